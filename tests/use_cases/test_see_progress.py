"""Progress told to a person and to their adviser, counted for the coordinator."""

from datetime import timedelta

import pytest

from diagnostic.errors import UnknownLearner
from diagnostic.observations import Autonomy
from diagnostic.people import Role
from pathway.meetings import MeetingDetails, MeetingKind
from security.identity import learner_actor
from store.unit_of_work import UnitOfWork
from tests.counted_people import FIRST_STEPS, SHIPPED
from tests.factories import NOON, answered, enrolled, staff, structure
from use_cases.hold_meeting import hold_planned
from use_cases.plan_meeting import plan
from use_cases.see_needs import see_needs
from use_cases.see_progress import read_progress

LATER = NOON + timedelta(days=12)


@pytest.fixture
def uow(engine):
    return UnitOfWork(engine, SHIPPED)


@pytest.fixture
def here(uow):
    return structure(uow)


@pytest.fixture
def adviser(uow, here):
    return staff(uow, Role.ADVISER, of=here).actor


def saw(uow, learner, adviser, subject, autonomy, *, now):
    with uow:
        uow.observations.see(
            learner.id,
            subject,
            autonomy,
            meeting_id=None,
            observed_at=now,
            stamp=uow.facts.stamp(adviser, now),
        )
        uow.commit()


def new_id(uow):
    with uow.reading():
        return uow.facts.new_id(NOON)


def progress(uow, actor, learner, *, now=LATER):
    return read_progress(uow, actor, learner_id=learner.id, language="fr", now=now)


def test_what_was_said_with_help_and_is_seen_alone_is_told(uow, here, adviser):
    learner = enrolled(uow, of=here)
    answered(uow, learner.id, "search-web=with_help", now=NOON)
    saw(uow, learner, adviser, "search-web", Autonomy.ALONE, now=LATER)

    for actor in (adviser, learner_actor(learner.id)):
        [one] = progress(uow, actor, learner).achieved
        assert (one.subject, one.since, one.was_seen) == ("search-web", LATER, True)


def test_without_a_sitting_nor_anything_seen_nothing_is_told(uow, here, adviser):
    view = progress(uow, adviser, enrolled(uow, of=here))
    assert (view.achieved, view.ladders, view.first_demarche_after) == ((), (), None)


def test_first_demarche_alone_is_dated_from_the_first_day(uow, here, adviser):
    learner = enrolled(uow, of=here)
    saw(uow, learner, adviser, "demarche:caf-online", Autonomy.ALONE, now=LATER)
    view = progress(uow, adviser, learner)
    assert view.first_demarche_after == timedelta(days=12)
    assert [ladder.subject for ladder in view.ladders] == ["demarche:caf-online"]


def test_each_thing_seen_is_a_ladder_from_the_first_day_to_the_last(uow, here, adviser):
    learner = enrolled(uow, of=here)
    climbed = [Autonomy.DONE_FOR_THEM, Autonomy.GUIDED, Autonomy.ALONE]
    for days, autonomy in enumerate(climbed):
        day = NOON + timedelta(days=days)
        saw(uow, learner, adviser, "demarche:taxes", autonomy, now=day)
    saw(uow, learner, adviser, "search-web", Autonomy.GUIDED, now=LATER)

    moved_last, ladder = progress(uow, adviser, learner).ladders

    assert moved_last.subject == "search-web"
    assert [one.autonomy for one in ladder.observations] == climbed
    assert ladder.last.observed_at == NOON + timedelta(days=2)


def test_nobody_reads_the_progress_of_another(uow, here):
    learner, other = enrolled(uow, of=here), enrolled(uow, of=here)
    with pytest.raises(UnknownLearner):
        progress(uow, learner_actor(other.id), learner)


def test_coordinator_counts_those_who_progressed(uow, here, adviser):
    for place in range(24):
        learner = enrolled(uow, of=here)
        answered(uow, learner.id, "search-web=with_help", now=NOON)
        rung = Autonomy.ALONE if place % 2 else Autonomy.GUIDED
        saw(uow, learner, adviser, "search-web", rung, now=LATER)
    coordinator = staff(uow, Role.COORDINATOR, of=here).actor

    view = see_needs(uow, coordinator, questionnaire=FIRST_STEPS, language="fr", now=LATER)

    assert view.progressed.progressed is not None
    assert view.progressed.met_again is not None
    assert abs(view.progressed.progressed - 12) <= 5
    assert abs(view.progressed.met_again - 24) <= 5


def test_what_is_seen_after_the_questions_of_the_same_meeting_is_progress(uow, here, adviser):
    learner = enrolled(uow, of=here)
    details = MeetingDetails(MeetingKind.INDIVIDUAL, NOON, 60)
    meeting = plan(
        uow,
        adviser,
        meeting_id=new_id(uow),
        learner_id=learner.id,
        details=details,
        now=NOON,
    )
    answered(uow, learner.id, "search-web=with_help", now=NOON + timedelta(minutes=20))
    written_at = NOON + timedelta(minutes=50)

    hold_planned(
        uow,
        adviser,
        meeting_id=meeting,
        version=1,
        seen={"search-web": Autonomy.ALONE},
        questionnaire="premiers-pas",
        now=written_at,
    )

    [one] = progress(uow, adviser, learner).achieved
    assert (one.subject, one.since) == ("search-web", written_at)
