"""A practice on the screens: what invented people answer, what was hidden, never a real record."""

import pytest
from numpy.random import default_rng

from diagnostic.people import VISITOR, Role
from security.access import scope_of
from security.identity import staff_login
from tests.factories import NOON, NOTICE, codes, sealer, staff, structure
from tests.ui.advising import AdviserScreen
from ui import asking
from ui.wiring import installed
from use_cases.practise import enter_practice
from use_cases.sign_in import who_is

pytestmark = pytest.mark.thorough


@pytest.fixture
def practising(open_app, monkeypatch) -> AdviserScreen:
    """An adviser who has just gone to their practice, in front of the list of people."""
    monkeypatch.setattr(asking, "TOO_SOON", asking.TOO_SOON * 0)  # a test clicks at once
    open_app()
    uow = installed().new_unit()
    account = staff(uow, Role.ADVISER, of=structure(uow))
    with uow:
        uow.logins.open(staff_login(account, "own token", now=NOON))
        uow.commit()
    sid = enter_practice(
        uow,
        account.actor,
        sid="own token",
        called="Terrain",
        notice_version=NOTICE,
        codes=codes(),
        sealer=sealer(),
        rng=default_rng(1),
        now=NOON,
    )
    moment = AdviserScreen.clock(NOON)
    monkeypatch.setattr("ui.context.instant", moment)
    monkeypatch.setattr("ui.asking.instant", moment)
    return AdviserScreen(open_app(token=sid), who_is(uow, VISITOR, sid=sid, now=NOON))


def one_of(screen):
    uow = installed().new_unit()
    with uow.reading():
        return uow.learners.followed(visible_to=scope_of(screen.actor))[0].learner.id


def test_invented_people_are_listed_under_a_banner(practising):
    assert "personne ici n’existe" in practising.told
    assert "6 personnes" in practising.told


def test_real_list_has_no_banner_and_a_way_to_practise(adviser):
    assert "personne ici n’existe" not in adviser.told
    assert "S’entraîner avec des personnes inventées" in adviser.told


def test_diagnosis_tells_each_reply_and_at_the_end_what_was_hidden(practising):
    them = one_of(practising)
    practising.open("diagnose.py", them)
    practising.press("start")
    asked = 0
    while practising.is_asking and asked <= 24:
        [reply] = [
            info.value
            for info in practising.app.info
            if "La personne" in info.value
            or "À l’écran" in info.value
            or "vous voyez" in info.value
        ]
        assert "«" in reply
        practising.answer(0)
        asked += 1
    practising.open("learner.py", them)

    assert asked >= 4
    assert "la personne inventée était ainsi" in practising.told


def test_nothing_hidden_is_told_before_the_end(practising):
    them = one_of(practising)
    practising.open("diagnose.py", them)
    practising.press("start")
    practising.answer(0)
    practising.open("learner.py", them)

    assert "la personne inventée était ainsi" not in practising.told
