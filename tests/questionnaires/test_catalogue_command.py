"""`python jalons.py catalogue` counts what can be proposed, and tells what is wrong in it."""

import json
import shutil
from datetime import date

import pytest
from click.testing import CliRunner

from diagnostic.people import OPERATOR
from jalons import CONTENT, content_alone, jalons
from tests.questionnaires.broken_copies import said, spoil
from use_cases.check_content import describe_catalogue


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(CONTENT, tmp_path / "questionnaires")


def test_catalogue_is_counted_as_it_stands_in_its_files():
    result = CliRunner().invoke(jalons, ["catalogue", "--check", "--json"])

    entries = {
        name: listed.split(f"\n{name}:")[1].count("\n  - {id:")
        for name in ("modules", "aids", "goals")
        if (listed := (CONTENT / "catalogue" / f"{name}.yaml").read_text("utf-8"))
    }
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {**entries, "to_review": entries["aids"]}


def test_check_says_in_french_that_all_is_right():
    told = said(CliRunner().invoke(jalons, ["catalogue", "--check"]))

    assert told[0].endswith(" objectifs.")
    assert "« à vérifier »" in told[1]
    assert told[2] == "Catalogue vérifié, aucune erreur."


def test_an_aid_verified_of_late_is_no_longer_to_review_until_it_is_old_again(folder):
    spoil(
        folder,
        "catalogue/aids.yaml",
        'source: "Info Escroqueries, lu en 2018", dated: 2018-01-01, verified_on: 2018-01-01',
        'source: "Info Escroqueries, appel", dated: 2026-11-20, verified_on: 2026-11-20',
    )
    uow = content_alone(folder)

    fresh = describe_catalogue(uow, OPERATOR, today=date(2026, 11, 22))
    old = describe_catalogue(uow, OPERATOR, today=date(2027, 11, 21))

    assert (fresh.to_review, old.to_review) == (fresh.aids - 1, old.aids)


def test_a_wrong_catalogue_is_told_and_not_counted(folder):
    spoil(folder, "catalogue/modules.yaml", "teaches: [use-mouse]", "teaches: [use-mice]")
    command = ["catalogue", "--check", "--folder", str(folder)]

    told = CliRunner().invoke(jalons, command)
    as_json = CliRunner().invoke(jalons, [*command, "--json"])
    unchecked = CliRunner().invoke(jalons, ["catalogue", "--folder", str(folder)])

    assert said(told)[0].startswith("questionnaires/catalogue/modules.yaml, « first-mouse »")
    assert (told.exit_code, as_json.exit_code, unchecked.exit_code) == (1, 1, 1)
    assert as_json.stdout == ""
    assert said(unchecked) == said(told)


def test_what_is_wrong_in_the_questions_is_not_told_of_the_catalogue(folder):
    spoil(folder, "premiers-pas/fr.yaml", '    alt: "Une souris d’ordinateur"\n', "")

    result = CliRunner().invoke(jalons, ["catalogue", "--check", "--folder", str(folder)])

    assert "premiers-pas" not in result.stdout
