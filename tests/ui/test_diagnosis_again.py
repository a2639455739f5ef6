"""Somebody who comes back: what is asked again, what has changed, what may be seen now."""

import re
from datetime import timedelta

import pytest

from diagnostic.answers import AnswerMode, Given, Setting
from diagnostic.forms import QUICK, FormKind
from security.identity import new_login
from tests.factories import NOON, sealer
from tests.ui.screens import Screen
from ui.wiring import installed
from use_cases.find_learner import read_file
from use_cases.start_together import start_together
from use_cases.take_diagnosis import answer, current_question

pytestmark = pytest.mark.thorough

LONG_BEFORE = NOON - timedelta(days=500)


def sittings(adviser, learner_id):
    """What is kept of a person, the latest first."""
    return read_file(
        installed().new_unit(), adviser.actor, learner_id=learner_id, sealer=sealer(), now=NOON
    ).assessments


def diagnosed(adviser, learner_id, place, *, at, form="standard"):
    """A whole sitting on another screen, each question answered by the option at this place."""
    uow, tick = installed().new_unit(), adviser.clock(at)
    started = start_together(
        uow,
        adviser.actor,
        learner_id=learner_id,
        questionnaire="premiers-pas",
        setting=Setting.DESK,
        form=form,
        now=at,
    )
    act = {"assessment_id": started.id}
    step = current_question(uow, adviser.actor, **act, now=tick()).step
    while step.choice is not None:
        options = step.choice.item.options
        option = options[max(place, -len(options))].id
        given = Given(step.choice.item.id, option, step.choice.mode)
        step = answer(uow, adviser.actor, **act, given=given, now=tick()).step


@pytest.fixture
def amina(adviser):
    """A person who could do little, more than a year ago."""
    learner_id = adviser.receive("Amina").learner_id
    diagnosed(adviser, learner_id, -1, at=LONG_BEFORE)
    return learner_id


def test_somebody_known_is_asked_eight_questions_at_most(adviser, amina):
    adviser.open("diagnose.py", amina)
    title, told = adviser.title, adviser.told

    adviser.press("start")
    asked = adviser.answer_all(lambda _: 0)

    assert title == "Refaire le point"
    assert "On part de ce que l’on sait déjà." in told
    assert 0 < asked <= 8
    again, first = sittings(adviser, amina)
    assert again.follows == first.id
    assert again.finished_at is not None


def test_adviser_chooses_the_telephone_form(adviser, amina):
    adviser.open("diagnose.py", amina)

    adviser.app.radio(key="start-form").set_value(QUICK.key)
    adviser.press("start")

    latest = sittings(adviser, amina)[0]
    assert (latest.form, latest.setting) == (QUICK, Setting.PHONE)


def test_profile_tells_then_and_now_without_a_number(adviser, amina):
    diagnosed(adviser, amina, 0, at=NOON)

    adviser.open("learner.py", amina)
    drawn = "".join(str(block.value) for block in adviser.app.get("html"))

    assert "Depuis le diagnostic d’avant" in adviser.told
    titles = re.findall(r'class="change [^"]*"><h3>(.*?)</h3>', drawn)
    assert len({name for title in titles for name in title.split(" · ")}) == 4
    assert "C’est un vrai progrès." in drawn
    assert "%" not in adviser.told


def test_what_reads_the_same_is_told_in_one_block(adviser, amina):
    diagnosed(adviser, amina, -1, at=NOON)

    adviser.open("learner.py", amina)
    drawn = "".join(str(block.value) for block in adviser.app.get("html"))

    assert drawn.count("Ce diagnostic dit la même chose que celui du") == 1
    assert 1 <= drawn.count('class="change ') < 4


def test_former_diagnosis_is_read_again(adviser, amina):
    diagnosed(adviser, amina, 0, at=NOON)
    adviser.open("learner.py", amina)
    links = [link for link in adviser.links if "réponses" in link]

    adviser.app.query_params["diagnostic"] = str(sittings(adviser, amina)[1].id)
    adviser.open("former_diagnosis.py", amina)

    assert len([link for link in links if "diagnostic entier" in link]) == 1
    assert len([link for link in links if "point refait" in link]) == 1
    assert "diagnostic entier" in adviser.title
    assert "Ce qui bloque" in adviser.told


def test_one_subject_is_looked_at_more_closely(adviser, amina):
    adviser.open("learner.py", amina)

    adviser.app.selectbox(key="closer-form").set_value("deep:skills:safety")
    adviser.press("closer-start")

    latest = sittings(adviser, amina)[0]
    assert latest.form.key == "deep:skills:safety"


def test_what_would_settle_a_doubt_is_asked_at_once(adviser, amina):
    adviser.open("learner.py", amina)
    checks = [button.key for button in adviser.app.button if str(button.key).startswith("check-")]

    adviser.press(checks[0])

    latest = sittings(adviser, amina)[0]
    assert latest.form.kind is FormKind.SINGLE
    adviser.open("diagnose.py", amina)
    adviser.answer(0)
    assert adviser.title == "Amina"
    assert len(sittings(adviser, amina)[0].answers) == 1


def test_what_was_said_is_seen_and_both_are_read(adviser, amina):
    adviser.open("learner_answers.py", amina)
    seen = [b.key for b in adviser.app.button if str(b.key).startswith("observe-")]
    item = seen[0].removeprefix("observe-")

    adviser.press(seen[0])
    adviser.open("diagnose.py", amina)
    how = adviser.app.radio(key=f"mode-{item}").value
    adviser.answer(1)
    adviser.open("learner_answers.py", amina)

    (sitting,) = sittings(adviser, amina)
    assert how is AnswerMode.OBSERVED
    assert sitting.answer_to(item).given.mode is AnswerMode.OBSERVED
    assert len(sitting.former_to(item)) == 1
    assert "Avant\N{NO-BREAK SPACE}:" in adviser.told
    assert f"observe-{item}" not in [b.key for b in adviser.app.button]


def test_person_reads_what_has_moved_forward_in_plain_words(adviser, amina, open_app):
    diagnosed(adviser, amina, 0, at=NOON)
    uow = installed().new_unit()
    with uow:
        uow.logins.open(new_login(amina, "her token", now=NOON))
        uow.commit()

    screen = Screen(open_app(token="her token"))
    screen.go_to("learner/my_results.py")

    assert "Ce qui a avancé" in screen.told
    assert "vous avez progressé" in screen.told
    assert "plus difficile" not in screen.told
    assert "%" not in screen.told
