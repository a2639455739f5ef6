"""The next question, and why this one."""

import pytest

from diagnostic.answers import AnswerMode, Setting
from diagnostic.bank import Bank
from diagnostic.posterior import posterior_of
from diagnostic.questionnaire import Item
from diagnostic.selection import Choice, WhyNow, choose_next, expected_gains
from diagnostic.standing import Certainty, standings
from tests.bench.plain_reference import plain_gains, plain_posterior, plain_step
from tests.diagnostic.builders import (
    SAID_OR_SEEN,
    classes,
    fact,
    household_bank,
    one_axis,
    skill,
    small_bank,
    three_axes,
)
from tests.factories import answers

DONE = AnswerMode.DONE


def choice(
    *items: Item,
    said: str = "",
    setting: Setting = Setting.DESK,
    certainty: Certainty | None = None,
    floor: float = 0.03,
    left: int = 20,
    counts_seconds: bool = True,
) -> Choice | None:
    """What is asked after these answers, among these questions."""
    bank, told = Bank(three_axes(items, areas="mail search", r=0.0)), answers(said)
    posterior = posterior_of(bank, told)
    now = standings(posterior, told, certainty or Certainty())
    return choose_next(
        posterior,
        told,
        now,
        setting,
        gain_floor_bits=floor,
        questions_left=left,
        counts_seconds=counts_seconds,
    )


def chosen(*items: Item, **situation) -> str | None:
    asked = choice(*items, **situation)
    return asked.item.id if asked else None


def test_gains_are_those_of_the_plain_formulas():
    bank, told = household_bank(), answers("phone=rank-1 mail-open=with_help follow=unsure")

    gains = expected_gains(posterior_of(bank, told), Setting.DESK)

    assert gains == pytest.approx(
        plain_gains(bank, plain_posterior(bank, told), Setting.DESK), abs=1e-9
    )


def test_question_that_the_setting_cannot_ask_gains_nothing():
    bank = Bank(three_axes([skill("task", modes=(DONE,)), skill("open"), fact("x", "equipment")]))

    gains = expected_gains(posterior_of(bank, ()), Setting.PHONE)

    assert (gains[0] == 0).all()
    assert (gains[1:].max(axis=1) > 0).all()


def test_question_informs_linked_axes_and_no_other():
    linked = expected_gains(posterior_of(small_bank(), ()), Setting.DESK)
    apart = expected_gains(posterior_of(small_bank(r=0.0), ()), Setting.DESK)

    assert (linked[0] > 1e-3).all()
    assert apart[0] == pytest.approx([apart[0, 0], 0.0, 0.0], abs=1e-12)


def test_engine_asks_what_the_plain_formulas_ask():
    bank = Bank(three_axes([fact(f"f-{k}", "equipment", firmness=k / 5) for k in range(6)]))

    told = answers("f-3=rank-1")
    now = standings(posterior_of(bank, told), told, Certainty(1.0, 1.0))
    asked = choose_next(
        posterior_of(bank, told), told, now, Setting.ALONE, gain_floor_bits=0.0, questions_left=9
    )

    assert asked is not None
    assert asked.item.id == plain_step(bank, told, Setting.ALONE) == "f-5"


def test_question_that_teaches_most_per_second_is_asked():
    strong = fact("strong", "equipment", firmness=1.2, seconds=60.0)
    quick = fact("quick", "equipment", firmness=1.0, seconds=15.0)

    assert chosen(strong, quick) == "quick"


def test_longest_question_is_asked_where_questions_are_counted():
    strong = fact("strong", "equipment", firmness=1.2, seconds=60.0)
    quick = fact("quick", "equipment", firmness=1.0, seconds=15.0)

    assert chosen(strong, quick, counts_seconds=False) == "strong"


def test_first_of_two_equal_questions_is_asked():
    assert chosen(fact("one", "equipment"), fact("two", "equipment")) == "one"


def test_question_tells_its_gain_its_axis_and_why():
    open, sign = skill("open"), fact("sign", "written", firmness=0.2)
    bank = Bank(three_axes([open, sign], r=0.0))

    asked = choice(open, sign)

    gain = expected_gains(posterior_of(bank, ()), Setting.DESK)[0].sum()
    assert asked == Choice(
        asked.item, AnswerMode.DECLARED, WhyNow.ANSWERS_MISSING, "skills", asked.gain_bits
    )
    assert asked.item == open
    assert asked.gain_bits == pytest.approx(gain)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", WhyNow.EASY_START),
        ("a=alone", WhyNow.EASY_START),
        ("a=alone sign=rank-1", WhyNow.ANSWERS_MISSING),
        ("a=alone sign=rank-1 b=with_help", WhyNow.TEACHES_MOST),
    ],
)
def test_reason_of_a_question_follows_the_sitting(said, why):
    items = [skill(id, opening=True, slope=2.0) for id in "abcd"]
    asked = choice(*items, fact("sign", "written", firmness=0.0), said=said)

    assert asked is not None
    assert (asked.item.dimension, asked.why) == ("skills", why)


def test_question_below_the_floor_is_asked_only_where_answers_are_missing():
    faint = [fact(f"f-{k}", "equipment", firmness=0.05) for k in range(3)]

    assert chosen(*faint) == "f-0"
    assert chosen(*faint, said="f-0=rank-1") == "f-1"
    assert chosen(*faint, said="f-0=rank-1 f-1=rank-1") is None
    assert chosen(*faint, said="f-0=rank-1 f-1=rank-1", floor=0.0) == "f-2"


def test_missing_answers_come_first_once_few_questions_are_left():
    items = [*(fact(f"f-{k}", "equipment", firmness=2.0) for k in range(4))]
    items += [fact(f"g-{k}", "oral", firmness=0.3) for k in range(2)]
    items += [fact(f"h-{k}", "written", firmness=0.1) for k in range(2)]
    said = "f-0=rank-1 f-1=rank-2"

    assert chosen(*items, said=said, left=5) == "f-2"
    assert chosen(*items, said=said, left=4) == "g-0"  # two for language, two for skills


def test_other_questions_serve_when_missing_answers_cannot_be_had():
    items = [fact(f"f-{k}", "equipment", firmness=1.5) for k in range(3)]

    assert chosen(*items, said="f-0=rank-1 f-1=rank-2", left=1) == "f-2"


def test_axis_already_decided_is_left_alone():
    items = [*(fact(f"f-{k}", "equipment") for k in range(4)), skill("open", slope=0.3)]
    said = "f-0=rank-2 f-1=rank-2"

    assert chosen(*items, said=said) == "f-2"
    assert chosen(*items, said=said, certainty=Certainty(0.5, 0.8)) == "open"


@pytest.mark.parametrize(
    ("said", "left", "certainty"),
    [
        ("f-0=rank-2 f-1=rank-2", 20, Certainty()),
        ("", 0, Certainty()),
        ("f-0=rank-2", 20, Certainty(0.1, 0.1)),
    ],
    ids=["nothing left to ask", "no question left", "nothing left that counts"],
)
def test_nothing_is_asked_when_nothing_may_be(said, left, certainty):
    items = [fact(f"f-{k}", "equipment", firmness=2.0) for k in range(2)]

    if said == "f-0=rank-2":
        items[1] = skill("later", only_if={"f-0": ("rank-0",)})
    assert chosen(*items, said=said, left=left, certainty=certainty) is None


def test_nothing_is_asked_once_every_axis_is_decided():
    bank = Bank(one_axis(classes("equipment"), [fact(f"f-{k}", "equipment") for k in range(3)]))
    told = answers("f-0=rank-2 f-1=rank-2")
    now = standings(posterior_of(bank, told), told, Certainty(0.3, 0.3))

    asked = choose_next(
        posterior_of(bank, told), told, now, Setting.ALONE, gain_floor_bits=0.0, questions_left=9
    )

    assert now[0].is_decided
    assert asked is None


SAY = skill("say", slope=2.2)
SHOW = skill("show", slope=0.6, modes=SAID_OR_SEEN)


def test_what_can_be_seen_comes_second_on_an_axis():
    asked = choice(SAY, skill("other", slope=2.2), SHOW, said="say=alone")

    assert asked is not None
    assert (asked.item, asked.mode, asked.why) == (SHOW, AnswerMode.OBSERVED, WhyNow.TO_BE_SEEN)


def test_nothing_more_needs_to_be_seen_once_something_was():
    other = skill("other", slope=2.2)

    asked = choice(SAY, other, SHOW, said="show=alone:observed")

    assert asked is not None
    assert (asked.item.id, asked.mode) == ("say", AnswerMode.DECLARED)


def test_nothing_is_to_be_seen_by_phone():
    assert chosen(
        SAY, skill("other", slope=2.2), SHOW, said="say=alone", setting=Setting.PHONE
    ) == ("other")


def test_easy_start_may_be_seen_as_well():
    items = [skill("a", opening=True), skill("b", opening=True, modes=SAID_OR_SEEN)]

    asked = choice(*items, said="a=alone")

    assert asked is not None
    assert (asked.mode, asked.why) == (AnswerMode.OBSERVED, WhyNow.EASY_START)


def test_what_can_be_seen_on_either_dimension_of_an_axis_comes_first():
    heard = fact("heard", "oral", modes=SAID_OR_SEEN, firmness=0.6)
    items = (fact("follow", "oral"), heard, fact("sign", "written", firmness=2.0))

    asked = choice(*items, said="follow=rank-1")

    assert asked is not None
    assert (asked.item, asked.mode) == (heard, AnswerMode.OBSERVED)


def test_heavy_question_waits_after_another():
    heavy = skill("heavy", slope=2.2, heavy=True)
    light = skill("light", slope=0.9)
    weighed = fact("weighed", "equipment", heavy=True)

    assert chosen(weighed, heavy, light) == "heavy"
    assert chosen(weighed, heavy, light, said="weighed=rank-1") == "light"
    assert chosen(weighed, heavy, said="weighed=rank-1") == "heavy"


def test_what_must_be_seen_comes_even_after_a_heavy_question():
    task = skill("task", modes=(DONE,), heavy=True)
    said = "say=alone weighed=rank-1"

    assert chosen(
        SAY, fact("weighed", "equipment", heavy=True), task, skill("light"), said=said
    ) == ("task")


def test_axis_told_is_the_one_that_gains_most_among_the_undecided():
    items = [fact(f"f-{k}", "equipment") for k in range(3)]
    bank = Bank(three_axes(items, r=0.6))
    told = answers("f-0=rank-2 f-1=rank-2")
    now = standings(posterior_of(bank, told), told, Certainty(0.4, 0.9))

    asked = choose_next(
        posterior_of(bank, told), told, now, Setting.DESK, gain_floor_bits=0.0, questions_left=9
    )

    gains = expected_gains(posterior_of(bank, told), Setting.DESK)[2]
    assert now[0].is_decided
    assert gains[0] > gains[2] > gains[1]
    assert asked is not None
    assert asked.axis == "language"
    assert asked.gain_bits == pytest.approx(gains[1:].sum())


def test_a_question_that_follows_up_says_so():
    after = fact("after", "equipment", follow_up=True, only_if={"phone": ("rank-2",)})

    asked = choice(fact("phone", "equipment"), after, said="phone=rank-2")

    assert asked is not None
    assert (asked.item.id, asked.why) == ("after", WhyNow.FOLLOWS_UP)
