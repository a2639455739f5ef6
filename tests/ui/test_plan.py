"""The plan in front of an adviser: proposed, accepted, moved, dropped, taken back."""

from datetime import timedelta

import pytest

from pathway.plan import DropReason, StepState
from tests.factories import NOON, answered, enrolled, structure
from ui.wiring import installed
from use_cases.make_plan import add, decide

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


def states(adviser) -> list[str]:
    """Where each step stands, in order."""
    return [c.value.split("**")[1] for c in adviser.app.caption if c.value.startswith("**")]


def wish(adviser, *goals: str) -> None:
    chosen = next(box for box in adviser.app.multiselect if box.key.endswith("-goals"))
    chosen.set_value(list(goals)).run()


def test_plan_is_proposed_then_accepted(adviser, amina):
    adviser.press("propose")
    proposed = states(adviser)
    adviser.press("accept_all")

    assert set(proposed) == {"Proposée"}
    assert states(adviser) == ["Acceptée"] * len(proposed)
    assert len(proposed) > 2


def test_wish_that_is_chosen_comes_into_the_plan(adviser, amina):
    wish(adviser, "see-family")
    adviser.press("propose")

    assert "Appeler en vidéo" in steps(adviser)
    assert "Pour ce que vous voulez faire" in adviser.told


def test_wish_that_does_not_fit_in_the_sessions_is_named(adviser, amina):
    wish(adviser, "my-procedures")
    sessions = next(box for box in adviser.app.selectbox if box.key.endswith("-sessions"))
    sessions.set_value(1).run()
    adviser.press("propose")

    told = [warning.value for warning in adviser.app.warning]
    assert any("n’entre pas dans ce plan. Il n’y a pas assez de séances." in w for w in told)


def test_format_asked_for_is_respected_and_said(adviser, amina):
    wish(adviser, "see-family")
    formats = next(box for box in adviser.app.multiselect if box.key.endswith("-formats"))
    formats.set_value(["alone"]).run()
    adviser.press("propose")

    told = [warning.value for warning in adviser.app.warning]
    assert "Appeler en vidéo" not in steps(adviser)
    assert any("Ce format n’est pas possible" in warning for warning in told)


def test_step_is_moved_dropped_with_a_reason_and_taken_back(adviser, amina):
    adviser.press("propose")
    first, second, *_ = before = steps(adviser)
    assert first == "Emmaüs Connect"

    adviser.press("down-emmaus-connect")
    moved = steps(adviser)
    adviser.press("change-emmaus-connect")
    adviser.press("drop-emmaus-connect")
    refused = [error.value for error in adviser.app.error]
    adviser.press("change-emmaus-connect")
    adviser.app.selectbox(key="because-emmaus-connect").set_value("too_far").run()
    adviser.press("drop-emmaus-connect")
    dropped = steps(adviser)
    said = adviser.told
    adviser.press("take_back-emmaus-connect")

    assert moved == [second, first, *before[2:]]
    assert refused[0].startswith("Dites pourquoi l’étape est retirée")
    assert dropped == [name for name in moved if name != first]
    assert "Abandonnée\N{NO-BREAK SPACE}: trop loin, ou horaires impossibles" in said
    assert sorted(steps(adviser)) == sorted(before)


def test_step_is_planned_for_a_day_then_done(adviser, amina):
    adviser.press("propose")
    adviser.press("accept-open-close-apps")
    adviser.press("change-open-close-apps")
    day = NOON.date() + timedelta(days=3)
    adviser.app.date_input(key="day-open-close-apps").set_value(day).run()
    adviser.press("plan-open-close-apps")
    place = steps(adviser).index("Ouvrir et fermer une application")
    planned = states(adviser)[place]
    adviser.press("done-open-close-apps")

    assert planned == "Planifiée pour le 23 novembre 2026"
    assert states(adviser)[place] == "Faite"


def test_step_is_replaced_by_another(adviser, amina):
    adviser.press("propose")
    adviser.press("change-emmaus-connect")
    adviser.app.selectbox(key="instead-emmaus-connect").set_value("places-map").run()
    adviser.press("replace-emmaus-connect")

    assert steps(adviser)[0] == "Carte des lieux de médiation numérique"


def test_what_is_not_in_the_plan_says_why_and_is_added(adviser, amina):
    adviser.press("propose")
    adviser.app.selectbox(key="other").set_value("table-sum").run()
    said = adviser.told
    adviser.press("other-add")

    assert "Il faudrait d’abord" in said
    assert steps(adviser)[-1] == "Compter dans un tableau"


def test_versions_stand_side_by_side(adviser, amina):
    adviser.press("propose")
    adviser.press("accept_all")

    adviser.open("plan_versions.py", amina)

    assert len(adviser.app.subheader) == 2
    assert "Version 2" in adviser.app.subheader[1].value
    assert "Camille Roux" in adviser.app.subheader[1].value
    assert "**Emmaüs Connect** · Acceptée" in adviser.told


def colleague_drops(adviser, learner_id, step_id: str) -> None:
    """The same plan, changed on another screen."""
    decide(
        installed().new_unit(),
        adviser.actor,
        learner_id=learner_id,
        version=1,
        step_ids=(step_id,),
        state=StepState.DROPPED,
        because=DropReason.NOT_NOW,
        now=NOON,
    )


def test_colleague_who_changed_the_same_step_is_told_of_and_theirs_is_shown(adviser, amina):
    adviser.press("propose")
    before = steps(adviser)
    colleague_drops(adviser, amina, "emmaus-connect")

    adviser.press("accept-emmaus-connect")

    assert "Un collègue vient de changer la même chose" in adviser.app.error[0].value
    assert steps(adviser) == before[1:]


def test_colleague_who_changed_another_step_is_told_of_and_both_are_kept(adviser, amina):
    adviser.press("propose")
    before = steps(adviser)
    colleague_drops(adviser, amina, "emmaus-connect")

    adviser.press("accept-open-close-apps")

    assert "Vos deux changements sont gardés." in adviser.app.info[0].value
    assert steps(adviser) == before[1:]
    assert "Acceptée" in states(adviser)


def test_person_of_another_structure_is_refused_in_words(adviser):
    uow = installed().new_unit()
    elsewhere = enrolled(uow, of=structure(uow, name="Ailleurs"))

    adviser.open("plan.py", elsewhere.id)

    assert len(adviser.app.error) == 1
    assert steps(adviser) == []


def test_profile_leads_to_the_plan(adviser, amina):
    adviser.open("learner.py", amina)

    assert "Le plan" in adviser.links


def test_aids_for_adapted_equipment_are_told_to_the_adviser_and_not_put_in_the_plan(
    adviser, amina
):
    asked = next(box for box in adviser.app.multiselect if box.key.endswith("-conditions"))

    asked.set_value(["adapted"]).run()

    assert "**Centre relais téléphonique.**" in adviser.told
    assert "Centre relais téléphonique" not in steps(adviser)


def test_a_local_scheme_added_by_hand_says_that_it_may_not_exist_here(adviser, amina):
    add(
        installed().new_unit(),
        adviser.actor,
        learner_id=amina,
        version=0,
        step_id="local-digital-pass",
        now=NOON,
    )
    adviser.open("plan.py", amina)

    assert "Seulement si votre collectivité le propose." in adviser.told
