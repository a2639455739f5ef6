"""The list of a workshop, who came, what each did, what they thought: one tap is one act."""

import pytest

from diagnostic.errors import UnknownLearner
from diagnostic.observations import Autonomy
from pathway.errors import HeldInTheFuture, MeetingCancelled, UnknownSubject, WorkshopFull
from pathway.meetings import Face, Presence
from security.access import scope_of
from security.identity import learner_actor
from tests.factories import NOON, sealer
from tests.use_cases.following import adviser
from tests.use_cases.meeting import DAY, HOUR, Meetings, with_one, workshop
from use_cases.attend_meeting import choose_face
from use_cases.find_learner import find, merge
from use_cases.plan_meeting import cancel
from use_cases.see_meetings import of_learner

EXPECTED, PRESENT, ABSENT = Presence.EXPECTED, Presence.PRESENT, Presence.ABSENT
EXCUSED, WITHDRAWN = Presence.EXCUSED, Presence.WITHDRAWN


@pytest.fixture
def camille(uow):
    return adviser(uow)


@pytest.fixture
def meetings(camille):
    return Meetings(camille.uow, camille.actor)


@pytest.fixture
def photos(meetings):
    """A workshop of two seats that begins now."""
    return meetings.plan(None, workshop(capacity=2))


def test_list_is_told_in_order_with_who_came(meetings, camille, photos):
    amina, bilal = camille.name("Amina"), camille.name("Bilal")
    meetings.mark(photos, amina, EXPECTED)
    meetings.mark(photos, bilal, EXPECTED)
    meetings.mark(photos, amina, PRESENT)
    meetings.mark(photos, bilal, ABSENT)

    assert list(meetings.presences(photos).items()) == [(amina, PRESENT), (bilal, ABSENT)]


def test_workshop_is_never_overfilled(meetings, camille, photos):
    amina, bilal, carmen = map(camille.name, ("Amina", "Bilal", "Carmen"))
    meetings.mark(photos, amina, EXPECTED)
    meetings.mark(photos, bilal, EXPECTED)

    with pytest.raises(WorkshopFull):
        meetings.mark(photos, carmen, EXPECTED)
    assert set(meetings.presences(photos)) == {amina, bilal}

    meetings.mark(photos, bilal, EXCUSED)
    meetings.mark(photos, carmen, PRESENT)
    with pytest.raises(WorkshopFull):
        meetings.mark(photos, bilal, PRESENT)
    assert meetings.presences(photos) == {amina: EXPECTED, bilal: EXCUSED, carmen: PRESENT}


def test_people_without_a_file_take_seats_too(meetings, camille):
    planned = meetings.plan(None, workshop(capacity=2, others=1))
    meetings.mark(planned, camille.name("Amina"), PRESENT)

    with pytest.raises(WorkshopFull):
        meetings.mark(planned, camille.name("Bilal"), PRESENT)


def test_whoever_leaves_the_list_is_no_longer_told(meetings, camille, photos):
    amina = camille.name("Amina")
    meetings.mark(photos, amina, EXPECTED)

    meetings.mark(photos, amina, WITHDRAWN)

    assert meetings.presences(photos) == {}
    assert meetings.followup(amina).coming == meetings.followup(amina).past == ()


@pytest.mark.parametrize("presence", [EXPECTED, PRESENT, EXCUSED])
def test_nobody_comes_to_a_cancelled_workshop(meetings, camille, photos, uow, presence):
    amina = camille.name("Amina")
    cancel(uow, camille.actor, meeting_id=photos, version=1, now=NOON)

    with pytest.raises(MeetingCancelled):
        meetings.mark(photos, amina, presence)
    with pytest.raises(MeetingCancelled):
        meetings.observe(photos, amina, "mail-open", Autonomy.ALONE)

    assert meetings.presences(photos) == {}


@pytest.mark.parametrize("presence", [PRESENT, ABSENT])
def test_nobody_has_come_yet_to_tomorrows_workshop(meetings, camille, presence):
    tomorrow, amina = meetings.plan(None, workshop(NOON + DAY)), camille.name("Amina")

    with pytest.raises(HeldInTheFuture):
        meetings.mark(tomorrow, amina, presence)
    meetings.mark(tomorrow, amina, EXCUSED)

    assert meetings.presences(tomorrow) == {amina: EXCUSED}


def test_who_was_seen_doing_something_had_come(meetings, camille, photos):
    amina = camille.name("Amina")

    meetings.observe(photos, amina, "click", Autonomy.HELP_IF_NEEDED)

    assert meetings.presences(photos) == {amina: PRESENT}
    assert meetings.seen_of(amina) == [("click", Autonomy.HELP_IF_NEEDED)]


def test_observation_said_again_is_corrected_then_taken_back(meetings, camille, photos):
    amina = camille.name("Amina")
    for autonomy in (Autonomy.GUIDED, Autonomy.GUIDED, Autonomy.ALONE):
        meetings.observe(photos, amina, "click", autonomy)
    corrected = meetings.seen_of(amina)

    meetings.observe(photos, amina, "click", None)
    taken_back = meetings.seen_of(amina)
    meetings.observe(photos, amina, "click", Autonomy.GUIDED)

    assert corrected == [("click", Autonomy.ALONE)]
    assert taken_back == []
    assert meetings.seen_of(amina) == [("click", Autonomy.GUIDED)]


def test_unknown_subject_is_refused(meetings, camille, photos):
    with pytest.raises(UnknownSubject):
        meetings.observe(photos, camille.name("Amina"), "phone", Autonomy.ALONE)


def test_meeting_with_one_person_has_no_second_one(meetings, camille):
    held = meetings.hold(camille.name("Amina"))

    with pytest.raises(UnknownLearner):
        meetings.mark(held, camille.name("Bilal"), PRESENT)

    assert len(meetings.read(held).people) == 1


def test_two_files_of_one_person_are_one_on_the_list(meetings, camille, photos, uow):
    amina, again = camille.name("Amina"), camille.name("Amina")
    meetings.mark(photos, amina, EXPECTED)
    held = meetings.hold(amina)
    merge(uow, camille.actor, learner_id=amina, into=again, now=NOON)

    meetings.mark(photos, again, PRESENT)
    meetings.observe(photos, again, "click", Autonomy.ALONE)
    meetings.observe(held, again, "type", Autonomy.GUIDED)

    assert meetings.presences(photos) == {again: PRESENT}
    assert [o.subject for o in meetings.read(held).people[0].seen] == ["type"]
    assert len(meetings.followup(again).past) == 2
    assert {s for s, _ in meetings.seen_of(again)} == {"click", "type"}


def test_face_is_chosen_and_changed_by_whoever_came(meetings, camille, photos):
    amina, bilal = camille.name("Amina"), camille.name("Bilal")
    meetings.mark(photos, amina, PRESENT)
    meetings.mark(photos, bilal, ABSENT)

    meetings.choose_face(photos, amina, Face.SO_SO)
    meetings.choose_face(photos, amina, Face.HAPPY)
    with pytest.raises(UnknownLearner):
        meetings.choose_face(photos, bilal, Face.UNHAPPY)

    assert [one.face for one in meetings.read(photos).people] == [Face.HAPPY, None]
    with camille.uow.reading():
        faces = camille.uow.attendances.faces(visible_to=scope_of(camille.actor))
    assert [(f.learner_id, f.face) for f in faces] == [(amina, Face.HAPPY)]


def test_learner_reads_their_own_meetings_and_answers_for_themselves_alone(
    meetings, camille, photos, uow
):
    amina, bilal = camille.name("Amina"), camille.name("Bilal")
    coming = meetings.plan(amina, with_one(NOON + DAY))
    for one in (amina, bilal):
        meetings.mark(photos, one, PRESENT)
    them = learner_actor(amina)

    later = NOON + 3 * HOUR
    told = of_learner(uow, them, learner_id=amina, now=later)
    choose_face(uow, them, meeting_id=photos, learner_id=amina, face=Face.HAPPY, now=NOON)
    with pytest.raises(UnknownLearner):
        of_learner(uow, them, learner_id=bilal, now=later)
    with pytest.raises(UnknownLearner):
        choose_face(uow, them, meeting_id=photos, learner_id=bilal, face=Face.HAPPY, now=NOON)

    assert [m.id for m in told.coming] == [coming]
    assert [(m.id, presence) for m, presence in told.past] == [(photos, PRESENT)]


def test_coming_to_a_meeting_is_news_and_being_awaited_is_not(meetings, camille, uow):
    amina, bilal = camille.name("Amina"), camille.name("Bilal")
    later = NOON + 5 * DAY
    tomorrow = meetings.plan(None, workshop(NOON + DAY))
    meetings.mark(tomorrow, bilal, EXPECTED)
    meetings.hold(amina, at=later)

    found = find(
        uow, camille.actor, wanted="", codes=None, sealer=sealer(), say_day=lambda at: str(at)
    )

    assert [(one.told.name, one.kept.seen_at) for one in found.people] == [
        ("Amina", later),
        ("Bilal", NOON),
    ]
