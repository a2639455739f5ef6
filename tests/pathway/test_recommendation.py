"""What is proposed to whom, in which order, and why."""

from dataclasses import replace

import pytest

from diagnostic.answers import Given
from pathway.goals import Goal
from pathway.modules import Module
from pathway.plan import Reason, ReasonKind, StepKind
from pathway.recommendation import MOST_AIDS, is_known, recommend, suits
from tests.pathway.builders import person, small_catalogue


def told(*args, **kwargs) -> list[tuple[str, str, str]]:
    steps = recommend(*args, **kwargs)
    return [(step.id, str(step.reason.kind), step.reason.about) for step in steps]


def test_somebody_who_does_everything_alone_is_proposed_nothing():
    everything = ("unlock", "open", "reply", "form", "write")

    assert recommend(small_catalogue(), person(alone=everything)) == ()


def test_what_is_needed_comes_before_what_it_opens():
    steps = told(small_catalogue(), person(asked=("form",)))

    assert steps == [
        ("touch", "prerequisite", "procedure"),
        ("apps", "prerequisite", "procedure"),
        ("mail", "prerequisite", "procedure"),
        ("procedure", "skill", "form"),
    ]


def test_what_is_done_alone_is_not_taught_again():
    steps = told(small_catalogue(), person(alone=("unlock", "open", "reply"), asked=("form",)))

    assert steps == [("procedure", "skill", "form")]


def test_what_blocks_comes_first_then_wishes_then_obstacles_then_skills():
    them = person(
        levels={"equipment": 0, "language": 3, "access": 3},
        obstacles=(("no-mail", "access"), ("no-phone", "equipment"), ("reading", "language")),
        alone=("unlock", "open", "reply"),
        asked=("form",),
        goals=("my-letters",),
    )

    assert told(small_catalogue(), them) == [
        ("cheap-phone", "blocking", "no-phone"),
        ("letter", "goal", "my-letters"),
        ("reading-line", "obstacle", "reading"),
        ("voice", "obstacle", "reading"),
        ("procedure", "skill", "form"),
    ]


def test_the_lowest_of_the_blocking_axes_comes_first():
    them = person(
        levels={"equipment": 1, "language": 0},
        obstacles=(("no-phone", "equipment"), ("reading", "language")),
        alone=("unlock", "open"),
    )

    ids = [step.id for step in recommend(small_catalogue(), them)]

    assert ids == ["reading-line", "voice", "cheap-phone"]


@pytest.mark.parametrize(
    ("level", "kind"), [(0, "blocking"), (1, "blocking"), (2, "obstacle"), (3, "obstacle")]
)
def test_an_obstacle_blocks_where_its_axis_is_low(level, kind):
    them = person(levels={"equipment": level}, obstacles=(("no-phone", "equipment"),))

    assert told(small_catalogue(), them) == [("cheap-phone", kind, "no-phone")]


def test_a_level_that_is_not_announced_blocks_nothing():
    them = person(obstacles=(("no-phone", "equipment"),))

    assert told(small_catalogue(), them) == [("cheap-phone", "obstacle", "no-phone")]


def test_one_aid_is_proposed_for_two_obstacles_that_it_lifts():
    them = person(
        levels={"equipment": 0},
        obstacles=(("no-phone", "equipment"), ("no-phone", "equipment")),
    )

    assert [step.kind for step in recommend(small_catalogue(), them)] == [StepKind.AID]


def test_a_step_carries_the_answers_that_show_its_reason():
    them = person(obstacles=(("no-phone", "equipment"),))

    (step,) = recommend(small_catalogue(), them)

    shown_by = (Given("about-no-phone", "yes"),)
    assert step.reason == Reason(ReasonKind.OBSTACLE, "no-phone", shown_by)


@pytest.mark.parametrize(
    ("facts", "proposed"),
    [
        ({"phone": "good"}, []),
        ({"phone": "good", "computer": "shared"}, ["letter"]),
        ({"phone": "none"}, ["letter"]),
        ({}, ["letter"]),
    ],
    ids=["a phone alone", "a shared computer too", "no device: on a lent one", "not told"],
)
def test_what_needs_a_computer_waits_for_one(facts, proposed):
    steps = recommend(small_catalogue(), person(facts=facts, asked=("write",)))

    assert [step.id for step in steps] == proposed


def test_gestures_of_a_phone_are_not_asked_of_somebody_who_has_only_a_computer():
    steps = told(small_catalogue(), person(facts={"computer": "own"}, asked=("open",)))

    assert steps == [("apps", "skill", "open")]


@pytest.mark.parametrize(
    ("level", "fits"), [(0, False), (1, False), (2, True), (3, True), (None, True)]
)
def test_somebody_who_does_not_read_is_given_nothing_to_read(level, fits):
    catalogue = small_catalogue()
    levels = {} if level is None else {"written": level}

    assert suits(catalogue, person(levels=levels), catalogue.module("mail")) is fits
    assert suits(catalogue, person(levels=levels), catalogue.module("voice"))


def test_a_module_that_no_question_asks_for_is_known_unless_its_obstacle_shows():
    voice = small_catalogue().module("voice")

    assert is_known(person(), voice)
    assert not is_known(person(obstacles=(("reading", "language"),)), voice)


def test_a_plan_holds_in_the_sittings_there_are():
    steps = recommend(small_catalogue(), person(asked=("form", "write")), sittings=2)

    assert [step.id for step in steps] == ["touch", "apps"]


def test_nobody_is_sent_to_more_places_than_they_can_remember():
    catalogue = small_catalogue()
    first = catalogue.aids[0]
    many = tuple(replace(first, id=f"aid-{n}", lifts=(f"o-{n}",)) for n in range(9))
    them = person(obstacles=tuple((f"o-{n}", "equipment") for n in range(9)))

    steps = recommend(replace(catalogue, aids=many), them)

    assert [step.id for step in steps] == [f"aid-{n}" for n in range(MOST_AIDS)]


def test_the_module_that_teaches_what_was_missing_is_chosen_against_an_obstacle():
    one = Module("one", 30, teaches=("other",), lifts=("no-phone",))
    two = Module("two", 30, teaches=("about-no-phone",), lifts=("no-phone",))

    them = person(obstacles=(("no-phone", "equipment"),))
    ids = [step.id for step in recommend(small_catalogue(one, two), them)]

    assert ids == ["cheap-phone", "two"]


def test_a_demarche_is_proposed_to_whoever_wants_it_and_to_nobody_else():
    family = Module("family", 90, teaches=("form",), after=("mail",), on_request=True)
    wish = Goal("my-family-benefit", through=("family",))
    catalogue = small_catalogue(family)
    catalogue = replace(catalogue, goals=(*catalogue.goals, wish))
    known = ("unlock", "open", "reply", "form", "write")

    assert told(catalogue, person(alone=known, goals=("my-family-benefit",))) == [
        ("family", "goal", "my-family-benefit")
    ]
    assert "family" not in {s.id for s in recommend(catalogue, person(asked=("form",)))}


def test_a_local_scheme_is_never_proposed_by_the_rules():
    catalogue = small_catalogue()
    aids = tuple(replace(aid, territory="local") for aid in catalogue.aids)
    them = person(levels={"equipment": 0}, obstacles=(("no-phone", "equipment"),))

    assert recommend(replace(catalogue, aids=aids), them) == ()
