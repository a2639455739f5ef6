"""What holds of every plan, whoever it is proposed to, with the catalogue we ship."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathway.following import Follower
from pathway.means import Means
from pathway.modules import Module
from pathway.offer import TIMES_MOST, Offer
from pathway.ordering import AIDS_MOST
from pathway.plan import WITH_US, PlanStep, ReasonKind, StepKind
from pathway.recommendation import Proposal, propose_from, recommend, sessions_within
from pathway.situation import KNOWN, Situation
from pathway.why_not import why_not
from pathway.wishes import BLOCKING_LEVEL, wishes_of
from tests.diagnostic.strategies import always
from tests.pathway.anybody import catalogue, means, people
from tests.pathway.oracle import least_cost

pytestmark = pytest.mark.thorough


def offer_for(person: Situation, available: Means) -> Offer:
    return Offer(Follower(catalogue(), person, available))


def modules_of(proposal: Proposal) -> dict[str, Module]:
    modules = {module.id: module for module in catalogue().modules}
    return {step.id: modules[step.id] for step in proposal.steps if step.id in modules}


def sessions_of(proposal: Proposal) -> int:
    return sum(step.times for step in proposal.steps if step.kind is StepKind.MODULE)


def root(steps: dict[str, PlanStep], step: PlanStep) -> ReasonKind:
    """The reason of a step, or of what it opens."""
    if step.reason.kind is ReasonKind.PREREQUISITE:
        return root(steps, steps[step.reason.about])
    return step.reason.kind


@always
@given(people(), means())
def test_prerequisites_come_first(person: Situation, available: Means):
    offer = offer_for(person, available)
    placed: set[str] = set()

    for id, module in modules_of(propose_from(offer)).items():
        for first in offer.before(module):
            missing = set(offer.follower.missing(first))
            taught = {item for other in placed for item in catalogue().module(other).teaches}
            assert first.id in placed or (missing and missing <= taught)
        placed.add(id)


@always
@given(people(), means())
def test_what_blocks_comes_first(person: Situation, available: Means):
    steps = {step.id: step for step in recommend(catalogue(), person, available).steps}

    blocks = [root(steps, step) is ReasonKind.BLOCKING for step in steps.values()]
    assert blocks == sorted(blocks, reverse=True)


@always
@given(people(), means())
def test_a_blocking_step_answers_an_obstacle_on_a_low_axis(person: Situation, available: Means):
    shown = {obstacle.id: obstacle for obstacle in person.obstacles}

    for step in recommend(catalogue(), person, available).steps:
        if step.reason.kind is ReasonKind.BLOCKING:
            axis = shown[step.reason.about].axis
            assert axis in catalogue().blocking
            assert person.levels[axis] <= BLOCKING_LEVEL
        elif step.reason.kind is ReasonKind.OBSTACLE:
            assert step.reason.about in shown


@always
@given(people(), means())
def test_a_plan_holds_in_the_sessions_there_are(person: Situation, available: Means):
    proposal = recommend(catalogue(), person, available)

    ids = [step.id for step in proposal.steps]
    assert available.sessions is None or sessions_of(proposal) <= available.sessions
    assert sum(step.kind is StepKind.AID for step in proposal.steps) <= AIDS_MOST
    assert len(set(ids)) == len(ids)
    assert all(1 <= step.times <= TIMES_MOST for step in proposal.steps)
    assert proposal.is_shortest


@always
@given(people(), means())
def test_every_module_proposed_can_be_followed_and_brings_something(
    person: Situation, available: Means
):
    offer = offer_for(person, available)
    through = {id for goal in offer.goals for id in goal.through}

    for id, module in modules_of(propose_from(offer)).items():
        assert offer.follower.suits(module)
        assert id in through or not offer.follower.is_known(module)
        assert id in through or not module.on_request


@always
@given(people(), means())
def test_every_goal_is_likely_after_the_steps_or_left_out_with_its_reason(
    person: Situation, available: Means
):
    proposal = recommend(catalogue(), person, available)
    after = dict(person.chances)
    for step in proposal.steps:
        if step.kind is StepKind.MODULE:
            for item in catalogue().module(step.id).teaches:
                for _ in range(step.times):
                    after[item] = catalogue().module(step.id).chance_after(after.get(item, 0.0))

    out = {left.wish.reason.about for left in proposal.left_out}
    for id in person.goals:
        goal = catalogue().goal(id)
        likely = all(after.get(item, 0.0) >= KNOWN - 1e-9 for item in goal.needs)
        assert id in out or (likely and set(goal.through) <= modules_of(proposal).keys())


@always
@given(people(), means(), st.integers(0, 12))
def test_more_sessions_never_serve_fewer_wishes(person: Situation, available: Means, count: int):
    few, more = replace(available, sessions=count), replace(available, sessions=count + 1)
    wishes = wishes_of(offer_for(person, few))

    def served(proposal: Proposal) -> list[bool]:
        out = [left.wish for left in proposal.left_out]
        return [wish not in out for wish in wishes]

    with_few, with_more = (recommend(catalogue(), person, m) for m in (few, more))

    assert served(with_more) >= served(with_few)


@always
@given(people(), means())
def test_the_same_person_is_always_proposed_the_same(person: Situation, available: Means):
    assert recommend(catalogue(), person, available) == recommend(catalogue(), person, available)


@always
@given(people(), means())
def test_an_aid_never_stands_on_the_track_of_what_is_learnt_here(
    person: Situation, available: Means
):
    for step in recommend(catalogue(), person, available).steps:
        assert (step.track == WITH_US) is (step.kind is StepKind.MODULE)


@always
@given(people(), means())
def test_whatever_is_not_in_the_plan_says_why(person: Situation, available: Means):
    offer = offer_for(person, available)
    proposal = propose_from(offer)

    for id in catalogue().names - {step.id for step in proposal.steps}:
        assert why_not(offer, proposal, proposal.steps, id)


@always
@given(people(), means())
def test_no_plan_of_the_whole_catalogue_serves_as_much_in_less_time(
    person: Situation, available: Means
):
    offer = offer_for(person, available)
    proposal = propose_from(offer)
    out = [left.wish for left in proposal.left_out]
    targets = [t for wish in wishes_of(offer) if wish not in out for t in wish.targets]

    minutes = sum(
        step.times * catalogue().module(step.id).minutes
        for step in proposal.steps
        if step.kind is StepKind.MODULE
    )
    assert minutes == least_cost(offer.pieces, targets, sessions_within(offer))
