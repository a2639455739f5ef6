"""Who is in front of the screens, on the questionnaires we ship: a learner, or an adviser."""

import pytest

from diagnostic.people import VISITOR, Role
from security.identity import staff_login
from tests.factories import NOON, NOTICE, codes, staff, structure
from tests.ui.advising import AdviserScreen
from tests.ui.screens import Screen
from ui import asking
from ui.wiring import installed
from use_cases.start_alone import start_alone


@pytest.fixture
def screen(open_app, monkeypatch) -> Screen:
    """A learner who has just received a code, in front of the first question."""
    monkeypatch.setattr(asking, "TOO_SOON", asking.TOO_SOON * 0)  # a test clicks at once
    open_app()
    now = NOON.replace(year=NOON.year + 1)
    started = start_alone(
        installed().new_unit(),
        VISITOR,
        questionnaire="premiers-pas",
        notice_version=NOTICE,
        codes=codes(),
        now=now,
    )
    monkeypatch.setattr("ui.context.instant", lambda: now)
    monkeypatch.setattr("ui.asking.instant", lambda: now)
    return Screen(open_app(token=started.sid))


@pytest.fixture
def adviser(open_app, monkeypatch) -> AdviserScreen:
    """An adviser who has just signed in, in front of the list of people."""
    monkeypatch.setattr(asking, "TOO_SOON", asking.TOO_SOON * 0)  # a test clicks at once
    open_app()
    uow = installed().new_unit()
    account = staff(uow, Role.ADVISER, of=structure(uow))
    with uow:
        uow.logins.open(staff_login(account, "their token", now=NOON))
        uow.commit()
    moment = AdviserScreen.clock(NOON)
    monkeypatch.setattr("ui.context.instant", moment)
    monkeypatch.setattr("ui.asking.instant", moment)
    return AdviserScreen(open_app(token="their token"), account.actor)
