"""`python jalons.py questionnaires` tells what is on the shelf."""

from click.testing import CliRunner

from diagnostic.people import OPERATOR
from jalons import content_alone, jalons
from tests.questionnaires.broken_copies import SMALL, copied, said, spoil
from use_cases.check_content import Summary, describe

COMMAND = ("questionnaires", "--folder")


def test_questionnaires_are_listed_with_what_they_hold():
    result = CliRunner().invoke(jalons, [*COMMAND, str(SMALL)])

    assert result.exit_code == 0
    assert said(result) == [
        "first-look : révision 3, 6 questions (Équipement 2, Compétences 4), langues : français"
    ]


def test_a_wrong_questionnaire_is_not_listed(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, "first-look/fr.yaml", "shared: Prêté ou partagé, ", "")

    result = CliRunner().invoke(jalons, [*COMMAND, str(folder)])

    assert (result.exit_code, result.stderr) == (1, "1 erreur à corriger.\n")
    assert len(said(result)) == 1


def test_schemas_are_written_beside_the_questionnaires(tmp_path):
    folder = copied(tmp_path)

    result = CliRunner().invoke(jalons, [*COMMAND, str(folder), "--schemas"])

    assert result.exit_code == 0
    assert (folder / "schema" / "questionnaire.schema.json").is_file()


def test_describe_counts_the_questions_of_each_dimension():
    assert describe(content_alone(SMALL), OPERATOR) == (
        Summary("first-look", 3, ("fr",), (("Équipement", 2), ("Compétences", 4))),
    )


def test_published_revision_is_kept_and_no_longer_changes(tmp_path):
    folder = copied(tmp_path)
    command = [*COMMAND, str(folder)]

    kept = CliRunner().invoke(jalons, [*command, "--freeze", "first-look"])
    spoil(folder, "first-look/calibration.yaml", "declared: 1.7", "declared: 1.5")
    told = CliRunner().invoke(jalons, [*command, "--check"])
    again = CliRunner().invoke(jalons, [*command, "--freeze", "first-look"])

    assert said(kept) == ["Révision 3 de « first-look » gardée : elle ne change plus."]
    assert (told.exit_code, said(told)) == (
        1,
        [
            "questionnaires/first-look/questionnaire.yaml : la révision 3 est déjà publiée, et "
            "« first-look/calibration.yaml » ne mesure plus pareil ; augmentez « revision » dans "
            "questionnaire.yaml."
        ],
    )
    assert again.exit_code == 1
    assert "déjà publiée" in again.stderr


def test_unknown_questionnaire_is_not_published(tmp_path):
    result = CliRunner().invoke(jalons, [*COMMAND, str(copied(tmp_path)), "--freeze", "none"])

    assert result.exit_code == 1
    assert "Ce questionnaire n’existe pas." in result.stderr
