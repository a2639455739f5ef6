"""What is proposed to whom, in which order, and why; and what is left out, and why."""

from dataclasses import replace

import pytest

from diagnostic.answers import Given
from pathway.decided import Decided
from pathway.goals import Goal
from pathway.means import Means
from pathway.modules import Condition, Format, Module
from pathway.ordering import AIDS_MOST
from pathway.plan import WITH_US, Reason, ReasonKind
from pathway.recommendation import FIRST_SESSIONS, Proposal, recommend
from pathway.why import Why, WhyNot
from tests.pathway.builders import person, small_catalogue

NO_PHONE = (("no-phone", "equipment"),)


def told(proposal: Proposal) -> list[tuple[str, str, str]]:
    return [(step.id, str(step.reason.kind), step.reason.about) for step in proposal.steps]


def ids(proposal: Proposal) -> list[str]:
    return [step.id for step in proposal.steps]


def left_out(proposal: Proposal) -> list[tuple[str, WhyNot]]:
    return [(left.wish.reason.about, left.because) for left in proposal.left_out]


def test_somebody_who_does_everything_alone_is_proposed_nothing():
    everything = ("unlock", "open", "reply", "form", "write")

    assert recommend(small_catalogue(), person(alone=everything)) == Proposal(())


def test_what_is_needed_comes_before_what_it_opens():
    assert told(recommend(small_catalogue(), person(asked=("form",)))) == [
        ("touch", "prerequisite", "apps"),
        ("apps", "prerequisite", "mail"),
        ("mail", "prerequisite", "procedure"),
        ("procedure", "skill", "form"),
    ]


def test_what_is_done_alone_is_not_taught_again():
    them = person(alone=("unlock", "open", "reply"), asked=("form",))

    assert told(recommend(small_catalogue(), them)) == [("procedure", "skill", "form")]


@pytest.mark.parametrize(
    ("chance", "gain", "times"),
    [(0.0, 0.8, 1), (0.0, 0.6, 2), (0.5, 0.6, 1), (0.0, 0.5, 3), (0.79, 0.1, 1)],
)
def test_a_module_is_followed_until_what_it_teaches_is_likely(chance, gain, times):
    catalogue = small_catalogue(Module("sing", 30, teaches=("song",), gain=gain))
    catalogue = replace(catalogue, goals=(Goal("to-sing", ("song",)),))
    them = replace(person(goals=("to-sing",)), chances={"song": chance})

    (step,) = recommend(catalogue, them).steps

    assert (step.id, step.times) == ("sing", times)


def test_what_blocks_comes_first_then_goals_then_aids_against_the_rest():
    them = person(
        levels={"equipment": 0, "language": 3, "access": 3},
        obstacles=(("no-mail", "access"), *NO_PHONE, ("reading", "language")),
        alone=("unlock", "open", "reply"),
        asked=("form",),
        goals=("my-letters",),
    )

    assert told(recommend(small_catalogue(), them)) == [
        ("cheap-phone", "blocking", "no-phone"),
        ("letter", "goal", "my-letters"),
        ("reading-line", "obstacle", "reading"),
    ]


def test_without_a_goal_obstacles_come_then_what_the_person_said_they_lack():
    them = person(
        levels={"language": 3},
        obstacles=(("reading", "language"),),
        alone=("unlock", "open", "reply"),
        asked=("form",),
    )

    assert told(recommend(small_catalogue(), them)) == [
        ("reading-line", "obstacle", "reading"),
        ("voice", "obstacle", "reading"),
        ("procedure", "skill", "form"),
    ]


def test_goals_come_in_the_order_in_which_they_were_picked():
    known = ("unlock", "open", "reply")
    first = person(alone=known, goals=("my-letters", "my-procedures"))
    second = person(alone=known, goals=("my-procedures", "my-letters"))

    assert ids(recommend(small_catalogue(), first)) == ["letter", "procedure"]
    assert ids(recommend(small_catalogue(), second)) == ["procedure", "letter"]


def test_the_lowest_of_the_blocking_axes_comes_first():
    them = person(
        levels={"equipment": 1, "language": 0},
        obstacles=(*NO_PHONE, ("reading", "language")),
        alone=("unlock", "open"),
    )

    assert ids(recommend(small_catalogue(), them)) == ["reading-line", "voice", "cheap-phone"]


@pytest.mark.parametrize(
    ("levels", "kind"),
    [
        ({"equipment": 0}, "blocking"),
        ({"equipment": 1}, "blocking"),
        ({"equipment": 2}, "obstacle"),
        ({"equipment": 3}, "obstacle"),
        ({}, "obstacle"),
    ],
    ids=["none", "makeshift", "partial", "equipped", "not announced"],
)
def test_an_obstacle_blocks_where_its_axis_is_low(levels, kind):
    them = person(levels=levels, obstacles=NO_PHONE)

    assert told(recommend(small_catalogue(), them)) == [("cheap-phone", kind, "no-phone")]


def test_steps_of_different_tracks_go_on_side_by_side():
    them = person(levels={"equipment": 0}, obstacles=NO_PHONE, goals=("my-letters",))

    tracks = {step.id: step.track for step in recommend(small_catalogue(), them).steps}

    assert tracks == {"cheap-phone": "equipment", "letter": WITH_US}


def test_what_hinders_a_goal_is_lifted_before_it():
    catalogue = small_catalogue()
    goal = Goal("my-letters", ("write",), hindered_by=("no-mail",))
    known = ("unlock", "open")
    them = person(alone=known, obstacles=(("no-mail", "access"),), goals=("my-letters",))

    assert told(recommend(replace(catalogue, goals=(goal,)), them)) == [
        ("mail", "obstacle", "no-mail"),
        ("letter", "goal", "my-letters"),
    ]


def test_the_shortest_of_two_ways_is_chosen():
    long = Module("slow-letter", 300, teaches=("write",))
    short = Module("quick-letter", 20, teaches=("write",))

    assert ids(recommend(small_catalogue(long, short), person(goals=("my-letters",)))) == [
        "quick-letter"
    ]


def test_one_module_that_serves_two_goals_is_better_than_two():
    both = Module("both", 100, teaches=("form", "write"))
    them = person(goals=("my-letters", "my-procedures"))

    assert ids(recommend(small_catalogue(both), them)) == ["both"]


def test_a_module_that_teaches_as_much_opens_what_the_prerequisite_opens():
    spoken = Module("spoken-mail", 20, teaches=("reply",), without_reading=True)
    form = Module("spoken-form", 90, teaches=("form",), after=("mail",), without_reading=True)
    them = person(levels={"written": 0}, goals=("my-procedures",), alone=("unlock", "open"))

    assert ids(recommend(small_catalogue(spoken, form), them)) == ["spoken-mail", "spoken-form"]


def test_one_aid_is_proposed_for_two_obstacles_that_it_lifts():
    catalogue = small_catalogue()
    aid = replace(catalogue.aids[0], lifts=("no-phone", "no-computer"))
    them = person(obstacles=(*NO_PHONE, ("no-computer", "equipment")))

    assert ids(recommend(replace(catalogue, aids=(aid,)), them)) == ["cheap-phone"]


def test_a_step_carries_the_answers_that_show_its_reason():
    (step,) = recommend(small_catalogue(), person(obstacles=NO_PHONE)).steps

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
    found = recommend(small_catalogue(), person(facts=facts, goals=("my-letters",)))

    assert ids(found) == proposed
    waits = [] if proposed else [("my-letters", WhyNot(Why.DEVICE, "computer"))]
    assert left_out(found) == waits


def test_gestures_of_a_phone_are_not_asked_of_somebody_who_has_only_a_computer():
    found = recommend(small_catalogue(), person(facts={"computer": "own"}, asked=("open",)))

    assert told(found) == [("apps", "skill", "open")]


@pytest.mark.parametrize(
    ("levels", "means", "because"),
    [
        ({"written": 1}, Means(), WhyNot(Why.READING)),
        ({"oral": 1}, Means(), WhyNot(Why.FRENCH)),
        ({}, Means(formats=frozenset({Format.PHONE})), WhyNot(Why.FORMAT, "individual")),
        ({}, Means(conditions=frozenset({Condition.ADAPTED})), WhyNot(Why.CONDITION, "adapted")),
        ({}, Means(sessions=1), WhyNot(Why.SESSIONS)),
        ({"written": 2, "oral": 2}, Means(sessions=2), None),
    ],
    ids=["reading", "French", "format", "adapted", "sessions", "possible"],
)
def test_a_goal_out_of_reach_is_named_with_its_reason(levels, means, because):
    found = recommend(small_catalogue(), person(levels=levels, goals=("my-letters",)), means)

    assert left_out(found) == ([("my-letters", because)] if because else [])
    assert ids(found) == ([] if because else ["letter"])


def test_a_goal_that_nothing_teaches_is_named():
    catalogue = replace(small_catalogue(), goals=(Goal("to-fly", ("fly",)),))

    found = recommend(catalogue, person(goals=("to-fly",)))

    assert left_out(found) == [("to-fly", WhyNot(Why.NOT_TAUGHT))]


def test_a_goal_out_of_reach_because_of_what_comes_before_is_named():
    catalogue = small_catalogue(Module("draw", 30, teaches=("art",), after=("mail",)))
    catalogue = replace(catalogue, goals=(Goal("to-draw", ("art",)),))
    refused = Decided(refused=frozenset({"mail"}))

    found = recommend(catalogue, person(goals=("to-draw",)), decided=refused)

    assert left_out(found) == [("to-draw", WhyNot(Why.PREREQUISITE, "mail"))]


def test_the_device_that_a_goal_needs_is_named():
    catalogue = replace(small_catalogue(), goals=(Goal("big", ("open",), on=("computer",)),))
    them = person(facts={"phone": "good"}, goals=("big",))

    assert left_out(recommend(catalogue, them)) == [("big", WhyNot(Why.DEVICE, "computer"))]


def test_a_goal_that_is_likely_today_needs_no_step():
    found = recommend(small_catalogue(), person(alone=("write",), goals=("my-letters",)))

    assert (found.steps, found.ready) == ((), ("my-letters",))


def test_the_first_goal_has_the_sessions_where_there_are_too_few():
    known = ("unlock", "open", "reply")
    them = person(alone=known, goals=("my-procedures", "my-letters"))

    found = recommend(small_catalogue(), them, Means(sessions=3))

    assert ids(found) == ["procedure"]
    assert left_out(found) == [("my-letters", WhyNot(Why.SESSIONS))]


def test_a_plan_without_a_goal_is_short():
    many = tuple(Module(f"m{n}", 30, teaches=(f"s{n}",), gain=0.8) for n in range(12))
    them = person(asked=tuple(f"s{n}" for n in range(12)))

    assert ids(recommend(small_catalogue(*many), them)) == [f"m{n}" for n in range(FIRST_SESSIONS)]


def test_nobody_is_sent_to_more_places_than_they_can_remember():
    catalogue = small_catalogue()
    first = catalogue.aids[0]
    many = tuple(replace(first, id=f"aid-{n}", lifts=(f"o-{n}",)) for n in range(9))
    them = person(obstacles=tuple((f"o-{n}", "equipment") for n in range(9)))

    found = recommend(replace(catalogue, aids=many), them)

    assert ids(found) == [f"aid-{n}" for n in range(AIDS_MOST)]


def test_the_module_that_teaches_what_was_missing_is_chosen_against_an_obstacle():
    one = Module("one", 30, teaches=("other",), lifts=("no-phone",))
    two = Module("two", 30, teaches=("about-no-phone",), lifts=("no-phone",))

    found = recommend(small_catalogue(one, two), person(obstacles=NO_PHONE))

    assert ids(found) == ["cheap-phone", "two"]


def test_a_demarche_is_proposed_to_whoever_wants_it_and_to_nobody_else():
    family = Module("family", 9, teaches=("form",), after=("mail",), on_request=True)
    wish = Goal("my-family-benefit", through=("family",))
    catalogue = small_catalogue(family)
    catalogue = replace(catalogue, goals=(*catalogue.goals, wish))
    known = ("unlock", "open", "reply", "form", "write")

    wanted = recommend(catalogue, person(alone=known, goals=("my-family-benefit",)))

    assert told(wanted) == [("family", "goal", "my-family-benefit")]
    assert "family" not in ids(recommend(catalogue, person(asked=("form",))))


def test_a_local_scheme_is_never_proposed_by_the_rules():
    catalogue = small_catalogue()
    aids = tuple(replace(aid, territory="local") for aid in catalogue.aids)
    them = person(levels={"equipment": 0}, obstacles=NO_PHONE)

    assert recommend(replace(catalogue, aids=aids), them).steps == ()


def test_what_was_agreed_stays_and_takes_its_sessions():
    known = ("unlock", "open", "reply")
    them = person(alone=known, goals=("my-procedures",))
    agreed = Decided(agreed={"letter": 2})

    both = recommend(small_catalogue(), them, decided=agreed)
    short = recommend(small_catalogue(), them, Means(sessions=3), agreed)
    too_short = recommend(small_catalogue(), them, Means(sessions=1), agreed)

    assert told(both) == [("procedure", "goal", "my-procedures"), ("letter", "by_hand", "")]
    assert ids(short) == ids(too_short) == ["letter"]
    assert left_out(short) == [("my-procedures", WhyNot(Why.SESSIONS))]


def test_what_was_refused_is_not_proposed_again():
    them = person(obstacles=NO_PHONE, goals=("my-letters",))
    refused = Decided(refused=frozenset({"letter", "cheap-phone"}))

    found = recommend(small_catalogue(), them, decided=refused)

    assert ids(found) == ["lent-phone"]
    assert left_out(found) == [("my-letters", WhyNot(Why.REFUSED))]


def test_what_was_done_is_held_as_learnt():
    them = person(asked=("form",))
    done = Decided(done=frozenset({"touch", "apps", "mail"}))

    assert ids(recommend(small_catalogue(), them, decided=done)) == ["procedure"]


def test_an_obstacle_that_stops_some_goals_only_comes_first_for_those_alone():
    catalogue = replace(small_catalogue(), not_blocking=frozenset({"no-phone"}))
    hindered = Goal("call", ("open",), hindered_by=("no-phone",))
    catalogue = replace(catalogue, goals=(*catalogue.goals, hindered))
    them = person(
        levels={"equipment": 0}, obstacles=(("no-phone", "equipment"),), alone=("unlock",)
    )

    asked = told(recommend(catalogue, replace(them, goals=("my-letters",))))
    called = told(recommend(catalogue, replace(them, goals=("call",))))

    assert asked == [("letter", "goal", "my-letters"), ("cheap-phone", "obstacle", "no-phone")]
    assert called[0] == ("cheap-phone", "obstacle", "no-phone")
