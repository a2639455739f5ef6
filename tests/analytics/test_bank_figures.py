"""What a questionnaire is made of, counted."""

from dataclasses import replace

import pytest

from analytics.bank_figures import bank_figures
from tests.factories import small_questionnaire


def test_small_questionnaire_in_figures():
    found = bank_figures(small_questionnaire())

    assert found["items"] == 10
    assert found["calibrated"] == 0
    assert found["nodes"] == 4 * 9
    assert found["dimensions"] == {
        "equipment": {"items": 4, "declared": 4, "observed": 0, "done": 0},
        "skills": {"items": 6, "declared": 6, "observed": 6, "done": 0},
    }
    assert found["slopes"] == {
        "said": {"least": 1.5, "most": 1.5},
        "shown": {"least": 1.5, "most": 1.5},
    }
    assert found["largest_chance"]["said"] == pytest.approx(0.9 * 0.8 + 0.1 / 3)
    assert found["largest_chance"]["shown"] is None
    assert found["prior"]["skills"] == {"mean": 0.0, "sd": 1.0}
    assert found["prior"]["equipment"] == {"shares": [0.25] * 4}
    assert (found["smallest_share"], found["largest_correlation"]) == (0.25, 0.3)


def test_a_questionnaire_without_a_trait_has_no_slope():
    facts = small_questionnaire().restricted_to("equipment")

    assert bank_figures(facts)["slopes"] == {"said": None, "shown": None}


def test_calibrated_questions_are_counted():
    known = small_questionnaire()
    items = (replace(known.items[0], origin="calibrated"), *known.items[1:])

    assert bank_figures(replace(known, items=items))["calibrated"] == 1
