"""The plan in front of an adviser: proposed, accepted, moved, dropped, taken back."""

import pytest

from tests.factories import answered, enrolled, structure
from ui.wiring import installed

pytestmark = pytest.mark.thorough

SAID = (
    "phone-kind=limited computer-home=none open-app=not_yet send-message=not_yet "
    "find-passwords=not_yet spot-scam=family:done"
)
WHY = "**Pourquoi\N{NO-BREAK SPACE}:**"


@pytest.fixture
def amina(adviser):
    """A person whose answers are known, and their plan in front of the adviser."""
    opened = adviser.receive("Amina")
    answered(installed().new_unit(), opened.learner_id, SAID)
    adviser.open("plan.py", opened.learner_id)
    return opened.learner_id


def steps(adviser) -> list[str]:
    """The names of the steps, in order."""
    return [block.value.split(". ", 1)[1] for block in adviser.app.subheader]


def test_without_a_diagnosis_the_page_says_what_to_do(adviser):
    opened = adviser.receive("Amina")

    adviser.open("plan.py", opened.learner_id)

    assert "Il faut d’abord un diagnostic" in adviser.app.info[0].value
    assert "Commencer le diagnostic" in adviser.links
    assert steps(adviser) == []


def test_each_step_says_why_and_an_unverified_aid_is_to_be_checked(adviser, amina):
    aids = adviser.told.count("**Où")

    assert "Emmaüs Connect" in steps(adviser)
    assert adviser.told.count(WHY) == len(steps(adviser))
    assert adviser.told.count("À vérifier ensemble") == aids > 0


def test_plan_is_proposed_then_accepted(adviser, amina):
    adviser.press("propose")
    adviser.press("accept_all")

    accepted = [block.value for block in adviser.app.success]
    assert accepted == ["Étape acceptée."] * len(steps(adviser))
    assert len(accepted) > 2


def test_wish_that_is_ticked_comes_into_the_plan(adviser, amina):
    adviser.app.checkbox(key="goal-see-family").check()
    adviser.press("propose")

    assert "Appeler en vidéo" in steps(adviser)
    assert "Pour ce que vous voulez faire" in adviser.told


def test_step_is_moved_dropped_and_taken_back(adviser, amina):
    adviser.press("propose")
    first, second, *_ = before = steps(adviser)
    assert first == "Emmaüs Connect"

    adviser.press("down-emmaus-connect")
    moved = steps(adviser)
    adviser.press("drop-emmaus-connect")
    dropped = steps(adviser)
    adviser.press("take_back-emmaus-connect")

    assert moved == [second, first, *before[2:]]
    assert dropped == [name for name in moved if name != first]
    assert sorted(steps(adviser)) == sorted(before)


def test_person_of_another_structure_is_refused_in_words(adviser):
    uow = installed().new_unit()
    elsewhere = enrolled(uow, of=structure(uow, name="Ailleurs"))

    adviser.open("plan.py", elsewhere.id)

    assert len(adviser.app.error) == 1
    assert steps(adviser) == []


def test_profile_leads_to_the_plan(adviser, amina):
    adviser.open("learner.py", amina)

    assert "Le plan" in adviser.links
