"""What counts are made of: the right people, once, with the answers that hold; nobody's id."""

from dataclasses import fields
from datetime import timedelta

import pytest
from sqlalchemy import event

from diagnostic.answers import Answer, Given
from diagnostic.people import NOBODY, OPERATOR, Scope
from store.frames import PersonRow, SeenRow, SittingRow
from tests.counted_people import FIRST_STEPS, SHIPPED, assessed, keep_sitting
from tests.factories import NOON, answers, enrolled, structure

SAID = answers("click=alone:observed phone=own")
REVISION = SHIPPED.questionnaire(FIRST_STEPS).revision
LATER = NOON + timedelta(days=30)


def counted(uow, scope):
    with uow.reading():
        return uow.frames.people(counted_by=scope)


def row(given=SAID, at=NOON):
    return PersonRow((SittingRow(FIRST_STEPS, REVISION, at, given),))


def test_everybody_of_a_structure_is_one_row(uow):
    ours, theirs = structure(uow), structure(uow, name="Ailleurs")
    assessed(uow, SAID, of=ours)
    enrolled(uow, of=ours)
    assessed(uow, answers("phone=none"), of=theirs)
    assessed(uow, answers("phone=shared"), of=None)

    people = counted(uow, Scope(counts_of=ours.id))

    assert sorted(people, key=lambda person: len(person.sittings)) == [PersonRow(()), row()]


@pytest.mark.parametrize("scope_of", [lambda place: NOBODY, lambda place: Scope(place.id)])
def test_scope_without_counts_counts_nobody(uow, scope_of):
    ours = structure(uow)
    assessed(uow, SAID, of=ours)

    assert counted(uow, scope_of(ours)) == ()


def test_scope_of_records_is_no_scope_of_counts(uow):
    ours = structure(uow)
    assessed(uow, SAID, of=ours)

    assert counted(uow, Scope(structure_id=ours.id)) == ()


def test_corrected_answer_counts_once_as_it_holds(uow):
    ours = structure(uow)
    person = assessed(uow, SAID, of=ours)
    with uow:
        (sitting,) = uow.assessments.of_learner(person, visible_to=Scope(structure_id=ours.id))
        said = uow.facts.stamp(OPERATOR, LATER)
        former = sitting.answers[1].id
        changed = Given("phone", "shared")
        correction = Answer(said.id, changed, "adviser", LATER, "server", supersedes=former)
        uow.assessments.keep(correction, of=sitting)
        uow.commit()

    assert counted(uow, Scope(counts_of=ours.id)) == (row((SAID[0], changed)),)


def test_latest_sitting_comes_first(uow):
    ours = structure(uow)
    person = assessed(uow, SAID, of=ours)
    keep_sitting(uow, person, SAID[:1], now=LATER)

    (found,) = counted(uow, Scope(counts_of=ours.id))

    assert [(sitting.started_at, sitting.given) for sitting in found.sittings] == [
        (LATER, SAID[:1]),
        (NOON, SAID),
    ]


def test_two_files_of_one_person_are_one_row(uow):
    ours = structure(uow)
    first, second = assessed(uow, SAID, of=ours), enrolled(uow, of=ours)
    with uow:
        uow.learners.merge(first, into=second.id)
        uow.commit()

    assert counted(uow, Scope(counts_of=ours.id)) == (row(),)


def test_rows_say_nothing_of_who_is_who():
    told = {field.name for kind in (PersonRow, SittingRow, SeenRow) for field in fields(kind)}

    of_sittings = {"sittings", "questionnaire", "revision", "started_at", "given", "follows"}
    assert told == of_sittings | {"seen", "subject", "autonomy", "observed_at"}


@pytest.mark.parametrize("people", [1, 3])
def test_readings_are_four_whatever_the_number_of_people(uow, engine, people):
    ours = structure(uow)
    for _ in range(people):
        assessed(uow, SAID, of=ours)
    said = []
    event.listen(engine, "before_cursor_execute", lambda *words: said.append(words[2]))

    counted(uow, Scope(counts_of=ours.id))

    assert len([words for words in said if words.startswith("SELECT")]) == 4


def test_sitting_tells_which_one_it_follows(uow):
    ours = structure(uow)
    learner = assessed(uow, SAID, of=ours)
    with uow:
        (first,) = uow.assessments.of_learner(learner, visible_to=Scope(learner_id=learner))
        uow.assessments.start(
            learner,
            FIRST_STEPS,
            REVISION,
            first.setting,
            uow.facts.stamp(OPERATOR, LATER),
            follows=first.id,
        )
        uow.commit()

    (person,) = counted(uow, Scope(counts_of=ours.id))

    assert [sitting.follows for sitting in person.sittings] == [1, None]
