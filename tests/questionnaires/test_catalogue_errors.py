"""Each mistake an author of the catalogue can make, and the one French sentence that says it."""

import shutil

import pytest

from diagnostic.errors import MalformedItem, UnknownQuestionnaire
from jalons import CONTENT
from store.questionnaires import Shelf
from store.yaml_reader import read_yaml
from tests.architecture.test_translations import FRENCH
from tests.questionnaires.broken_copies import checked, said, spoil

pytestmark = pytest.mark.thorough

MISTAKES = read_yaml(CONTENT.parent / "tests" / "questionnaires" / "catalogue_errors.yaml")


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(CONTENT, tmp_path / "questionnaires")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["key"])
def test_author_error_is_one_french_sentence_with_its_file(folder, mistake):
    spoil(folder, f"catalogue/{mistake['file']}", mistake["old"], mistake["new"])

    result = checked(folder)

    assert result.exit_code == 1
    assert said(result)[0] == f"questionnaires/catalogue/{mistake['told']}"
    assert Shelf(folder).faults()[0].fault.key == mistake["key"]


def test_author_errors_show_every_sentence_there_is():
    shown = {mistake["key"] for mistake in MISTAKES}

    assert {key for key in FRENCH if key.startswith("catalogue.")} - shown == set()


def test_a_spoilt_catalogue_is_refused_with_its_file(folder):
    spoil(folder, "catalogue/modules.yaml", "teaches: [use-mouse]", "teaches: [use-mice]")

    with pytest.raises(MalformedItem) as refused:
        Shelf(folder).catalogue()

    assert refused.value.details == {
        "file": "catalogue/modules.yaml",
        "item": "first-mouse",
        "fault": "catalogue.unknown_item",
    }


def test_a_language_that_is_not_written_is_refused():
    with pytest.raises(UnknownQuestionnaire):
        Shelf(CONTENT).catalogue_words("ar")


def test_words_that_miss_a_step_are_refused(folder):
    spoil(folder, "catalogue/fr.yaml", '  see-family: "Voir mes proches en vidéo"\n', "")

    with pytest.raises(MalformedItem):
        Shelf(folder).catalogue_words("fr")


def test_a_missing_file_is_told(folder):
    (folder / "catalogue" / "goals.yaml").unlink()

    assert said(checked(folder))[0] == (
        "questionnaires/catalogue/goals.yaml : ce fichier n’existe pas ; créez-le."
    )


def test_a_folder_without_a_catalogue_is_no_mistake(folder):
    shutil.rmtree(folder / "catalogue")

    assert checked(folder).exit_code == 0


def test_a_step_that_left_the_files_is_still_told_kindly(folder):
    words = Shelf(folder).catalogue_words("fr")

    assert words.step("first-mouse").name == "La souris et le bureau"
    assert words.step("a-module-of-old") == words.gone


def test_a_retired_step_keeps_its_words_and_misses_them_otherwise(folder):
    spoil(folder, "catalogue/aids.yaml", "retired: []", "retired: [old-aid]")

    assert [told.fault.key for told in Shelf(folder).faults()] == ["catalogue.words_missing"]
    spoil(
        folder,
        "catalogue/fr.yaml",
        "\n# Les familles",
        '\n  old-aid: {name: "N", told: "T.", who: "Q.", where: "O."}\n\n# Les familles',
    )
    assert Shelf(folder).faults() == ()
    assert Shelf(folder).catalogue_words("fr").step("old-aid").name == "N"
