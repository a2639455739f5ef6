"""What « Premiers pas » owes to the people it is asked of: complete, gradual, never absurd."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from diagnostic.answers import SHOWN, AnswerMode, Setting
from diagnostic.bank import Bank
from diagnostic.framework import FactRules
from diagnostic.posterior import posterior_of
from diagnostic.questionnaire import Item, Questionnaire
from diagnostic.response_models import FreeTable, GradedResponse
from jalons import CONTENT
from store.questionnaires import load_framework, load_questionnaire, load_words

FRAMEWORK = load_framework(CONTENT)
FIRST_STEPS = load_questionnaire(CONTENT, "premiers-pas")
FEWEST = {"equipment": 9, "access": 9, "skills": 26, "oral_french": 7, "written_french": 8}
FEWEST_PER_AREA = 3
TASKS = load_words(CONTENT, "premiers-pas", "fr").tasks
# E04 is asked with E01 (which phone?); E12 is for the adviser to know, never a question.
STATEMENTS = {
    *(f"E{n:02}" for n in range(1, 12) if n != 4),
    *(f"A{n:02}" for n in range(1, 13)),
    *(f"S{n:02}" for n in range(1, 41)),
    *(f"L{n:02}" for n in range(1, 15)),
}
COOP_THEMES = {
    "prendre_en_main_du_materiel",
    "maintenance_de_materiel",
    "gere_ses_contenus_numeriques",
    "navigation_sur_internet",
    "email",
    "bureautique",
    "reseaux_sociaux",
    "banque_et_achats_en_ligne",
    "securite_numerique",
    "creer_avec_le_numerique",
    "aide_aux_demarches_administratives",
}


def through(home: str, mobile: str, email: str, number: str) -> dict[str, str]:
    """The facts of access."""
    return {"home": home, "mobile": mobile, "email": email, "number": number}


def of(dimension: str) -> list[Item]:
    return [item for item in FIRST_STEPS.items if item.dimension == dimension]


def named(items: list[Item]) -> list[str]:
    return [item.id for item in items]


def rows_of(item: Item) -> np.ndarray:
    """P(rank | class) before slip, (classes, ranks)."""
    model = item.models[item.modes[0]]
    assert isinstance(model, FreeTable)
    return np.asarray(model.rows)


def is_a_task(item: Item) -> bool:
    return item.modes == (AnswerMode.DONE,)


@pytest.mark.parametrize("rules", FRAMEWORK.fact_rules, ids=lambda rules: rules.dimension)
def test_every_combination_of_facts_gives_one_class_and_every_class_has_some(rules: FactRules):
    classes = range(len(FRAMEWORK.dimension(rules.dimension).levels))

    reached = Counter(rules.level_of(facts) for facts in rules.combinations())

    assert set(reached) == set(classes)
    assert reached.total() == np.prod([len(values) for values in rules.facts.values()])


@pytest.mark.parametrize(
    ("dimension", "facts", "level"),
    [
        ("equipment", {"phone": "basic", "tablet": "none", "computer": "none"}, 0),
        ("equipment", {"phone": "basic", "tablet": "shared", "computer": "none"}, 1),
        ("equipment", {"phone": "good", "tablet": "none", "computer": "shared"}, 2),
        ("equipment", {"phone": "none", "tablet": "own", "computer": "none"}, 2),
        ("equipment", {"phone": "none", "tablet": "none", "computer": "own"}, 2),
        ("equipment", {"phone": "limited", "tablet": "none", "computer": "own"}, 3),
        ("access", through("none", "none", "works", "stable"), 0),
        ("access", through("fixed", "enough", "lost", "changes"), 1),
        ("access", through("none", "runs_out", "works", "stable"), 1),
        ("access", through("borrowed", "none", "none", "stable"), 2),
        ("access", through("none", "enough", "works", "stable"), 2),
        ("access", through("fixed", "none", "works", "changes"), 3),
    ],
    ids=[
        "a basic phone goes nowhere",
        "a shared tablet helps out",
        "a good phone with a shared computer",
        "a tablet of one's own, no phone",
        "a computer without any phone",
        "a computer and a slow phone",
        "an address is not a connection",
        "a box, and nobody can write or call",
        "data that run out",
        "somebody else's Wi-Fi",
        "a phone plan alone",
        "a box alone",
    ],
)
def test_facts_give_the_class_that_people_would_expect(dimension, facts, level):
    rules = next(r for r in FRAMEWORK.fact_rules if r.dimension == dimension)

    assert rules.level_of(facts) == level


def test_every_fact_is_asked_as_it_is_named():
    asked = {item.fact: {option.id for option in item.options} for item in FIRST_STEPS.items}
    asked.pop(None)

    assert asked == {
        fact: set(values) for rules in FRAMEWORK.fact_rules for fact, values in rules.facts.items()
    }


@pytest.mark.parametrize(
    "item", [i for i in FIRST_STEPS.items if i.fact], ids=lambda item: item.id
)
def test_an_answer_that_the_rules_make_impossible_in_a_class_has_no_chance(item: Item):
    rules = next(r for r in FRAMEWORK.fact_rules if r.dimension == item.dimension)
    possible = {(rules.level_of(facts), facts[item.fact]) for facts in rules.combinations()}

    given = {
        (level, option.id)
        for level, row in enumerate(rows_of(item))
        for option in item.options
        if row[option.rank] > 0
    }

    assert given <= possible


def test_types_come_in_the_order_of_what_blocks_most():
    assert list(dict.fromkeys(rule.id for rule in FRAMEWORK.type_rules)) == [
        "no_device",
        "not_connected",
        "held_by_french",
        "held_by_reading",
        "precarious",
        "first_steps",
        "phone_only",
        "on_the_way",
        "autonomous",
    ]


def test_the_bank_holds_at_least_seventy_eight_questions():
    assert len(FIRST_STEPS.items) >= 78


def test_there_is_enough_to_ask_on_every_dimension():
    counts = Counter(item.dimension for item in FIRST_STEPS.items)

    assert {d: counts[d] >= fewest for d, fewest in FEWEST.items()} == dict.fromkeys(FEWEST, True)


def test_every_area_of_skills_has_questions_of_its_own():
    counts = Counter(item.area for item in of("skills"))

    assert {a.id for a in FRAMEWORK.areas if counts[a.id] < FEWEST_PER_AREA} == set()
    assert counts[None] == 0


def test_competences_belong_to_their_area_and_themes_to_the_cooperative():
    digits = {area.id: area.digcomp for area in FRAMEWORK.areas}
    coded = [i for i in of("skills") if i.area != "gestures"]
    french = {*named(of("oral_french")), *named(of("written_french"))}

    strays = [i.id for i in coded if (i.competence or "").split(".")[0] != digits[i.area or ""]]
    bare = {i.id for i in FIRST_STEPS.items if i.theme is None}

    assert strays == []
    assert {i.theme for i in FIRST_STEPS.items} - {None} <= COOP_THEMES
    assert bare == french  # no theme of the cooperative stands for French


@pytest.mark.parametrize("dimension", ["equipment", "access", "oral_french", "written_french"])
@pytest.mark.parametrize("step", list(pairwise(range(4))), ids=str)
def test_two_neighbour_situations_are_told_apart_by_two_questions(dimension, step):
    low, high = step

    apart = [i.id for i in of(dimension) if _usual(i, low) != _usual(i, high)]

    assert len(apart) >= 2


def _usual(item: Item, level: int) -> int:
    """The answer that is usual in a class."""
    return int(np.argmax(rows_of(item)[level]))


@pytest.mark.parametrize("cut", FRAMEWORK.dimension("skills").cuts)
def test_each_cut_of_skills_is_surrounded_by_thresholds(cut):
    thresholds = [
        threshold
        for item in of("skills")
        for model in [item.models[item.modes[0]]]
        if isinstance(model, GradedResponse)
        for threshold in model.thresholds
    ]

    assert sum(abs(threshold - cut) <= 0.35 for threshold in thresholds) >= 8


def test_the_first_questions_are_short_and_open_to_anybody():
    opening = [i for i in FIRST_STEPS.items if i.opening]

    assert [i.id for i in opening if i.heavy or i.only_if or is_a_task(i) or i.seconds > 15] == []
    assert {i.dimension for i in opening} == {"equipment", "skills", "oral_french"}


def test_questions_take_a_few_seconds_and_tasks_at_most_forty():
    tasks = {i.id for i in FIRST_STEPS.items if is_a_task(i)}

    slow = [i.id for i in FIRST_STEPS.items if not 8 <= i.seconds <= (40 if i.id in tasks else 18)]

    assert slow == []


def test_a_task_has_one_right_answer_out_of_three_or_ends_as_a_play_does():
    tasks = [i for i in FIRST_STEPS.items if is_a_task(i)]

    ranks = {tuple(sorted(o.rank for o in i.options)) for i in tasks}
    played = {named_options(i) for i in tasks if i.ranks == 3}

    assert ranks == {(0, 0, 1), (0, 1, 2)}
    assert played == {("alone", "nearly", "not_yet")}


def named_options(item: Item) -> tuple[str, ...]:
    return tuple(option.id for option in item.options)


def test_every_task_is_played_on_screen_and_every_area_has_some():
    tasks = [i for i in FIRST_STEPS.items if is_a_task(i)]

    assert {i.id for i in tasks} == set(TASKS)
    assert len([i for i in tasks if TASKS[i.id].kind != "choose"]) >= 12
    assert len([i for i in tasks if i.dimension == "written_french"]) >= 4
    assert {i.area for i in tasks if i.dimension == "skills"} == {a.id for a in FRAMEWORK.areas}


def test_an_axis_that_no_task_shows_can_be_seen_by_the_adviser():
    seen = {i.dimension for i in FIRST_STEPS.items if {*i.modes} & {*SHOWN}}

    assert seen == {d.id for d in FRAMEWORK.dimensions}


def test_nobody_has_a_task_to_play_over_the_telephone():
    asked = Bank(FIRST_STEPS).items_for(Setting.PHONE)

    assert [item.id for item in asked if AnswerMode.DONE in item.modes] == []


def test_somebody_who_reads_nothing_is_given_nothing_to_read():
    tasks = [i for i in FIRST_STEPS.items if is_a_task(i)]

    anybody = {
        i.id
        for i in tasks
        if "nothing" in i.only_if.get("read-french", ("nothing",))
        and "nothing" not in i.never_if.get("read-french", ())
    }

    assert anybody == {"icon-settings", "touch-star", "find-app-icon", "join-photo"}  # drawings
    assert {id for id in anybody if TASKS[id].layout["look"] not in ("pictures", "icons")} == set()


def test_sentences_to_read_wait_for_somebody_who_reads_sentences():
    words_alone = {"type-word", "type-address", "copy-code"}  # to be copied
    words_alone |= {"save-work", "strong-password", "turn-photo"}
    skills = {i.id: i for i in of("skills") if is_a_task(i) and i.only_if}

    waiting = {id for id, i in skills.items() if "words" not in i.only_if["read-french"]}

    assert set(skills) - waiting == words_alone


def test_questions_on_a_device_wait_for_the_device():
    barred = {
        i.id for i in of("skills") if {"none", "basic"} <= {*i.never_if.get("phone-kind", ())}
    }
    waiting = {i.id for i in of("skills") if i.only_if.get("computer-home") == ("shared", "own")}

    assert {"open-app", "install-app", "video-call", "photo-document", "frozen-app"} <= barred
    assert waiting == {"use-mouse", "write-letter", "add-in-table", "fill-model"}


def test_whether_one_reads_another_language_says_nothing_of_the_level():
    item = FIRST_STEPS.item("other-language")

    spread = np.ptp(rows_of(item), axis=0)

    assert [option.id for option in item.options] == ["yes", "no"]
    assert spread.max() <= 0.10 + 1e-9


def test_no_level_is_rare_before_the_first_answer():
    bank = Bank(FIRST_STEPS)
    before = posterior_of(bank, ())

    rare = {axis.id for axis in bank.axes if before.levels(axis.id).min() < 0.08}

    assert rare == set()


def test_statements_belong_to_their_axis():
    letters = {"equipment": "E", "access": "AE", "skills": "SA"}  # E09, A06: by their meaning

    strays = [
        item.id
        for item in FIRST_STEPS.items
        if (item.statement or "?")[0] not in letters.get(item.dimension, "L")
    ]

    assert strays == []


def test_every_statement_is_asked_of():
    assert STATEMENTS - {item.statement for item in FIRST_STEPS.items} == set()


def test_every_obstacle_can_be_shown_by_an_answer():
    assert _shown(FIRST_STEPS) == set(FRAMEWORK.obstacles)


def _shown(questionnaire: Questionnaire) -> set[str]:
    return {obstacle for item in questionnaire.items for obstacle in item.obstacles}
