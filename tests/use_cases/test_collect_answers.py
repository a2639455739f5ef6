"""Answers leave without anybody's identity, as the file that calibration reads."""

import pytest

from diagnostic.answers import UNSURE, AnswerMode, Given
from diagnostic.errors import Forbidden, UnknownQuestionnaire
from diagnostic.people import OPERATOR, VISITOR
from exchange.answers_file import read_answers
from exchange.answers_refused import TooFewRespondents
from store.unit_of_work import UnitOfWork
from tests.counted_people import FIRST_STEPS, SHIPPED, assessed, keep_sitting
from tests.factories import NOON, structure
from use_cases.collect_answers import collect

KNOWN = SHIPPED.questionnaire(FIRST_STEPS)
GESTURE = next(item for item in KNOWN.items if AnswerMode.OBSERVED in item.modes and item.area)


@pytest.fixture
def shipped(engine) -> UnitOfWork:
    return UnitOfWork(engine, SHIPPED)


def said(place: int, mode: AnswerMode = AnswerMode.OBSERVED) -> tuple[Given, ...]:
    return (Given(GESTURE.id, GESTURE.options[place].id, mode),)


def written(uow, out, **wanted):
    return collect(
        uow,
        wanted.pop("actor", OPERATOR),
        questionnaire=wanted.pop("questionnaire", FIRST_STEPS),
        out=out,
        now=NOON,
    )


def test_file_holds_each_persons_first_answers_and_nothing_else(shipped, tmp_path):
    ours, invented = structure(shipped), structure(shipped, invented=True)
    for n in range(10):
        assessed(shipped, said(n % 2), of=ours if n else None)
    unsure = assessed(shipped, (Given(GESTURE.id, UNSURE),), of=ours)
    keep_sitting(shipped, unsure, said(1), now=NOON.replace(year=NOON.year + 1))
    assessed(shipped, said(0), of=invented)
    out = tmp_path / "collected.csv"

    count = written(shipped, out)

    name = GESTURE.id.replace("-", "_")
    header, *lines = out.read_text("utf-8").splitlines()
    assert (count, header) == (11, f"{name},mode_{name},seconds_{name}")
    assert lines == [",,"] + ["0,observed,"] * 5 + ["1,observed,"] * 5
    collected = read_answers(out, KNOWN)
    assert [one[GESTURE.id].option for one in collected.given() if one] == [
        GESTURE.options[place].id for place in [0] * 5 + [1] * 5
    ]
    with shipped.reading():
        assert [kept.act for kept in shipped.audit.lines()] == ["collect"]


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        ({}, TooFewRespondents),
        ({"questionnaire": "nowhere"}, UnknownQuestionnaire),
        ({"actor": VISITOR}, Forbidden),
    ],
    ids=["ten people", "no such questionnaire", "not the operator"],
)
def test_refusal_writes_nothing(shipped, tmp_path, wanted, refusal):
    ours = structure(shipped)
    for _ in range(10):
        assessed(shipped, said(0), of=ours)

    with pytest.raises(refusal):
        written(shipped, tmp_path / "collected.csv", **wanted)

    assert list(tmp_path.glob("*.csv")) == []
