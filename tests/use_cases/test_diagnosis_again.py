"""The next diagnosis of somebody known: it starts from the past, and tells what has changed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from diagnostic.answers import AnswerMode, Given, Setting
from diagnostic.errors import (
    ModeNotOffered,
    NothingToAsk,
    UnknownAssessment,
    UnknownForm,
    UnknownItem,
)
from diagnostic.forms import QUICK, STANDARD, FormKind
from diagnostic.observations import Autonomy
from diagnostic.past import NO_PAST
from security.access import scope_of
from security.identity import learner_actor
from store.unit_of_work import UnitOfWork
from tests.factories import (
    FACTS,
    GESTURES,
    NOON,
    SMALL,
    OneQuestionnaire,
    clock,
    small_questionnaire,
    started,
)
from tests.use_cases.following import adviser
from use_cases.read_profile import read_profile
from use_cases.start_together import start_together
from use_cases.take_diagnosis import answer, correct, current_question, finish

LATER = NOON + timedelta(days=400)


def start(them, learner_id, form=STANDARD.key, *, now=LATER, setting=Setting.DESK):
    return start_together(
        them.uow,
        them.actor,
        learner_id=learner_id,
        questionnaire=SMALL,
        setting=setting,
        form=form,
        now=now,
    )


def answered(them, sitting, place, *, now, most=24):
    """A sitting to its end, each question answered by the option at this place."""
    tick = clock(now)
    act = {"assessment_id": sitting.id}
    left = current_question(them.uow, them.actor, **act, now=tick())
    while left.step.choice is not None and len(left.assessment.answers) < most:
        choice = left.step.choice
        given = Given(choice.item.id, choice.item.options[place].id, choice.mode)
        left = answer(them.uow, them.actor, **act, given=given, now=tick())
    return left.assessment


def profile(them, learner_id, *, now=LATER, **named):
    return read_profile(
        them.uow, them.actor, language="fr", learner_id=learner_id, now=now, **named
    )


@pytest.fixture
def known(uow):
    """An adviser, and somebody who could do nothing a year ago."""
    them = adviser(uow)
    learner_id = them.name("Amina")
    first = start(them, learner_id, now=NOON)
    return them, learner_id, answered(them, first, -1, now=NOON)


def observe(them, learner_id, subject, autonomy, *, at):
    with them.uow as uow:
        uow.observations.see(
            learner_id,
            subject,
            autonomy,
            meeting_id=None,
            observed_at=at,
            stamp=uow.facts.stamp(them.actor, at),
        )
        uow.commit()


def test_next_sitting_starts_from_the_former_one_and_is_shorter(known):
    them, learner_id, first = known

    again = start(them, learner_id)
    asked = answered(them, again, 0, now=LATER)

    assert (again.follows, again.form) == (first.id, STANDARD)
    assert again.past.given(them.uow.questionnaires.bank(SMALL))
    assert 2 <= len(asked.answers) <= 8
    assert asked.finished_at is not None


def test_both_sittings_are_kept_and_read_again_as_they_were(known):
    them, learner_id, first = known
    before = profile(them, learner_id, now=NOON)
    second = answered(them, start(them, learner_id), 0, now=LATER)

    then = read_profile(them.uow, them.actor, language="fr", assessment_id=first.id, now=LATER)
    now = profile(them, learner_id)

    assert then.profile == before.profile
    assert now.assessment.id == second.id
    assert now.compared_with.id == first.id
    assert now.before == then.profile


def test_gain_is_told_where_it_is_likely(known):
    them, learner_id, _ = known
    answered(them, start(them, learner_id), 0, now=LATER)

    changed = {change.axis: change for change in profile(them, learner_id).changes}

    assert changed["skills"].is_gain
    assert not changed["skills"].is_worth_a_look


def test_first_diagnosis_is_compared_with_nothing(known):
    them, learner_id, _ = known

    view = profile(them, learner_id)

    assert (view.changes, view.compared_with, view.before, view.observations) == (
        (),
        None,
        None,
        (),
    )
    assert view.assessment.past == NO_PAST


def test_person_reads_what_has_changed_too(known):
    them, learner_id, _ = known
    answered(them, start(them, learner_id), 0, now=LATER)

    own = read_profile(them.uow, learner_actor(learner_id), language="fr", now=LATER)

    assert own.changes == profile(them, learner_id).changes
    assert own.to_check == ()


def test_observations_move_the_profile_between_two_diagnoses(known):
    them, learner_id, first = known
    before = profile(them, learner_id)
    for number, subject in enumerate(("click", "type", "search", "mail-open")):
        at = NOON + timedelta(days=30 + number)
        observe(them, learner_id, subject, Autonomy.ALONE, at=at)

    after = profile(them, learner_id)

    skills = [view.profile.axes[1].probabilities[0] for view in (before, after)]
    assert skills[1] < skills[0]
    assert [one.subject for one in after.observations] == ["click", "type", "search", "mail-open"]
    assert after.compared_with.id == first.id
    assert after.assessment.id == first.id


def test_observation_of_something_else_changes_nothing(known):
    them, learner_id, _ = known
    before = profile(them, learner_id)

    observe(them, learner_id, "demarche:impots", Autonomy.ALONE, at=LATER)
    observe(them, learner_id, "fax", Autonomy.ALONE, at=LATER)

    assert profile(them, learner_id) == before


def test_next_sitting_knows_what_was_observed(known):
    them, learner_id, _ = known
    observe(them, learner_id, "click", Autonomy.ALONE, at=NOON + timedelta(days=30))
    bank = them.uow.questionnaires.bank(SMALL)

    again = start(them, learner_id)

    assert Given("click", "alone", AnswerMode.OBSERVED) in again.past.given(bank)


def test_nothing_is_started_where_nothing_may_be_asked(known):
    """The question is of no use to whoever has a device of their own."""
    them, learner_id, first = known
    shelf = small_questionnaire()
    barred = replace(shelf.item("type"), never_if=dict.fromkeys(FACTS, ("own",)))
    items = tuple(barred if item.id == "type" else item for item in shelf.items)
    them.uow.questionnaires = OneQuestionnaire(replace(shelf, items=items))

    with pytest.raises(NothingToAsk):
        start(them, learner_id, "single:skills:type")

    assert profile(them, learner_id).assessment == first


def _scope(them):
    return scope_of(them.actor)


# Forms


def test_telephone_form_takes_place_over_the_telephone(uow):
    them = adviser(uow)

    quick = start(them, them.name("Amina"), QUICK.key, now=NOON)

    assert (quick.form, quick.setting) == (QUICK, Setting.PHONE)


def test_form_is_kept_and_read_again(known):
    them, learner_id, _ = known

    deeper = start(them, learner_id, "deep:skills")
    asked = answered(them, deeper, 0, now=LATER)
    another_process = UnitOfWork(them.uow._engine, OneQuestionnaire())
    found = current_question(
        another_process, them.actor, assessment_id=deeper.id, now=LATER
    ).assessment

    assert replace(found, past=asked.past) == asked
    assert found.form.kind is FormKind.DEEP
    assert {
        them.uow.questionnaires.questionnaire(SMALL).item(g.item).dimension for g in found.given
    } == {"skills"}


def test_open_sitting_of_another_form_ends_there(known):
    them, learner_id, _ = known
    left = start(them, learner_id)

    deeper = start(them, learner_id, "deep:skills")
    again = start(them, learner_id, "deep:skills")

    with them.uow.reading() as uow:
        kept = {s.id: s for s in uow.assessments.of_learner(learner_id, visible_to=_scope(them))}
    assert kept[left.id].finished_at == LATER
    assert again == deeper


def test_one_question_is_asked_alone(known):
    them, learner_id, first = known

    single = start(them, learner_id, "single:skills:type")
    sitting = answered(them, single, 0, now=LATER)

    assert [given.item for given in sitting.given] == ["type"]
    assert sitting.finished_at is not None
    view = profile(them, learner_id)
    assert view.assessment.id == single.id
    assert view.compared_with.id == first.id


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        ("huge", UnknownForm),
        ("deep:trust", UnknownForm),
        ("deep:skills:nowhere", UnknownForm),
        ("single:skills:fax", UnknownItem),
    ],
)
def test_form_that_does_not_exist_is_refused_and_nothing_is_kept(known, form, refusal):
    them, learner_id, first = known

    with pytest.raises(refusal):
        start(them, learner_id, form)

    assert profile(them, learner_id).assessment == first


# What was said is seen


def test_adviser_sees_what_was_said_alone(uow):
    """A person answered at home; at the desk, the adviser sees how it goes."""
    me, kept = started(uow)
    said = answered(_As(uow, me), kept.assessment, 0, now=NOON)
    them = adviser(uow)
    with uow:
        uow.learners.welcome(me.id, them.actor.structure_id)
        uow.commit()
    former = next(a for a in said.answers if a.given.item in GESTURES)
    seen = replace(former.given, option="not_yet", mode=AnswerMode.OBSERVED)

    after = correct(uow, them.actor, assessment_id=said.id, given=seen, now=LATER).assessment

    assert after.answer_to(former.given.item).given == seen
    assert former in after.answers


def test_nobody_sees_for_themselves(known):
    them, learner_id, first = known
    me = learner_actor(learner_id)
    skill = next(g for g in first.given if g.item in GESTURES)
    seen = replace(skill, option="alone", mode=AnswerMode.OBSERVED)

    with pytest.raises(ModeNotOffered):
        correct(them.uow, me, assessment_id=first.id, given=seen, now=LATER)
    again = start(them, learner_id)
    with pytest.raises(ModeNotOffered):
        answer(them.uow, me, assessment_id=again.id, given=seen, now=LATER)

    assert profile(them, learner_id, now=LATER).assessment.answers in (first.answers, ())


class _As:
    def __init__(self, uow, actor):
        self.uow, self.actor = uow, actor


# The end


def test_last_answer_given_alone_ends_the_sitting(uow):
    me, kept = started(uow)

    ended = answered(_As(uow, me), kept.assessment, 0, now=NOON)
    with uow.reading():
        found = uow.assessments.get(kept.assessment.id, visible_to=_scope(_As(uow, me)))

    assert found.finished_at is not None
    assert found == ended
    assert ended.finished_at == ended.answers[-1].recorded_at


def test_sitting_of_another_structure_is_not_started_again(known):
    them, learner_id, first = known
    other = adviser(them.uow)

    with pytest.raises(UnknownAssessment):
        profile(other, learner_id)
    with pytest.raises(UnknownAssessment):
        finish(other.uow, other.actor, assessment_id=first.id, now=LATER)
