"""The team page: a link for whoever comes, a new one for whoever lost theirs, an end."""

import pytest

from diagnostic.people import Role
from security.identity import staff_login
from tests.factories import NOON, staff, structure
from tests.ui.screens import Screen
from ui.wiring import installed
from use_cases import manage_team

pytestmark = pytest.mark.thorough

TEAM = "coordinator/team.py"
TOKEN = "their token"


@pytest.fixture
def place(open_app, monkeypatch):
    open_app()
    monkeypatch.setattr("ui.context.instant", lambda: NOON)
    return structure(installed().new_unit(), name="Espace Mistral")


@pytest.fixture
def camille(place):
    """A coordinator who has signed in."""
    uow = installed().new_unit()
    account = staff(uow, Role.COORDINATOR, of=place)
    with uow:
        uow.logins.open(staff_login(account, TOKEN, now=NOON))
        uow.commit()
    return account


@pytest.fixture
def team(open_app, camille) -> Screen:
    screen = Screen(open_app(token=TOKEN))
    screen.go_to(TEAM)
    return screen


def accounts(camille):
    uow = installed().new_unit()
    return manage_team.team(uow, camille.actor, now=NOON).accounts


def add(team, *, name="Noor *Diallo*", login="noor@exemple.fr"):
    team.app.text_input(key="new_name").set_value(name)
    team.app.text_input(key="new_login").set_value(login)
    team.press("invite")


def test_coordinator_alone_is_told_what_to_do(team):
    assert team.title == "Mon équipe"
    assert "Camille Roux" in team.told
    assert "Ajoutez vos collègues" in team.told


def test_colleague_is_added_by_a_link_shown_once(team, camille):
    add(team)
    shown = [block.value for block in team.app.code]
    team.app.run()

    (noor,) = (one for one in accounts(camille) if one.id != camille.id)
    assert (noor.name, noor.roles) == ("Noor *Diallo*", frozenset({Role.ADVISER}))
    assert len(shown) == 1
    assert [block.value for block in team.app.code] == []
    assert r"**Noor \*Diallo\***" in team.told
    assert "N’a pas encore ouvert son lien" in team.told
    assert team.app.text_input(key="new_name").value == ""


def test_what_is_missing_is_told_and_what_was_typed_stays(team, camille):
    add(team, login=" ")

    assert [box.value for box in team.app.error] == [
        "Il manque un nom, un identifiant ou un rôle."
    ]
    assert team.app.text_input(key="new_name").value == "Noor *Diallo*"
    assert len(accounts(camille)) == 1


def test_new_link_is_given_to_whoever_lost_theirs(team):
    team.press("member-0-link")

    assert len(team.app.code) == 1


def test_nobody_closes_their_own_account_from_here(team):
    assert [button.key for button in team.app.button if "close" in str(button.key)] == []


def test_closed_account_stays_in_the_list_without_its_buttons(team, camille, place):
    noor = staff(installed().new_unit(), Role.ADVISER, of=place, name="Noor")
    team.app.run()
    other = accounts(camille)
    with installed().new_unit() as uow:
        uow.accounts.change_passphrase(camille.id, "kept")
        uow.commit()

    team.press(f"member-{[one.id for one in other].index(noor.id)}-close")

    closed = [one for one in accounts(camille) if one.closed_at]
    assert [one.id for one in closed] == [noor.id]
    assert "Compte fermé" in team.told


def test_screen_of_an_invented_structure_says_so(open_app):
    assert "aucune de ces personnes" not in drawn(open_app())

    staff(
        installed().new_unit(),
        Role.COORDINATOR,
        of=structure(installed().new_unit(), invented=True),
    )

    assert "aucune de ces personnes n’existe" in drawn(open_app())


def drawn(app):
    return "".join(str(block.value) for block in app.get("html"))


def test_empty_service_shows_where_it_is_opened_and_then_where_staff_sign_in(open_app):
    assert 'href="/premiere-fois"' in drawn(open_app())

    staff(installed().new_unit(), Role.COORDINATOR, of=structure(installed().new_unit()))

    assert 'href="/connexion"' in drawn(open_app())
