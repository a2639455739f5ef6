"""The agenda of an adviser: today is on top of its week, the days that are over are folded."""

from datetime import date, timedelta

import pytest

from i18n.formats import local_day
from pathway.meetings import MeetingDetails, MeetingKind
from tests.factories import NOON
from ui.agenda_days import Shown
from ui.wiring import installed
from use_cases.plan_meeting import plan

MONDAY = date(2026, 11, 16)


def test_week_under_way_folds_its_days_that_are_over():
    week = Shown(MONDAY, is_week=True)

    assert week.folded(MONDAY) == ()
    assert week.folded(MONDAY + timedelta(days=2)) == (MONDAY, MONDAY + timedelta(days=1))


def test_days_of_another_week_stay_in_sight():
    week = Shown(MONDAY, is_week=True)

    assert week.folded(MONDAY + timedelta(days=7)) == ()
    assert week.folded(MONDAY - timedelta(days=1)) == ()


def test_one_day_is_never_folded():
    assert Shown(MONDAY, is_week=False).folded(MONDAY + timedelta(days=1)) == ()


def workshop(adviser, title, at):
    uow = installed().new_unit()
    with uow.reading():
        new_id = uow.facts.new_id(NOON)
    details = MeetingDetails(MeetingKind.WORKSHOP, at, 90, title=title, capacity=2)
    words = {"meeting_id": new_id, "learner_id": None, "details": details}
    plan(installed().new_unit(), adviser.actor, now=at - timedelta(days=1), **words)


@pytest.mark.thorough
def test_today_is_the_first_day_of_the_agenda(adviser):
    workshop(adviser, "Les photos", NOON - timedelta(days=2))
    workshop(adviser, "Les courriels", NOON)

    adviser.go_to("adviser/agenda.py")

    (earlier,) = [fold for fold in adviser.app.expander if "Plus tôt" in fold.label]
    folded = [str(link.proto.label) for link in earlier.get("page_link")]
    assert earlier.label == "Plus tôt cette semaine (1)"
    assert any("Les photos" in label for label in folded)
    assert not any("Les courriels" in label for label in folded)
    assert any("Les courriels" in label for label in adviser.links)
    assert local_day(NOON).weekday() == 4
