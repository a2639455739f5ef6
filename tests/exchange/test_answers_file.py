"""A file of answers says what it says, or is refused with file, line and column."""

from dataclasses import replace

import numpy as np
import pytest

from diagnostic.answers import AnswerMode, Given
from exchange.answers_file import read_answers
from exchange.answers_refused import (
    ColumnTwice,
    LineLength,
    NoQuestion,
    NoRespondent,
    NotDescribed,
    NotReadable,
    UnknownColumn,
    UnknownMode,
    UnknownValue,
    WrongSeconds,
    WrongWeight,
)
from i18n.catalogue import translate
from store.questionnaires import load_questionnaire
from tests.questionnaires.broken_copies import SMALL

FIRST_LOOK = load_questionnaire(SMALL, "first-look")


@pytest.fixture
def written(tmp_path):
    """Write lines as a file of answers."""

    def write(*lines: str, encoding: str = "utf-8"):
        path = tmp_path / "survey.csv"
        path.write_text("\n".join(lines) + "\n", encoding=encoding)
        return path

    return write


def test_answers_are_read_by_question(written):
    path = written("phone_own,age_band,send_message", "1,young,0", "0,old,")

    collected = read_answers(path, FIRST_LOOK)

    assert collected.given() == (
        {"phone-own": Given("phone-own", "good"), "send-message": Given("send-message", "alone")},
        {"phone-own": Given("phone-own", "none")},
    )
    assert collected.absent == {"computer-own", "join-call", "mail-icon", "put-sound-on"}


def test_answers_are_given_in_the_usual_mode_of_their_question(written):
    path = written("mail_icon", "2")

    (person,) = read_answers(path, FIRST_LOOK).given()

    assert person == {"mail-icon": Given("mail-icon", "key", AnswerMode.DONE)}


def test_ranks_follow_the_options_and_not_their_codes(written):
    path = written("send_message,phone_own", "0,1", "2,1", ",1")

    ranks = read_answers(path, FIRST_LOOK).ranks("send-message")

    np.testing.assert_array_equal(ranks, [2.0, 0.0, np.nan])


def test_weights_are_read_when_they_are_wanted(written):
    questionnaire = _weighing()
    path = written("weight,phone_own", "0.5,1", "2,0")

    wanted = read_answers(path, questionnaire, weighted=True)
    unwanted = read_answers(path, questionnaire)

    assert (wanted.weights.tolist(), unwanted.weights.tolist()) == ([0.5, 2.0], [1.0, 1.0])


def test_a_byte_order_mark_is_no_part_of_a_name(written):
    path = written("phone_own", "1", encoding="utf-8-sig")

    assert read_answers(path, FIRST_LOOK).items == ("phone-own",)


REFUSALS = {
    "unknown column": (
        ("phone_own,shoe_size", "1,42"),
        UnknownColumn,
        "survey.csv, ligne 1, colonne « shoe_size » : « first-look » n’a pas cette question, "
        "et rien ne dit qu’elle décrit les personnes ; corrigez son nom ou enlevez-la.",
    ),
    "unknown value": (
        ("age_band,phone_own", "jeune,1", "jeune,oui"),
        UnknownValue,
        "survey.csv, ligne 3, colonne « phone_own » : « oui » n’est pas une réponse connue ; "
        "écrivez un code de 0 à 1, ou rien.",
    ),
    "value out of range": (
        ("computer_own", "3"),
        UnknownValue,
        "survey.csv, ligne 2, colonne « computer_own » : « 3 » n’est pas une réponse connue ; "
        "écrivez un code de 0 à 2, ou rien.",
    ),
    "after an empty line": (
        ("phone_own", "1", "", "2"),
        UnknownValue,
        "survey.csv, ligne 4, colonne « phone_own » : « 2 » n’est pas une réponse connue ; "
        "écrivez un code de 0 à 1, ou rien.",
    ),
    "column twice": (
        ("phone_own,phone_own", "1,1"),
        ColumnTwice,
        "survey.csv, ligne 1, colonne « phone_own » : elle y est deux fois ; gardez-en une.",
    ),
    "short line": (
        ("phone_own,computer_own", "1,2", "1"),
        LineLength,
        "survey.csv, ligne 3 : elle n’a pas autant de cellules (1) que de colonnes (2).",
    ),
    "no question": (
        ("age_band", "jeune"),
        NoQuestion,
        "survey.csv, ligne 1 : aucune colonne n’est une question de « first-look ».",
    ),
    "no respondent": (
        ("phone_own",),
        NoRespondent,
        "survey.csv : aucune réponse sous la ligne des colonnes.",
    ),
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
def test_malformed_answers_are_refused_with_their_place(written, refusal):
    lines, kind, sentence = refusal

    with pytest.raises(kind) as refused:
        read_answers(written(*lines), FIRST_LOOK)

    said = translate("fr", refused.value.key, **refused.value.details)
    assert said.replace("\u00a0", " ") == sentence


@pytest.mark.parametrize("weight", ["", "0", "-1", "lourd", "nan", "inf"])
def test_weights_that_weigh_nothing_are_refused(written, weight):
    path = written("weight,phone_own", "1,1", f"{weight},1")

    with pytest.raises(WrongWeight) as refused:
        read_answers(path, _weighing(), weighted=True)

    assert refused.value.details == {
        "file": "survey.csv",
        "line": 3,
        "column": "weight",
        "value": weight,
    }


def test_what_is_not_text_is_refused(tmp_path):
    path = tmp_path / "survey.csv"
    path.write_bytes(b"\xff\xfe\x00phone_own")

    with pytest.raises(NotReadable):
        read_answers(path, FIRST_LOOK)


def _weighing():
    return replace(FIRST_LOOK, describes=("weight",))


def test_modes_and_seconds_stand_beside_their_questions(written):
    path = written(
        "send_message,mode_send_message,seconds_send_message",
        "0,observed,12",
        "1,,",
        "2,declared,0",
    )

    collected = read_answers(path, FIRST_LOOK)

    said = [person["send-message"].mode for person in collected.given()]
    assert said == [AnswerMode.OBSERVED, FIRST_LOOK.item("send-message").modes[0], "declared"]
    np.testing.assert_array_equal(collected.seconds["send-message"], [12.0, np.nan, 0.0])
    assert collected.items == ("send-message",)


def test_what_describes_people_is_read_only_where_it_is_wanted(written):
    path = written("send_message,age_band", "0,young", "1,")

    assert read_answers(path, FIRST_LOOK).described == {}
    assert read_answers(path, FIRST_LOOK, describing=["age"]).described == {
        "age_band": ("young", "")
    }


@pytest.mark.parametrize(
    ("lines", "refusal", "column"),
    [
        (("send_message,mode_send_message", "0,dreamt"), UnknownMode, "mode_send_message"),
        (("send_message,seconds_send_message", "0,-2"), WrongSeconds, "seconds_send_message"),
        (("send_message,seconds_send_message", "0,fast"), WrongSeconds, "seconds_send_message"),
    ],
)
def test_wrong_mode_or_time_is_refused_where_it_stands(written, lines, refusal, column):
    with pytest.raises(refusal) as refused:
        read_answers(written(*lines), FIRST_LOOK)

    assert (refused.value.details["line"], refused.value.details["column"]) == (2, column)
    assert "{" not in translate("fr", refused.value.key, **refused.value.details)


def test_group_that_no_column_tells_is_refused(written):
    with pytest.raises(NotDescribed) as refused:
        read_answers(written("send_message,age_band", "0,old"), FIRST_LOOK, describing=["sex"])

    assert refused.value.details["known"] == "age_band"
