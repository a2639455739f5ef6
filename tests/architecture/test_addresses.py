"""An address leads to one place: a screen under the name of a plain page is lost when reloaded."""

from tests.factories import codes, sealer
from ui import navigation
from ui.navigation import Screen
from web.service import addresses


def no_unit():
    raise AssertionError


def test_no_screen_stands_at_the_address_of_a_plain_page():
    plain = {route.path.strip("/") for route in addresses(no_unit, codes(), sealer(), screens={})}
    screens = [one.address for one in vars(navigation).values() if isinstance(one, Screen)]

    assert "suivi" in plain
    assert len(screens) > 20
    assert sorted(plain.intersection(screens)) == []
    assert len(set(screens)) == len(screens)
