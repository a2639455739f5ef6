"""A step as its rules read: question after question, answer after answer, nothing in arrays.

An oracle for the engine, that says the same of all the questions at once. Numbers come from the
plain formulas of `tests.bench.plain_reference`.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from diagnostic.answers import RATHER_NOT_SAY, SHOWN, AnswerMode, Given, Setting
from diagnostic.bank import Bank
from diagnostic.curtailment import LOOKED_AHEAD, tolerated_chance
from diagnostic.eligibility import OPENING_QUESTIONS, areas_left, conditions_hold
from diagnostic.framework import Axis, FloatArray
from diagnostic.questionnaire import Item
from diagnostic.selection import WhyNow, drawn_among
from diagnostic.standing import FEWEST_ANSWERS
from diagnostic.stopping import StoppingMethod, StoppingRule, StopReason
from tests.bench.plain_reference import plain_gains, plain_levels, plain_posterior

Asked = tuple[str, AnswerMode, WhyNow, str]


def plain_modes(item: Item, setting: Setting) -> list[AnswerMode]:
    """How it may be answered there: what is heard is observed by telephone too."""
    if item.heard and setting is Setting.PHONE:
        return [mode for mode in item.modes if mode is not AnswerMode.DONE]
    return [mode for mode in item.modes if mode in setting.modes]


def plain_askable(
    bank: Bank,
    answers: Sequence[Given],
    setting: Setting,
    absent: frozenset[str] = frozenset(),
    former: Sequence[Given] = (),
) -> tuple[Item, ...]:
    """The hard rules."""
    answered = {given.item: given.option for given in answers}
    known = {given.item: given.option for given in former} | answered
    left = areas_left(bank, answers)
    return tuple(
        item
        for item in bank.items
        if plain_modes(item, setting)
        and item.id not in answered
        and item.id not in absent
        and item.area not in left
        and not (item.follow_up and item.id in known)
        and conditions_hold(item, known)
    )


class PlainStep:
    """What to do after these answers, said of one axis and one question at a time."""

    def __init__(
        self, bank: Bank, answers: Sequence[Given], setting: Setting, rule: StoppingRule
    ) -> None:
        self.bank, self.answers, self.setting, self.rule = bank, answers, setting, rule
        self.joint = plain_posterior(bank, answers)
        self.levels = {axis.id: plain_levels(bank, self.joint, axis) for axis in bank.axes}
        self.open = [axis for axis in bank.axes if not self.is_decided(axis)]
        self.allowed = plain_askable(bank, answers, setting)

    def counts(self, axis: Axis) -> tuple[int, ...]:
        told = [g for g in self.answers if g.option != RATHER_NOT_SAY]
        on = [self.bank.item(given.item).dimension for given in told]
        return tuple(on.count(dimension) for dimension in axis.dimensions)

    def missing(self, axis: Axis) -> int:
        counts = self.counts(axis)
        return max(sum(c == 0 for c in counts), FEWEST_ANSWERS - sum(counts), 0)

    def lacking(self) -> set[str]:
        """Dimensions on which the next compulsory answer must be."""
        found: set[str] = set()
        for axis in self.bank.axes:
            bare = [d for d, c in zip(axis.dimensions, self.counts(axis), strict=True) if c == 0]
            found |= set(bare or axis.dimensions) if self.missing(axis) else set()
        return found

    def is_decided(self, axis: Axis) -> bool:
        wanted = self.rule.certainty.asked_of(axis, self.bank)
        is_sure = self.levels[axis.id].max() >= wanted and wanted < 1
        return bool(is_sure and not self.missing(axis))

    def next(self, seed: int | None) -> Asked | StopReason:
        left = self.rule.most_questions - len(self.answers)
        if not self.open:
            return StopReason.EVERY_AXIS_DECIDED
        if left <= 0:
            return StopReason.ASKED_ENOUGH
        gains = plain_gains(self.bank, self.joint, self.setting)
        curtailed = self.rule.method is StoppingMethod.CURTAILMENT
        if curtailed and self.nothing_would_change(gains, left):
            return StopReason.NOTHING_WOULD_CHANGE
        useful = self.useful(gains, left)
        if not useful:
            return StopReason.LITTLE_TO_LEARN
        worth = {item.id: sum(self.gain(item, gains).values()) / item.seconds for item in useful}
        best = drawn_among(tuple(useful), np.array([worth[i.id] for i in useful]), seed)
        mode, why = self.how(best)
        of_axes = self.gain(best, gains)
        return best.id, mode, why, max(of_axes, key=lambda axis: of_axes[axis])

    def gain(self, item: Item, gains: FloatArray) -> dict[str, float]:
        """What a question teaches of each open axis."""
        row = dict(
            zip([a.id for a in self.bank.axes], gains[self.bank.place[item.id]], strict=True)
        )
        return {axis.id: float(row[axis.id]) for axis in self.open}

    def useful(self, gains: FloatArray, left: int) -> list[Item]:
        lacking, floor = self.lacking(), self.rule.gain_floor_bits
        found = [item for item in self.allowed if item.follow_up] or [
            item
            for item in self.allowed
            if sum(self.gain(item, gains).values()) >= floor or item.dimension in lacking
        ]
        if left <= sum(self.missing(axis) for axis in self.bank.axes):
            found = [item for item in found if item.dimension in lacking] or found
        found = self.seen_before_told(found)
        if len(self.answers) < OPENING_QUESTIONS:
            found = [item for item in found if item.opening] or found
        if self.answers and self.bank.item(self.answers[-1].item).heavy:
            found = [item for item in found if not item.heavy] or found
        return found

    def waiting(self, axis: Axis) -> bool:
        """Whether something was said on it, and nothing seen."""
        mine = [g for g in self.answers if self.bank.item(g.item).dimension in axis.dimensions]
        modes = [given.mode for given in mine if given.option != RATHER_NOT_SAY]
        return bool(modes) and not any(mode in SHOWN for mode in modes)

    def seen_before_told(self, items: list[Item]) -> list[Item]:
        for axis in self.bank.axes:
            mine = [item for item in items if item.dimension in axis.dimensions]
            seen = [item for item in mine if self.shown_mode(item)]
            if self.waiting(axis) and seen:
                items = [item for item in items if item not in mine or item in seen]
        return items

    def shown_mode(self, item: Item) -> AnswerMode | None:
        return next((m for m in plain_modes(item, self.setting) if m in SHOWN), None)

    def how(self, item: Item) -> tuple[AnswerMode, WhyNow]:
        own = next(axis for axis in self.bank.axes if item.dimension in axis.dimensions)
        shown = self.shown_mode(item) if self.waiting(own) else None
        mode = shown or item.usual_mode(self.setting)
        if item.follow_up:
            return mode, WhyNow.FOLLOWS_UP
        if len(self.answers) < OPENING_QUESTIONS and item.opening:
            return mode, WhyNow.EASY_START
        if shown:
            return mode, WhyNow.TO_BE_SEEN
        lacks = item.dimension in self.lacking()
        return mode, WhyNow.ANSWERS_MISSING if lacks else WhyNow.TEACHES_MOST

    def nothing_would_change(self, gains: FloatArray, left: int) -> bool:
        if self.lacking() or any(item.follow_up for item in self.allowed):
            return False
        return all(
            self.chance_of_change(axis, self.best_of(axis, gains)[: min(left, LOOKED_AHEAD)])
            <= tolerated_chance(len(self.answers))
            for axis in self.open
        )

    def best_of(self, axis: Axis, gains: FloatArray) -> list[Item]:
        mine = [item for item in self.allowed if item.dimension in axis.dimensions]
        return sorted(mine, key=lambda item: -self.gain(item, gains)[axis.id])

    def chance_of_change(self, axis: Axis, items: Iterable[Item]) -> float:
        """Every answer to every question, each a joint of its own."""
        branches = [self.joint]
        for item in items:
            place = self.bank.dimension_place[item.dimension]
            shape = [-1 if k == place else 1 for k in range(self.joint.ndim)]
            rows = [row.reshape(shape) for row in self.bank.table(item, self.setting)]
            branches = [branch * row for branch in branches for row in rows]
        told = int(self.levels[axis.id].argmax())
        found = [plain_levels(self.bank, branch, axis) for branch in branches]
        return sum(float(levels.sum()) for levels in found if int(levels.argmax()) != told)
