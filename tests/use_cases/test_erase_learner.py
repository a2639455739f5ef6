"""One's own data: all of it in one file, or erased in one act, and nobody else's."""

import json
from datetime import timedelta
from functools import partial

import pytest

from diagnostic.errors import UnknownLearner
from diagnostic.people import OPERATOR, VISITOR
from tests.factories import NOON, clock, details_and_plan, first_option, sealer, started
from use_cases.erase_learner import erase, forget_unseen, take_away
from use_cases.sign_in import who_is
from use_cases.take_diagnosis import answer, current_question

LATER = NOON + timedelta(hours=1)


def lines(uow):
    with uow.reading():
        return [
            (kept.act, kept.actor_role, kept.actor_id, kept.subject_id, kept.result)
            for kept in uow.audit.lines()
        ]


def one_answer(uow, them, kept, tick):
    given = first_option(current_question(uow, them, now=tick()).step.choice.item)
    answer(uow, them, assessment_id=kept.assessment.id, given=given, now=tick())
    return given


def test_person_takes_away_all_that_is_kept(uow):
    them, kept = started(uow)
    given = one_answer(uow, them, kept, clock())

    archive = take_away(uow, them, learner_id=them.id, sealer=sealer(), now=LATER)

    (told,) = archive["answers"]
    assert json.loads(json.dumps(archive)) == archive
    assert (told["item"], told["option"], told["mode"]) == (given.item, given.option, "declared")
    (own,) = archive["learners"]
    assert (own["id"], own["enrolled_at"]) == (str(them.id), NOON.isoformat())
    assert {table: len(rows) for table, rows in archive.items() if rows} == {
        "learners": 1,
        "notices": 1,
        "logins": 1,
        "assessments": 1,
        "answers": 1,
        "audit": 2,
    }


def test_person_reads_their_own_name_in_what_they_take_away(uow):
    them, _ = started(uow)
    details_and_plan(uow, them)

    archive = take_away(uow, them, learner_id=them.id, sealer=sealer(), now=LATER)

    (told,) = archive["learner_details"]
    assert (told["name"], told["age_band"], told["commune"]) == (
        "Amina",
        "vingt_cinq_trente_neuf",
        "13055",
    )
    assert "sealed_name" not in told
    assert [row["version"] for row in archive["plans"]] == [1]


def test_archive_opens_nothing(uow):
    them, kept = started(uow)

    archive = json.dumps(take_away(uow, them, learner_id=them.id, sealer=sealer(), now=LATER))

    assert "hash" not in archive
    assert kept.code not in archive
    assert kept.sid not in archive


def test_archive_holds_nobody_else(uow):
    them, _ = started(uow)
    other, kept = started(uow)
    one_answer(uow, other, kept, clock())

    archive = json.dumps(take_away(uow, them, learner_id=them.id, sealer=sealer(), now=LATER))

    assert str(other.id) not in archive
    assert str(kept.assessment.id) not in archive


def test_erasure_leaves_one_line_without_identity(uow):
    them, kept = started(uow)
    one_answer(uow, them, kept, clock())

    erase(uow, them, learner_id=them.id, now=LATER)

    assert lines(uow) == [
        ("enrol", "learner", None, None, "done"),
        ("erase", "learner", None, None, "done"),
    ]


@pytest.mark.parametrize("act", [partial(take_away, sealer=sealer()), erase])
def test_record_of_somebody_else_is_refused_and_noted(uow, act):
    them, _ = started(uow)
    other, _ = started(uow)

    with pytest.raises(UnknownLearner):
        act(uow, other, learner_id=them.id, now=LATER)

    archive = take_away(uow, them, learner_id=them.id, sealer=sealer(), now=LATER)
    refused = [line[1:4] for line in lines(uow) if line[-1] == "refused"]
    assert len(archive["learners"]) == 1
    assert refused == [("learner", other.id, None)]


YEAR = timedelta(days=365)


def test_person_unseen_for_a_year_is_forgotten(uow):
    started(uow)
    stays, _ = started(uow, now=NOON + timedelta(days=1))

    assert forget_unseen(uow, OPERATOR, now=NOON + YEAR) == 1

    archive = take_away(uow, stays, learner_id=stays.id, sealer=sealer(), now=LATER)
    assert len(archive["learners"]) == 1
    assert ("forget", "operator", None, None, "done") in lines(uow)


@pytest.mark.parametrize("sign", ["came back", "answered"])
def test_person_who_gave_a_sign_is_not_forgotten(uow, sign):
    them, kept = started(uow)
    since = NOON + timedelta(days=30)
    if sign == "came back":
        who_is(uow, VISITOR, sid=kept.sid, now=since)
    else:
        one_answer(uow, them, kept, clock(since))

    assert forget_unseen(uow, OPERATOR, now=NOON + YEAR) == 0
    assert forget_unseen(uow, OPERATOR, now=since + YEAR + timedelta(minutes=1)) == 1


def test_nobody_is_forgotten_before_the_year_is_over(uow):
    started(uow)

    assert forget_unseen(uow, OPERATOR, now=NOON + YEAR - timedelta(minutes=1)) == 0
