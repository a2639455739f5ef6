"""The twelve people of docs/personas.md: their answers, and the plan that Jalons gives them.

`python -m tests.pathway.personas` rewrites the plans in docs/personas.md; the rest of that file is
written by hand, and every plan there has to be read again before it is committed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from diagnostic.answers import Given
from i18n.catalogue import SOURCE, translate
from jalons import CONTENT
from pathway.means import Means
from pathway.modules import Condition
from pathway.plan import PlanStep, ReasonKind, StepKind
from pathway.recommendation import LeftOut, Proposal, recommend
from pathway.situation import situation_of
from pathway.why import Why
from store.questionnaires import Shelf
from store.yaml_reader import read_yaml

DOCUMENT = CONTENT.parent / "docs" / "personas.md"
FILE = CONTENT.parent / "tests" / "pathway" / "personas.yaml"
SHELF = Shelf(CONTENT)
BANK = SHELF.bank("premiers-pas")
CATALOGUE = SHELF.catalogue()
WORDS = SHELF.catalogue_words(SOURCE)
FRAMEWORK = SHELF.framework_words(SOURCE)
QUESTIONS = SHELF.words("premiers-pas", SOURCE)
LEFT_OUT = {
    Why.READING: "il faut lire le français",
    Why.FRENCH: "il faut suivre en français",
    Why.DEVICE: "il manque l’appareil",
    Why.CONDITION: "pas avec le matériel demandé",
    Why.PREREQUISITE: "ce qui vient avant ne peut pas être suivi",
    Why.SESSIONS: "pas assez de séances",
    Why.NOT_TAUGHT: "aucun module ne l’apprend",
}
WRITTEN_ON = date(2026, 11, 22)
BLOCK = re.compile(r"<!-- plan : (?P<id>[\w-]+) -->\n.*?<!-- fin du plan -->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Persona:
    """One of them, as tests/pathway/personas.yaml tells."""

    id: str
    answers: tuple[Given, ...]
    goals: tuple[str, ...]
    means: Means

    @property
    def proposal(self) -> Proposal:
        return recommend(CATALOGUE, situation_of(BANK, self.answers, self.goals), self.means)


def personas() -> dict[str, Persona]:
    return {told["id"]: _persona_of(told) for told in read_yaml(FILE)}


def _persona_of(told: dict[str, Any]) -> Persona:
    answers = tuple(
        Given(item, option, BANK.item(item).modes[0]) for item, option in told["answers"].items()
    )
    conditions = frozenset(map(Condition, told.get("conditions", ())))
    means = Means(sessions=told.get("sessions"), conditions=conditions)
    return Persona(told["id"], answers, tuple(told["goals"]), means)


def plan_text(persona: Persona) -> str:
    """What Jalons says of this person today, as it stands in the document."""
    proposal = persona.proposal
    lines = [
        f"Souhaits : {_joined(WORDS.goals[goal] for goal in persona.goals)}",
        "",
        *(_step(place, step) for place, step in enumerate(proposal.steps, start=1)),
        *(_left_out(left) for left in proposal.left_out),
        *(f"- Déjà possible sans aide : {WORDS.goals[goal]}" for goal in proposal.ready),
    ]
    return "\n".join(lines)


def _step(place: int, step: PlanStep) -> str:
    name = WORDS.step(step.id).name
    if step.kind is StepKind.AID:
        doubt = "" if CATALOGUE.aid(step.id).is_certain(on=WRITTEN_ON) else " (à vérifier)"
        return f"{place}. *Ailleurs* : **{name}**{doubt}. {_reason(step)}"
    minutes = CATALOGUE.module(step.id).minutes
    times = f"{step.times} fois {minutes}" if step.times > 1 else f"{minutes}"
    return f"{place}. **{name}** ({times} minutes). {_reason(step)}"


def _reason(step: PlanStep) -> str:
    about = step.reason.about
    said = {
        ReasonKind.GOAL: WORDS.goals.get(about),
        ReasonKind.PREREQUISITE: WORDS.step(about).name,
        ReasonKind.SKILL: QUESTIONS.prompt(about) if about in QUESTIONS.items else None,
    }.get(step.reason.kind) or FRAMEWORK.obstacles[about].told
    return translate(SOURCE, f"components.step_reason.{step.reason.kind}", about=said)


def _left_out(left: LeftOut) -> str:
    reason = left.wish.reason
    about = WORDS.goals.get(reason.about) or FRAMEWORK.obstacles[reason.about].name
    return f"- Pas maintenant : {about} ({LEFT_OUT[left.because.why]})"


def _joined(names: Iterable[str]) -> str:
    return " · ".join(names) or "aucun"


def rewritten(text: str) -> str:
    """The document with the plans of today."""
    known = personas()

    def block(found: re.Match[str]) -> str:
        plan = plan_text(known[found["id"]])
        return f"<!-- plan : {found['id']} -->\n\n{plan}\n\n<!-- fin du plan -->"

    return BLOCK.sub(block, text)


if __name__ == "__main__":
    DOCUMENT.write_text(rewritten(DOCUMENT.read_text("utf-8")), "utf-8")
