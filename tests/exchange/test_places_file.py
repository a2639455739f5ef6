"""A file of places: what is read, what is left out and named, what is refused."""

from itertools import count
from uuid import UUID

import pytest

from exchange.places_file import read_places
from pathway.errors import UnreadablePlaces

HEADER = "id,pivot,nom,commune,code_postal,code_insee,adresse,telephone,site_web,services\n"
LINE = (
    "C-1,123,Médiathèque du Port,Marseille,13002,13202,2 quai du Port,+33491000000,"
    "https://exemple.fr,"
    "Aide aux démarches administratives|Accès internet et matériel informatique\n"
)


def read(text, encoding="utf-8"):
    ids = count(1)
    return read_places(text.encode(encoding), lambda: UUID(int=next(ids)))


def test_place_is_read_whole():
    [place] = read(HEADER + LINE).places
    assert (place.source_id, place.name, place.postal_code) == (
        "C-1",
        "Médiathèque du Port",
        "13002",
    )
    assert place.where == "2 quai du Port, 13002 Marseille"
    assert place.services == (
        "Aide aux démarches administratives",
        "Accès internet et matériel informatique",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_three_encodings_are_read(encoding):
    [place] = read(HEADER + LINE, encoding).places
    assert place.name == "Médiathèque du Port"


def test_semicolons_between_columns_are_read():
    text = (
        "nom;commune;code_postal;adresse;services\n"
        "CCAS;Nevers;58000;1 rue X;aide aux démarches administratives|Autre chose\n"
    )
    [place] = read(text).places
    assert place.services == ("Aide aux démarches administratives", "Autre chose")
    assert place.source_id == "CCAS 58000 1 rue X"


def test_line_without_a_name_is_named_and_the_others_are_read():
    found = read(HEADER + LINE + ",,,Nevers,58000,,1 rue X,,,\n" + LINE.replace("C-1", "C-2"))
    assert [place.source_id for place in found.places] == ["C-1", "C-2"]
    assert [(one.line, one.column) for one in found.left_out] == [(3, "nom")]


def test_postal_code_that_cannot_be_is_named():
    found = read(HEADER + LINE + LINE.replace("13002", "1300"))
    assert [one.column for one in found.left_out] == ["code_postal"]


def test_the_same_place_twice_is_one():
    assert len(read(HEADER + LINE + LINE).places) == 1


def test_address_of_a_site_that_no_browser_should_open_is_left_aside():
    [place] = read(HEADER + LINE.replace("https://exemple.fr", "javascript:alert(1)")).places
    assert place.website == ""


def test_list_too_long_keeps_whole_values():
    [place] = read(HEADER + LINE.replace("\n", "|" + "|".join(["é" * 90] * 20) + "\n")).places
    assert set(map(len, place.services[2:])) == {90}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe not a table",
        b"nom,commune\nCCAS,Nevers\n",
        HEADER.encode(),
        (HEADER + ",,,,,,,,,\n").encode(),
        b"a" * 5_000_001,
    ],
    ids=["empty", "binary", "columns missing", "no line", "no place", "too large"],
)
def test_what_is_no_file_of_places_is_refused(content):
    with pytest.raises(UnreadablePlaces):
        read_places(content, lambda: UUID(int=1))
