"""What waits for an adviser: who is in the list, why, and in which order."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from pathway.follow_up import Delays, EndReason, FollowUpEnd, closed_by
from pathway.plan import PlanStep, Reason, ReasonKind, StepKind, StepState
from pathway.worklist import PersonNow, TaskKind, tasks
from tests.factories import NOON
from tests.pathway.test_referrals import referral

DELAYS = Delays(no_news_weeks=6, referral_weeks=3, next_diagnosis_weeks=26)
SOMEBODY = PersonNow(UUID(int=1), seen_at=NOON)


def step(due_on, state=StepState.PLANNED):
    reason = Reason(ReasonKind.GOAL, "see-family")
    return PlanStep("video-call", StepKind.MODULE, reason, state, due_on=due_on)


def kinds(person, *, weeks=0, days=0):
    now = NOON + timedelta(weeks=weeks, days=days)
    return [task.kind for task in tasks([person], now, DELAYS)]


def test_nobody_waits_on_the_first_day():
    assert kinds(SOMEBODY) == []


def test_no_news_after_the_delay_and_not_before():
    assert kinds(SOMEBODY, weeks=6, days=-1) == []
    assert kinds(SOMEBODY, weeks=6) == [TaskKind.NO_NEWS]


def test_next_diagnosis_falls_due():
    person = replace(SOMEBODY, diagnosed_at=NOON, seen_at=NOON + timedelta(weeks=25))
    assert kinds(person, weeks=26) == [TaskKind.DIAGNOSIS_DUE]


def test_diagnosis_left_open_is_told_the_day_after_and_once_with_no_news():
    person = replace(SOMEBODY, unfinished_since=NOON)
    assert kinds(person) == []
    assert kinds(person, days=1) == [TaskKind.DIAGNOSIS_UNFINISHED]
    assert kinds(person, weeks=7) == [TaskKind.NO_NEWS]


def test_step_is_overdue_the_day_after_unless_done():
    due = NOON.date()
    assert kinds(replace(SOMEBODY, steps=(step(due),))) == []
    assert kinds(replace(SOMEBODY, steps=(step(due),)), days=1) == [TaskKind.STEP_OVERDUE]
    assert kinds(replace(SOMEBODY, steps=(step(due, StepState.DONE),)), days=1) == []
    assert kinds(replace(SOMEBODY, steps=(step(None),)), days=1) == []


def test_oldest_step_alone_is_told():
    person = replace(SOMEBODY, steps=(step(date(2026, 1, 3)), step(date(2026, 1, 2))))
    [task] = tasks([person], NOON, DELAYS)
    assert task.since == date(2026, 1, 2)
    assert task.about == "video-call"


def test_silent_referral_is_told():
    person = replace(SOMEBODY, referrals=(referral(),))
    assert kinds(person, weeks=3) == [TaskKind.REFERRAL_SILENT]


def test_each_line_says_the_day_that_a_person_would_tell():
    person = replace(SOMEBODY, diagnosed_at=NOON - timedelta(days=9), referrals=(referral(),))
    told = tasks([person], NOON + timedelta(weeks=30), DELAYS)

    assert {task.kind: task.since for task in told} == {
        TaskKind.REFERRAL_SILENT: referral().since.date(),
        TaskKind.NO_NEWS: NOON.date(),
        TaskKind.DIAGNOSIS_DUE: NOON.date() - timedelta(days=9),
    }


def test_the_list_goes_by_kind_then_by_age():
    old = PersonNow(UUID(int=2), seen_at=NOON - timedelta(weeks=1))
    late = replace(SOMEBODY, steps=(step(NOON.date()),))
    told = tasks([SOMEBODY, old, late], NOON + timedelta(weeks=8), DELAYS)
    assert [(task.kind, task.learner_id.int) for task in told] == [
        (TaskKind.STEP_OVERDUE, 1),
        (TaskKind.NO_NEWS, 2),
        (TaskKind.NO_NEWS, 1),
        (TaskKind.NO_NEWS, 1),
    ]


@pytest.mark.parametrize("weeks", [0, 105, -3])
def test_delay_out_of_reason_is_refused(weeks):
    with pytest.raises(ValueError, match="between 1 and 104"):
        Delays(no_news_weeks=weeks)


def test_last_end_holds():
    def end(reason):
        return FollowUpEnd(UUID(int=1), UUID(int=2), reason, NOON, "adviser:1")

    moved, again = end(EndReason.MOVED), end(None)
    assert closed_by([]) is None
    assert closed_by([moved]) is moved
    assert closed_by([moved, again]) is None
    assert closed_by([moved, again, moved]) is moved
