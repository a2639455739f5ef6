"""The plans of the twelve people of docs/personas.md are those that Jalons gives today."""

import pytest

from pathway.modules import Condition
from pathway.plan import StepKind
from tests.pathway.personas import BANK, BLOCK, CATALOGUE, DOCUMENT, personas, plan_text

PERSONAS = personas()
TEXT = DOCUMENT.read_text("utf-8")
REWRITE = (
    "`python -m tests.pathway.personas` rewrites the plans; read each again in docs/personas.md"
)


def test_there_are_twelve_of_them_each_told_once():
    told = [found["id"] for found in BLOCK.finditer(TEXT)]

    assert len(PERSONAS) == 12
    assert told == list(PERSONAS)


@pytest.mark.parametrize("id", PERSONAS)
def test_the_plan_in_the_document_is_the_plan_of_today(id):
    block = next(found[0] for found in BLOCK.finditer(TEXT) if found["id"] == id)

    assert plan_text(PERSONAS[id]) in block, REWRITE


@pytest.mark.parametrize("id", PERSONAS)
def test_each_plan_is_proved_the_shortest_and_within_its_sessions(id):
    persona = PERSONAS[id]
    proposal = persona.proposal
    sessions = sum(step.times for step in proposal.steps if step.kind is StepKind.MODULE)

    assert proposal.is_shortest
    assert persona.means.sessions is None or sessions <= persona.means.sessions


@pytest.mark.parametrize("id", PERSONAS)
def test_each_plan_has_reasons_written_by_hand(id):
    after = TEXT.split(f"<!-- plan : {id} -->")[1].split("<!-- fin du plan -->")[1]
    judged = after.split("\n## ")[0]

    assert "**Relu**" in judged
    assert len(judged.split()) >= 40


def test_nobody_is_asked_a_question_that_another_answer_rules_out():
    for persona in PERSONAS.values():
        answered = {given.item: given.option for given in persona.answers}
        for given in persona.answers:
            item = BANK.item(given.item)
            assert all(answered.get(o) in options for o, options in item.only_if.items())
            assert not any(answered.get(o) in options for o, options in item.never_if.items())


def test_adapted_equipment_is_asked_of_the_modules_and_of_nothing_kept():
    helene = PERSONAS["helene"]
    modules = [step.id for step in helene.proposal.steps if step.kind is StepKind.MODULE]

    assert all(Condition.ADAPTED in CATALOGUE.module(id).conditions for id in modules)
