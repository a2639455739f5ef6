"""One step of a sitting: from the answers that hold today to the next question, or the end.

A pure function of its arguments: the same answers and seed give the same question on any machine.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from diagnostic.answers import Given, Setting, counting
from diagnostic.bank import Bank
from diagnostic.curtailment import nothing_would_change
from diagnostic.forms import EVERYWHERE, Focus
from diagnostic.past import NO_PAST, Past, beliefs, with_answers
from diagnostic.posterior import Posterior, posterior_of
from diagnostic.selection import Choice, choose_next, expected_gains
from diagnostic.sequential_test import decided_by_test
from diagnostic.standing import AxisStanding, standings
from diagnostic.stopping import (
    FIRST_DIAGNOSIS,
    StoppingMethod,
    StoppingRule,
    StopReason,
    why_stop,
)


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Where a sitting stands: the posterior, each axis, and the next question or why none."""

    posterior: Posterior
    axes: tuple[AxisStanding, ...]
    choice: Choice | None
    stop: StopReason | None


def next_step(
    bank: Bank,
    answers: Sequence[Given],
    setting: Setting,
    rule: StoppingRule = FIRST_DIAGNOSIS,
    absent: frozenset[str] = frozenset(),
    focus: Focus = EVERYWHERE,
    seed: int | None = None,
    past: Past = NO_PAST,
) -> Step:
    """What to do after these answers.

    Parameters
    ----------
    bank : Bank
    answers : sequence of Given
        That hold today, in the order in which their questions were first asked.
    setting : Setting
    rule : StoppingRule
    absent : frozenset of str
        Questions that cannot be answered here.
    focus : Focus
        What is asked about; the answers on the rest inform, and count for nothing in the length.
    seed : int or None
        Of the draw among near-equal questions; None always asks the best.
    past : Past
        What was known before the sitting: it starts from there, and asks again where time or news
        made a level doubtful.

    Returns
    -------
    Step
        With a choice, or with the reason to stop.

    Raises
    ------
    UnknownItem, UnknownOption, ModeNotOffered
        If an answer does not belong to the questionnaire.
    """
    answers = counting(answers)
    posterior = posterior_of(bank, answers, beliefs(bank, past))
    known = with_answers(past, bank, answers)
    former = known[: len(known) - len(answers)]
    now = _standings(posterior, known, rule, focus)
    if past:
        now = tuple(_heard_anew(standing, bank, answers) for standing in now)
    left_out = focus.left_out(bank)
    absent = absent | left_out
    asked_count = sum(given.item not in left_out for given in answers)
    questions_left = rule.most_questions - asked_count
    stop = why_stop(now, asked_count, rule)
    if stop is not None:
        return Step(posterior, now, None, stop)
    gains = expected_gains(posterior, setting)
    if rule.method is StoppingMethod.CURTAILMENT and nothing_would_change(
        posterior, answers, now, setting, questions_left, absent, gains=gains, former=former
    ):
        return Step(posterior, now, None, StopReason.NOTHING_WOULD_CHANGE)
    choice = choose_next(
        posterior,
        answers,
        now,
        setting,
        gain_floor_bits=rule.gain_floor_bits,
        questions_left=questions_left,
        absent=absent,
        seed=seed,
        former=former,
        gains=gains,
        counts_seconds=not focus.counts_questions,
    )
    return Step(posterior, now, choice, None if choice else StopReason.LITTLE_TO_LEARN)


def _heard_anew(standing: AxisStanding, bank: Bank, answers: Sequence[Given]) -> AxisStanding:
    """Of somebody known, every axis is heard once more before it is decided."""
    is_heard = any(bank.item(g.item).dimension in standing.axis.dimensions for g in answers)
    return replace(standing, is_decided=standing.is_decided and is_heard, is_heard=is_heard)


def _standings(
    posterior: Posterior, answers: Sequence[Given], rule: StoppingRule, focus: Focus
) -> tuple[AxisStanding, ...]:
    """Every axis, decided as the rule decides, sought where the focus lies."""
    now = standings(posterior, answers, rule.certainty)
    if rule.method is StoppingMethod.SPRT:
        now = decided_by_test(posterior.bank, answers, now, rule.test)
    if focus.is_everywhere:
        return now
    return tuple(replace(standing, is_sought=focus.seeks(standing.axis.id)) for standing in now)


Reply = Callable[[Choice], Given]


def whole_sitting(
    bank: Bank,
    reply: Reply,
    setting: Setting,
    rule: StoppingRule = FIRST_DIAGNOSIS,
    absent: frozenset[str] = frozenset(),
    focus: Focus = EVERYWHERE,
    seed: int | None = None,
    past: Past = NO_PAST,
) -> tuple[tuple[Given, ...], Step]:
    """A sitting from the first question to the last, with somebody who replies.

    Parameters
    ----------
    bank : Bank
    reply : callable
        The answer to a choice.
    setting, rule, absent, focus, seed, past
        As for `next_step`.

    Returns
    -------
    (tuple of Given, Step)
        The answers in order, and where the sitting ended.
    """
    answers: list[Given] = []
    step = next_step(bank, answers, setting, rule, absent, focus, seed, past)
    while step.choice is not None:
        answers.append(reply(step.choice))
        step = next_step(bank, answers, setting, rule, absent, focus, seed, past)
    return tuple(answers), step
