"""People with a whole diagnosis on the questionnaire we ship, to be counted."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from operator import attrgetter
from pathlib import Path
from uuid import UUID

from diagnostic.answers import Answer, Given, Setting
from diagnostic.people import OPERATOR, Structure
from diagnostic.questionnaire import Option
from diagnostic.selection import Choice
from diagnostic.sitting import whole_sitting
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork
from tests.factories import NOON, enrolled

SHIPPED = Shelf(Path(__file__).parents[1] / "questionnaires")
FIRST_STEPS = "premiers-pas"
Pick = Callable[..., Option]


@cache
def lowest() -> tuple[Given, ...]:
    """The answers of somebody at the lowest level of every axis."""
    return _whole(gestures=min, facts=max)


@cache
def highest() -> tuple[Given, ...]:
    """The answers of somebody at the highest level of every axis."""
    return _whole(gestures=max, facts=min)


def _whole(*, gestures: Pick, facts: Pick) -> tuple[Given, ...]:
    """Options of gestures are ranked from the hardest, those of facts from the best equipped."""

    def reply(choice: Choice) -> Given:
        pick = gestures if choice.item.area else facts
        ranked = [option for option in choice.item.options if option.rank is not None]
        return Given(choice.item.id, pick(ranked, key=attrgetter("rank")).id, choice.mode)

    return whole_sitting(SHIPPED.bank(FIRST_STEPS), reply, Setting.DESK)[0]


def assessed(
    uow: UnitOfWork, given: tuple[Given, ...], *, of: Structure | None, now: datetime = NOON
) -> UUID:
    """A person whom a structure follows, with these answers; without any, the sitting is bare."""
    learner = enrolled(uow, of=of, now=now)
    keep_sitting(uow, learner.id, given, now=now)
    return learner.id


def keep_sitting(
    uow: UnitOfWork, learner_id: UUID, given: tuple[Given, ...], *, now: datetime
) -> None:
    """One more sitting of a person."""
    with uow:
        stamp = uow.facts.stamp(OPERATOR, now)
        revision = SHIPPED.questionnaire(FIRST_STEPS).revision
        sitting = uow.assessments.start(learner_id, FIRST_STEPS, revision, Setting.DESK, stamp)
        for place, one in enumerate(given):
            said = uow.facts.stamp(OPERATOR, now + timedelta(seconds=place))
            uow.assessments.keep(Answer(said.id, one, *_recorded(said)), of=sitting)
        uow.commit()


def _recorded(stamp) -> tuple[str, datetime, str]:
    return stamp.recorded_by, stamp.recorded_at, stamp.recorded_where
