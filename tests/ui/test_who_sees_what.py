"""Every screen × every role: opened or refused as the table says."""

import pytest

from diagnostic.people import VISITOR, Role
from security.identity import staff_login
from tests.factories import NOON, NOTICE, codes, staff, structure
from ui import navigation
from ui.navigation import Screen
from ui.wiring import installed
from use_cases.start_alone import start_alone

pytestmark = pytest.mark.thorough

EVERY_SCREEN = [screen for screens in navigation.SCREENS.values() for screen in screens]
TOKEN = "the token of somebody"
STAFF_ROLES = {
    "adviser": {Role.ADVISER},
    "coordinator": {Role.COORDINATOR},
    "both": {Role.ADVISER, Role.COORDINATOR},
}


def somebody(who: str) -> str | None:
    """Somebody of this kind who has just come in; their token."""
    uow = installed().new_unit()
    if who == "visitor":
        return None
    if who == "learner":
        return start_alone(
            uow,
            VISITOR,
            questionnaire="premiers-pas",
            notice_version=NOTICE,
            codes=codes(),
            now=NOON,
        ).sid
    account = staff(uow, *STAFF_ROLES[who], of=structure(uow))
    with uow:
        uow.logins.open(staff_login(account, TOKEN, now=NOON))
        uow.commit()
    return TOKEN


def roles_of(who: str) -> set[Role]:
    return STAFF_ROLES.get(who) or {Role(who)}


@pytest.mark.parametrize("who", ["visitor", "learner", *STAFF_ROLES])
@pytest.mark.parametrize("wanted", EVERY_SCREEN, ids=lambda wanted: wanted.address)
def test_screen_opens_for_whoever_the_table_says(open_app, monkeypatch, who, wanted: Screen):
    monkeypatch.setattr("ui.context.instant", lambda: NOON)
    open_app()
    screen = open_app(token=somebody(who))

    if any(wanted in navigation.SCREENS.get(role, ()) for role in roles_of(who)):
        assert not screen.switch_page(wanted.file).run().exception
    else:
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            screen.switch_page(wanted.file)


def test_a_role_without_screens_sees_none():
    assert navigation.screens_of(frozenset({Role.OPERATOR})) == ()


def test_token_of_nobody_is_a_visitor(open_app):
    screen = open_app(token="not a token that was ever given")

    assert screen.title[0].value.startswith("Où en êtes")
