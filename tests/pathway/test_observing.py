"""What can be seen, what is worth looking at today, and the ladder of each thing seen."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from diagnostic.answers import Given
from diagnostic.observations import Autonomy, Observation
from pathway.catalogue import Catalogue
from pathway.coop import Theme
from pathway.goals import Goal
from pathway.modules import Module
from pathway.observing import about, ladders, subjects_of, suggested, themes_of
from pathway.plan import PlanStep, Reason, ReasonKind, StepKind
from tests.factories import GESTURES, NOON, SMALL_CATALOGUE, small_questionnaire

QUESTIONS = small_questionnaire()
SUBJECTS = subjects_of(QUESTIONS, SMALL_CATALOGUE)


def seen(subject, autonomy, *, day=0):
    at = NOON + timedelta(days=day)
    return Observation(UUID(int=day + 1), UUID(int=9), subject, autonomy, at, "adviser:1")


def step(id, kind=StepKind.MODULE, because=ReasonKind.SKILL, about="click"):
    return PlanStep(id, kind, Reason(because, about))


def test_demarches_and_skills_are_seen_and_facts_are_not():
    assert ("demarche:caf-online", *GESTURES) == SUBJECTS


def test_themes_come_from_what_was_seen():
    found = themes_of(
        ("demarche:caf-online", "click", "demarche:use-mail", "gone"), QUESTIONS, SMALL_CATALOGUE
    )

    assert found == (Theme.DEMARCHES, Theme.EMAIL)


def test_theme_of_a_skill_is_that_of_its_question():
    items = tuple(replace(item, theme="email") for item in QUESTIONS.items)

    found = themes_of(("click", "type"), replace(QUESTIONS, items=items), SMALL_CATALOGUE)

    assert found == (Theme.EMAIL,)


def test_next_steps_come_first_then_what_is_not_done_alone():
    found = suggested(
        SUBJECTS,
        steps=[step("emmaus", StepKind.AID), step("use-mail"), step("caf-online"), step("gone")],
        said=[Given("search", "with_help"), Given("click", "alone"), Given("phone", "none")],
        catalogue=SMALL_CATALOGUE,
    )

    assert found == ("mail-open", "mail-send", "demarche:caf-online", "search")


def test_goal_brings_the_skills_it_needs():
    catalogue = Catalogue(SMALL_CATALOGUE.modules, (), (Goal("write", needs=("type", "attach")),))

    found = suggested(
        SUBJECTS,
        steps=[step("caf-online", because=ReasonKind.GOAL, about="write")],
        catalogue=catalogue,
    )

    assert found == ("demarche:caf-online", "type", "attach", "click")


def test_what_is_done_alone_comes_last():
    found = suggested(
        SUBJECTS,
        steps=[step("use-mail")],
        seen=[seen("mail-open", Autonomy.ALONE), seen("click", Autonomy.GUIDED, day=1)],
        catalogue=SMALL_CATALOGUE,
    )

    assert found == ("mail-send", "click", "mail-open", "type")


def test_few_are_suggested():
    many = tuple(Module(f"m{n}", 60, teaches=GESTURES) for n in range(4))

    found = suggested(SUBJECTS, steps=[step("m0"), step("m1")], catalogue=Catalogue(many, ()))

    assert found == GESTURES[:6]


def test_with_nothing_known_of_the_person_the_first_gestures_are_suggested():
    assert suggested(SUBJECTS, catalogue=SMALL_CATALOGUE) == GESTURES[:4]


def test_workshop_lets_one_see_what_it_is_about():
    found = about((Theme.DEMARCHES,), SUBJECTS, QUESTIONS, SMALL_CATALOGUE)

    assert found == ("demarche:caf-online",)


def test_ladders_are_told_from_the_last_that_moved():
    first = seen("click", Autonomy.GUIDED)
    second = seen("type", Autonomy.ALONE, day=3)
    third = seen("click", Autonomy.ALONE, day=7)

    found = ladders((first, second, third))

    assert [(ladder.subject, ladder.observations) for ladder in found] == [
        ("click", (first, third)),
        ("type", (second,)),
    ]
    assert found[0].last is third
