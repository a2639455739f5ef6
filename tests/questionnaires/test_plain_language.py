"""Words that anybody can understand, and that never ask what is nobody's business."""

import re

import pytest

from diagnostic.answers import AnswerMode
from diagnostic.questionnaire import Item
from jalons import CONTENT
from pathway.progress import ALONE
from store.questionnaires import load_framework_words, load_questionnaire, load_words

FIRST_STEPS = load_questionnaire(CONTENT, "premiers-pas")
WORDS = load_words(CONTENT, "premiers-pas", "fr")
FRAMEWORK_WORDS = load_framework_words(CONTENT, "fr")
PROMPTS = {item.id: WORDS.prompt(item.id) for item in FIRST_STEPS.items}
LABELS = {
    (item.id, option.id): WORDS.option(item.id, option.id)
    for item in FIRST_STEPS.items
    for option in item.options
}
TASKS = WORDS.tasks
PLAYED = {  # told what to do, where the others are asked
    item for item, task in TASKS.items() if task.kind != "choose"
}
MOST_WORDS = 12
MOST_LETTERS_IN_A_LABEL = 45
NEGATION = re.compile(r"\b(?:ne|pas|sans|jamais|aucune?|rien)\b|\bn’", re.IGNORECASE)
NOBODYS_BUSINESS = re.compile(
    r"\b(?:santé|malad|handicap|médic|nationalité|étranger|titre de séjour|origine|pays|religio"
    r"|salaire|revenu|gagnez|âge\b|naissance|homme|femme|mari[ée]e?\b|enfants?|quelle langue)",
    re.IGNORECASE,
)
WHOSE = re.compile(r"\b(?:votre|vos|mon|ma|mes|son|sa|ses)\b")  # told to both, of whoever does it
JARGON = re.compile(r"\b(?:navigateur|interface|cookies?|cloud|URL|digital|login|identifiants?)\b")
STRAIGHT_OR_LOOSE = re.compile(r"'|[^\N{NO-BREAK SPACE}\s][?!;]| [?!:;»]|« ")
SHOWN_TEXTS = {
    **{f"{id}.prompt": prompt for id, prompt in PROMPTS.items()},
    **{f"{item}.{option}": label for (item, option), label in LABELS.items()},
    **{
        f"{item.id}.{part}": said
        for item in FIRST_STEPS.items
        for part in ("act", "help", "observe", "alt")
        if (said := getattr(WORDS, part)(item.id))
    },
    **{f"{id}.{key}": said for id, task in TASKS.items() for key, said in task.words.items()},
    **{
        f"{axis}.{place}": told.told
        for axis, words in FRAMEWORK_WORDS.axes.items()
        for place, told in enumerate(words.levels)
    },
    **{f"{id}.told": told.told for id, told in FRAMEWORK_WORDS.types.items()},
    **{f"{id}.told": told.told for id, told in FRAMEWORK_WORDS.obstacles.items()},
    **{f"{id}.help": told.first_help or "" for id, told in FRAMEWORK_WORDS.obstacles.items()},
}


def words_in(text: str) -> list[str]:
    return re.findall(r"[\w’-]+", text)


def can_be_achieved(item: Item) -> bool:
    """A skill, or what is seen or played until it is done alone."""
    return item.dimension == "skills" or ALONE in {option.id for option in item.options}


@pytest.mark.parametrize("item", list(PROMPTS))
def test_a_question_is_one_short_idea_without_negation_or_jargon(item):
    prompt = PROMPTS[item]

    assert len(words_in(prompt)) <= MOST_WORDS
    assert prompt.endswith("." if item in PLAYED else "?")
    assert NEGATION.findall(prompt) == []
    assert JARGON.findall(prompt) == []


def test_no_two_questions_say_the_same():
    assert len(set(PROMPTS.values())) == len(PROMPTS)


def test_answers_are_short_and_different():
    assert {key: t for key, t in LABELS.items() if len(t) > MOST_LETTERS_IN_A_LABEL} == {}
    assert len({(item, label) for (item, _), label in LABELS.items()}) == len(LABELS)


def test_no_answer_names_a_level():
    levels = {name for d in FRAMEWORK_WORDS.dimensions.values() for name in d.levels}
    levels |= {told.name for axis in FRAMEWORK_WORDS.axes.values() for told in axis.levels}
    names = {name.casefold() for name in levels}

    assert {key: label for key, label in LABELS.items() if label.casefold() in names} == {}


def test_nothing_asks_what_is_nobodys_business():
    asked = {**PROMPTS, **{f"{i}.{o}": label for (i, o), label in LABELS.items()}}

    assert {key: text for key, text in asked.items() if NOBODYS_BUSINESS.search(text)} == {}


def test_what_can_be_observed_says_what_to_ask():
    observed = {i.id for i in FIRST_STEPS.items if AnswerMode.OBSERVED in i.modes}

    assert {i.id for i in FIRST_STEPS.items if WORDS.observe(i.id)} == observed


def test_what_one_can_achieve_is_named_as_one_does_it():
    named = {i.id: WORDS.act(i.id) or "" for i in FIRST_STEPS.items if can_be_achieved(i)}
    short = re.compile(r"[A-ZÉ][a-zéîê]+(?:er|ir|re)\b[^.?!]*")

    assert {id: act for id, act in named.items() if not short.fullmatch(act)} == {}
    assert {id: act for id, act in named.items() if len(words_in(act)) > MOST_WORDS} == {}
    assert {id: act for id, act in named.items() if WHOSE.search(act)} == {}
    assert len(set(named.values())) == len(named)


def test_every_question_describes_its_picture():
    assert [item.id for item in FIRST_STEPS.items if not WORDS.alt(item.id)] == []


def test_french_is_written_with_its_own_signs():
    assert {key: t for key, t in SHOWN_TEXTS.items() if STRAIGHT_OR_LOOSE.search(t)} == {}


def test_people_are_told_full_sentences_without_figures_of_themselves():
    told = {key: text for key, text in SHOWN_TEXTS.items() if key.endswith(".told")}

    strays = {key: t for key, t in told.items() if re.search(r"\d|%|[^.]$", t)}

    assert strays == {}
