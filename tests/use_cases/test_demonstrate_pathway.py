"""An invented structure has a past and an agenda, all of it before now or clearly to come."""

from datetime import timedelta

import pytest
from numpy.random import default_rng

from diagnostic.errors import Forbidden
from diagnostic.people import Role
from pathway.meetings import MeetingKind, MeetingState
from pathway.referrals import ReferralState
from pathway.worklist import TaskKind
from security.access import scope_of
from tests.factories import NOON, NOTICE, SMALL, codes, sealer, staff, structure
from use_cases.demonstrate_pathway import FOLLOWED, LOST, follow
from use_cases.load_demonstration import fill
from use_cases.see_meetings import agenda
from use_cases.see_worklist import worklist

BOTH = (Role.ADVISER, Role.COORDINATOR)
pytestmark = pytest.mark.thorough

PEOPLE = 22
HALF_A_YEAR = timedelta(days=180)


def followed(uow, actor):
    return follow(uow, actor, questionnaire=SMALL, rng=default_rng(1), now=NOON)


@pytest.fixture
def actor(uow):
    """An adviser of an invented structure that did all this."""
    actor = staff(uow, *BOTH, of=structure(uow, invented=True)).actor
    fill(
        uow,
        actor,
        questionnaire=SMALL,
        notice_version=NOTICE,
        assessed=PEOPLE,
        codes=codes(),
        sealer=sealer(),
        rng=default_rng(1),
        now=NOON,
    )
    assert followed(uow, actor) == FOLLOWED
    return actor


def met(uow, actor):
    around = {"first": NOON - HALF_A_YEAR, "last": NOON + HALF_A_YEAR, "sealer": sealer()}
    return [one.meeting for one in agenda(uow, actor, **around)]


def test_the_agenda_has_meetings_workshops_and_help_in_passing(uow, actor):
    meetings = met(uow, actor)

    kinds = {(one.details.kind, one.state) for one in meetings}
    assert kinds == {
        (MeetingKind.INDIVIDUAL, MeetingState.HELD),
        (MeetingKind.INDIVIDUAL, MeetingState.PLANNED),
        (MeetingKind.WORKSHOP, MeetingState.HELD),
        (MeetingKind.WORKSHOP, MeetingState.PLANNED),
        (MeetingKind.ONE_OFF, MeetingState.HELD),
    }
    assert all(
        (one.details.ends_at <= NOON) == (one.state is MeetingState.HELD) for one in meetings
    )
    assert all(one.details.at.weekday() < 5 for one in meetings)
    assert all(one.recorded_at <= NOON for one in meetings)


def test_plans_observations_and_referrals_are_at_various_points(uow, actor):
    scope = scope_of(actor)
    with uow.reading():
        people = [one.learner.id for one in uow.learners.followed(visible_to=scope)]
        plans = uow.plans.latest(visible_to=scope)
        seen = [o for who in people for o in uow.observations.of_learner(who, visible_to=scope)]
        sent = uow.referrals.all(visible_to=scope)
        closed = uow.follow_ups.closed(visible_to=scope)

    assert len(plans) == FOLLOWED
    assert len({one.autonomy for one in seen}) >= 3
    assert {one.state for one in sent} == set(ReferralState) - {ReferralState.NO_NEWS}
    assert len(closed) == PEOPLE - FOLLOWED - LOST


def test_what_waits_is_short_enough_to_be_read(uow, actor):
    waiting = worklist(uow, actor, sealer=sealer(), now=NOON)

    kinds = [one.task.kind for one in waiting]
    assert {TaskKind.NO_NEWS, TaskKind.REFERRAL_SILENT} <= set(kinds)
    assert len(kinds) <= 12


def test_nobody_real_is_followed_by_dice(uow):
    actor = staff(uow, *BOTH, of=structure(uow)).actor

    with pytest.raises(Forbidden):
        followed(uow, actor)

    assert met(uow, actor) == []
