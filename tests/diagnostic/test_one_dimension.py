"""Many people at once on one dimension: the plain engine's decisions, only faster."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.one_dimension import NOT_ASKED, OneDimension, sit_together
from diagnostic.posterior import posterior_of
from diagnostic.questionnaire import Item, Option, Questionnaire
from diagnostic.response_models import FreeTable, UnsureCurve
from diagnostic.selection import Choice, expected_gains
from diagnostic.simulation import AnswerSheets, draw_people
from diagnostic.sitting import whole_sitting
from diagnostic.standing import Certainty
from diagnostic.stopping import StoppingRule
from tests.diagnostic.builders import classes, fact, one_axis, skill, small_bank, trait
from tests.diagnostic.strategies import SEEDS, always

BY_PHONE = Setting.PHONE
EVERYTHING = StoppingRule(Certainty(1.0, 1.0), gain_floor_bits=0.0, most_questions=99)
EARLY = StoppingRule(Certainty(0.7, 0.7), gain_floor_bits=0.05, most_questions=9)
CAPPED = StoppingRule(Certainty(1.0, 1.0), gain_floor_bits=0.0, most_questions=5)


def on_a_trait(seed: int) -> Questionnaire:
    """Yes-or-no and three-answer questions, some with « je ne sais pas », of unequal lengths."""
    rng = np.random.default_rng(seed)
    return one_axis(trait(), [_skill(rng, place) for place in range(12)])


def _skill(rng: np.random.Generator, place: int) -> Item:
    low = float(rng.normal(-0.3, 1.0))
    thresholds = (low,) if place % 2 else (low, low + 0.8)
    item = skill(
        f"s-{place}",
        slope=float(rng.uniform(0.8, 2.2)),
        thresholds=thresholds,
        seconds=float(rng.choice((5, 15, 40))),
    )
    if len(thresholds) == 1:
        item = replace(item, options=(Option("alone", 1), Option("not_yet", 0)))
    if place % 3:
        return item
    curve = UnsureCurve(0.3, low, 1.5)
    return replace(item, models={m: replace(g, unsure=curve) for m, g in item.models.items()})


def on_classes(seed: int) -> Questionnaire:
    """Facts, of which one that some classes never answer."""
    rng = np.random.default_rng(seed)
    items = [fact(f"f-{k}", "equipment", firmness=float(rng.uniform(0.3, 1.5))) for k in range(7)]
    never = FreeTable(((1.0, 0.0, 0.0), (0.5, 0.5, 0.0), (0.0, 0.5, 0.5), (0.0, 0.0, 1.0)))
    items.append(replace(fact("sure", "equipment"), models=dict.fromkeys(items[0].modes, never)))
    return one_axis(classes("equipment"), items)


QUESTIONNAIRES = {"trait": on_a_trait, "classes": on_classes}
RULES = {"everything": EVERYTHING, "early": EARLY, "capped": CAPPED}


def tried(questionnaire: Questionnaire, count: int, rule: StoppingRule, seed: int):
    """The dimension in arrays, everybody's sitting at once, and each one by the plain engine."""
    bank, rng = Bank(questionnaire), np.random.default_rng(seed)
    one = OneDimension(bank, bank.dimensions[0].id, BY_PHONE)
    people = draw_people(questionnaire.prior, count, rng=rng)
    sheets = AnswerSheets(questionnaire, people, rng=rng)
    ranks = np.column_stack([sheets.ranks(item, BY_PHONE) for item in one.items])
    plain = [_plainly(bank, sheets, person, rule) for person in range(count)]
    return bank, one, sit_together(one, ranks, rule), plain


def _plainly(bank: Bank, sheets: AnswerSheets, person: int, rule: StoppingRule):
    def reply(choice: Choice) -> Given:
        return sheets.given(person, choice.item.id, choice.mode)

    return whole_sitting(bank, reply, BY_PHONE, rule)[0]


@pytest.mark.parametrize("kind", QUESTIONNAIRES)
@pytest.mark.parametrize("rule", RULES)
def test_everybody_is_asked_what_the_plain_engine_asks(kind, rule):
    _, one, together, plain = tried(QUESTIONNAIRES[kind](3), 80, RULES[rule], seed=7)

    asked = [[one.items[place] for place in row if place != NOT_ASKED] for row in together.asked]
    assert asked == [[given.item for given in told] for told in plain]
    assert together.lengths.tolist() == [len(told) for told in plain]


@pytest.mark.parametrize("kind", QUESTIONNAIRES)
def test_what_is_known_of_each_person_is_the_posterior_of_their_answers(kind):
    bank, _, together, plain = tried(QUESTIONNAIRES[kind](5), 60, EARLY, seed=8)

    expected = np.array([posterior_of(bank, told).joint for told in plain])
    assert together.posteriors == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("kind", QUESTIONNAIRES)
def test_gains_are_those_of_the_plain_engine(kind):
    bank, one, together, plain = tried(QUESTIONNAIRES[kind](6), 20, CAPPED, seed=9)

    gains = one.gains(together.posteriors)

    expected = [expected_gains(posterior_of(bank, told), BY_PHONE)[:, 0] for told in plain]
    assert gains == pytest.approx(np.array(expected), abs=1e-9)


def test_sittings_of_all_lengths_end_where_the_rule_says():
    _, one, together, _ = tried(on_a_trait(3), 300, EARLY, seed=10)

    sure = one.levels(together.posteriors).max(axis=1) >= 0.7
    assert together.lengths.min() >= 2
    assert set(together.lengths[~sure]) <= {EARLY.most_questions, *range(2, 9)}
    assert len(set(together.lengths)) > 3


def test_nobody_to_ask_and_nothing_to_ask():
    one = OneDimension(Bank(on_a_trait(1)), "skills", BY_PHONE)

    nobody = sit_together(one, np.empty((0, 12), dtype=int), EVERYTHING)
    nothing = sit_together(one, np.zeros((4, 12), dtype=int), CAPPED.asking_at_most(0))

    assert (nobody.asked.shape, nothing.asked.shape) == ((0, 12), (4, 0))
    assert nothing.posteriors == pytest.approx(np.tile(one.prior, (4, 1)))


def test_one_dimension_among_others_keeps_its_own_prior_and_its_own_questions():
    bank = small_bank()

    one = OneDimension(bank, "skills", Setting.DESK)

    mine = [item.id for item in bank.items if item.dimension == "skills"]
    assert list(one.items) == mine
    assert one.prior == pytest.approx(posterior_of(bank, ()).marginal("skills"))
    assert one.prior.sum() == pytest.approx(1.0)


def test_more_states_than_one_go_make_the_same_choices():
    one = OneDimension(Bank(on_a_trait(2)), "skills", BY_PHONE)
    sheets = np.random.default_rng(1).integers(0, 2, size=(500, 12))

    together = sit_together(one, sheets, CAPPED)

    alone = [sit_together(one, row[None, :], CAPPED).asked[0] for row in sheets[:60]]
    assert together.asked[:60].tolist() == np.array(alone).tolist()


@always
@given(SEEDS, st.sampled_from(sorted(QUESTIONNAIRES)), st.sampled_from(sorted(RULES)))
def test_no_question_is_asked_twice_and_people_who_answer_alike_are_asked_alike(seed, kind, rule):
    one = OneDimension(
        Bank(QUESTIONNAIRES[kind](4)), "skills" if kind == "trait" else "equipment", BY_PHONE
    )
    sheets = np.random.default_rng(seed).integers(0, 2, size=(30, len(one.items)))

    together = sit_together(one, np.vstack([sheets, sheets]), RULES[rule])

    for row, length in zip(together.asked, together.lengths, strict=True):
        assert len(set(row[:length])) == length
        assert (row[length:] == NOT_ASKED).all()
    assert (together.asked[:30] == together.asked[30:]).all()
