"""What holds of every plan, whoever it is proposed to, with the catalogue we ship."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.answers import Given
from diagnostic.obstacles import Obstacle
from jalons import CONTENT
from pathway.catalogue import Catalogue
from pathway.modules import Module
from pathway.plan import PlanStep, ReasonKind, StepKind
from pathway.recommendation import (
    BLOCKING_LEVEL,
    KNOWN,
    MOST_AIDS,
    is_known,
    recommend,
    suits,
)
from pathway.situation import Situation
from store.questionnaires import Shelf
from tests.diagnostic.strategies import always

pytestmark = pytest.mark.thorough

AXES = ("equipment", "access", "skills", "language")


@cache
def shelf() -> Shelf:
    return Shelf(CONTENT)


@cache
def catalogue() -> Catalogue:
    return shelf().catalogue()


@cache
def skills() -> tuple[str, ...]:
    return tuple(i.id for i in shelf().questionnaire("premiers-pas").items if i.area)


@cache
def obstacles() -> tuple[Obstacle, ...]:
    """Each obstacle, on its axis, shown by the first answer that can show it."""
    questionnaire = shelf().questionnaire("premiers-pas")
    shown = {
        id: (questionnaire.framework.axis_of(item.dimension).id, Given(item.id, options[0]))
        for item in reversed(questionnaire.items)
        for id, options in item.obstacles.items()
    }
    ids = questionnaire.framework.obstacles
    return tuple(Obstacle(id, shown[id][0], (shown[id][1],)) for id in ids)


@st.composite
def people(draw: st.DrawFn) -> Situation:
    """Anybody at all: levels announced or not, obstacles, devices, skills, wishes."""
    levels = draw(st.dictionaries(st.sampled_from(AXES), st.integers(0, 3)))
    if draw(st.booleans()):
        levels["written_french"] = draw(st.integers(0, 3))
    facts = {
        "phone": draw(st.sampled_from(["none", "basic", "limited", "good"])),
        "computer": draw(st.sampled_from(["none", "shared", "own"])),
        "tablet": draw(st.sampled_from(["none", "shared", "own"])),
    }
    chances = {item: draw(st.sampled_from([0.0, 0.5, 0.79, 0.8, 1.0])) for item in skills()}
    told = draw(st.sets(st.sampled_from(skills())))
    shown = draw(st.sets(st.sampled_from(range(len(obstacles())))))
    wishes = draw(st.sets(st.sampled_from([goal.id for goal in catalogue().goals])))
    return Situation(
        levels,
        tuple(obstacles()[place] for place in sorted(shown)),
        draw(st.sampled_from([facts, {}])),
        {**chances, **dict.fromkeys(told, 0.0)},
        {item: Given(item, "not_yet") for item in sorted(told)},
        tuple(sorted(wishes)),
    )


def needed(person: Situation, module: Module) -> set[str]:
    """What has to be known before, as the catalogue says, devices that one lacks left out."""
    owned = {device.id for device in catalogue().devices if device.is_owned(person.facts)}
    found = set()
    for id in module.after:
        other = catalogue().module(id)
        if not other.on or not owned or owned & set(other.on):
            found |= needed(person, other)
            if not is_known(person, other):
                found.add(id)
    return found


def root(steps: dict[str, PlanStep], step: PlanStep) -> ReasonKind:
    """The reason of a step, or of what it was needed for, where that is in the plan."""
    opened = steps.get(step.reason.about)
    if step.reason.kind is ReasonKind.PREREQUISITE and opened:
        return root(steps, opened)
    return step.reason.kind


@always
@given(people())
def test_prerequisites_come_first(person: Situation):
    ids = [step.id for step in recommend(catalogue(), person)]

    for place, id in enumerate(ids):
        modules = {module.id: module for module in catalogue().modules}
        if id in modules:
            assert needed(person, modules[id]) <= set(ids[:place])


@always
@given(people())
def test_what_blocks_comes_first(person: Situation):
    steps = {step.id: step for step in recommend(catalogue(), person)}
    blocks = [root(steps, step) is ReasonKind.BLOCKING for step in steps.values()]
    dangling = [
        step.reason.kind is ReasonKind.PREREQUISITE and step.reason.about not in steps
        for step in steps.values()
    ]

    kinds = [b for b, cut in zip(blocks, dangling, strict=True) if not cut]
    assert kinds == sorted(kinds, reverse=True)


@always
@given(people())
def test_a_blocking_step_answers_an_obstacle_on_a_low_axis(person: Situation):
    shown = {obstacle.id: obstacle for obstacle in person.obstacles}

    for step in recommend(catalogue(), person):
        if step.reason.kind is ReasonKind.BLOCKING:
            axis = shown[step.reason.about].axis
            assert axis in catalogue().blocking
            assert person.levels[axis] <= BLOCKING_LEVEL
        elif step.reason.kind is ReasonKind.OBSTACLE:
            assert step.reason.about in shown


@always
@given(people(), st.integers(0, 10))
def test_a_plan_is_short_and_says_nothing_twice(person: Situation, sittings: int):
    steps = recommend(catalogue(), person, sittings=sittings)

    kinds = [step.kind for step in steps]
    assert kinds.count(StepKind.MODULE) <= sittings
    assert kinds.count(StepKind.AID) <= MOST_AIDS
    assert len({step.id for step in steps}) == len(steps)


@always
@given(people())
def test_every_module_proposed_can_be_followed_and_teaches_something(person: Situation):
    for step in recommend(catalogue(), person):
        if step.kind is StepKind.MODULE:
            module = catalogue().module(step.id)
            missing = [i for i in module.teaches if person.chances.get(i, 0.0) < KNOWN]
            assert suits(catalogue(), person, module)
            assert missing or not module.teaches


@always
@given(people())
def test_the_same_person_is_always_proposed_the_same(person: Situation):
    assert recommend(catalogue(), person) == recommend(catalogue(), person)
