"""People and answers drawn from known persons: margins, spreads and tables, with fixed seeds."""

from dataclasses import replace

import numpy as np
import pytest

from diagnostic.answers import AnswerMode, Given, Setting
from diagnostic.bank import Bank
from diagnostic.prior import PriorShape, Trait
from diagnostic.questionnaire import Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse, UnsureCurve, answer_table
from diagnostic.simulation import AnswerSheets, People, draw_people, draw_truth
from tests.diagnostic.builders import SAID, SAID_OR_SEEN, classes, fact, one_axis, skill, trait

SEED = 20261120
DECLARED, OBSERVED = SAID_OR_SEEN
SHAPE = PriorShape(
    ("equipment", "skills", "access"),
    {"equipment": (0.1, 0.2, 0.3, 0.4), "skills": Trait(-0.7, 1.2), "access": (0.6, 0.4)},
    ((1.0, 0.6, -0.3), (0.6, 1.0, 0.0), (-0.3, 0.0, 1.0)),
)


def rng() -> np.random.Generator:
    return np.random.default_rng(SEED)


# People


def test_people_follow_the_margins():
    people = draw_people(SHAPE, 20_000, rng=rng())

    shares = np.bincount(people.values["equipment"].astype(int)) / 20_000
    assert shares == pytest.approx([0.1, 0.2, 0.3, 0.4], abs=0.01)
    assert people.values["access"].mean() == pytest.approx(0.4, abs=0.01)
    assert people.values["skills"].mean() == pytest.approx(-0.7, abs=0.03)
    assert people.values["skills"].std() == pytest.approx(1.2, abs=0.03)


def test_people_follow_the_correlations():
    people = draw_people(SHAPE, 20_000, rng=rng())

    r = np.corrcoef([people.values[d] for d in SHAPE.dimensions])
    assert r[0, 1] == pytest.approx(0.6, abs=0.06)
    assert -0.3 < r[0, 2] < -0.15
    assert r[1, 2] == pytest.approx(0.0, abs=0.03)


def test_same_seed_draws_the_same_people():
    one, other = (draw_people(SHAPE, 50, rng=rng()) for _ in range(2))

    assert all((one.values[d] == other.values[d]).all() for d in SHAPE.dimensions)


def test_level_of_a_person_is_their_class_or_lies_between_cuts():
    skills = trait(cuts=(-1.0, 0.0, 1.0))
    people = People(
        {"skills": np.array([-3.0, -0.5, 0.5, 3.0]), "equipment": np.array([0.0, 3.0])}
    )

    assert people.levels(skills).tolist() == [0, 1, 2, 3]
    assert people.levels(classes("equipment")).tolist() == [0, 3]


# The truth


def gestures(count: int, **changes) -> Questionnaire:
    items = [skill(f"g-{k}", modes=SAID_OR_SEEN, **changes) for k in range(count)]
    return one_axis(trait(), items)


def situations(count: int, **changes) -> Questionnaire:
    items = [fact(f"f-{k}", "equipment", modes=SAID_OR_SEEN, **changes) for k in range(count)]
    return one_axis(classes("equipment"), items)


def graded(questionnaire: Questionnaire, mode: AnswerMode = DECLARED) -> list[GradedResponse]:
    models = [item.models[mode] for item in questionnaire.items]
    assert all(isinstance(model, GradedResponse) for model in models)
    return models


def test_truth_has_slopes_spread_around_ours():
    truth = draw_truth(gestures(3000), rng=rng())

    stretch = np.log([model.slope / 1.6 for model in graded(truth)])
    assert stretch.mean() == pytest.approx(0.0, abs=0.015)
    assert stretch.std() == pytest.approx(0.25, abs=0.015)


def test_truth_has_thresholds_spread_around_ours():
    truth = draw_truth(gestures(3000, thresholds=(-5.0, 5.0)), rng=rng())

    shift = np.array([model.thresholds for model in graded(truth)]) - [-5.0, 5.0]
    assert shift.mean(axis=0) == pytest.approx([0.0, 0.0], abs=0.02)
    assert shift.std(axis=0) == pytest.approx([0.3, 0.3], abs=0.015)


def test_truth_keeps_thresholds_in_order_and_slopes_above_zero():
    truth = draw_truth(gestures(300, thresholds=(0.0, 0.01)), rng=rng())

    assert all(model.slope > 0 for model in graded(truth))
    assert all(low < high for low, high in (model.thresholds for model in graded(truth)))
    assert Bank(truth).prior.shape == (13,)


def test_truth_moves_every_mode_of_a_gesture_together():
    truth = draw_truth(gestures(20), rng=rng())

    for said, seen in zip(graded(truth), graded(truth, OBSERVED), strict=True):
        assert seen.slope / said.slope == pytest.approx(1.3)
        assert seen.thresholds == said.thresholds


def test_truth_keeps_the_curve_of_not_knowing():
    curve = UnsureCurve(0.3, -1.0, 1.5)
    models = {DECLARED: GradedResponse(1.6, (-0.6, 0.4), curve)}
    questionnaire = one_axis(trait(), [replace(skill("g"), models=models)])

    assert graded(draw_truth(questionnaire, rng=rng()))[0].unsure == curve


@pytest.mark.parametrize("unsure", [None, (0.3, 0.2, 0.1, 0.05)], ids=["sure", "unsure at times"])
def test_truth_has_table_rows_spread_as_a_dirichlet(unsure):
    questionnaire = situations(1500, unsure=unsure)
    ours = answer_table(questionnaire.items[0].models[DECLARED], classes("equipment")).T

    truth = draw_truth(questionnaire, rng=rng())

    tables = [answer_table(item.models[DECLARED], classes("equipment")).T for item in truth.items]
    centre = 0.95 * ours + 0.05 / ours.shape[1]
    spread = 0.95 * np.sqrt(ours * (1 - ours) / 21)
    assert np.mean(tables, axis=0) == pytest.approx(centre, abs=0.01)
    assert np.std(tables, axis=0) == pytest.approx(spread, abs=0.01)
    assert np.min(tables) >= 0.05 / ours.shape[1] - 1e-12


def test_truth_has_tables_without_slip_that_add_up_to_one():
    truth = draw_truth(situations(50, slip=0.2, unsure=(0.0, 0.5, 0.1, 0.2)), rng=rng())

    for item in truth.items:
        for model in item.models.values():
            assert isinstance(model, FreeTable)
            assert model.slip == 0.0
            assert np.sum(model.rows, axis=1) == pytest.approx(np.ones(4))
            assert all(0 < chance < 1 for chance in model.unsure)


def test_same_seed_draws_the_same_truth():
    assert draw_truth(gestures(5), rng=rng()) == draw_truth(gestures(5), rng=rng())
    assert draw_truth(gestures(5), rng=rng()) != gestures(5)


# Their answers


@pytest.mark.parametrize("mode", SAID_OR_SEEN)
def test_answers_follow_the_tables_of_a_class(mode):
    questionnaire = situations(1, unsure=(0.3, 0.2, 0.1, 0.05))
    item = questionnaire.items[0]
    people = People({"equipment": np.repeat([0.0, 1.0, 2.0, 3.0], 5000)})

    sheets = AnswerSheets(questionnaire, people, rng=rng())

    given = [sheets.given(person, item.id, mode).option for person in range(20_000)]
    options = (*(option.id for option in item.options), "unsure")
    drawn = [
        [given[k : k + 5000].count(o) / 5000 for k in range(0, 20_000, 5000)] for o in options
    ]
    assert np.array(drawn) == pytest.approx(
        answer_table(item.models[mode], classes("equipment")), abs=0.02
    )


def test_answers_follow_the_exact_place_on_a_trait():
    questionnaire = gestures(1)
    places = np.array([-0.61, 0.43])
    people = People({"skills": np.repeat(places, 5000)})

    ranks = AnswerSheets(questionnaire, people, rng=rng()).ranks("g-0", Setting.DESK)

    exact = replace(trait(), nodes=tuple(places))
    expected = answer_table(questionnaire.items[0].models[DECLARED], exact)
    drawn = [[np.mean(part == rank) for part in np.split(ranks, 2)] for rank in range(3)]
    assert np.array(drawn) == pytest.approx(expected, abs=0.02)


def test_person_answers_the_same_whenever_asked():
    questionnaire, people = gestures(2), draw_people_on_skills(40)
    sheets = AnswerSheets(questionnaire, people, rng=rng())

    once = [sheets.given(person, "g-1", DECLARED) for person in range(40)]
    again = [sheets.given(person, "g-1", DECLARED) for person in range(40)]

    assert once == again
    assert {given.option for given in once} == {"alone", "with_help", "not_yet"}
    assert once[0] == Given("g-1", once[0].option, DECLARED)


def test_ranks_are_those_of_the_usual_mode_of_the_setting():
    item = skill("g", modes=(OBSERVED, DECLARED), slope=2.0)
    people = draw_people_on_skills(400)
    sheets = AnswerSheets(one_axis(trait(), [item]), people, rng=rng())
    rank = {option.id: option.rank for option in item.options}

    for setting, mode in ((Setting.DESK, OBSERVED), (Setting.PHONE, DECLARED)):
        said = [rank[sheets.given(person, "g", mode).option] for person in range(400)]
        assert sheets.ranks("g", setting).tolist() == said


def draw_people_on_skills(count: int) -> People:
    return draw_people(SHAPE.restricted_to(("skills",)), count, rng=rng())


def test_sheets_answer_only_in_the_modes_of_a_question():
    questionnaire = one_axis(trait(), [skill("g", modes=SAID)])
    sheets = AnswerSheets(questionnaire, draw_people_on_skills(3), rng=rng())

    with pytest.raises(KeyError):
        sheets.given(0, "g", OBSERVED)
