"""Who may do what: one table, every role and every act; what is not in it is refused."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pytest

import use_cases
from diagnostic.errors import Forbidden
from diagnostic.people import NOBODY, VISITOR, Actor, Role, Scope
from security.access import allow, scope_of
from tests.factories import NOON, codes, started
from use_cases.take_diagnosis import answer

ANYBODY = frozenset({Role.VISITOR, Role.LEARNER})
LEARNER = frozenset({Role.LEARNER})
TABLE = {
    "take_diagnosis.start_alone": frozenset({Role.VISITOR}),
    "take_diagnosis.current_question": LEARNER,
    "take_diagnosis.answer": LEARNER,
    "take_diagnosis.correct": LEARNER,
    "take_diagnosis.finish": LEARNER,
    "sign_in.return_by_code": ANYBODY,
    "sign_in.who_is": ANYBODY,
    "sign_in.leave": ANYBODY,
    "erase_learner.take_away": LEARNER,
    "erase_learner.erase": LEARNER,
    "read_profile.read_profile": LEARNER,
}


def acts() -> dict[str, Callable[..., object]]:
    found = {}
    for file in pkgutil.iter_modules(use_cases.__path__):
        module = importlib.import_module(f"use_cases.{file.name}")
        for name, act in inspect.getmembers(module, inspect.isfunction):
            if act.__module__ == module.__name__ and not name.startswith("_"):
                found[f"{file.name}.{name}"] = act
    return found


ACTS = acts()
OF_THE_MACHINE = {name for name, act in ACTS.items() if act.allowed_roles == {Role.OPERATOR}}
REFUSED = [
    pytest.param(ACTS[name], role, id=f"{role} · {name}")
    for name in sorted(ACTS)
    for role in Role
    if role not in TABLE.get(name, {Role.OPERATOR})
]


def test_every_act_for_people_has_its_line_in_the_table():
    allowed = {name: act.allowed_roles for name, act in ACTS.items() if name not in OF_THE_MACHINE}

    assert allowed == TABLE


@pytest.mark.parametrize(("act", "role"), REFUSED)
def test_role_that_is_not_in_the_table_is_refused(act, role):
    with pytest.raises(Forbidden):
        act(None, Actor(frozenset({role})))


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_person_without_a_role_is_refused(act):
    with pytest.raises(Forbidden):
        act(None, Actor(frozenset()))


@pytest.mark.parametrize("actor", [None, "learner", Role.LEARNER, object()])
def test_what_is_not_an_actor_is_refused(actor):
    @allow(Role.LEARNER)
    def act(uow, actor):
        return "done"

    with pytest.raises(Forbidden):
        act(None, actor)


def test_act_for_nobody_is_refused_to_everybody():
    @allow()
    def act(uow, actor):
        return "done"

    with pytest.raises(Forbidden):
        act(None, Actor(frozenset(Role)))


def test_actor_is_found_by_place_and_by_name():
    @allow(Role.VISITOR)
    def act(uow, actor):
        return "done"

    assert act(None, VISITOR) == act(None, actor=VISITOR) == act(actor=VISITOR, uow=None) == "done"
    with pytest.raises(Forbidden):
        act(None)


def test_refusal_leaves_the_data_as_it_was(uow):
    them, kept = started(uow)
    coordinator = Actor(frozenset({Role.COORDINATOR}), them.id)

    with pytest.raises(Forbidden):
        answer(uow, coordinator, assessment_id=kept.assessment.id, given=None, now=NOON)

    with uow.reading():
        found = uow.assessments.get(kept.assessment.id, visible_to=scope_of(them))
        learner = uow.learners.with_code(codes().hash_code(kept.code))
    assert found == kept.assessment
    assert learner is not None


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.LEARNER])
def test_role_without_a_line_reads_nobody(uow, role):
    them, _ = started(uow)

    assert scope_of(Actor(frozenset({role}), them.id)) == NOBODY


def test_learner_reads_their_own_record_alone(uow):
    them, _ = started(uow)

    assert scope_of(them) == Scope(learner_id=them.id)


def test_person_without_a_role_reads_nobody():
    assert scope_of(Actor(frozenset())) == NOBODY
