"""Nothing but facts: what is kept, copied alone into an empty database, gives the same screens."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from diagnostic.people import Role
from models import Base
from store.database import create_engine_for
from store.questionnaires import Shelf
from store.schema import migrate
from store.unit_of_work import UnitOfWork
from tests.browser.running_server import ROOT
from tests.counted_people import FIRST_STEPS
from tests.factories import NOON, answered, enrolled, met, sealer, sent_on, staff, structure
from use_cases.end_follow_up import read_follow_up
from use_cases.read_plan import read_plan
from use_cases.read_profile import read_profile
from use_cases.see_meetings import of_learner
from use_cases.see_needs import see_needs
from use_cases.see_progress import read_progress
from use_cases.see_worklist import worklist

SAID = "phone-kind=good open-app=not_yet send-message=with_help search-web=not_yet"
LATER = NOON + timedelta(weeks=30)


@pytest.fixture
def kept(tmp_path):
    """A database in which a person was asked, met, planned for and sent to a place."""
    url = f"sqlite:///{tmp_path / 'kept.sqlite3'}"
    migrate(url)
    engine = create_engine_for(url)
    yield engine
    engine.dispose()


@pytest.fixture
def copied(tmp_path):
    url = f"sqlite:///{tmp_path / 'copied.sqlite3'}"
    migrate(url)
    engine = create_engine_for(url)
    yield engine
    engine.dispose()


def unit(engine) -> UnitOfWork:
    """A unit of work that remembers nothing: its shelf is read anew."""
    return UnitOfWork(engine, Shelf(ROOT / "questionnaires"))


def screens(uow, team, learner) -> dict[str, str]:
    """All that the people see, as text."""
    one = {"learner_id": learner.id, "now": LATER}
    said = {**one, "language": "fr"}
    every = {"sealer": sealer(), "now": LATER}
    found = {
        "profile": read_profile(uow, team, **said).profile,
        "plan": read_plan(uow, team, **said).kept,
        "meetings": of_learner(uow, team, **one).past,
        "progress": read_progress(uow, team, **said).achieved,
        "follow-up": read_follow_up(uow, team, **one),
        "worklist": worklist(uow, team, **every),
        "needs": see_needs(uow, team, questionnaire=FIRST_STEPS, language="fr", now=LATER).needs,
    }
    return {name: repr(told) for name, told in found.items()}


def copy_rows(source, target) -> None:
    with source.connect() as read, target.begin() as write:
        for table in Base.metadata.sorted_tables:
            if rows := read.execute(select(table)).mappings().all():
                write.execute(insert(table), [dict(row) for row in rows])


def test_what_is_kept_alone_gives_the_same_screens(kept, copied):
    uow = unit(kept)
    here = structure(uow)
    team = staff(uow, Role.ADVISER, Role.COORDINATOR, of=here).actor
    learner = enrolled(uow, of=here)
    answered(uow, learner.id, SAID)
    met(uow, learner.id, by=team, now=NOON + timedelta(days=3))
    sent_on(uow, learner.id, by=team, now=NOON + timedelta(days=4))
    before = screens(uow, team, learner)

    copy_rows(kept, copied)

    assert screens(unit(copied), team, learner) == before
