"""A meeting to come: put off, cancelled, deleted by mistake and taken back; nothing is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from diagnostic.observations import Autonomy
from diagnostic.people import Role
from pathway.errors import (
    DateTooFar,
    HeldInTheFuture,
    MeetingCancelled,
    MeetingChanged,
    PlannedInThePast,
    UnfitMeeting,
    UnknownMeeting,
    WorkshopFull,
)
from pathway.meetings import MeetingState, Presence
from security.access import scope_of
from tests.factories import NOON, sealer, staff
from tests.use_cases.following import adviser, journal
from tests.use_cases.meeting import DAY, HOUR, Meetings, with_one, workshop
from use_cases.plan_meeting import cancel, change, delete, plan, restore
from use_cases.see_meetings import agenda, deleted


@pytest.fixture
def camille(uow):
    return adviser(uow)


@pytest.fixture
def meetings(camille):
    return Meetings(camille.uow, camille.actor)


@pytest.fixture
def amina(camille):
    return camille.name("Amina")


def week(camille, **words):
    around = {"first": NOON - 7 * DAY, "last": NOON + 7 * DAY, "sealer": sealer()}
    return agenda(camille.uow, camille.actor, **around, **words)


def act(what, camille, meeting_id, version=1, **words):
    what(camille.uow, camille.actor, meeting_id=meeting_id, version=version, now=NOON, **words)


def test_planned_meeting_is_in_the_agenda_and_in_the_persons_file(meetings, camille, amina):
    planned = meetings.plan(amina, with_one(NOON + DAY))

    (line,) = week(camille)
    assert (line.meeting.id, line.people[0].told.name) == (planned, "Amina")
    assert (line.led_by, line.people[0].presence) == ("Camille Roux", Presence.EXPECTED)
    assert [m.id for m in meetings.followup(amina).coming] == [planned]
    assert ("meet", amina, "done") in journal(camille.uow)


def test_second_click_plans_nothing_more(meetings, camille, amina):
    drawn = meetings.new_id()

    for _ in range(2):
        plan(
            camille.uow,
            camille.actor,
            meeting_id=drawn,
            learner_id=amina,
            details=with_one(NOON + DAY),
            now=NOON,
        )

    assert len(week(camille)) == 1


def test_agenda_is_in_order_and_ones_own_unless_asked(meetings, camille, amina, uow):
    later = meetings.plan(amina, with_one(NOON + 2 * DAY))
    sooner = meetings.plan(None, workshop(NOON + DAY))
    another = Meetings(uow, replace(camille.actor, id=other_account(uow, camille)))
    theirs = another.plan(None, workshop(NOON + 3 * DAY))

    assert [line.meeting.id for line in week(camille)] == [sooner, later]
    everybodys = week(camille, is_everybodys=True)
    assert [line.meeting.id for line in everybodys] == [sooner, later, theirs]


def other_account(uow, camille):
    with uow.reading():
        place = uow.accounts.structure(camille.actor.structure_id)
    return staff(uow, Role.ADVISER, of=place, name="Noor").id


def test_agenda_shows_nothing_of_another_structure(meetings, amina, uow):
    meetings.plan(amina, with_one(NOON + DAY))
    meetings.plan(None, workshop(NOON + DAY))

    assert week(adviser(uow, "Ailleurs"), is_everybodys=True) == ()


@pytest.mark.parametrize(
    ("refusal", "at"),
    [
        (PlannedInThePast, NOON - DAY),
        (DateTooFar, NOON + 400 * DAY),
        (DateTooFar, NOON.replace(year=2062)),
    ],
)
def test_date_that_looks_mistyped_is_refused_and_nothing_is_kept(
    meetings, camille, amina, refusal, at
):
    with pytest.raises(refusal):
        meetings.plan(amina, with_one(at))

    assert meetings.followup(amina).coming == meetings.followup(amina).past == ()


def test_whoever_is_sure_plans_in_the_past(meetings, amina):
    planned = meetings.plan(amina, with_one(NOON - DAY), is_sure=True)

    assert meetings.kept(planned).details.at == NOON - DAY


def test_planning_as_it_begins_is_no_past(meetings, amina):
    planned = meetings.plan(amina, with_one(NOON - timedelta(minutes=10)))

    assert meetings.kept(planned).state is MeetingState.PLANNED


def test_meeting_is_put_off_and_every_version_is_kept(meetings, camille, amina):
    planned = meetings.plan(amina, with_one(NOON + DAY))

    act(change, camille, planned, details=with_one(NOON + 2 * DAY))

    with camille.uow.reading():
        versions = camille.uow.meetings.versions(planned, visible_to=scope_of(camille.actor))
    assert [m.details.at for m in versions] == [NOON + 2 * DAY, NOON + DAY]
    assert versions[0].supersedes == versions[1].version_id


def test_saying_the_same_again_keeps_nothing_more(meetings, camille, amina):
    planned = meetings.plan(amina, with_one(NOON + DAY))

    act(change, camille, planned, details=with_one(NOON + DAY))

    assert meetings.kept(planned).version == 1


def test_held_meeting_is_corrected_but_not_moved_to_the_future(meetings, camille, amina):
    held = meetings.hold(amina)

    act(change, camille, held, details=with_one(NOON - HOUR, minutes=30))
    with pytest.raises(HeldInTheFuture):
        act(change, camille, held, version=2, details=with_one(NOON + HOUR))

    assert meetings.kept(held).details == with_one(NOON - HOUR, minutes=30)


def test_putting_off_into_the_past_is_asked_again(meetings, camille, amina):
    planned = meetings.plan(amina, with_one(NOON + DAY))

    with pytest.raises(PlannedInThePast):
        act(change, camille, planned, details=with_one(NOON - DAY))
    act(change, camille, planned, details=with_one(NOON - DAY), is_sure=True)

    assert meetings.kept(planned).details.at == NOON - DAY


def test_two_colleagues_who_change_one_meeting(meetings, camille, amina):
    planned = meetings.plan(amina, with_one(NOON + DAY))
    act(change, camille, planned, details=with_one(NOON + 2 * DAY))

    with pytest.raises(MeetingChanged):
        act(change, camille, planned, details=with_one(NOON + 3 * DAY))
    with pytest.raises(MeetingChanged):
        act(cancel, camille, planned)

    assert meetings.kept(planned).details.at == NOON + 2 * DAY


def test_cancelled_meeting_is_awaited_no_more_and_can_be_taken_back(meetings, camille, amina):
    planned = meetings.plan(amina, with_one(NOON + DAY))

    act(cancel, camille, planned)
    cancelled = meetings.followup(amina)
    with pytest.raises(MeetingCancelled):
        act(change, camille, planned, version=2, details=with_one(NOON + 2 * DAY))
    act(restore, camille, planned, version=2)

    assert (cancelled.coming, len(cancelled.past)) == ((), 1)
    assert len(week(camille)) == 1
    assert [m.id for m in meetings.followup(amina).coming] == [planned]


def test_meeting_deleted_by_mistake_comes_back_with_all_that_was_in_it(meetings, camille, amina):
    held = meetings.hold(amina, seen={"mail-open": Autonomy.ALONE})

    act(delete, camille, held)
    gone = (week(camille), meetings.followup(amina).past, meetings.seen_of(amina))
    (kept,) = deleted(camille.uow, camille.actor, sealer=sealer(), now=NOON)
    act(restore, camille, held, version=2)

    assert gone == ((), (), [])
    assert kept.meeting.id == held
    assert meetings.kept(held).state is MeetingState.HELD
    assert meetings.seen_of(amina) == [("mail-open", Autonomy.ALONE)]
    assert deleted(camille.uow, camille.actor, sealer=sealer(), now=NOON) == ()


def test_what_was_cancelled_then_deleted_comes_back_cancelled(meetings, camille, amina):
    planned = meetings.plan(amina, with_one(NOON + DAY))
    act(cancel, camille, planned)
    act(delete, camille, planned, version=2)

    act(restore, camille, planned, version=3)

    assert meetings.kept(planned).state is MeetingState.CANCELLED


def test_taking_back_what_stands_changes_nothing(meetings, camille, amina):
    planned = meetings.plan(amina, with_one(NOON + DAY))

    act(restore, camille, planned)

    assert meetings.kept(planned).version == 1


def test_fewer_seats_than_people_are_refused(meetings, camille):
    planned = meetings.plan(None, workshop(NOON + DAY, capacity=2))
    for name in ("Amina", "Bilal"):
        meetings.mark(planned, camille.name(name), Presence.EXPECTED)

    with pytest.raises(WorkshopFull):
        act(change, camille, planned, details=workshop(NOON + DAY, capacity=1))

    assert meetings.kept(planned).details.capacity == 2


@pytest.mark.parametrize(
    "wrong", [{"capacity": None}, {"capacity": 0}, {"capacity": 99}, {"title": "x" * 81}]
)
def test_workshop_that_cannot_be_is_refused(meetings, wrong):
    with pytest.raises(UnfitMeeting):
        meetings.plan(None, workshop(NOON + DAY, **wrong))


def test_meeting_that_never_was_is_unknown(meetings, camille):
    with pytest.raises(UnknownMeeting):
        act(cancel, camille, meetings.new_id())
