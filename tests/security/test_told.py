"""What people say of themselves: sealed and opened, and nothing that would tell more."""

import pytest

from diagnostic.errors import UnfitName
from diagnostic.people import AgeBand, LearnerDetails
from security.encryption import Sealer
from security.told import Told, fit_name, opened, sealed
from tests.factories import sealer


def test_name_is_sealed_and_opened():
    told = Told("Amina", AgeBand.FROM_70, "13055")

    kept = sealed(told, sealer())

    assert "Amina" not in str(kept)
    assert opened(kept, sealer()) == told


def test_nothing_said_is_nothing_kept():
    assert sealed(Told("   "), sealer()) == LearnerDetails()


def test_name_sealed_with_a_lost_key_leaves_the_rest_readable():
    kept = sealed(Told("Amina", AgeBand.FROM_70), Sealer(b"a key that was lost, of 32 or more"))

    assert opened(kept, sealer()) == Told(None, AgeBand.FROM_70)


@pytest.mark.parametrize("name", ["Zoé", "Jean-Éric", "N’Golo", "Anna 2", "김민준"])
def test_name_of_a_person_is_fit(name):
    assert fit_name(f"  {name} ") == name


@pytest.mark.parametrize(
    "name",
    ["a@b.fr", "0612345678", "x" * 41, "[a](b)", "a_b", "<b>", "-Zoé"],
    ids=["e-mail", "telephone", "too long", "link", "underscore", "tag", "dash first"],
)
def test_what_is_no_name_is_refused(name):
    with pytest.raises(UnfitName):
        fit_name(name)
