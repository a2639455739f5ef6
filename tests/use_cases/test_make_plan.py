"""A plan with a person: proposed, changed, accepted; every version kept, nobody else's touched."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from diagnostic.errors import (
    Forbidden,
    UnknownAssessment,
    UnknownLearner,
    UnknownPlan,
    UnknownStep,
)
from diagnostic.people import VISITOR, Actor, Role, Scope
from jalons import CONTENT
from pathway.plan import StepState
from security.identity import learner_actor
from store.plan_steps import plan_of
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork
from tests.factories import NOON, answered, enrolled, staff, structure
from use_cases.make_plan import decide, move, propose, read_plan

LATER = NOON + timedelta(hours=1)
SHELF = Shelf(CONTENT)
HANDS = 12
SAID = "phone-kind=good computer-home=none open-app=not_yet find-passwords=not_yet"


@pytest.fixture
def uow(engine):
    return UnitOfWork(engine, SHELF)


@pytest.fixture
def here(uow):
    return structure(uow)


@pytest.fixture
def adviser(uow, here) -> Actor:
    return staff(uow, Role.ADVISER, of=here).actor


def diagnosed(uow, here, said: str = SAID):
    """Somebody followed here, who has answered this."""
    learner = enrolled(uow, of=here)
    answered(uow, learner.id, said)
    return learner


def seen(uow, actor, learner):
    return read_plan(uow, actor, learner_id=learner.id, language="fr", now=LATER)


def versions(uow, learner):
    with uow.reading():
        kept = uow.plans.versions(learner.id, visible_to=Scope(learner_id=learner.id))
    return [plan_of(one) for one in kept]


def ids(steps) -> list[str]:
    return [step.id for step in steps]


def changed(uow, adviser, learner, version=1, **what):
    decide(uow, adviser, learner_id=learner.id, version=version, now=LATER, **what)


def proposed(uow, adviser, learner, **what):
    propose(uow, adviser, learner_id=learner.id, version=0, now=NOON, **what)
    return seen(uow, adviser, learner)


def test_before_a_first_proposal_the_rules_speak_and_nothing_is_kept(uow, here, adviser):
    learner = diagnosed(uow, here)

    view = seen(uow, adviser, learner)

    assert (view.plan, view.version) == (None, 0)
    assert "open-close-apps" in ids(view.steps)
    assert versions(uow, learner) == []


def test_proposal_is_kept_with_its_author_and_a_line(uow, here, adviser):
    learner = diagnosed(uow, here)
    expected = seen(uow, adviser, learner).steps

    view = proposed(uow, adviser, learner)

    (plan,) = versions(uow, learner)
    assert (plan.version, plan.steps, plan.supersedes) == (1, expected, None)
    assert (plan.recorded_by, plan.recorded_at) == (adviser.name_in_facts, NOON)
    assert view.steps == expected
    with uow.reading():
        lines = [(line.act, line.actor_id, line.subject_id) for line in uow.audit.lines()]
    assert ("plan", adviser.id, learner.id) in lines


def test_goals_of_the_person_come_into_the_plan(uow, here, adviser):
    learner = diagnosed(uow, here)

    view = proposed(uow, adviser, learner, goals=("see-family",))

    assert view.goals == ("see-family",)
    assert "video-call" in ids(view.steps)


def test_accepting_keeps_a_new_version_and_the_former_one(uow, here, adviser):
    learner = diagnosed(uow, here)
    first = proposed(uow, adviser, learner).kept[0].id

    changed(uow, adviser, learner, step_ids=(first,), state=StepState.ACCEPTED)

    newest, former = versions(uow, learner)
    assert (newest.version, newest.supersedes) == (2, former.id)
    assert ids(newest.accepted) == [first]
    assert former.accepted == ()


def test_dropped_step_stays_out_of_the_next_proposal(uow, here, adviser):
    learner = diagnosed(uow, here)
    first = proposed(uow, adviser, learner).kept[0].id
    changed(uow, adviser, learner, step_ids=(first,), state=StepState.DROPPED)

    propose(uow, adviser, learner_id=learner.id, version=2, goals=("buy-safely",), now=LATER)

    view = seen(uow, adviser, learner)
    assert first not in ids(view.kept)
    assert ids(view.dropped) == [first]


def test_moved_step_takes_its_place(uow, here, adviser):
    learner = diagnosed(uow, here)
    before = ids(proposed(uow, adviser, learner).kept)

    move(uow, adviser, learner_id=learner.id, version=1, step_id=before[-1], to=0, now=LATER)

    assert ids(seen(uow, adviser, learner).kept) == [before[-1], *before[:-1]]


def test_click_on_a_page_that_has_grown_old_changes_nothing(uow, here, adviser):
    learner = diagnosed(uow, here)
    first, second, *_ = ids(proposed(uow, adviser, learner).kept)
    changed(uow, adviser, learner, step_ids=(first,), state=StepState.ACCEPTED)

    changed(uow, adviser, learner, step_ids=(second,), state=StepState.DROPPED)

    assert [plan.version for plan in versions(uow, learner)] == [2, 1]
    assert seen(uow, adviser, learner).dropped == ()


def test_clicks_at_the_same_instant_keep_one_version(uow, here, adviser):
    learner = diagnosed(uow, here)
    first = proposed(uow, adviser, learner).kept[0].id
    together = Barrier(HANDS, timeout=30)

    def click(_):
        together.wait()
        changed(uow, adviser, learner, step_ids=(first,), state=StepState.ACCEPTED)

    with ThreadPoolExecutor(HANDS) as hands:
        list(hands.map(click, range(HANDS)))

    assert [plan.version for plan in versions(uow, learner)] == [2, 1]


def test_plan_follows_two_files_that_are_merged(uow, here, adviser):
    former, learner = diagnosed(uow, here), diagnosed(uow, here)
    steps = proposed(uow, adviser, former).steps

    with uow:
        uow.learners.merge(former.id, into=learner.id)
        uow.commit()

    view = seen(uow, adviser, learner)
    assert (view.version, view.steps) == (1, steps)
    changed(uow, adviser, learner, step_ids=(steps[0].id,), state=StepState.ACCEPTED)
    assert seen(uow, adviser, learner).version == 2


def test_accepting_twice_keeps_one_version(uow, here, adviser):
    learner = diagnosed(uow, here)
    first = proposed(uow, adviser, learner).kept[0].id
    changed(uow, adviser, learner, step_ids=(first,), state=StepState.ACCEPTED)

    changed(uow, adviser, learner, version=2, step_ids=(first,), state=StepState.ACCEPTED)

    assert [plan.version for plan in versions(uow, learner)] == [2, 1]


def test_what_is_done_alone_is_not_proposed(uow, here, adviser):
    learner = diagnosed(uow, here, "phone-kind=good open-app=alone unlock-phone=alone")

    assert "open-close-apps" not in ids(seen(uow, adviser, learner).steps)


def test_nothing_is_proposed_before_a_diagnosis(uow, here, adviser):
    learner = enrolled(uow, of=here)

    view = seen(uow, adviser, learner)

    assert (view.steps, view.profile) == ((), None)
    with pytest.raises(UnknownAssessment):
        propose(uow, adviser, learner_id=learner.id, version=0, now=NOON)


@pytest.mark.parametrize(
    ("version", "step_ids", "refusal"),
    [(0, ("first-touch",), UnknownPlan), (1, ("no-such-step",), UnknownStep)],
)
def test_what_is_no_step_of_the_plan_is_refused(uow, here, adviser, version, step_ids, refusal):
    learner = diagnosed(uow, here)
    proposed(uow, adviser, learner)

    with pytest.raises(refusal):
        changed(
            uow, adviser, learner, version=version, step_ids=step_ids, state=StepState.ACCEPTED
        )


def test_learner_reads_their_own_plan_and_changes_nothing(uow, here, adviser):
    learner = diagnosed(uow, here)
    proposed(uow, adviser, learner)
    them = learner_actor(learner.id)

    assert seen(uow, them, learner).version == 1
    with pytest.raises(Forbidden):
        propose(uow, them, learner_id=learner.id, version=1, now=LATER)


def acts(learner):
    """Every act of this file on one person."""
    step = {"learner_id": learner.id, "version": 1, "now": LATER}
    return {
        "read": lambda uow, actor: seen(uow, actor, learner),
        "propose": lambda uow, actor: propose(uow, actor, **step),
        "decide": lambda uow, actor: decide(
            uow, actor, **step, step_ids=("first-touch",), state=StepState.ACCEPTED
        ),
        "move": lambda uow, actor: move(uow, actor, **step, step_id="first-touch", to=0),
    }


@pytest.mark.parametrize("act", ["read", "propose", "decide", "move"])
def test_adviser_of_another_structure_is_refused_and_noted(uow, here, adviser, act):
    learner = diagnosed(uow, here)
    proposed(uow, adviser, learner)
    stranger = staff(uow, Role.ADVISER, of=structure(uow, name="Ailleurs")).actor

    with pytest.raises(UnknownLearner):
        acts(learner)[act](uow, stranger)

    assert [plan.version for plan in versions(uow, learner)] == [1]
    with uow.reading():
        refused = [line.actor_id for line in uow.audit.lines() if line.result == "refused"]
    assert refused == [stranger.id]


@pytest.mark.parametrize("act", ["read", "propose", "decide", "move"])
def test_visitor_and_coordinator_do_none_of_this(uow, here, act):
    learner = diagnosed(uow, here)
    coordinator = staff(uow, Role.COORDINATOR, of=here).actor

    for actor in (VISITOR, coordinator):
        with pytest.raises(Forbidden):
            acts(learner)[act](uow, actor)


def test_aid_that_nobody_verified_is_not_certain_and_a_module_is(uow, here, adviser):
    learner = diagnosed(uow, here)
    view = proposed(uow, adviser, learner)

    certain = {step.kind: view.is_certain(step) for step in view.kept}

    assert certain == {"aid": False, "module": True}
