"""Meetings as they are kept: round trips, erasure, what a person takes away, who is forgotten."""

from datetime import timedelta
from uuid import UUID

import pytest

from diagnostic.errors import Forbidden
from diagnostic.people import OPERATOR, Role, Scope
from pathway.coop import Equipment, PlaceType, Theme
from pathway.meetings import MeetingDetails, MeetingKind, MeetingState, Presence
from tests.factories import NOON, enrolled, met, sealer, staff, structure
from use_cases.erase_learner import erase, forget_unseen, take_away

DAY = timedelta(days=1)
SMALLEST = MeetingDetails(MeetingKind.ONE_OFF, NOON, 15)
FULLEST = MeetingDetails(
    MeetingKind.WORKSHOP,
    NOON,
    90,
    PlaceType.OTHER,
    (Theme.EMAIL, Theme.AI),
    tuple(Equipment),
    "Écrire un message",
    8,
    3,
)


@pytest.fixture
def adviser(uow):
    return staff(uow, Role.ADVISER, of=structure(uow)).actor


def kept(uow, adviser, details, *, state=MeetingState.PLANNED, learner_id=None):
    with uow:
        id = uow.facts.new_id(NOON)
        meeting = uow.meetings.open(id, learner_id, state, details, by=adviser, now=NOON)
        uow.commit()
    return meeting


@pytest.mark.parametrize("details", [SMALLEST, FULLEST], ids=["smallest", "fullest"])
def test_meeting_survives_the_store(uow, adviser, details):
    meeting = kept(uow, adviser, details)

    with uow.reading():
        found = uow.meetings.get(meeting.id, visible_to=Scope(structure_id=adviser.structure_id))
    assert found == meeting
    assert found.details == details


def test_nobody_without_a_structure_opens_a_meeting(uow):
    with uow, pytest.raises(Forbidden):
        uow.meetings.open(UUID(int=1), None, MeetingState.PLANNED, SMALLEST, by=OPERATOR, now=NOON)


def at_the_workshop(uow, adviser, *people):
    workshop = kept(uow, adviser, FULLEST, state=MeetingState.HELD)
    with uow:
        for one in people:
            stamp = uow.facts.stamp(adviser, NOON)
            uow.attendances.mark(one.id, workshop.id, Presence.PRESENT, stamp)
        uow.commit()
    return workshop


def test_workshop_stays_when_one_of_its_people_is_erased(uow, adviser):
    place = uow_structure(uow, adviser)
    leaves, stays = enrolled(uow, of=place), enrolled(uow, of=place)
    workshop = at_the_workshop(uow, adviser, leaves, stays)

    erase(uow, adviser, learner_id=leaves.id, now=NOON)

    with uow.reading():
        (people,) = uow.attendances.of_meetings([workshop.id]).values()
    assert [one.learner_id for one in people] == [stays.id]


def uow_structure(uow, adviser):
    with uow.reading():
        return uow.accounts.structure(adviser.structure_id)


def test_person_with_two_files_is_erased_with_the_meetings_of_both(uow, adviser):
    place = uow_structure(uow, adviser)
    former, head = enrolled(uow, of=place), enrolled(uow, of=place)
    for one in (former, head):
        met(uow, one.id, by=adviser)
    at_the_workshop(uow, adviser, former, head)
    with uow:
        uow.learners.merge(former.id, into=head.id)
        uow.commit()
    met(uow, head.id, by=adviser)

    erase(uow, adviser, learner_id=head.id, now=NOON)

    with uow.reading():
        left = uow.meetings.between(
            NOON - DAY, NOON + DAY, visible_to=Scope(structure_id=place.id)
        )
    assert [meeting.details.kind for meeting in left] == [MeetingKind.WORKSHOP]


def test_person_takes_away_their_meetings_and_their_workshops(uow, adviser):
    place = uow_structure(uow, adviser)
    them, other = enrolled(uow, of=place), enrolled(uow, of=place)
    met(uow, them.id, by=adviser)
    met(uow, other.id, by=adviser)
    at_the_workshop(uow, adviser, them, other)

    archive = take_away(uow, adviser, learner_id=them.id, sealer=sealer(), now=NOON)

    assert {row["kind"] for row in archive["meetings"]} == {"individual", "workshop"}
    assert {row["autonomy"] for row in archive["observations"]} == {"guided", "alone"}
    assert [row["face"] for row in archive["satisfactions"]] == ["happy"]
    assert str(other.id) not in str(archive)


def test_person_who_comes_to_meetings_is_not_forgotten(uow, adviser):
    place = uow_structure(uow, adviser)
    long_ago = NOON - 800 * DAY
    comes, gone = (enrolled(uow, of=place, now=long_ago) for _ in range(2))
    met(uow, comes.id, by=adviser, now=NOON - DAY)

    assert forget_unseen(uow, OPERATOR, now=NOON) == 1

    with uow.reading():
        seen = uow.learners.followed(visible_to=Scope(structure_id=place.id))
    assert [line.learner.id for line in seen] == [comes.id]
    assert gone.id != comes.id
