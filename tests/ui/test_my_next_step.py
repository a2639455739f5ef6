"""What I can do, my next step: in plain French, never a number about the person."""

import re

import pytest

from pathway.plan import PlanStep, Reason, ReasonKind, StepKind, StepState
from security.identity import learner_actor
from store.plan_steps import to_text
from tests.factories import NOON
from ui.wiring import installed

pytestmark = pytest.mark.thorough

MODULE, ACCEPTED = StepKind.MODULE, StepState.ACCEPTED


def test_next_step_follows_from_the_answers(screen):
    screen.answer_all(lambda _: 1)

    screen.go_to("learner/my_next_step.py")

    headers = [block.value for block in screen.app.header]
    assert screen.title == "Mon chemin"
    assert headers[:3] == ["Ce que je sais faire", "Ce que je veux faire", "Mon prochain pas"]
    tracks = [mark.value for mark in screen.app.markdown if mark.value in ("**Avec nous**",)]
    assert len(screen.app.subheader) >= len(tracks) == 1
    assert "C’est une proposition." in screen.told
    assert not re.search(r"%|\d[,.]\d|score|note\b", screen.told)


def test_before_any_answer_the_questions_come_first(screen):
    screen.go_to("learner/my_next_step.py")

    assert "Répondez d’abord à quelques questions" in screen.told
    assert len(screen.app.subheader) == 0


def test_results_lead_to_the_next_step(screen):
    screen.answer_all(lambda _: 2)

    screen.go_to("learner/my_results.py")

    links = [link.proto.page for link in screen.app.get("page_link")]
    assert "mon-prochain-pas" in links


def test_plan_agreed_with_an_adviser_is_the_one_that_is_shown(screen, open_app):
    uow = installed().new_unit()
    screen.answer_all(lambda _: 1)
    learner_id = screen.app.session_state["person"]
    steps = (
        PlanStep("spot-scams", MODULE, Reason(ReasonKind.OBSTACLE, "scams")),
        PlanStep("video-call", MODULE, Reason(ReasonKind.GOAL, "see-family"), ACCEPTED),
        PlanStep("cyber-17", StepKind.AID, Reason(ReasonKind.OBSTACLE, "scams"), ACCEPTED),
    )
    them = learner_actor(learner_id)
    with uow:
        stamp = uow.facts.stamp(them, NOON)
        uow.plans.keep(learner_id, version=1, steps=to_text(steps), supersedes=None, stamp=stamp)
        uow.commit()

    screen.go_to("learner/my_next_step.py")

    assert screen.app.subheader[0].value == "Appeler en vidéo"
    assert "Voir mes proches en vidéo" in screen.told
    assert "Vous avez choisi cette étape avec votre conseiller." in screen.told
    assert "1. 17Cyber" in screen.told
    assert "Reconnaître les arnaques" not in screen.told
