"""« Pourquoi pas ce module ? » has an answer, and the most decisive one comes first."""

from dataclasses import replace

import pytest

from pathway.decided import decided_in
from pathway.following import Follower
from pathway.means import Means
from pathway.modules import Condition, Format, Module
from pathway.offer import Offer
from pathway.plan import StepState
from pathway.recommendation import propose_from
from pathway.why import Why, WhyNot
from pathway.why_not import why_not
from tests.pathway.builders import person, small_catalogue, step

SLOW = Module("slow-letter", 300, teaches=("write",), on=("computer",))
FAR = (("no-phone", "equipment"),)


def asked(id, them, means=None, steps=None, *, catalogue=None):
    """What is answered of this id, on the plan that the rules propose or on these steps."""
    follower = Follower(catalogue or small_catalogue(SLOW), them, means or Means())
    offer = Offer(follower, decided_in(steps or ()))
    proposal = propose_from(offer)
    return why_not(offer, proposal, proposal.steps if steps is None else steps, id)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (StepState.PROPOSED, Why.PLANNED),
        (StepState.ACCEPTED, Why.PLANNED),
        (StepState.PLANNED, Why.PLANNED),
        (StepState.DONE, Why.DONE),
        (StepState.DROPPED, Why.REFUSED),
    ],
)
def test_what_is_in_the_plan_says_where_it_stands(state, why):
    assert asked("letter", person(), steps=(step("letter", state),)) == (WhyNot(why),)


@pytest.mark.parametrize(
    ("id", "them", "means", "expected"),
    [
        ("touch", {"alone": ("unlock",)}, {}, [Why.KNOWN]),
        ("voice", {"alone": ("unlock", "open")}, {}, [Why.KNOWN]),
        ("touch", {"goals": ("my-letters",)}, {}, [Why.NOT_NEEDED]),
        ("letter", {"facts": {"phone": "good"}}, {}, [Why.DEVICE, Why.NOT_NEEDED]),
        ("letter", {"levels": {"written": 0}}, {}, [Why.READING, Why.NOT_NEEDED]),
        ("letter", {"levels": {"oral": 0}}, {}, [Why.FRENCH, Why.NOT_NEEDED]),
        ("letter", {}, {"formats": frozenset({Format.PHONE})}, [Why.FORMAT, Why.NOT_NEEDED]),
        (
            "letter",
            {},
            {"conditions": frozenset({Condition.ADAPTED})},
            [Why.CONDITION, Why.NOT_NEEDED],
        ),
        ("letter", {"goals": ("my-letters",)}, {"sessions": 1}, [Why.SESSIONS]),
        ("slow-letter", {"goals": ("my-letters",)}, {}, [Why.OTHER]),
        ("procedure", {"goals": ("my-letters",)}, {}, [Why.NOT_NEEDED, Why.PREREQUISITE]),
        ("reading-line", {}, {}, [Why.NOT_NEEDED]),
        ("lent-phone", {"obstacles": FAR}, {}, [Why.OTHER]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_in_the_plan_says_why(id, them, means, expected):
    found = asked(id, person(**them), Means(**means))

    assert [reason.why for reason in found] == expected


def test_a_reason_names_what_it_is_about():
    goal = person(goals=("my-letters",))

    assert asked("slow-letter", goal) == (WhyNot(Why.OTHER, "letter"),)
    assert asked("procedure", goal)[-1] == WhyNot(Why.PREREQUISITE, "mail")
    assert asked("letter", person(facts={"phone": "good"}))[0] == WhyNot(Why.DEVICE, "computer")


def test_a_local_scheme_is_for_the_adviser_to_add():
    catalogue = small_catalogue()
    aids = tuple(replace(aid, territory="local") for aid in catalogue.aids)

    found = asked("cheap-phone", person(obstacles=FAR), catalogue=replace(catalogue, aids=aids))

    assert found == (WhyNot(Why.LOCAL),)


def test_an_aid_beyond_what_one_remembers_says_so():
    catalogue = small_catalogue()
    many = tuple(replace(catalogue.aids[0], id=f"a{n}", lifts=(f"o{n}",)) for n in range(9))
    them = person(obstacles=tuple((f"o{n}", "equipment") for n in range(9)))

    assert asked("a8", them, catalogue=replace(catalogue, aids=many)) == (WhyNot(Why.ENOUGH),)


def test_what_the_catalogue_does_not_know_has_no_answer():
    with pytest.raises(KeyError):
        asked("gone", person())
