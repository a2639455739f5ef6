"""Learners' records: whose they are, what they said of themselves, two files of one person."""

from datetime import timedelta

import pytest

from diagnostic.answers import Answer, Given, Setting
from diagnostic.errors import UnknownLearner
from diagnostic.people import (
    NOBODY,
    NOT_TOLD,
    OPERATOR,
    AgeBand,
    Gender,
    LearnerDetails,
    Scope,
    SocialStatus,
)
from security.identity import learner_actor, new_login
from tests.factories import NOON, SMALL, enrolled, structure

DAY = timedelta(days=1)
FULLEST = LearnerDetails(
    "1:sealed", AgeBand.FROM_70, NOT_TOLD, Gender.NOT_TOLD, SocialStatus.RETIRED
)


@pytest.fixture
def place(uow):
    return structure(uow)


def say(uow, learner, details, *, at=NOON):
    with uow:
        stamp = uow.facts.stamp(learner_actor(learner.id), at)
        uow.learners.keep_details(learner.id, details, stamp)
        uow.commit()


def sit(uow, learner, *, at=NOON):
    with uow:
        stamp = uow.facts.stamp(OPERATOR, at)
        sitting = uow.assessments.start(learner.id, SMALL, 1, Setting.DESK, stamp)
        uow.commit()
    return sitting


def merged(uow, place):
    """Two files of one person: the first is read no more, the second is read."""
    former, kept = enrolled(uow, of=place), enrolled(uow, of=place)
    with uow:
        uow.logins.open(new_login(former.id, f"sid of {former.id}", now=NOON))
        uow.learners.merge(former.id, into=kept.id)
        uow.commit()
    return former, kept


def people(uow, place):
    with uow.reading():
        return uow.learners.followed(visible_to=Scope(structure_id=place.id))


@pytest.mark.parametrize("details", [LearnerDetails(), FULLEST], ids=["nothing", "everything"])
def test_details_survive_the_store(uow, place, details):
    learner = enrolled(uow, of=place)

    say(uow, learner, details)

    with uow.reading():
        assert uow.learners.details(learner.id) == details


def test_person_of_whom_nothing_was_asked_has_no_details(uow, place):
    learner = enrolled(uow, of=place)

    with uow.reading():
        assert uow.learners.details(learner.id) == LearnerDetails()


def test_last_word_holds_and_the_former_stays_a_fact(uow, place):
    learner = enrolled(uow, of=place)
    say(uow, learner, FULLEST)
    say(uow, learner, LearnerDetails(commune="13055"), at=NOON + DAY)

    with uow.reading():
        told = uow.learners.everything_about(learner.id)["learner_details"]
        assert uow.learners.details(learner.id) == LearnerDetails(commune="13055")
    assert [(row["commune"], row["supersedes"]) for row in told] == [
        (NOT_TOLD, None),
        ("13055", told[0]["id"]),
    ]


def test_structure_sees_its_own_people_alone(uow, place):
    ours, theirs, alone = enrolled(uow, of=place), enrolled(uow, of=structure(uow)), enrolled(uow)
    scope = Scope(structure_id=place.id)

    with uow.reading():
        assert uow.learners.get(ours.id, visible_to=scope) == ours
        for other in (theirs, alone):
            with pytest.raises(UnknownLearner):
                uow.learners.get(other.id, visible_to=scope)
    assert [one.learner for one in people(uow, place)] == [ours]


@pytest.mark.parametrize("of_counts", [True, False])
def test_scope_of_counts_or_of_nobody_sees_no_record(uow, place, of_counts):
    learner = enrolled(uow, of=place)
    enrolled(uow)  # who follows no structure is not seen by a scope without one
    scope = Scope(counts_of=place.id) if of_counts else NOBODY

    with uow.reading():
        assert uow.learners.followed(visible_to=scope) == ()
        assert uow.assessments.of_learner(learner.id, visible_to=scope) == ()
        with pytest.raises(UnknownLearner):
            uow.learners.get(learner.id, visible_to=scope)


def test_changed_code_replaces_the_former(uow, place):
    learner = enrolled(uow, of=place)

    with uow:
        uow.learners.change_code(learner.id, "1" * 64)
        uow.commit()

    with uow.reading():
        assert uow.learners.with_code("1" * 64) == learner


def test_who_started_alone_joins_a_structure_once(uow, place):
    alone, other = enrolled(uow), structure(uow)

    with uow:
        uow.learners.welcome(alone.id, place.id)
        uow.learners.welcome(alone.id, other.id)
        uow.commit()

    assert [one.learner.id for one in people(uow, place)] == [alone.id]
    assert people(uow, other) == ()


def test_merged_files_are_one_person_whichever_is_asked_for(uow, place):
    former, kept = merged(uow, place)
    sitting = sit(uow, former)
    scope = Scope(structure_id=place.id)

    with uow.reading():
        assert uow.learners.get(former.id, visible_to=scope) == kept
        assert uow.assessments.latest(visible_to=Scope(kept.id)) == sitting
        assert uow.assessments.of_learner(kept.id, visible_to=scope) == (sitting,)
    assert [one.learner for one in people(uow, place)] == [kept]
    assert people(uow, place)[0].started_at == NOON


def test_devices_of_a_merged_file_open_the_one_that_is_read(uow, place):
    _, kept = merged(uow, place)

    with uow.reading():
        everything = uow.learners.everything_about(kept.id)
    assert [row["subject_id"] for row in everything["logins"]] == [str(kept.id)]


def test_file_merged_twice_leads_to_the_last(uow, place):
    former, kept = merged(uow, place)
    last = enrolled(uow, of=place)

    with uow:
        uow.learners.merge(kept.id, into=last.id)
        uow.commit()

    with uow.reading():
        assert uow.learners.get(former.id, visible_to=Scope(structure_id=place.id)) == last


def test_file_is_not_merged_into_itself(uow, place):
    learner = enrolled(uow, of=place)

    with pytest.raises(UnknownLearner), uow:
        uow.learners.merge(learner.id, into=learner.id)


def test_erasing_a_person_erases_all_their_files(uow, place):
    former, kept = merged(uow, place)
    say(uow, former, FULLEST)

    with uow:
        uow.learners.erase(kept.id)
        uow.commit()

    assert people(uow, place) == ()
    with uow.reading():
        told = uow.learners.everything_about(former.id)
    assert {table for table, rows in told.items() if rows} == set()


def test_list_tells_where_each_person_stands_the_last_seen_first(uow, place):
    early, late = enrolled(uow, of=place), enrolled(uow, of=place, now=NOON + DAY)
    say(uow, early, FULLEST)
    sitting = sit(uow, early, at=NOON + 2 * DAY)
    with uow:
        stamp = uow.facts.stamp(OPERATOR, NOON + 3 * DAY)
        uow.assessments.keep(answer_at(stamp), of=sitting)
        uow.assessments.end(sitting, uow.facts.stamp(OPERATOR, NOON + 3 * DAY))
        uow.commit()

    first, second = people(uow, place)

    assert (first.learner, first.details) == (early, FULLEST)
    assert (first.seen_at, first.started_at, first.finished_at) == (
        NOON + 3 * DAY,
        NOON + 2 * DAY,
        NOON + 3 * DAY,
    )
    assert (second.learner, second.seen_at, second.started_at) == (late, NOON + DAY, None)


def answer_at(stamp):
    given = Given("phone", "own")
    return Answer(stamp.id, given, stamp.recorded_by, stamp.recorded_at, stamp.recorded_where)


def test_person_seen_in_one_of_their_files_is_not_forgotten(uow, place):
    former, kept = merged(uow, place)
    sitting = sit(uow, former)
    with uow:
        stamp = uow.facts.stamp(OPERATOR, NOON + 3 * DAY)
        uow.assessments.keep(answer_at(stamp), of=sitting)
        uow.commit()

    with uow.reading():
        assert uow.learners.unseen_since(NOON + 2 * DAY) == ()
        assert uow.learners.unseen_since(NOON + 3 * DAY) == (kept.id,)
