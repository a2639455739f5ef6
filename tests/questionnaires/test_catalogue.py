"""What the catalogue owes to whom it is proposed to: complete, sourced, plain, never too sure."""

import re
from datetime import date

import pytest

from jalons import CONTENT
from pathway.coop import Theme
from pathway.modules import Condition, Format
from store.questionnaires import Shelf

SHELF = Shelf(CONTENT)
CATALOGUE = SHELF.catalogue()
WORDS = SHELF.catalogue_words("fr")
FRAMEWORK = SHELF.framework()
FIRST_STEPS = SHELF.questionnaire("premiers-pas")
TODAY = date(2026, 11, 22)
OPERATORS = (
    *("taxes", "caf", "health-insurance", "pension", "france-travail", "msa"),
    *("la-poste", "france-titres", "justice", "urssaf", "anah", "banque-de-france"),
)
COOP_THEMES = set(Theme)
STRAIGHT_OR_LOOSE = re.compile(r"'|[^\N{NO-BREAK SPACE}\s][?!;]| [?!:;»]|« ")
MOST_WORDS = 22
MOST_WORDS_OF_A_GOAL = 8
EQUIPMENT = {
    *("no-own-phone", "limited-phone", "damaged-device"),
    *("no-computer", "shared-device", "no-printing"),
}
ACCESS = {"no-connection", "data-runs-out", "connection-cost", "weak-network", "unstable-number"}
LANGUAGE = {"spoken-french", "reading-french", "writing-french", "reading-any-language"}
AIDS = [aid.id for aid in CATALOGUE.aids]
MODULES = [module.id for module in CATALOGUE.modules]


def test_there_is_enough_to_propose():
    assert len(CATALOGUE.modules) >= 45
    assert len(CATALOGUE.aids) >= 30
    assert len(CATALOGUE.goals) >= 40


def test_thirty_aids_and_more_are_on_equipment_access_language_or_disability():
    on = [
        {aid.id for aid in CATALOGUE.aids if subject.intersection(aid.lifts)}
        for subject in (EQUIPMENT, ACCESS, LANGUAGE)
    ]
    on.append({aid.id for aid in CATALOGUE.aids if Condition.ADAPTED in aid.conditions})

    assert all(len(aids) >= 8 for aids in on)
    assert len(set.union(*on)) >= 30


@pytest.mark.parametrize(
    ("condition", "most"), [("without_reading", 30), ("without_french", 40), ("phone_only", 60)]
)
def test_many_modules_suit_each_condition(condition, most):
    assert len([m for m in CATALOGUE.modules if Condition(condition) in m.conditions]) >= most


def test_what_cannot_be_adapted_is_told_here():
    not_adapted = {m.id for m in CATALOGUE.modules if Condition.ADAPTED not in m.conditions}

    assert not_adapted == {
        *("first-mouse", "find-photos", "back-up-phone", "crop-photo"),
        *("write-letter", "table-sum", "make-cv", "telework"),
    }


@pytest.mark.parametrize("id", OPERATORS)
def test_each_operator_of_the_france_services_has_its_module_and_its_goal(id):
    module = CATALOGUE.module(id)

    assert module.on_request
    assert any(id in goal.through for goal in CATALOGUE.goals)


@pytest.mark.parametrize("id", [goal.id for goal in CATALOGUE.goals])
def test_a_goal_is_said_by_the_person_in_a_few_words_and_drawn(id):
    said = WORDS.goals[id]

    assert len(re.findall(r"[\w’-]+", said)) <= MOST_WORDS_OF_A_GOAL
    assert not re.search(r"[.?]$|\bvo(?:s|tre)\b", said)
    assert WORDS.pictures[id].startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "<script" not in WORDS.pictures[id]


def test_drawings_are_told_apart_and_all_used():
    drawn = {path.stem for path in (CONTENT / "catalogue" / "pictograms").glob("*.svg")}

    assert sorted(goal.picture for goal in CATALOGUE.goals) == sorted(drawn)
    assert len(set(WORDS.goals.values())) == len(WORDS.goals)


def test_every_goal_is_found_in_a_family_of_a_few():
    sizes = [len(CATALOGUE.goals_of(family.id)) for family in CATALOGUE.families]

    assert sum(sizes) == len(CATALOGUE.goals)
    assert min(sizes) >= 3
    assert max(sizes) <= 14
    assert len(sizes) <= 9
    assert all(WORDS.pictures[family.id] for family in CATALOGUE.families)


def test_every_gain_is_one_of_the_three_that_the_file_explains():
    assert {module.gain for module in CATALOGUE.modules} == {0.5, 0.6, 0.8}


def test_everything_that_is_asked_of_skills_is_taught():
    taught = {item for module in CATALOGUE.modules for item in module.teaches}

    assert {item.id for item in FIRST_STEPS.items if item.area} - taught == set()


def test_every_obstacle_of_equipment_access_and_language_can_be_lifted_by_whoever_does_not_read():
    anybody = [module for module in CATALOGUE.modules if module.without_reading]
    lifted = {obstacle for part in (*CATALOGUE.aids, *anybody) for obstacle in part.lifts}
    needs_reading = {"passwords", "sorting-documents"}

    assert set(FRAMEWORK.obstacles) - lifted == needs_reading


def test_the_blocking_axes_are_all_but_skills():
    assert set(CATALOGUE.blocking) == {axis.id for axis in FRAMEWORK.axes} - {"skills"}


@pytest.mark.parametrize("id", MODULES)
def test_module_bears_the_codes_of_others(id):
    module = CATALOGUE.module(id)
    competences = {item.competence for item in FIRST_STEPS.items if item.id in module.teaches} - {
        None
    }

    assert module.themes
    assert set(module.themes) <= COOP_THEMES
    assert competences <= set(module.competences)
    assert all(re.fullmatch(r"[1-5]\.[1-6]", code) for code in module.competences)


@pytest.mark.parametrize("id", MODULES)
def test_module_is_a_sitting_or_two(id):
    module = CATALOGUE.module(id)

    assert 30 <= module.minutes <= 90
    assert module.languages == ("fr",)
    assert Format.INDIVIDUAL in module.formats


@pytest.mark.parametrize("id", AIDS)
def test_aid_says_where_it_was_read_and_is_offered_as_certain_by_nobody_yet(id):
    aid = CATALOGUE.aid(id)

    assert len(aid.source) > 15
    assert aid.dated <= TODAY
    assert not aid.is_certain(on=TODAY)


@pytest.mark.parametrize("id", AIDS)
def test_aid_says_to_whom_and_where(id):
    said = WORDS.steps[id]

    assert said.who
    assert said.who.endswith(".")
    assert said.where
    assert said.where.endswith(".")


@pytest.mark.parametrize("id", [*MODULES, *AIDS])
def test_what_is_told_is_one_plain_sentence(id):
    told = WORDS.steps[id].told

    assert told.endswith(".")
    assert len(re.findall(r"[\w’-]+", told)) <= MOST_WORDS
    assert not re.search(r"\d|%", told)


def test_french_is_written_with_its_own_signs():
    texts = [
        text
        for said in WORDS.steps.values()
        for text in (said.name, said.told, said.who, said.where)
        if text
    ]

    assert [t for t in (*texts, *WORDS.goals.values()) if STRAIGHT_OR_LOOSE.search(t)] == []


def test_no_two_steps_bear_the_same_name():
    names = [said.name for said in WORDS.steps.values()]

    assert len(set(names)) == len(names)


def test_help_on_each_need_is_there():
    lifted = {obstacle for aid in CATALOGUE.aids if not aid.is_local for obstacle in aid.lifts}
    learnt_with_us = {"no-email", "passwords", "sorting-documents"}
    adapted = [aid for aid in CATALOGUE.aids if Condition.ADAPTED in aid.conditions]

    assert set(FRAMEWORK.obstacles) - lifted == learnt_with_us
    assert len(adapted) >= 4


def test_the_digital_pass_is_only_a_local_scheme():
    assert [aid.id for aid in CATALOGUE.aids if aid.is_local] == ["local-digital-pass"]
    assert "collectivité" in WORDS.territories["local"]


def test_nobody_is_sent_to_the_operator_of_the_digital_pass_that_closed():
    written = " ".join(path.read_text("utf-8") for path in (CONTENT / "catalogue").glob("*.yaml"))

    assert "aptic" not in written.casefold()
