"""Each mistake an author can make, and the one French sentence that says where and what to do."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from diagnostic.people import OPERATOR
from jalons import CONTENT, content_alone
from settings import ROOT
from store.questionnaires import list_questionnaires
from store.yaml_reader import read_yaml
from tests.questionnaires.broken_copies import (
    NO_BREAK_SPACE,
    SMALL,
    checked,
    copied,
    said,
    spoil,
)
from use_cases.check_content import tell_faults

pytestmark = pytest.mark.thorough

ERRORS = read_yaml(Path(__file__).parent / "author_errors.yaml")
TOLD_ELSEWHERE = {
    "content.no_questionnaire",
    "content.not_a_mapping",
    "content.report.catalogue",
    "content.report.catalogue_right",
    "content.report.published",
    "content.revision_changed",
}


@pytest.fixture
def folder(tmp_path):
    return copied(tmp_path)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error["mistake"])
def test_author_error_is_one_french_sentence(folder, error):
    spoil(folder, error["file"], error["old"], error["new"])

    result = checked(folder)

    assert (result.exit_code, said(result)) == (1, error["told"])


def test_author_errors_show_every_sentence_there_is():
    with (ROOT / "i18n" / "locales" / "fr.po").open("rb") as file:
        sentences = {m.id: m.string for m in read_po(file) if str(m.id).startswith("content.")}
    told = " ".join(sentence for error in ERRORS for sentence in error["told"])

    unseen = {key for key, sentence in sentences.items() if not _is_shown(sentence, told)}

    assert unseen == TOLD_ELSEWHERE


def _is_shown(sentence: str | tuple[str, ...], told: str) -> bool:
    """Whether a sentence stands in what is told, whatever fills it."""
    forms = sentence if isinstance(sentence, tuple) else (sentence,)
    plain = (
        form.replace(NO_BREAK_SPACE, " ").replace("{{", "{").replace("}}", "}") for form in forms
    )
    return any(re.search(re.sub(r"\\{\w+\\}", ".+", re.escape(form)), told) for form in plain)


def test_every_mistake_is_told_at_once(folder):
    spoil(folder, "framework.fr.yaml", "areas: {gestures: Les premiers gestes, ", "areas: {")
    spoil(folder, "first-look/questionnaire.yaml", "seconds: 12", "seconds: douze")
    spoil(
        folder,
        "first-look/questionnaire.yaml",
        "only_if: {phone-own: [good]}",
        "only_if: {a: [b]}",
    )
    spoil(folder, "first-look/calibration.yaml", "thresholds: [-0.7, 0.6]", "thresholds: [1, 0]")
    spoil(folder, "first-look/calibration.yaml", "sd: 1.0", "sd: -1.0")
    spoil(folder, "first-look/fr.yaml", "shared: Prêté ou partagé, ", "")

    places = [
        sentence.split(" : ")[0].removeprefix("questionnaires/")
        for sentence in said(checked(folder))
    ]

    assert places == [
        "framework.fr.yaml, « gestures »",
        "first-look/questionnaire.yaml, « mail-icon »",
        "first-look/calibration.yaml",
        "first-look/questionnaire.yaml, « send-message »",
        "first-look/calibration.yaml, « join-call »",
        "first-look/fr.yaml, « computer »",
    ]


def test_a_missing_file_is_told_without_its_consequences(folder):
    (folder / "first-look" / "calibration.yaml").unlink()

    assert said(checked(folder)) == [
        "questionnaires/first-look/calibration.yaml : ce fichier n’existe pas ; créez-le."
    ]


def test_a_file_that_is_a_list_is_told(folder):
    (folder / "framework.yaml").write_text("- une\n- liste\n", "utf-8")

    assert said(checked(folder)) == [
        "questionnaires/framework.yaml : ce fichier ne contient pas de clés ; écrivez-le comme le "
        "décrit questionnaires/README.md."
    ]


def test_an_empty_folder_is_told(tmp_path):
    shutil.copy(SMALL / "framework.yaml", tmp_path)

    result = checked(tmp_path)

    assert result.exit_code == 1
    assert said(result) == [
        f"{tmp_path.name}/ : ce dossier ne contient aucun questionnaire ; vérifiez son nom."
    ]


def test_a_sound_folder_passes(folder):
    result = checked(folder)

    assert (result.exit_code, said(result)) == (0, ["1 questionnaire vérifié, aucune erreur."])


def test_the_command_exits_with_one_when_something_is_wrong(folder):
    (folder / "first-look" / "fr.yaml").unlink()
    command = [sys.executable, "jalons.py", "questionnaires", "--check", "--folder", str(folder)]

    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert ended.returncode == 1
    assert ended.stdout.splitlines() == [
        "questionnaires/first-look/fr.yaml\N{NO-BREAK SPACE}: ce fichier n’existe pas"
        "\N{NO-BREAK SPACE}; créez-le."
    ]
    assert ended.stderr.splitlines() == ["1 erreur à corriger."]


@pytest.mark.parametrize("id", list_questionnaires(CONTENT))
def test_shipped_questionnaire_has_no_fault(id):
    wrong = tell_faults(content_alone(), OPERATOR)

    assert [
        sentence for sentence in wrong if f"/{id}/" in sentence or "/framework" in sentence
    ] == []
