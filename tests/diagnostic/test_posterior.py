"""What is known after some answers, by hand on small cases."""

import numpy as np
import pytest

from diagnostic.bank import Bank
from diagnostic.errors import ModeNotOffered, UnknownItem, UnknownOption
from diagnostic.posterior import entropy_bits, posterior_of
from diagnostic.prior import PriorShape
from tests.diagnostic.builders import (
    classes,
    fact,
    household_bank,
    one_axis,
    small_bank,
    trait,
)
from tests.factories import answers


def test_answer_multiplies_the_prior_and_neighbours_follow():
    two = classes("equipment", ("none", "some"))
    prior = PriorShape(("equipment",), {"equipment": (0.75, 0.25)}, ((1.0,),))
    sure = fact("phone", "equipment", ranks=2, classes_count=2, firmness=0.0, slip=0.0)
    telling = fact("tablet", "equipment", ranks=2, classes_count=2, slip=0.0)
    bank = Bank(one_axis(two, [sure, telling], prior))
    odds = np.exp(2.0) ** 2

    assert posterior_of(bank, answers("phone=rank-1")).levels("equipment") == pytest.approx(
        [0.75, 0.25]
    )
    assert posterior_of(bank, answers("tablet=rank-1")).levels("equipment") == pytest.approx(
        [3 / (3 + odds), odds / (3 + odds)]
    )


def test_answer_on_one_dimension_informs_its_neighbours():
    bank = small_bank()
    before, after = posterior_of(bank, ()), posterior_of(bank, answers("computer=rank-2"))

    assert after.mean_and_sd("skills")[0] > before.mean_and_sd("skills")[0] + 0.1


def test_answer_says_nothing_of_what_nothing_links():
    bank = small_bank(r=0.0)
    before, after = posterior_of(bank, ()), posterior_of(bank, answers("computer=rank-2"))

    assert after.marginal("skills") == pytest.approx(before.marginal("skills"))


def test_level_of_language_is_the_lowest_of_its_two_dimensions():
    posterior = posterior_of(household_bank(), answers("follow=rank-2 read-sign=rank-0"))
    oral, written = (posterior.bank.dimension_place[d] for d in ("oral", "written"))
    both = posterior.joint.sum(
        axis=tuple(i for i in range(posterior.joint.ndim) if i not in (oral, written))
    )

    lowest = [0.0] * 4
    for place in np.ndindex(both.shape):
        lowest[min(place)] += both[place]

    assert posterior.levels("language") == pytest.approx(lowest)


def test_levels_of_a_dimension_alone_are_its_own():
    posterior = posterior_of(household_bank(), answers("follow=rank-2 mail-open=alone"))

    assert posterior.dimension_levels("oral") == pytest.approx(posterior.marginal("oral"))
    assert posterior.dimension_levels("skills") == pytest.approx(posterior.levels("skills"))
    assert posterior.dimension_levels("written").sum() == pytest.approx(1.0)


def test_mean_and_spread_of_a_trait_are_those_of_its_nodes():
    posterior = posterior_of(small_bank(), answers("mail-open=alone mail-send=with_help"))
    points, weights = np.array(trait().nodes), posterior.marginal("skills")

    mean, sd = posterior.mean_and_sd("skills")

    assert mean == pytest.approx((weights * points).sum())
    assert sd**2 == pytest.approx((weights * points**2).sum() - mean**2)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("nowhere=alone", UnknownItem),
        ("mail-open=sometimes", UnknownOption),
        ("mail-open=alone:done", ModeNotOffered),
    ],
)
def test_answer_foreign_to_the_questionnaire_is_refused(said, refusal):
    with pytest.raises(refusal):
        posterior_of(small_bank(), answers(said))


@pytest.mark.parametrize(
    ("probabilities", "bits"),
    [((1.0, 0.0), 0.0), ((0.5, 0.5), 1.0), ((0.25,) * 4, 2.0), ((0.5, 0.25, 0.25), 1.5)],
)
def test_entropy_is_in_bits(probabilities, bits):
    assert entropy_bits(np.array(probabilities)) == pytest.approx(bits)
