"""Who can follow what: a lent device, another language read."""

from dataclasses import replace

import pytest

from pathway.following import Follower
from pathway.means import NO_LIMIT
from pathway.modules import Module
from tests.pathway.builders import person, small_catalogue

PHONE_OWNER = {"phone": "good"}


def follower(*, levels=None, facts=None, said=None) -> Follower:
    catalogue = replace(small_catalogue(), reading_elsewhere={"other-language": ("yes",)})
    them = replace(person(levels=levels, facts=facts), said=said or {})
    return Follower(catalogue, them, NO_LIMIT)


@pytest.mark.parametrize(("lent", "followed"), [(True, True), (False, False)])
def test_a_module_on_a_device_that_the_place_lends_needs_none_of_ones_own(lent, followed):
    mouse = Module("mouse", 60, on=("computer",), without_reading=True, lent=lent)

    assert follower(facts=PHONE_OWNER).suits(mouse) is followed


@pytest.mark.parametrize(
    ("facts", "followed"),
    [
        ({"phone": "good"}, True),
        ({"phone": "basic"}, False),
        ({"computer": "own"}, False),
        ({}, True),
    ],
    ids=["has one", "has none", "has another", "not asked"],
)
def test_what_is_done_on_ones_own_device_waits_for_it(facts, followed):
    lighter = Module("lighter", 45, on=("touch",), own=True)

    assert follower(facts=facts).suits(lighter) is followed


def test_a_prerequisite_on_a_lent_device_is_not_skipped():
    mouse = Module("mouse", 60, on=("computer",), lent=True, teaches=("click",))
    letter = Module("cv", 60, on=("computer",), lent=True, after=("mouse",))
    them = follower(facts=PHONE_OWNER)
    them = replace(them, catalogue=small_catalogue(mouse, letter))

    assert them.first(letter) == (mouse,)


@pytest.mark.parametrize(
    ("said", "without_french", "followed"),
    [
        ({"other-language": "yes"}, True, True),
        ({"other-language": "yes"}, False, False),
        ({"other-language": "no"}, True, False),
        ({}, True, False),
    ],
    ids=["reads elsewhere", "in French only", "reads nowhere", "not asked"],
)
def test_who_reads_another_language_follows_what_needs_no_french(said, without_french, followed):
    mail = Module("mail", 60, without_french=without_french)
    them = follower(levels={"written": 0, "oral": 0}, said=said)

    assert them.suits(mail) is followed


@pytest.mark.parametrize(
    ("said", "chances", "first"),
    [
        ({"open": "alone"}, {"open": 1.0, "icon": 0.4}, ()),
        ({"open": "with_help"}, {"open": 0.5, "icon": 1.0}, ("apps",)),
        ({}, {"open": 1.0, "icon": 0.4}, ("apps",)),
        ({}, {"open": 0.9, "icon": 0.9}, ()),
    ],
    ids=["does it alone", "needs help", "not asked, unlikely", "not asked, likely"],
)
def test_a_prerequisite_is_past_where_what_was_asked_of_it_is_done_alone(said, chances, first):
    apps = Module("apps", 45, teaches=("open", "icon"))
    mail = Module("mail", 60, after=("apps",))
    them = replace(person(), said=said, chances=chances)
    catalogue = replace(small_catalogue(), modules=(apps, mail))

    found = Follower(catalogue, them, NO_LIMIT).first(mail)

    assert tuple(module.id for module in found) == first
