"""The diagnosis beside its paper form: the same names everywhere, everybody counted."""

import numpy as np
import pytest

from analytics.accuracy import Reference
from analytics.comparison import compare
from analytics.outcomes import outcomes, sit
from diagnostic.answers import Setting
from diagnostic.bank import Bank
from diagnostic.stopping import FIRST_DIAGNOSIS
from tests.analytics.test_fixed_order import people_of
from tests.factories import small_questionnaire

FIGURES = {
    "questions_mean",
    "correlation",
    "exact",
    "within_one",
    "kappa",
    "majority_share",
    "uncertain",
    "false_top",
    "false_top_undecided",
    "announced_mean",
    "announced_holds",
    "ece",
    "ece_by_chance",
}


@pytest.fixture(scope="module")
def study():
    questionnaire = small_questionnaire()
    bank, people = Bank(questionnaire), people_of(questionnaire, 120)
    rule = FIRST_DIAGNOSIS
    sittings = [sit(bank, person, Setting.PHONE, rule) for person in people]
    whole = outcomes(bank, [tuple(p.values()) for p in people], rule.certainty)
    references = {axis: Reference(own.levels, own.expected) for axis, own in whole.items()}
    rng = np.random.default_rng(3)
    found = compare(bank, people, sittings, references, rule.certainty, rng=rng, seconds=1.23456)
    return sittings, found


def test_study_carries_the_names_of_the_report(study):
    written = study[1].as_mapping()

    assert list(written) == [
        "respondents",
        "seconds",
        "questions_mean",
        "questions_p90",
        "minutes_mean",
        "minutes_p90",
        "ece",
        "axes",
    ]
    assert written["axes"].keys() == {"equipment", "skills"}
    for axis in written["axes"].values():
        assert axis.keys() == {*FIGURES, "fixed_order"}
        assert axis["fixed_order"].keys() == FIGURES


def test_questions_are_counted_by_person(study):
    sittings, found = study
    lengths = [len(sitting) for sitting in sittings]

    assert found.respondents == 120
    assert found.questions_mean == pytest.approx(np.mean(lengths))
    assert found.questions_p90 == pytest.approx(np.quantile(lengths, 0.9))
    assert sum(own.adaptive.questions_mean for own in found.axes.values()) == pytest.approx(
        found.questions_mean
    )


def test_paper_form_is_as_long_as_the_mean_of_its_axis(study):
    for own in study[1].axes.values():
        assert own.fixed_order.questions_mean == round(own.adaptive.questions_mean)
        assert len(own.order) >= own.fixed_order.questions_mean


def test_figures_are_written_with_few_decimals(study):
    written = study[1].as_mapping()

    assert written["seconds"] == 1.23
    assert written["ece"] == round(study[1].ece, 6)
