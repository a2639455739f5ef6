"""The status in the sense of INSEE's definition, domain by domain."""

from dataclasses import replace

import pytest

from diagnostic.framework import Area
from diagnostic.insee import LAST_USE_STATEMENT, InseeStatus, insee_status
from diagnostic.questionnaire import Questionnaire
from tests.diagnostic.builders import fact, skill, three_axes
from tests.factories import answers


def questionnaire() -> Questionnaire:
    """Two questions in each of the five domains, two gestures before them, the last use."""
    last_use = fact("last-use", "equipment", ranks=2, statement=LAST_USE_STATEMENT)
    gestures = [skill(f"gesture-{k}", area="gestures") for k in "ab"]
    domains = [skill(f"d{n}-{k}", area=f"domain-{n}") for n in range(1, 6) for k in "ab"]
    three = three_axes([last_use, *gestures, *domains])
    areas = (Area("gestures", "0"), *(Area(f"domain-{n}", str(n)) for n in range(1, 6)))
    return replace(three, framework=replace(three.framework, areas=areas))


def status(*lacking: int, otherwise: str = "alone", more: str = "") -> InseeStatus:
    """Every domain answered twice: nothing managed in those lacking."""
    said = " ".join(
        f"d{n}-{k}={'not_yet' if n in lacking else otherwise}" for n in range(1, 6) for k in "ab"
    )
    return insee_status(questionnaire(), answers(f"{said} {more}"))


@pytest.mark.parametrize(
    ("lacking", "expected"),
    [
        ((), InseeStatus.AT_EASE),
        ((2,), InseeStatus.WEAK_SKILLS),
        ((1, 3, 5), InseeStatus.WEAK_SKILLS),
        ((1, 2, 3, 4), InseeStatus.LACKING_SKILLS),
        ((1, 2, 3, 4, 5), InseeStatus.LACKING_SKILLS),
    ],
    ids=["none", "one", "three", "four", "all five"],
)
def test_status_counts_the_domains_where_nothing_is_managed(lacking, expected):
    assert status(*lacking) is expected


def test_domain_where_one_thing_is_managed_is_not_lacking():
    said = " ".join(f"d{n}-a=not_yet d{n}-b=alone" for n in range(1, 6))

    assert insee_status(questionnaire(), answers(said)) is InseeStatus.AT_EASE


def test_what_is_managed_with_help_is_not_lacking():
    assert status(otherwise="with_help") is InseeStatus.AT_EASE


def test_not_knowing_is_not_managing():
    assert status(otherwise="unsure") is InseeStatus.LACKING_SKILLS


def test_gestures_before_digcomp_do_not_count():
    assert status(more="gesture-a=not_yet gesture-b=not_yet") is InseeStatus.AT_EASE


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("rank-0", InseeStatus.NOT_USING),
        ("rank-1", InseeStatus.AT_EASE),
        ("unsure", InseeStatus.AT_EASE),
        ("rather_not_say", InseeStatus.AT_EASE),
    ],
)
def test_no_use_in_three_months_is_enough(option, expected):
    assert status(more=f"last-use={option}") is expected


@pytest.mark.parametrize(
    "said",
    ["", "d1-a=alone d1-b=alone", "d1-a=rather_not_say"],
    ids=["nothing answered", "one domain of five", "passed over"],
)
def test_status_is_unknown_when_too_little_was_asked(said):
    assert insee_status(questionnaire(), answers(said)) is InseeStatus.UNKNOWN


def test_one_answer_of_two_passed_over_leaves_the_status_unknown():
    said = " ".join(f"d{n}-{k}=alone" for n in range(1, 6) for k in "ab" if (n, k) != (3, "b"))

    told = answers(f"{said} d3-b=rather_not_say")

    assert insee_status(questionnaire(), told) is InseeStatus.UNKNOWN
