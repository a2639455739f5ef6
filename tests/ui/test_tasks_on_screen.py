"""A task in place of the answers to choose among, as Streamlit runs it: alone, or at a desk."""

import json
import re
from datetime import timedelta
from uuid import UUID

import pytest

from diagnostic.answers import UNSURE, Answer, AnswerMode, Given
from diagnostic.assessment import Assessment
from security.access import scope_of
from security.identity import learner_actor
from tests.factories import NOON
from tests.ui.screens import Screen
from ui import asking
from ui.wiring import installed

STAR, CODE, SCAM = "touch-star", "copy-code", "spot-scam"


def sitting_of(learner_id: UUID) -> Assessment:
    uow = installed().new_unit()
    with uow.reading():
        return uow.assessments.latest(visible_to=scope_of(learner_actor(learner_id)))


def pass_over(learner_id: UUID, *items: str) -> None:
    """« Je ne sais pas » to these tasks."""
    uow, sitting = installed().new_unit(), sitting_of(learner_id)
    with uow:
        for place, item in enumerate(items):
            now = NOON + timedelta(seconds=place)
            stamp = uow.facts.stamp(learner_actor(learner_id), now)
            where = (stamp.recorded_by, stamp.recorded_at, stamp.recorded_where)
            fact = Answer(stamp.id, Given(item, UNSURE, AnswerMode.DONE), *where)
            uow.assessments.keep(fact, of=sitting)
        uow.commit()


def go_back_to(screen: Screen, item: str) -> None:
    screen.go_to("learner/my_answers.py")
    screen.press(f"change-{item}")
    screen.go_to("learner/take_diagnosis.py")


def drawn(screen: Screen) -> dict:
    """What the browser is told of the task."""
    tasks = [each.proto for each in screen.app.get("bidi_component")]
    (task,) = [each for each in tasks if "play-" in each.id]
    told: dict = json.loads(task.bytes)
    return told


@pytest.fixture
def learner_id(screen) -> UUID:
    return UUID(str(screen.app.session_state["person"]))


@pytest.fixture
def playing(screen, learner_id) -> Screen:
    """In front of the star, passed over the first time."""
    pass_over(learner_id, STAR, CODE, SCAM)
    go_back_to(screen, STAR)
    return screen


def test_task_stands_in_place_of_the_answers(playing):
    task = drawn(playing)

    assert playing.title == "Touchez l’étoile."
    assert not playing.app.radio
    assert (task["kind"], task["right"]) == ("point", "star")
    assert [option["text"] for option in task["always"]] == [
        "Je ne sais pas",
        "Je préfère ne pas répondre",
    ]
    assert set(task["pictures"]) == {thing for row in task["rows"] for thing in row}
    assert all(
        shown.startswith("data:image/svg+xml;base64,") for shown in task["pictures"].values()
    )


def test_former_end_is_told_and_kept_when_nothing_is_played(playing, learner_id):
    told = drawn(playing)

    playing.press("next")

    assert (told["former"], told["done_before"]) == (UNSURE, False)
    assert sitting_of(learner_id).answer_to(STAR).given.option == UNSURE


def test_play_is_kept_as_done_and_thanked_for(playing, learner_id):
    playing.choose(0)

    playing.press("next")

    assert sitting_of(learner_id).answer_to(STAR).given == Given(STAR, "alone", AnswerMode.DONE)
    assert "Merci, c’est noté." in playing.told


def test_thanks_are_the_same_after_a_play_that_failed(playing, learner_id):
    playing.choose(2)

    playing.press("next")

    assert sitting_of(learner_id).answer_to(STAR).given.option == "not_yet"
    assert "Merci, c’est noté." in playing.told


def test_what_was_played_may_be_played_again(playing, learner_id):
    playing.choose(2)
    playing.press("next")

    go_back_to(playing, STAR)
    told = drawn(playing)
    playing.choose(0)
    playing.press("next")

    assert (told["former"], told["done_before"]) == ("not_yet", True)
    assert sitting_of(learner_id).answer_to(STAR).given.option == "alone"
    kept = {a.given.option for a in sitting_of(learner_id).answers if a.given.item == STAR}
    assert kept == {UNSURE, "not_yet", "alone"}  # nothing is overwritten


def test_second_click_after_a_play_changes_nothing(playing, learner_id):
    playing.choose(0)
    playing.press("next")
    after = len(sitting_of(learner_id).answers)

    playing.press("next")

    assert len(sitting_of(learner_id).answers) == after


def test_end_that_the_question_does_not_offer_is_refused(playing, learner_id):
    playing.app.session_state[f"{asking.ANSWER}{STAR}"] = "perfect"

    playing.press("next")

    assert sitting_of(learner_id).answer_to(STAR).given.option == UNSURE
    assert playing.app.error


def test_voice_reads_what_to_do_and_never_what_is_to_be_read(playing):
    go_back_to(playing, CODE)

    drawn_words = "".join(str(element.proto.body) for element in playing.app.get("html"))
    said = re.search(r'data-said="([^"]*)"', drawn_words)

    assert said is not None
    assert "Recopiez le code" in said[1]
    assert "482" not in said[1]


def test_answers_with_a_right_one_are_chosen_as_what_they_are(playing, learner_id):
    go_back_to(playing, SCAM)
    task = drawn(playing)
    playing.choose(0)

    playing.press("next")

    assert (task["kind"], task["look"]) == ("choose", "messages")
    assert sitting_of(learner_id).answer_to(SCAM).given == Given(SCAM, "parcel", AnswerMode.DONE)


def test_adviser_is_told_to_hand_the_screen_over(adviser):
    amina = adviser.receive("Amina").learner_id
    adviser.open("diagnose.py", amina)
    adviser.press("start")
    pass_over(amina, STAR)
    adviser.open("learner_answers.py", amina)
    adviser.press(f"correct-{STAR}")
    adviser.open("diagnose.py", amina)

    told = [str(box.value) for box in adviser.app.info]
    adviser.app.session_state[f"{asking.ANSWER}{STAR}"] = "nearly"
    adviser.press("next")

    assert drawn_before(told) == ["Donnez l’écran à la personne"]
    assert sitting_of(amina).answer_to(STAR).given == Given(STAR, "nearly", AnswerMode.DONE)


def drawn_before(told: list[str]) -> list[str]:
    return [said.split("\N{NO-BREAK SPACE}:")[0] for said in told]
