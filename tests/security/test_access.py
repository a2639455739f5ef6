"""Who may do what: one table, every role and every act; what is not in it is refused."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable

import pytest

import use_cases
from diagnostic.errors import Forbidden
from diagnostic.people import NOBODY, VISITOR, Actor, Role, Scope
from security.access import allow, counts_scope_of, scope_of
from tests.factories import NOON, codes, staff, started, structure
from use_cases.take_diagnosis import answer

ANYBODY = frozenset({Role.VISITOR, Role.LEARNER, Role.ADVISER, Role.COORDINATOR})
COORDINATOR = frozenset({Role.COORDINATOR})
ADVISER = frozenset({Role.ADVISER})
STAFF = frozenset({Role.ADVISER, Role.COORDINATOR})
ABOUT_ONE = frozenset({Role.LEARNER, Role.ADVISER})  # one's own record, or one of the structure's
TABLE = {
    "start_alone.start_alone": frozenset({Role.VISITOR}),
    "start_together.start_together": ADVISER,
    "take_diagnosis.current_question": ABOUT_ONE,
    "take_diagnosis.answer": ABOUT_ONE,
    "take_diagnosis.correct": ABOUT_ONE,
    "take_diagnosis.finish": ABOUT_ONE,
    "enrol_learner.enrol": ADVISER,
    "enrol_learner.edit_details": ADVISER,
    "enrol_learner.reissue_code": ADVISER,
    "enrol_learner.places": ADVISER,
    "find_learner.find": ADVISER,
    "find_learner.open_by_code": ADVISER,
    "find_learner.read_file": ADVISER,
    "find_learner.perhaps_the_same": ADVISER,
    "find_learner.merge": ADVISER,
    "read_plan.read_plan": ABOUT_ONE,
    "read_plan.compare_versions": ADVISER,
    "make_plan.choose_goals": ABOUT_ONE,
    "make_plan.propose": ADVISER,
    "make_plan.decide": ADVISER,
    "make_plan.move": ADVISER,
    "hold_meeting.prepare": ADVISER,
    "hold_meeting.hold": ADVISER,
    "hold_meeting.hold_planned": ADVISER,
    "plan_meeting.plan": ADVISER,
    "plan_meeting.change": ADVISER,
    "plan_meeting.cancel": ADVISER,
    "plan_meeting.delete": ADVISER,
    "plan_meeting.restore": ADVISER,
    "attend_meeting.mark": ADVISER,
    "attend_meeting.observe": ADVISER,
    "attend_meeting.choose_face": ABOUT_ONE,
    "see_meetings.agenda": ADVISER,
    "see_meetings.deleted": ADVISER,
    "see_meetings.read_meeting": ADVISER,
    "see_meetings.of_learner": ABOUT_ONE,
    "make_plan.add": ADVISER,
    "make_plan.mark_step": ADVISER,
    "keep_places.directory": STAFF,
    "keep_places.add_place": STAFF,
    "keep_places.load_places": STAFF,
    "keep_places.take_out": STAFF,
    "refer_learner.see_referrals": ADVISER,
    "refer_learner.refer": ADVISER,
    "refer_learner.note_outcome": ADVISER,
    "end_follow_up.read_follow_up": ADVISER,
    "end_follow_up.close_follow_up": ADVISER,
    "end_follow_up.reopen_follow_up": ADVISER,
    "end_follow_up.hand_over": ADVISER,
    "see_progress.read_progress": ABOUT_ONE,
    "see_worklist.worklist": ADVISER,
    "see_worklist.delays": STAFF,
    "see_worklist.set_delays": COORDINATOR,
    "sign_in.return_by_code": ANYBODY,
    "sign_in.enter": ANYBODY,
    "sign_in.who_is": ANYBODY,
    "sign_in.leave": ANYBODY,
    "manage_team.is_set_up": ANYBODY,
    "manage_team.set_up": ANYBODY,
    "manage_team.read_invitation": ANYBODY,
    "manage_team.accept_invitation": ANYBODY,
    "see_needs.see_needs": COORDINATOR,
    "manage_team.team": COORDINATOR,
    "manage_team.invite": COORDINATOR,
    "manage_team.give_new_link": COORDINATOR,
    "manage_team.close_account": COORDINATOR,
    "load_demonstration.is_invented": ANYBODY,
    "load_demonstration.fill": COORDINATOR,
    "demonstrate_pathway.follow": ADVISER,
    "erase_learner.take_away": ABOUT_ONE,
    "erase_learner.erase": ABOUT_ONE,
    "read_profile.read_profile": ABOUT_ONE,
    "practise.enter_practice": ADVISER,
    "practise.leave_practice": ADVISER,
    "practise.wipe_practice": ADVISER,
    "practise.invented_replies": ADVISER,
    "practise.unveil": ADVISER,
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


READERS = {Role.LEARNER, Role.ADVISER}


@pytest.mark.parametrize("role", [role for role in Role if role not in READERS])
def test_role_without_a_line_reads_nobody(uow, role):
    them, _ = started(uow)

    assert scope_of(Actor(frozenset({role}), them.id)) == NOBODY


def test_learner_reads_their_own_record_alone(uow):
    them, _ = started(uow)

    assert scope_of(them) == Scope(learner_id=them.id)


def test_adviser_reads_the_records_of_their_structure_alone(uow):
    place = structure(uow)
    adviser = staff(uow, Role.ADVISER, of=place).actor

    assert scope_of(adviser) == Scope(structure_id=place.id)
    assert counts_scope_of(adviser) == NOBODY


def test_coordinator_reads_counts_and_no_record(uow):
    place = structure(uow)
    coordinator = staff(uow, Role.COORDINATOR, of=place).actor

    assert scope_of(coordinator) == NOBODY
    assert counts_scope_of(coordinator) == Scope(counts_of=place.id)


def test_person_with_both_roles_reads_both(uow):
    place = structure(uow)
    both = staff(uow, Role.ADVISER, Role.COORDINATOR, of=place).actor

    assert scope_of(both) == Scope(structure_id=place.id)
    assert counts_scope_of(both) == Scope(counts_of=place.id)


def test_person_without_a_role_reads_nobody():
    assert scope_of(Actor(frozenset())) == counts_scope_of(Actor(frozenset())) == NOBODY
