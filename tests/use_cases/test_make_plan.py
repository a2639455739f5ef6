"""A plan with a person: proposed, changed, accepted; every version kept, nobody else's touched."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from diagnostic.errors import Forbidden, UnknownAssessment, UnknownLearner
from diagnostic.observations import Autonomy
from diagnostic.people import VISITOR, Actor, Role, Scope
from jalons import CONTENT
from pathway.comparison import Difference
from pathway.errors import (
    DayGone,
    DayMissing,
    PlanChanged,
    ReasonMissing,
    TooManyGoals,
    UnknownGoal,
    UnknownPlan,
    UnknownStep,
)
from pathway.means import Means
from pathway.merging import Kept
from pathway.plan import DropReason, PlanStep, Reason, ReasonKind, StepKind, StepState
from security.identity import learner_actor
from store.plan_steps import plan_of, to_text
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork
from tests.factories import NOON, answered, enrolled, staff, structure
from use_cases.make_plan import add, choose_goals, decide, mark_step, move, propose
from use_cases.read_plan import compare_versions, read_plan

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
    if what["state"] is StepState.DROPPED:
        what = {"because": DropReason.NOT_NOW, **what}
    return decide(uow, adviser, learner_id=learner.id, version=version, now=LATER, **what)


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
    assert (plan.version, ids(plan.steps), plan.supersedes) == (1, ids(expected), None)
    assert all(step.name for step in plan.steps)
    assert (plan.recorded_by, plan.recorded_at) == (adviser.name_in_facts, NOON)
    assert view.steps == plan.steps
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


def colleague(uow, here) -> Actor:
    return staff(uow, Role.ADVISER, of=here, name="Sacha Petit").actor


def test_two_advisers_who_change_different_steps_keep_both_changes(uow, here, adviser):
    learner = diagnosed(uow, here)
    first, second, *_ = ids(proposed(uow, adviser, learner).kept)
    changed(uow, colleague(uow, here), learner, step_ids=(first,), state=StepState.ACCEPTED)

    kept = changed(uow, adviser, learner, step_ids=(second,), state=StepState.DROPPED)

    view = seen(uow, adviser, learner)
    assert (kept, view.version) == (Kept.MERGED, 3)
    assert ids(view.plan.accepted) == [first]
    assert ids(view.dropped) == [second]


def test_two_advisers_who_change_the_same_step_are_told_and_nothing_is_lost(uow, here, adviser):
    learner = diagnosed(uow, here)
    first, *_ = ids(proposed(uow, adviser, learner).kept)
    changed(uow, colleague(uow, here), learner, step_ids=(first,), state=StepState.DROPPED)

    with pytest.raises(PlanChanged):
        changed(uow, adviser, learner, step_ids=(first,), state=StepState.ACCEPTED)

    assert [plan.version for plan in versions(uow, learner)] == [2, 1]
    assert ids(seen(uow, adviser, learner).dropped) == [first]


def test_a_new_proposal_on_a_page_that_has_grown_old_is_refused(uow, here, adviser):
    learner = diagnosed(uow, here)
    proposed(uow, adviser, learner)

    with pytest.raises(PlanChanged):
        propose(uow, adviser, learner_id=learner.id, version=0, now=LATER)

    assert [plan.version for plan in versions(uow, learner)] == [1]


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


def test_goals_are_facts_and_the_last_choice_holds(uow, here, adviser):
    learner = diagnosed(uow, here)
    them = learner_actor(learner.id)
    wish = {"learner_id": learner.id}

    choose_goals(uow, adviser, **wish, goals=("see-family",), sessions=5, now=NOON)
    choose_goals(uow, them, **wish, goals=("buy-safely", "see-family"), now=LATER)
    choose_goals(uow, them, **wish, goals=("buy-safely", "see-family"), now=LATER)

    chosen = seen(uow, adviser, learner).start.choices
    assert [(one.goals, one.sessions, one.recorded_by) for one in chosen] == [
        (("buy-safely", "see-family"), 5, them.name_in_facts),
        (("see-family",), 5, adviser.name_in_facts),
    ]
    assert seen(uow, adviser, learner).goals == ("buy-safely", "see-family")


@pytest.mark.parametrize(
    ("goals", "refusal"),
    [
        (("to-fly",), UnknownGoal),
        (("see-family", "buy-safely", "my-passwords", "send-papers"), TooManyGoals),
    ],
)
def test_goals_that_cannot_be_chosen_are_refused(uow, here, adviser, goals, refusal):
    learner = diagnosed(uow, here)

    with pytest.raises(refusal):
        choose_goals(uow, adviser, learner_id=learner.id, goals=goals, now=NOON)
    with pytest.raises(refusal):
        propose(uow, adviser, learner_id=learner.id, version=0, goals=goals, now=NOON)

    assert seen(uow, adviser, learner).start.choices == ()
    assert versions(uow, learner) == []


def test_sessions_are_a_constraint_and_what_is_left_out_is_told(uow, here, adviser):
    learner = diagnosed(uow, here)

    proposed(uow, adviser, learner, goals=("my-procedures",), means=Means(sessions=1))

    view = seen(uow, adviser, learner)
    assert view.start.chosen.sessions == 1
    assert [left.wish.reason.about for left in view.left_out] == ["my-procedures"]


def test_a_step_is_planned_done_and_given_up_with_a_reason(uow, here, adviser):
    learner = diagnosed(uow, here)
    first, second, *_ = ids(proposed(uow, adviser, learner).kept)
    day = LATER.date() + timedelta(days=7)

    changed(uow, adviser, learner, step_ids=(first,), state=StepState.PLANNED, due_on=day)
    planned = seen(uow, adviser, learner).steps[0]
    mark_step(uow, adviser, learner_id=learner.id, step_id=first, now=LATER)
    done = seen(uow, adviser, learner).steps[0]
    because = DropReason.TOO_FAR
    changed(uow, adviser, learner, 3, step_ids=(second,), state=StepState.DROPPED, because=because)

    assert (planned.state, planned.due_on) == (StepState.PLANNED, day)
    assert (done.state, done.due_on) == (StepState.DONE, day)
    assert seen(uow, adviser, learner).dropped[0].dropped_because is because
    assert [plan.version for plan in versions(uow, learner)] == [4, 3, 2, 1]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"state": StepState.DROPPED, "because": None}, ReasonMissing),
        ({"state": StepState.PLANNED}, DayMissing),
        ({"state": StepState.PLANNED, "due_on": NOON.date() - timedelta(days=1)}, DayGone),
    ],
    ids=["no reason", "no day", "a day gone by"],
)
def test_a_decision_that_lacks_something_is_refused(uow, here, adviser, words, refusal):
    learner = diagnosed(uow, here)
    first = proposed(uow, adviser, learner).kept[0].id

    with pytest.raises(refusal):
        changed(uow, adviser, learner, step_ids=(first,), **words)

    assert [plan.version for plan in versions(uow, learner)] == [1]


def test_any_module_is_added_by_hand_and_one_takes_the_place_of_another(uow, here, adviser):
    learner = diagnosed(uow, here)
    first, second, *_ = ids(proposed(uow, adviser, learner).kept)

    words = {"learner_id": learner.id, "now": LATER}
    add(uow, adviser, version=1, step_id="table-sum", **words)
    add(uow, adviser, version=2, step_id="france-services", instead_of=second, **words)

    view = seen(uow, adviser, learner)
    added = view.kept[-1]
    assert (added.id, added.kind, added.reason.kind) == (
        "table-sum",
        StepKind.MODULE,
        ReasonKind.BY_HAND,
    )
    assert (ids(view.kept)[:2], ids(view.dropped)) == ([first, "france-services"], [second])
    with pytest.raises(UnknownStep):
        add(uow, adviser, version=3, step_id="no-such-module", **words)


def test_a_first_step_may_be_added_before_any_proposal(uow, here, adviser):
    learner = enrolled(uow, of=here)

    add(uow, adviser, learner_id=learner.id, version=0, step_id="first-touch", now=NOON)

    assert ids(seen(uow, adviser, learner).kept) == ["first-touch"]


def test_what_was_done_without_being_in_the_plan_comes_into_it(uow, here, adviser):
    learner = enrolled(uow, of=here)

    mark_step(uow, adviser, learner_id=learner.id, step_id="use-email", now=NOON)
    again = mark_step(uow, adviser, learner_id=learner.id, step_id="use-email", now=LATER)

    (step,) = seen(uow, adviser, learner).steps
    assert (step.id, step.state, again) == ("use-email", StepState.DONE, Kept.SAME)


def test_a_new_proposal_keeps_what_was_decided(uow, here, adviser):
    learner = diagnosed(uow, here)
    first, second, *_ = ids(proposed(uow, adviser, learner, goals=("my-passwords",)).kept)
    changed(uow, adviser, learner, 1, step_ids=(second,), state=StepState.ACCEPTED)
    changed(uow, adviser, learner, 2, step_ids=(first,), state=StepState.DROPPED)
    add(uow, adviser, learner_id=learner.id, version=3, step_id="table-sum", now=LATER)

    words = {"learner_id": learner.id, "version": 4, "now": LATER}
    propose(uow, adviser, goals=("see-family",), **words)

    view = seen(uow, adviser, learner)
    assert {second, "table-sum", "video-call"} <= set(ids(view.kept))
    assert ids(view.dropped) == [first]
    assert {s.id for s in view.plan.accepted} == {second, "table-sum"}


def test_a_module_that_left_the_catalogue_keeps_its_name_in_old_plans(uow, here, adviser):
    learner = diagnosed(uow, here)
    gone = PlanStep(
        "gone-module", StepKind.MODULE, Reason(ReasonKind.SKILL, "open-app"), name="Le minitel"
    )
    with uow:
        stamp = uow.facts.stamp(adviser, NOON)
        text = to_text((gone,))
        uow.plans.keep(learner.id, version=1, steps=text, supersedes=None, stamp=stamp)
        uow.commit()

    changed(uow, adviser, learner, step_ids=("gone-module",), state=StepState.ACCEPTED)

    view = seen(uow, adviser, learner)
    (step,) = view.kept
    assert view.said(step).name == "Le minitel"
    assert not view.is_offered(step)


def test_what_was_seen_since_changes_what_is_proposed(uow, here, adviser):
    learner = diagnosed(uow, here)
    goals = {"learner_id": learner.id, "goals": ("see-family",), "now": NOON}
    choose_goals(uow, adviser, **goals)
    before = ids(seen(uow, adviser, learner).steps)

    with uow:
        stamp = uow.facts.stamp(adviser, LATER)
        uow.observations.see(
            learner.id,
            "video-call",
            Autonomy.ALONE,
            meeting_id=None,
            observed_at=LATER,
            stamp=stamp,
        )
        uow.commit()

    view = seen(uow, adviser, learner)
    assert "video-call" in before
    assert "video-call" not in ids(view.steps)
    assert view.proposal.ready == ("see-family",)


def test_versions_are_compared_with_who_made_them(uow, here, adviser):
    learner = diagnosed(uow, here)
    first, second, *_ = ids(proposed(uow, adviser, learner).kept)
    changed(uow, adviser, learner, step_ids=(first,), state=StepState.DROPPED)

    words = {"learner_id": learner.id, "language": "fr", "now": LATER}
    compared = compare_versions(uow, adviser, **words)

    assert (compared.before.version, compared.after.version) == (1, 2)
    changes = {one.step.id: one.differences for one in compared.steps}
    assert changes[first] == (Difference.REMOVED,)
    assert changes[second] == (Difference.SAME,)
    assert compared.authors[compared.after.recorded_by] == "Camille Roux"
    with pytest.raises(UnknownPlan):
        compare_versions(uow, adviser, **words, before=7)


def test_steps_ahead_are_told_by_track(uow, here, adviser):
    learner = diagnosed(uow, here)

    tracks = dict(proposed(uow, adviser, learner).tracks())

    assert set(tracks) == {"with_us", "equipment", "skills"}
    assert all(step.track == name for name, steps in tracks.items() for step in steps)


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
        "add": lambda uow, actor: add(uow, actor, **step, step_id="first-touch"),
        "mark": lambda uow, actor: mark_step(
            uow, actor, learner_id=learner.id, step_id="first-touch", now=LATER
        ),
        "choose": lambda uow, actor: choose_goals(
            uow, actor, learner_id=learner.id, goals=("see-family",), now=LATER
        ),
        "compare": lambda uow, actor: compare_versions(
            uow, actor, learner_id=learner.id, language="fr", now=LATER
        ),
    }


ACTS = ["read", "propose", "decide", "move", "add", "mark", "choose", "compare"]


@pytest.mark.parametrize("act", ACTS)
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


@pytest.mark.parametrize("act", ACTS)
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
