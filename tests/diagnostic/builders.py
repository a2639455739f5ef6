"""Small questionnaires for the tests of the engine: plain functions, every trait a keyword."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from uuid import UUID

import numpy as np

from diagnostic.answers import ALWAYS_OFFERED, Answer, AnswerMode, Given, Setting
from diagnostic.bank import Bank
from diagnostic.forms import EVERYWHERE, Focus
from diagnostic.framework import (
    Area,
    Axis,
    Dimension,
    DimensionKind,
    Framework,
    TypeRule,
    class_dimension,
    trait_dimension,
)
from diagnostic.prior import PriorShape, Trait
from diagnostic.questionnaire import Item, Option, Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse, ResponseModel
from diagnostic.sitting import Step, next_step
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingRule
from jalons import CONTENT
from store.questionnaires import Shelf
from tests.factories import NOON, answers

LEVELS = ("zero", "one", "two", "three")
SAID = (AnswerMode.DECLARED,)
SAID_OR_SEEN = (AnswerMode.DECLARED, AnswerMode.OBSERVED)
CAN_DO = (Option("alone", 2), Option("with_help", 1), Option("not_yet", 0))
SLOPE = {AnswerMode.DECLARED: 1.0, AnswerMode.OBSERVED: 1.3, AnswerMode.DONE: 1.3}

# The ordered table of types of the design, over the dimensions of `household()`.
NINE_TYPES = (
    TypeRule("no_device", {"equipment": (0,)}),
    TypeRule("not_connected", {"access": (0,)}),
    TypeRule("held_by_french", {"oral": (0, 1)}),
    TypeRule("held_by_reading", {"written": (0, 1)}),
    TypeRule("precarious", {"equipment": (1,)}),
    TypeRule("precarious", {"access": (1,)}),
    TypeRule("first_steps", {"skills": (0,)}),
    TypeRule(
        "phone_only",
        {"equipment": (2,), "skills": (1, 2)},
        unless_facts={"computer": ("shared", "own")},
    ),
    TypeRule("on_the_way", {"skills": (1, 2)}),
    TypeRule("autonomous"),
)


def classes(id: str, levels: tuple[str, ...] = LEVELS) -> Dimension:
    return class_dimension(id, levels)


def trait(
    id: str = "skills", *, count: int = 13, cuts: tuple[float, ...] = (-1.0, -0.4, 0.4)
) -> Dimension:
    return trait_dimension(id, LEVELS[: len(cuts) + 1], low=-3.6, high=3.6, count=count, cuts=cuts)


def ladder(classes_count: int, ranks: int, firmness: float) -> tuple[tuple[float, ...], ...]:
    """Rows whose likelihood ratios rise with the class: higher classes answer higher."""
    steps = np.outer(np.linspace(-1, 1, classes_count), np.linspace(-1, 1, ranks))
    weights = np.exp(2 * firmness * steps)
    return tuple(map(tuple, weights / weights.sum(axis=1, keepdims=True)))


def fact(
    id: str,
    dimension: str,
    *,
    ranks: int = 3,
    firmness: float = 1.0,
    classes_count: int = 4,
    slip: float = 0.1,
    unsure: tuple[float, ...] | None = None,
    modes: tuple[AnswerMode, ...] = SAID,
    **changes: object,
) -> Item:
    """A question on a class dimension; its options are named rank-0, rank-1…"""
    models = {
        mode: FreeTable(ladder(classes_count, ranks, firmness * SLOPE[mode]), slip, unsure)
        for mode in modes
    }
    options = tuple(Option(f"rank-{rank}", rank) for rank in range(ranks))
    return replace(Item(id, dimension, options, modes, models), **changes)


def skill(
    id: str,
    *,
    dimension: str = "skills",
    slope: float = 1.6,
    thresholds: tuple[float, ...] = (-0.6, 0.4),
    modes: tuple[AnswerMode, ...] = SAID,
    **changes: object,
) -> Item:
    """A question on a trait, answered alone, with help or not yet."""
    models: Mapping[AnswerMode, ResponseModel] = {
        mode: GradedResponse(slope * SLOPE[mode], thresholds) for mode in modes
    }
    return replace(Item(id, dimension, CAN_DO, modes, models), **changes)


def even_correlations(count: int, r: float) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(1.0 if i == j else r for j in range(count)) for i in range(count))


def prior_of(dimensions: Sequence[Dimension], r: float = 0.4) -> PriorShape:
    """Every class as likely as the next, traits at N(-0.3, 1), all correlated alike."""
    margins: dict[str, tuple[float, ...] | Trait] = {
        d.id: Trait(-0.3, 1.0)
        if d.kind is DimensionKind.TRAIT
        else (1 / len(d.levels),) * len(d.levels)
        for d in dimensions
    }
    return PriorShape(
        tuple(d.id for d in dimensions), margins, even_correlations(len(dimensions), r)
    )


def one_axis(
    dimension: Dimension, items: Sequence[Item], prior: PriorShape | None = None
) -> Questionnaire:
    """A questionnaire with one dimension and its axis of the same name."""
    framework = Framework((dimension,), (Axis(dimension.id, (dimension.id,), dimension.levels),))
    return Questionnaire("one", 1, framework, tuple(items), prior or prior_of([dimension]))


def three_axes(
    items: Sequence[Item],
    *,
    r: float = 0.4,
    areas: str = "mail",
    levels: tuple[str, ...] = LEVELS,
    nodes: int = 13,
) -> Questionnaire:
    """Equipment, skills, and a language axis that rests on two dimensions."""
    skills = trait(count=nodes, cuts=(-1.0, -0.4, 0.4)[: len(levels) - 1])
    dimensions = (classes("equipment", levels), skills, *both_french(levels))
    axes = (
        Axis("equipment", ("equipment",), levels),
        Axis("skills", ("skills",), levels),
        Axis("language", ("oral", "written"), levels),
    )
    known = tuple(Area(id, str(place + 1)) for place, id in enumerate(areas.split()))
    framework = Framework(dimensions, axes, known)
    return Questionnaire("three", 1, framework, tuple(items), prior_of(dimensions, r))


def both_french(levels: tuple[str, ...] = LEVELS) -> tuple[Dimension, ...]:
    return (classes("oral", levels), classes("written", levels))


def small_items() -> tuple[Item, ...]:
    """Twelve questions, said or shown, over the dimensions of `three_axes`."""
    return (
        fact("phone", "equipment", opening=True, modes=SAID_OR_SEEN),
        fact("computer", "equipment", opening=True, modes=SAID_OR_SEEN),
        fact("shared", "equipment", never_if={"computer": ("rank-0",)}),
        skill("mail-open", area="mail", opening=True),
        skill("mail-send", area="mail", thresholds=(0.0, 1.0), modes=SAID_OR_SEEN),
        skill("mail-file", area="mail", thresholds=(0.5, 1.4), only_if={"computer": ("rank-2",)}),
        skill("search", area="search", modes=SAID_OR_SEEN, heavy=True),
        skill("pay", area="search", thresholds=(0.8, 1.6), heavy=True),
        fact("say-name", "oral", modes=SAID_OR_SEEN),
        fact("follow", "oral", firmness=1.4),
        fact("read-sign", "written", modes=SAID_OR_SEEN),
        fact("read-letter", "written", firmness=1.6, heavy=True),
    )


@cache
def small_bank(r: float = 0.4) -> Bank:
    return Bank(three_axes(small_items(), r=r, areas="mail search"))


@cache
def household() -> Questionnaire:
    """The five dimensions and four axes of the design, coarse, with the nine types."""
    dimensions = (
        classes("equipment"),
        classes("access"),
        trait(count=7),
        classes("oral"),
        classes("written"),
    )
    axes = (
        Axis("equipment", ("equipment",), LEVELS),
        Axis("access", ("access",), LEVELS),
        Axis("skills", ("skills",), LEVELS),
        Axis("language", ("oral", "written"), LEVELS),
    )
    items = (
        fact("phone", "equipment"),
        replace(
            fact("computer", "equipment"),
            options=(Option("none", 0), Option("shared", 1), Option("own", 2)),
            fact="computer",
        ),
        fact("line", "access"),
        fact("price", "access"),
        skill("mail-open"),
        skill("mail-send"),
        fact("follow", "oral"),
        fact("read-sign", "written"),
    )
    framework = Framework(dimensions, axes, type_rules=NINE_TYPES)
    return Questionnaire("household", 1, framework, items, prior_of(dimensions))


@cache
def household_bank() -> Bank:
    return Bank(household())


@cache
def shipped_bank() -> Bank:
    """The questions we ship, as people are asked them."""
    return Shelf(CONTENT).bank("premiers-pas")


def recorded(number: int, said: str, *, supersedes: int | None = None) -> Answer:
    """« item=option » as a fact, known by a number."""
    return as_fact(number, answers(said)[0], supersedes=supersedes)


def as_fact(number: int, given: Given, *, supersedes: int | None = None) -> Answer:
    former = None if supersedes is None else UUID(int=supersedes)
    return Answer(UUID(int=number), given, "learner:1", NOON, "alone", former)


def sit(
    bank: Bank,
    picks: Sequence[int],
    *,
    setting: Setting = Setting.DESK,
    rule: StoppingRule = FIRST_DIAGNOSIS,
    absent: frozenset[str] = frozenset(),
    options: tuple[str, ...] = ALWAYS_OFFERED,
    start: tuple[Given, ...] = (),
    focus: Focus = EVERYWHERE,
    seed: int | None = None,
) -> tuple[list[Step], tuple[Given, ...]]:
    """A whole sitting after `start`, each answer picked by a number among all that is offered."""
    told = start
    steps = [next_step(bank, told, setting, rule, absent, focus, seed)]
    for pick in picks:
        choice = steps[-1].choice
        if choice is None:
            break
        offered = (*(option.id for option in choice.item.options), *options)
        told = (*told, Given(choice.item.id, offered[pick % len(offered)], choice.mode))
        steps.append(next_step(bank, told, setting, rule, absent, focus, seed))
    return steps, told
