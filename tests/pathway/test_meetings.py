"""When a meeting may be, what it may say, and who may have a seat."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from pathway.errors import (
    DateTooFar,
    HeldInTheFuture,
    MeetingCancelled,
    PlannedInThePast,
    UnfitMeeting,
    WorkshopFull,
)
from pathway.meetings import (
    Attendance,
    Meeting,
    MeetingDetails,
    MeetingKind,
    MeetingState,
    Presence,
    Workshop,
    begun,
    check_details,
    check_held,
    check_planned,
    seen_at,
)
from tests.factories import NOON

HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=366)
NOBODY = UUID(int=1)
EXPECTED, PRESENT, ABSENT = Presence.EXPECTED, Presence.PRESENT, Presence.ABSENT
EXCUSED, WITHDRAWN = Presence.EXCUSED, Presence.WITHDRAWN
WITH_ONE = MeetingDetails(MeetingKind.INDIVIDUAL, NOON, 60)
PHOTOS = MeetingDetails(MeetingKind.WORKSHOP, NOON, 90, title="Les photos", capacity=2)


def workshop(*presences, state=MeetingState.PLANNED, **told):
    details = replace(PHOTOS, **told)
    stamp = ("adviser:1", NOON, "server")
    meeting = Meeting(*(NOBODY,) * 2, 1, NOBODY, None, NOBODY, state, details, *stamp)
    people = (
        Attendance(NOBODY, UUID(int=9 + place), NOBODY, presence, *stamp)
        for place, presence in enumerate(presences)
    )
    return Workshop(meeting, tuple(people))


@pytest.mark.parametrize("fit", [WITH_ONE, PHOTOS, replace(PHOTOS, others=7, title=None)])
def test_ordinary_meeting_is_fit(fit):
    check_details(fit)


@pytest.mark.parametrize(
    "unfit",
    [
        replace(WITH_ONE, minutes=0),
        replace(WITH_ONE, minutes=481),
        replace(WITH_ONE, capacity=4),
        replace(WITH_ONE, title="Une remarque"),
        replace(WITH_ONE, others=1),
        replace(PHOTOS, capacity=None),
        replace(PHOTOS, capacity=0),
        replace(PHOTOS, capacity=31),
        replace(PHOTOS, others=-1),
        replace(PHOTOS, title="x" * 81),
    ],
)
def test_meeting_that_cannot_be_is_unfit(unfit):
    with pytest.raises(UnfitMeeting):
        check_details(unfit)


@pytest.mark.parametrize("at", [NOON, NOON - DAY, NOON - YEAR])
def test_meeting_of_the_past_was_held(at):
    check_held(at, now=NOON)


@pytest.mark.parametrize(
    ("at", "refusal"),
    [(NOON + timedelta(seconds=1), HeldInTheFuture), (NOON - YEAR - HOUR, DateTooFar)],
)
def test_meeting_of_another_time_was_not_held(at, refusal):
    with pytest.raises(refusal):
        check_held(at, now=NOON)


@pytest.mark.parametrize("at", [NOON + YEAR, NOON, NOON - timedelta(minutes=15)])
def test_meeting_to_come_is_planned(at):
    check_planned(at, is_sure=False, now=NOON)


def test_meeting_of_the_past_is_planned_by_whoever_is_sure():
    with pytest.raises(PlannedInThePast):
        check_planned(NOON - HOUR, is_sure=False, now=NOON)
    check_planned(NOON - HOUR, is_sure=True, now=NOON)


@pytest.mark.parametrize("at", [NOON + YEAR + HOUR, NOON - YEAR - HOUR])
def test_year_that_was_mistyped_is_refused_even_to_whoever_is_sure(at):
    with pytest.raises(DateTooFar):
        check_planned(at, is_sure=True, now=NOON)


@pytest.mark.parametrize(
    ("planned", "began"),
    [(NOON - HOUR, NOON - HOUR), (NOON + HOUR, NOON), (NOON + DAY, NOON + DAY)],
)
def test_meeting_held_a_little_early_began_now(planned, began):
    assert begun(planned, now=NOON) == began


@pytest.mark.parametrize(
    ("former", "wanted"),
    [(EXPECTED, PRESENT), (EXPECTED, ABSENT), (EXCUSED, EXCUSED), (None, EXCUSED)],
)
def test_full_workshop_still_says_who_came(former, wanted):
    workshop(EXPECTED, PRESENT).check(former, wanted, now=NOON)


@pytest.mark.parametrize("former", [None, EXCUSED, WITHDRAWN])
def test_full_workshop_has_no_seat_for_one_more(former):
    with pytest.raises(WorkshopFull) as refused:
        workshop(EXPECTED, PRESENT).check(former, EXPECTED, now=NOON)

    assert refused.value.details == {"capacity": 2}


def test_whoever_said_no_in_time_left_their_seat():
    photos = workshop(EXPECTED, EXCUSED, WITHDRAWN)

    photos.check(None, EXPECTED, now=NOON)

    assert photos.seats_taken == 1


def test_stranger_takes_a_seat():
    assert workshop(PRESENT, others=1).seats_taken == 2


@pytest.mark.parametrize("state", [MeetingState.CANCELLED, MeetingState.DELETED])
def test_nobody_comes_to_what_does_not_take_place(state):
    with pytest.raises(MeetingCancelled):
        workshop(state=state).check(None, EXCUSED, now=NOON)


@pytest.mark.parametrize("wanted", [PRESENT, ABSENT])
def test_presence_is_told_two_hours_early_at_most(wanted):
    workshop(at=NOON + 2 * HOUR).check(EXPECTED, wanted, now=NOON)
    with pytest.raises(HeldInTheFuture):
        workshop(at=NOON + 3 * HOUR).check(EXPECTED, wanted, now=NOON)


def test_meeting_ends_after_its_minutes():
    assert WITH_ONE.ends_at == NOON + HOUR


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(5, 5), (60, 60), (150, 150), (181, 60), (24 * 60, 60)],
    ids=["as it lasts", "as it ends", "it lasted longer", "in the evening", "the day after"],
)
def test_what_is_written_down_was_seen_now_or_by_the_end_of_the_meeting(minutes, expected):
    later = NOON + timedelta(minutes=minutes)

    assert seen_at(WITH_ONE, now=later) == NOON + timedelta(minutes=expected)
