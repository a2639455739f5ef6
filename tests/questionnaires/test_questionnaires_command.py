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
        "first-look : révision 3, 5 questions (Équipement 2, Compétences 3), langues : français"
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
        Summary("first-look", 3, ("fr",), (("Équipement", 2), ("Compétences", 3))),
    )
