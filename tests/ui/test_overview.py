"""The coordinator's first screen, as Streamlit runs it: counts, in words, and nobody's name."""

import re
from datetime import timedelta

import pytest

from diagnostic.people import Role
from security.identity import staff_login
from tests.counted_people import assessed, highest, lowest
from tests.factories import NOON, staff, structure
from ui.wiring import installed

pytestmark = pytest.mark.thorough

SID = "a token that only this test knows"
HIDDEN = "non montré"


@pytest.fixture
def open_overview(open_app, monkeypatch):
    """Open the screen of a coordinator whose structure received these people."""
    monkeypatch.setattr("ui.context.instant", lambda: NOON)

    def opened(*groups):
        uow = installed().new_unit()
        place = structure(uow)
        account = staff(uow, Role.COORDINATOR, of=place)
        for count, given, before in groups:
            for _ in range(count):
                assessed(uow, given, of=place, now=NOON - timedelta(days=before))
        with uow:
            uow.logins.open(staff_login(account, SID, now=NOON))
            uow.commit()
        return open_app(token=SID)

    return opened


def told(screen) -> str:
    blocks = (*screen.markdown, *screen.caption, *screen.text, *screen.info, *screen.subheader)
    return "\n".join(str(block.value) for block in blocks)


def tables(screen) -> list[str]:
    return [str(block.value) for block in screen.get("html") if "<table>" in str(block.value)]


def test_coordinator_arrives_on_the_counts(open_overview):
    screen = open_overview((16, lowest(), 0), (17, highest(), 0))

    assert screen.title[0].value == "Vue d’ensemble"
    assert "Environ **35 personnes** ont un diagnostic complet." in told(screen)
    assert "**Moins de 11 personnes** n’ont pas encore" in told(screen)
    assert "Espace Mistral" in told(screen)
    assert [header.value for header in screen.header] == [
        "Où en sont les personnes",
        "Les situations rencontrées",
    ]


def test_counts_are_told_in_a_sentence_and_in_a_table(open_overview):
    screen = open_overview((16, lowest(), 0), (17, highest(), 0))

    assert "Autonome, 17." in told(screen)
    assert HIDDEN in told(screen)
    assert len(tables(screen)) == 5
    assert all('<th scope="row">octobre' in table for table in tables(screen))


def test_no_number_under_the_threshold_is_shown(open_overview):
    screen = open_overview((20, lowest(), 0), (30, highest(), 0), (3, lowest()[:1], 0))

    cells = re.findall(r"<td>(.*?)</td>", "".join(tables(screen)))
    said = re.findall(r", (\d+)", told(screen))
    assert cells
    assert said
    assert all(cell == HIDDEN or int(cell) >= 11 for cell in cells)
    assert all(int(number) >= 11 for number in said)


def test_empty_structure_is_told_what_to_wait_for(open_overview):
    screen = open_overview()

    assert "Quand les conseillers auront fait assez de diagnostics" in told(screen)
    assert tables(screen) == []


def test_period_narrows_what_is_shown(open_overview):
    before, now = (
        [(22, lowest(), 200), (22, highest(), 200)],
        [(22, lowest(), 0), (30, highest(), 0)],
    )
    screen = open_overview(*before, *now)
    at_first = told(screen)

    screen.selectbox(key="period").select_index(1).run()

    assert not screen.exception
    assert screen.selectbox(key="period").options[0] == "Depuis le début"
    assert "Autonome, 52." in at_first
    assert "Autonome, 22." in told(screen)
