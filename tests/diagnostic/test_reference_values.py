"""The engine against values that are not its own: published, or enumerated exactly.

Sources and trust of each file: `reference/README.md`.
"""

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diagnostic.answers import RATHER_NOT_SAY, AnswerMode, Given, Setting
from diagnostic.bank import Bank
from diagnostic.framework import Axis, Framework, class_dimension, trait_dimension
from diagnostic.posterior import entropy_bits, posterior_of
from diagnostic.prior import PriorShape, Trait
from diagnostic.questionnaire import Item, Option, Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse, ResponseModel
from diagnostic.selection import expected_gains
from diagnostic.sitting import next_step
from diagnostic.standing import Certainty
from diagnostic.stopping import StoppingRule

FOLDER = Path(__file__).parent / "reference"
PROFILES = json.loads((FOLDER / "profile_classification_exact.json").read_text())
GRADED = json.loads((FOLDER / "grm_4axis_eap.json").read_text())
LSAT = json.loads((FOLDER / "lsat_expected.json").read_text())


def question(id: str, dimension: str, ranks: int, model: ResponseModel) -> Item:
    options = tuple(Option(str(rank), rank) for rank in range(ranks))
    declared = AnswerMode.DECLARED
    return Item(id, dimension, options, (declared,), {declared: model}, ordered=False)


def bank_of(framework: Framework, items: list[Item], prior: PriorShape) -> Bank:
    return Bank(Questionnaire("reference", 1, framework, tuple(items), prior))


# Four correlated traits


@cache
def four_traits(nodes: int) -> Bank:
    names = [f"axis-{k}" for k in range(4)]
    dimensions = tuple(
        trait_dimension(name, ("low", "high"), low=-5.5, high=5.5, count=nodes, cuts=(cut,))
        for name, cut in zip(names, GRADED["cuts"], strict=True)
    )
    axes = tuple(Axis(name, (name,), ("low", "high")) for name in names)
    items = [
        question(str(i), names[axis], 4, GradedResponse(slope, tuple(thresholds)))
        for i, (axis, slope, thresholds) in enumerate(
            zip(GRADED["axis_of_item"], GRADED["a"], GRADED["b"], strict=True)
        )
    ]
    margins = {name: Trait(mean, 1.0) for name, mean in zip(names, [0.0] * 4, strict=True)}
    correlations = tuple(map(tuple, GRADED["prior_cov"]))
    return bank_of(
        Framework(dimensions, axes), items, PriorShape(tuple(names), margins, correlations)
    )


@pytest.mark.parametrize("nodes", [31, 35])
@pytest.mark.parametrize(
    "case",
    GRADED["cases"],
    ids=["all answered, high", "all answered, low", "mostly missing", "a few missing", "none"],
)
def test_four_correlated_traits_have_the_reference_mean_and_sd(case: Any, nodes: int) -> None:
    bank = four_traits(nodes)
    answers = [Given(str(i), str(k)) for i, k in enumerate(case["responses"]) if k is not None]

    posterior = posterior_of(bank, answers)

    told = np.array([posterior.mean_and_sd(d.id) for d in bank.dimensions])
    assert told[:, 0] == pytest.approx(case["eap"], abs=2e-4)
    assert told[:, 1] == pytest.approx(case["sd"], abs=2e-4)


# LSAT6 and LSAT7


@cache
def law_school(form: str) -> Bank:
    fitted = LSAT[form]["recomputed"]["2PL"]
    ability = trait_dimension("ability", ("low", "high"), low=-7, high=7, count=281, cuts=(0.0,))
    framework = Framework((ability,), (Axis("ability", ("ability",), ("low", "high")),))
    items = [
        question(str(i), "ability", 2, GradedResponse(a, (b,)))
        for i, (a, b) in enumerate(zip(fitted["a"], fitted["b"], strict=True))
    ]
    return bank_of(
        framework, items, PriorShape(("ability",), {"ability": Trait(0.0, 1.0)}, ((1.0,),))
    )


def scores(form: str) -> list[dict[str, str]]:
    with (FOLDER / f"{form.lower()}_2pl_scores_recomputed.csv").open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("form", ["LSAT6", "LSAT7"])
def test_every_pattern_of_a_lsat_form_has_the_reference_mean_and_sd(form: str) -> None:
    bank = law_school(form)
    rows = scores(form)

    told = [
        posterior_of(bank, [Given(str(i), k) for i, k in enumerate(row["pattern"])])
        for row in rows
    ]

    assert len({row["pattern"] for row in rows}) == 32
    means, sds = zip(*(p.mean_and_sd("ability") for p in told), strict=True)
    assert means == pytest.approx([float(row["eap"]) for row in rows], abs=1e-4)
    assert sds == pytest.approx([float(row["eap_sd"]) for row in rows], abs=1e-4)


def test_observed_lsat6_counts_are_those_of_the_literature() -> None:
    with (FOLDER / "lsat6_patterns.csv").open(newline="") as file:
        published = {
            "".join(row[f"i{k}"] for k in range(1, 6)): int(row["freq"])
            for row in csv.DictReader(file)
        }

    observed = {row["pattern"]: int(row["obs"]) for row in scores("LSAT6")}

    assert sum(published.values()) == 1000
    assert {k: n for k, n in observed.items() if n} == published


# Four profiles, eight questions


@cache
def four_profiles() -> Bank:
    levels = ("a", "b", "c", "d")
    framework = Framework(
        (class_dimension("profile", levels),), (Axis("p", ("profile",), levels),)
    )
    items = [
        question(str(i), "profile", len(table[0]), FreeTable(tuple(map(tuple, table))))
        for i, table in enumerate(PROFILES["items_P_answer_given_profile"])
    ]
    prior = PriorShape(("profile",), {"profile": tuple(PROFILES["prior"])}, ((1.0,),))
    return bank_of(framework, items, prior)


def outcomes(item: Item) -> tuple[Given, ...]:
    return tuple(Given(item.id, option.id) for option in item.options)


def test_prior_entropy_is_exact() -> None:
    posterior = posterior_of(four_profiles(), ())

    bits = entropy_bits(posterior.levels("p"))

    assert bits == pytest.approx(PROFILES["prior_entropy_bits"], abs=1e-9)


def test_expected_gains_are_exact() -> None:
    posterior = posterior_of(four_profiles(), ())

    gains = expected_gains(posterior, Setting.ALONE)

    assert gains[:, 0] == pytest.approx(PROFILES["eig_bits_at_prior"], abs=1e-9)


@pytest.mark.parametrize(
    "sequence",
    PROFILES["answer_sequences_None_is_dont_know"],
    ids=["three answers", "unsure second", "unsure inside"],
)
def test_posteriors_along_a_sequence_are_exact(sequence: Any) -> None:
    answers = [
        Given(str(s["item"]), RATHER_NOT_SAY if s["answer"] is None else str(s["answer"]))
        for s in sequence
    ]

    told = [
        posterior_of(four_profiles(), answers[: count + 1]).levels("p")
        for count in range(len(answers))
    ]

    for levels, step in zip(told, sequence, strict=True):
        assert levels == pytest.approx(step["posterior"], abs=1e-9)
        assert entropy_bits(levels) == pytest.approx(step["entropy_bits"], abs=1e-9)


def test_accuracy_after_one_question_is_exact() -> None:
    bank = four_profiles()

    told = [
        sum(chance_of(bank, (g,)) * best_level(bank, (g,)) for g in outcomes(item))
        for item in bank.items
    ]

    assert told == pytest.approx(PROFILES["expected_accuracy_after_one_item"], abs=1e-9)


@pytest.mark.parametrize("row", PROFILES["exact_policy_table"], ids=lambda row: f"n={row['n']}")
def test_greedy_sittings_reach_the_exact_accuracy_and_entropy(row: Any) -> None:
    bank = four_profiles()
    rule = StoppingRule(Certainty(1.0, 1.0), gain_floor_bits=0.0, most_questions=row["n"])

    ends = list(every_sitting(bank, (), rule))

    chances = [chance_of(bank, answers) for answers in ends]
    accuracy = sum(
        chance * best_level(bank, answers) for chance, answers in zip(chances, ends, strict=True)
    )
    entropy = sum(
        chance * entropy_bits(posterior_of(bank, answers).levels("p"))
        for chance, answers in zip(chances, ends, strict=True)
    )
    assert sum(chances) == pytest.approx(1.0, abs=1e-9)
    assert accuracy == pytest.approx(row["greedy_eig_accuracy"], abs=1e-9)
    assert entropy == pytest.approx(row["greedy_eig_entropy"], abs=1e-9)
    if row.get("optimal_adaptive_accuracy") is not None:
        assert accuracy >= row["optimal_adaptive_accuracy"] - 0.015


def every_sitting(
    bank: Bank, answers: tuple[Given, ...], rule: StoppingRule
) -> Iterator[tuple[Given, ...]]:
    choice = next_step(bank, answers, Setting.ALONE, rule).choice
    if choice is None:
        yield answers
        return
    for outcome in outcomes(choice.item):
        yield from every_sitting(bank, (*answers, outcome), rule)


def chance_of(bank: Bank, answers: tuple[Given, ...]) -> float:
    """P(these answers to these questions) under the prior."""
    rows = [bank.likelihood(given) for given in answers]
    return float(np.sum(bank.prior * np.prod(rows, axis=0)))


def best_level(bank: Bank, answers: tuple[Given, ...]) -> float:
    return float(posterior_of(bank, answers).levels("p").max())
