"""A meeting written down after it was held, with what was seen: one act, or nothing at all."""

from dataclasses import replace

import pytest

from diagnostic.errors import UnknownLearner
from diagnostic.observations import Autonomy
from pathway.coop import Equipment, PlaceType, Theme
from pathway.errors import (
    DateTooFar,
    HeldInTheFuture,
    MeetingCancelled,
    MeetingChanged,
    UnfitMeeting,
    UnknownSubject,
)
from pathway.meetings import MeetingKind, MeetingState, Presence
from tests.factories import NOON, SMALL
from tests.use_cases.following import adviser, journal
from tests.use_cases.meeting import DAY, HOUR, Meetings, with_one, workshop
from use_cases.hold_meeting import hold, prepare
from use_cases.plan_meeting import cancel

SEEN = {"mail-open": Autonomy.GUIDED, "demarche:caf-online": Autonomy.DONE_FOR_THEM}


@pytest.fixture
def camille(uow):
    return adviser(uow)


@pytest.fixture
def meetings(camille):
    return Meetings(camille.uow, camille.actor)


@pytest.fixture
def amina(camille):
    return camille.name("Amina", now=NOON - DAY)


def test_meeting_keeps_who_came_what_was_seen_and_what_it_was_about(meetings, amina, uow):
    held = meetings.hold(amina, seen=SEEN, place=PlaceType.HOME, equipment=(Equipment.PHONE,))

    told = meetings.read(held)
    assert told.meeting.state is MeetingState.HELD
    assert told.meeting.details == with_one(
        place=PlaceType.HOME, equipment=(Equipment.PHONE,), themes=(Theme.DEMARCHES,)
    )
    assert [(one.told.name, one.presence) for one in told.people] == [("Amina", Presence.PRESENT)]
    assert {one.subject: one.autonomy for one in told.people[0].seen} == SEEN
    assert ("meet", amina, "done") in journal(uow)


def test_themes_that_were_chosen_are_kept_as_chosen(meetings, amina):
    held = meetings.hold(amina, seen=SEEN, themes=(Theme.HEALTH_SERVICES,))

    assert meetings.kept(held).details.themes == (Theme.HEALTH_SERVICES,)


def test_second_click_on_the_same_form_keeps_nothing_more(meetings, camille, amina):
    drawn = meetings.new_id()
    form = {"meeting_id": drawn, "learner_id": amina, "questionnaire": SMALL}

    for _ in range(2):
        hold(camille.uow, camille.actor, details=with_one(), seen=SEEN, now=NOON, **form)

    assert meetings.kept(drawn).version == 1
    assert sorted(meetings.seen_of(amina)) == sorted(SEEN.items())


def test_one_off_help_may_be_given_to_nobody_we_know(meetings, uow, camille):
    kind = MeetingKind.ONE_OFF
    details = replace(with_one(minutes=15), kind=kind)

    held = hold(
        camille.uow,
        camille.actor,
        meeting_id=meetings.new_id(),
        details=details,
        questionnaire=SMALL,
        now=NOON,
    )

    assert meetings.kept(held).learner_id is None
    assert meetings.read(held).people == ()
    assert ("meet", None, "done") in journal(uow)


@pytest.mark.parametrize(
    ("refusal", "wrong"),
    [
        (HeldInTheFuture, {"at": NOON + HOUR}),
        (DateTooFar, {"at": NOON - 400 * DAY}),
        (UnfitMeeting, {"minutes": 0}),
        (UnfitMeeting, {"minutes": 600}),
        (UnfitMeeting, {"capacity": 3}),
        (UnfitMeeting, {"title": "Ce que je pense de cette personne"}),
        (UnknownSubject, {"seen": {"riding-a-horse": Autonomy.ALONE}}),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(meetings, amina, refusal, wrong):
    with pytest.raises(refusal):
        meetings.hold(amina, **{"now": NOON, **wrong})

    assert meetings.followup(amina).past == ()
    assert meetings.seen_of(amina) == []


def test_planned_meeting_is_held_as_planned(meetings, amina):
    planned = meetings.plan(amina, with_one(NOON + DAY))

    meetings.hold_planned(planned, now=NOON + DAY + HOUR, seen=SEEN)

    kept = meetings.kept(planned)
    assert (kept.state, kept.version, kept.details.at) == (MeetingState.HELD, 2, NOON + DAY)
    assert meetings.presences(planned) == {amina: Presence.PRESENT}
    assert len(meetings.seen_of(amina)) == 2


def test_meeting_that_begins_a_little_early_began_now(meetings, amina):
    planned = meetings.plan(amina, with_one(NOON + 2 * HOUR))

    meetings.hold_planned(planned, now=NOON + HOUR)

    assert meetings.kept(planned).details.at == NOON + HOUR


def test_meeting_planned_for_another_day_was_not_held(meetings, amina):
    planned = meetings.plan(amina, with_one(NOON + DAY))

    with pytest.raises(HeldInTheFuture):
        meetings.hold_planned(planned, seen=SEEN)

    assert meetings.kept(planned).state is MeetingState.PLANNED
    assert meetings.seen_of(amina) == []


def test_cancelled_meeting_is_not_held(meetings, camille, amina, uow):
    planned = meetings.plan(amina, with_one(NOON))
    cancel(uow, camille.actor, meeting_id=planned, version=1, now=NOON)

    with pytest.raises(MeetingCancelled):
        meetings.hold_planned(planned, version=2)


def test_what_a_colleague_has_changed_meanwhile_is_not_overwritten(meetings, camille, amina, uow):
    planned = meetings.plan(amina, with_one(NOON))
    meetings.hold_planned(planned)

    with pytest.raises(MeetingChanged):
        meetings.hold_planned(planned, seen=SEEN)

    assert meetings.seen_of(amina) == []


def test_person_of_another_structure_is_unknown(meetings, uow):
    theirs = adviser(uow, "Ailleurs").name("Karim")

    with pytest.raises(UnknownLearner):
        meetings.hold(theirs)


def blank(camille, learner_id=None, **words):
    asked = {"questionnaire": SMALL, "language": "fr", "now": NOON + DAY}
    return prepare(camille.uow, camille.actor, learner_id=learner_id, **{**asked, **words})


def test_next_form_resembles_the_last_one_written(meetings, camille, amina):
    assert blank(camille, amina).details == with_one(NOON + DAY)

    meetings.hold(amina, minutes=45, place=PlaceType.HOME, themes=(Theme.EMAIL,))

    expected = with_one(NOON + DAY, minutes=45, place=PlaceType.HOME)
    assert blank(camille, amina).details == expected


def test_workshop_form_resembles_the_last_workshop(meetings, camille, amina):
    meetings.plan(None, workshop(NOON + DAY, capacity=6))
    meetings.hold(amina, minutes=15)

    details = blank(camille, kind=MeetingKind.WORKSHOP).details

    assert (details.minutes, details.capacity, details.title) == (90, 6, None)


def test_form_tells_what_was_last_seen_of_each_skill(meetings, camille, amina):
    meetings.hold(amina, seen={"mail-open": Autonomy.GUIDED})
    meetings.hold(amina, at=NOON + HOUR, seen={"mail-open": Autonomy.ALONE})

    told = blank(camille, amina)

    assert told.suggested == ("mail-open", "click", "type", "search")
    assert told.last_seen["mail-open"].autonomy is Autonomy.ALONE
    assert told.subjects[0] == "demarche:caf-online"
