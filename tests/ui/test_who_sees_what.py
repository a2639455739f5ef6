"""Every screen × every role: opened or refused as the table says."""

import pytest

from diagnostic.people import Role
from ui import navigation

EVERY_SCREEN = [screen for screens in navigation.SCREENS.values() for screen in screens]


@pytest.mark.parametrize("wanted", EVERY_SCREEN, ids=lambda wanted: wanted.address)
def test_visitor_opens_only_the_door(open_app, wanted):
    screen = open_app()

    if wanted in navigation.SCREENS[Role.VISITOR]:
        assert not screen.switch_page(wanted.file).run().exception
    else:
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            screen.switch_page(wanted.file)


@pytest.mark.parametrize("wanted", EVERY_SCREEN, ids=lambda wanted: wanted.address)
def test_learner_opens_their_own_screens(screen, wanted):
    if wanted in navigation.SCREENS[Role.LEARNER]:
        assert not screen.app.switch_page(wanted.file).run().exception
    else:
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            screen.app.switch_page(wanted.file)


def test_a_role_without_screens_sees_none():
    assert navigation.screens_of(frozenset({Role.COORDINATOR})) == ()


def test_token_of_nobody_is_a_visitor(open_app):
    screen = open_app(token="not a token that was ever given")

    assert screen.title[0].value.startswith("Où en êtes")
