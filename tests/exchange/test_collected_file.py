"""What leaves is what comes back: place, mode and time of each answer, in no telling order."""

import numpy as np

from diagnostic.answers import RATHER_NOT_SAY, AnswerMode
from exchange.answers_file import read_answers
from exchange.collected_file import collected_csv
from store.questionnaires import load_questionnaire
from tests.questionnaires.broken_copies import SMALL

FIRST_LOOK = load_questionnaire(SMALL, "first-look")
PEOPLE = (
    {"send-message": ("alone", AnswerMode.OBSERVED, 12), "phone-own": ("good", "declared", None)},
    {"send-message": (RATHER_NOT_SAY, AnswerMode.DECLARED, 40)},
    {"phone-own": ("none", AnswerMode.DECLARED, 0)},
)


def test_written_answers_are_read_again(tmp_path):
    people = [{k: (o, AnswerMode(m), s) for k, (o, m, s) in one.items()} for one in PEOPLE]
    path = tmp_path / "collected.csv"

    path.write_text(collected_csv(FIRST_LOOK, people), encoding="utf-8")
    collected = read_answers(path, FIRST_LOOK)

    found = {tuple(sorted((i, g.option, g.mode) for i, g in p.items())) for p in collected.given()}
    assert found == {
        (("phone-own", "good", "declared"), ("send-message", "alone", "observed")),
        (),
        (("phone-own", "none", "declared"),),
    }
    assert collected.items == ("phone-own", "send-message")
    assert sorted(np.nan_to_num(collected.seconds["send-message"], nan=-1)) == [-1, -1, 12]
    assert sorted(np.nan_to_num(collected.seconds["phone-own"], nan=-1)) == [-1, -1, 0]


def test_order_of_the_people_changes_nothing():
    people = [{k: (o, AnswerMode(m), s) for k, (o, m, s) in one.items()} for one in PEOPLE]

    assert collected_csv(FIRST_LOOK, people) == collected_csv(FIRST_LOOK, people[::-1])
