"""Counts checked by hand, on the framework we ship."""

from datetime import date

import pytest

from analytics.indicators import Assessed, Needs, Reading, needs_of, read, type_ids
from analytics.periods import Period
from analytics.suppression import PublishedTable
from diagnostic.answers import Given
from diagnostic.framework import Framework
from tests.counted_people import FIRST_STEPS, SHIPPED, highest, lowest

FRAMEWORK = SHIPPED.bank(FIRST_STEPS).questionnaire.framework
SPRING, AUTUMN = date(2026, 5, 5), date(2026, 11, 11)


def people(
    count: int, *levels: int, type: str = "on_the_way", on: date = SPRING
) -> list[Assessed]:
    return [Assessed(Reading(levels, type), on)] * count


def table_of(needs: Needs, axis: str) -> PublishedTable:
    return dict(needs.levels)[axis]


def test_answers_give_a_level_on_each_axis_and_a_type():
    bank = SHIPPED.bank(FIRST_STEPS)

    assert read(bank, lowest()) == Reading((0, 0, 0, 0), "no_device")
    assert read(bank, highest()) == Reading((3, 3, 3, 3), "autonomous")


@pytest.mark.parametrize("given", [(), (Given("phone-kind", "good"),)], ids=["none", "one"])
def test_too_few_answers_give_nothing(given):
    bank = SHIPPED.bank(FIRST_STEPS)
    asked = tuple(answer for answer in given if any(i.id == answer.item for i in bank.items))

    assert read(bank, asked) is None


def test_people_are_counted_by_level_and_by_type():
    counted = [
        *people(16, 1, 2, 0, 1, type="held_by_french"),
        *people(20, 2, 2, 1, 2, type="phone_only"),
        *people(30, 3, 3, 2, 3),
    ]

    needs = needs_of(FRAMEWORK, counted, waiting=13)

    assert (needs.assessed, needs.waiting) == (65, 15)
    assert needs.periods == (Period(date(2026, 4, 1), date(2026, 6, 30)),)
    assert table_of(needs, "equipment").cells == ((None, None, 20, 30),)
    assert table_of(needs, "skills").cells == ((16, 20, None, None),)
    assert table_of(needs, "access").total == 65
    assert needs.types.columns == type_ids(FRAMEWORK)


def test_periods_are_told_apart_and_together():
    counted = [
        *people(30, 2, 2, 0, 0),
        *people(25, 3, 3, 1, 1),
        *people(20, 2, 2, 0, 0, on=AUTUMN),
        *people(40, 3, 3, 1, 1, on=AUTUMN),
    ]

    skills = table_of(needs_of(FRAMEWORK, counted, waiting=0), "skills")

    assert len(skills.rows) == 2
    assert skills.row_totals == (55, 60)
    assert skills.of_row(0)[0] == 30
    assert skills.of_row(None)[:2] == (50, None)


def test_periods_that_would_hide_the_counts_of_all_are_told_as_one():
    """9 and 8 people make 17: shown, it would leave too few numbers possible for each."""
    spring, autumn = (9, 12, 17, 19), (8, 27, 37, 31)
    counted = [
        one
        for on, counts in ((SPRING, spring), (AUTUMN, autumn))
        for level, count in enumerate(counts)
        for one in people(count, 2, level, 2, 2, on=on)
    ]

    needs = needs_of(FRAMEWORK, counted, waiting=0)

    assert needs.periods == (Period(date(2026, 4, 1), date(2026, 12, 31)),)
    assert table_of(needs, "access").cells == ((17, 39, 54, 50),)


def test_fewer_than_eleven_people_are_not_told():
    assert needs_of(FRAMEWORK, people(10, 3, 3, 3, 3), waiting=3) == Needs(
        None, None, (), (), None
    )


def test_everybody_at_the_same_level_is_not_told():
    needs = needs_of(FRAMEWORK, people(40, 3, 3, 3, 3, type="autonomous"), waiting=0)

    assert needs.assessed == 40
    assert all(table.cells == ((None,) * 4,) for _, table in needs.levels)
    assert set(needs.types.cells[0]) == {None}


def test_people_without_a_device_are_hidden_as_a_level_when_hidden_as_a_type():
    """12 people hidden beside a small type would be read in the level that says the same."""
    counted = [
        *people(12, 0, 2, 2, 2, type="no_device"),
        *people(5, 1, 0, 2, 2, type="not_connected"),
        *people(20, 1, 2, 2, 2, type="precarious"),
        *people(25, 2, 2, 2, 2, type="phone_only"),
        *people(30, 3, 2, 2, 2, type="autonomous"),
    ]

    needs = needs_of(FRAMEWORK, counted, waiting=0)

    hidden_type = needs.types.of_row(None)[0] is None
    hidden_level = table_of(needs, "equipment").of_row(None)[0] is None
    assert hidden_type
    assert hidden_level


def test_framework_without_types_says_nothing_twice():
    bare = Framework(FRAMEWORK.dimensions, FRAMEWORK.axes)

    needs = needs_of(bare, [], waiting=0)

    assert type_ids(bare) == ()
    assert needs.types is None
