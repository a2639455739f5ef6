"""The diagnosis an adviser leads, and the profile they read, correct and print."""

import re

import pytest

from diagnostic.answers import AnswerMode, Given, Setting, SpokenBy
from tests.factories import NOON, sealer
from tests.ui.screens import FIRST_STEPS
from ui import asking
from ui.wiring import installed
from use_cases.find_learner import read_file
from use_cases.take_diagnosis import answer, current_question

pytestmark = pytest.mark.thorough


def sitting(adviser, learner_id):
    """The latest sitting, as it is kept."""
    file = read_file(
        installed().new_unit(),
        adviser.actor,
        learner_id=learner_id,
        sealer=sealer(),
        now=NOON,
    )
    return file.assessments[0]


@pytest.fixture
def amina(adviser):
    """A person in front of the adviser, before the first question."""
    opened = adviser.receive("Amina")
    adviser.open("diagnose.py", opened.learner_id)
    return opened.learner_id


def test_sitting_starts_where_it_takes_place(adviser, amina):
    adviser.app.radio(key="start-setting").set_value(Setting.PHONE)
    adviser.press("start")

    assert "Question 1 · encore une dizaine de minutes" in adviser.told
    assert sitting(adviser, amina).setting is Setting.PHONE


def test_only_spoken_french_is_heard_over_the_telephone(adviser, amina):
    adviser.app.radio(key="start-setting").set_value(Setting.PHONE)
    adviser.press("start")
    offered = {}
    while adviser.is_asking:
        modes = [r.options for r in adviser.app.radio if r.key.startswith("mode-")]
        offered[adviser.app.session_state[asking.ON_SCREEN].shown] = modes
        adviser.answer(0)

    heard = {item for item, modes in offered.items() if modes}
    assert heard
    assert {FIRST_STEPS.item(item).dimension for item in heard} == {"oral_french"}
    assert {tuple(modes[0]) for modes in offered.values() if modes} == {
        ("Vu ou entendu", "Dit par la personne")
    }


def test_answers_are_kept_as_they_are_known_and_by_whom_they_were_said(adviser, amina):
    adviser.press("start")
    adviser.answer(0)
    how = next(radio for radio in adviser.app.radio if radio.key.startswith("mode-"))

    how.set_value(AnswerMode.OBSERVED)
    adviser.app.radio(key="spoken_by").set_value(SpokenBy.INTERPRETER)
    adviser.answer(0)
    adviser.answer(0)

    kept = sitting(adviser, amina).answers
    assert [answer.spoken_by for answer in kept] == [
        SpokenBy.SELF,
        SpokenBy.INTERPRETER,
        SpokenBy.INTERPRETER,
    ]
    assert kept[1].given.mode is AnswerMode.OBSERVED
    assert kept[0].given.mode is not AnswerMode.OBSERVED


def test_sitting_resumes_on_another_screen(adviser, amina):
    adviser.press("start")
    adviser.answer(0)
    adviser.answer(1)
    left = adviser.title

    adviser.open("learner.py", amina)
    adviser.open("diagnose.py", amina)

    assert adviser.title == left
    assert "Question 3" in adviser.told


def test_end_of_the_questions_is_the_profile(adviser, amina):
    adviser.press("start")

    asked = adviser.answer_all(lambda _: 0)
    drawn = "".join(str(block.value) for block in adviser.app.get("html"))

    assert 8 <= asked <= 24
    assert adviser.title == "Amina"
    assert sitting(adviser, amina).finished_at is not None
    assert drawn.count('class="axis ') == 4
    assert "À vérifier ou à observer ensuite" in adviser.told
    assert f"{asked} réponses." in adviser.told
    assert not re.search(r"%|\d[,.]\d|score", adviser.told + drawn.lower())


def test_profile_speaks_to_the_adviser(adviser, amina):
    adviser.press("start")
    adviser.answer_all(lambda _: 0)

    drawn = "".join(str(block.value) for block in adviser.app.get("html"))
    said = drawn + "".join(str(block.value) for block in adviser.app.markdown)
    unquoted = re.sub("«[^»]*»", "", said)
    assert "Ce que lit la personne" in unquoted
    assert re.findall("Vous avez|Vous êtes|[Vv]os réponses|[Vv]otre", unquoted) == []


def test_corrected_answer_changes_the_profile(adviser, amina):
    adviser.press("start")
    adviser.answer_all(lambda _: 0)
    before = adviser.told
    adviser.open("learner_answers.py", amina)

    corrected = [b.key for b in adviser.app.button if str(b.key).startswith("correct-")]
    adviser.press(corrected[0])
    adviser.open("diagnose.py", amina)  # where the button led: AppTest stays on the former screen
    shown = adviser.app.radio[0].index
    adviser.answer(2)

    assert shown == 0
    assert adviser.title == "Amina"
    assert adviser.told != before
    assert len(sitting(adviser, amina).standing_answers) == len(corrected)


def test_correction_of_one_person_is_never_asked_of_the_next(adviser, amina):
    adviser.press("start")
    adviser.answer_all(lambda _: 0)
    adviser.open("learner_answers.py", amina)
    adviser.press(next(b.key for b in adviser.app.button if str(b.key).startswith("correct-")))
    other = adviser.receive("Zoé").learner_id

    adviser.open("diagnose.py", other)
    adviser.press("start")

    assert "Question 1" in adviser.told
    assert adviser.app.radio[0].value is None


def test_diagnosed_person_may_be_asked_again(adviser, amina):
    adviser.press("start")
    adviser.answer_all(lambda _: 0)
    first = sitting(adviser, amina)

    adviser.open("diagnose.py", amina)
    title = adviser.title
    adviser.press("start")

    assert title == "Refaire le point"
    assert sitting(adviser, amina).id != first.id
    assert "Question 1" in adviser.told


def test_sitting_that_a_person_ended_alone_gives_way_to_a_new_one(adviser, amina):
    adviser.press("start")
    uow = installed().new_unit()
    tick = adviser.clock(NOON)
    open_one = sitting(adviser, amina).id
    step = current_question(uow, adviser.actor, assessment_id=open_one, now=tick()).step
    while step.choice is not None:
        given = Given(step.choice.item.id, step.choice.item.options[0].id, step.choice.mode)
        kept = answer(uow, adviser.actor, assessment_id=open_one, given=given, now=tick())
        step = kept.step

    adviser.open("diagnose.py", amina)

    assert adviser.title == "Refaire le point"
    assert sitting(adviser, amina).finished_at is not None


def test_person_without_a_diagnosis_has_a_page_that_says_what_to_do(adviser, amina):
    adviser.open("learner.py", amina)
    told = adviser.told
    adviser.open("learner_answers.py", amina)

    assert "Pas encore de diagnostic." in told
    assert "Pas encore de réponse." in adviser.told
