"""One step of a sitting, and a whole one."""

from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.selection import Choice
from diagnostic.sitting import next_step, whole_sitting
from diagnostic.stopping import FIRST_DIAGNOSIS, StopReason
from tests.diagnostic.builders import classes, fact, one_axis, skill, small_bank, three_axes
from tests.factories import answers

BANK = small_bank()


def most_able(choice: Choice) -> Given:
    best = max(choice.item.options, key=lambda option: option.rank)
    return Given(choice.item.id, best.id, choice.mode)


def halfway(choice: Choice) -> Given:
    return Given(choice.item.id, choice.item.options[1].id, choice.mode)


def test_step_asks_or_tells_why_not():
    asking = next_step(BANK, (), Setting.DESK)
    stopped = next_step(
        BANK, answers("phone=rank-1"), Setting.DESK, FIRST_DIAGNOSIS.asking_at_most(1)
    )

    assert (asking.choice is not None, asking.stop) == (True, None)
    assert (stopped.choice, stopped.stop) == (None, StopReason.ASKED_ENOUGH)


def test_step_stops_when_little_is_left_to_learn():
    bank = Bank(one_axis(classes("equipment"), [fact("phone", "equipment")]))

    step = next_step(bank, answers("phone=rank-1"), Setting.ALONE)

    assert (step.choice, step.stop) == (None, StopReason.LITTLE_TO_LEARN)


def test_step_stops_when_every_axis_is_decided():
    items = [fact(f"f-{k}", "equipment", classes_count=2) for k in range(9)]
    bank = Bank(one_axis(classes("equipment", ("none", "some")), items))

    told, step = whole_sitting(bank, most_able, Setting.ALONE)

    assert step.stop is StopReason.EVERY_AXIS_DECIDED
    assert step.axes[0].is_decided
    assert 2 <= len(told) < 9


def test_questions_passed_over_count_as_asked():
    rule = FIRST_DIAGNOSIS.asking_at_most(2)

    step = next_step(
        BANK, answers("phone=rather_not_say computer=rather_not_say"), Setting.DESK, rule
    )

    assert step.stop is StopReason.ASKED_ENOUGH


def test_whole_sitting_ends_where_its_answers_lead():
    told, step = whole_sitting(BANK, most_able, Setting.DESK)
    again = next_step(BANK, told, Setting.DESK)

    assert step.stop is not None
    assert (again.stop, again.axes) == (step.stop, step.axes)
    assert len(told) <= FIRST_DIAGNOSIS.most_questions


def test_whole_sitting_keeps_to_its_length_and_to_what_can_be_answered():
    absent = frozenset({"phone", "mail-open"})

    told, step = whole_sitting(
        BANK, most_able, Setting.PHONE, FIRST_DIAGNOSIS.asking_at_most(5), absent
    )

    assert (len(told), step.stop) == (5, StopReason.ASKED_ENOUGH)
    assert not {given.item for given in told} & absent


def test_short_sitting_still_hears_enough_on_every_axis():
    telling = [fact(f"f-{k}", "equipment") for k in range(6)]
    faint = [skill("g-0", slope=0.3), skill("g-1", slope=0.3)]
    faint += [fact("h-0", "oral", firmness=0.1), fact("h-1", "written", firmness=0.1)]
    bank = Bank(three_axes([*telling, *faint], r=0.0))

    told, step = whole_sitting(bank, halfway, Setting.DESK, FIRST_DIAGNOSIS.asking_at_most(6))

    assert len(told) == 6
    assert [standing.answers_count for standing in step.axes] == [2, 2, 2]
