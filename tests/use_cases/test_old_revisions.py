"""A questionnaire that changes never changes an old diagnosis, nor stops one that was begun."""

import re
from datetime import timedelta

import numpy as np
import pytest

from diagnostic.answers import Given
from diagnostic.errors import UnknownItem, UnknownRevision
from diagnostic.people import VISITOR
from security.access import scope_of
from security.identity import learner_actor
from store.questionnaires import Shelf
from store.revisions import publish
from store.unit_of_work import UnitOfWork
from tests.factories import NOON, NOTICE, clock, codes
from tests.questionnaires.broken_copies import copied
from use_cases.read_profile import read_profile
from use_cases.start_alone import start_alone
from use_cases.take_diagnosis import answer, correct, current_question, finish

FIRST = "first-look"
LATER = NOON + timedelta(days=200)


@pytest.fixture
def folder(tmp_path):
    return copied(tmp_path)


@pytest.fixture
def whose(engine, folder):
    """Somebody asked on revision 3, to the end."""
    uow, tick = UnitOfWork(engine, Shelf(folder)), clock()
    kept = start_alone(
        uow, VISITOR, questionnaire=FIRST, notice_version=NOTICE, codes=codes(), now=NOON
    )
    them = learner_actor(kept.assessment.learner_id)
    sitting = current_question(uow, them, now=NOON)
    while sitting.step.choice is not None:
        asked = sitting.step.choice
        given = Given(asked.item.id, asked.item.options[-1].id, asked.mode)
        sitting = answer(uow, them, assessment_id=kept.assessment.id, given=given, now=tick())
    assert "send-message" in [given.item for given in sitting.assessment.given]
    return them


def revise(folder):
    """Revision 4: a question less, another table, other cuts, other words."""
    publish(folder, FIRST, 3)
    changes = {
        f"{FIRST}/questionnaire.yaml": [
            (r"revision: 3", "revision: 4"),
            (r"  - \{id: send-message.*\n", ""),
            (r"only_if: \{send-message: \[alone, with_help\]\}, ", ""),
        ],
        f"{FIRST}/calibration.yaml": [
            (r"  send-message:\n(    .*\n)*", ""),
            (
                r"\[0.9, 0.3, 0.0\], good: \[0.1, 0.7, 1.0\]",
                "[0.5, 0.5, 0.5], good: [0.5, 0.5, 0.5]",
            ),
        ],
        f"{FIRST}/fr.yaml": [
            (r"  send-message: .*\n", ""),
            (r"phone: \{none: Non", "phone: {none: Aucun"),
        ],
        "framework.yaml": [(r"cuts: \[-0.6, 0.4\]", "cuts: [-0.5, 0.5]")],
    }
    for file, edits in changes.items():
        text = (folder / file).read_text("utf-8")
        for old, new in edits:
            text, count = re.subn(old, new, text)
            assert count == 1, f"{old} in {file}"
        (folder / file).write_text(text, "utf-8")
    assert Shelf(folder).faults() == ()


def seen(uow, them):
    """What a person reads of their diagnosis, and the posterior behind it."""
    view = read_profile(uow, them, language="fr", now=LATER)
    sitting = current_question(uow, them, now=LATER)
    words = [view.words.prompt(answer.given.item) for answer in view.answers]
    return view.profile, view.explanations, words, sitting.step.posterior.joint


def test_old_diagnosis_is_unchanged_to_the_bit(engine, folder, whose):
    before = seen(UnitOfWork(engine, Shelf(folder)), whose)

    revise(folder)
    after = seen(UnitOfWork(engine, Shelf(folder)), whose)

    assert after[:3] == before[:3]
    assert np.array_equal(after[3], before[3])


def test_old_diagnosis_is_corrected_and_ended_as_it_was_asked(engine, folder, whose):
    revise(folder)
    uow = UnitOfWork(engine, Shelf(folder))
    sitting = current_question(uow, whose, now=LATER).assessment
    changed = Given("send-message", "with_help")

    corrected = correct(uow, whose, assessment_id=sitting.id, given=changed, now=LATER)
    ended = finish(uow, whose, assessment_id=sitting.id, now=LATER)

    assert changed in corrected.assessment.given
    assert ended.assessment.finished_at == sitting.finished_at is not None


def test_next_diagnosis_is_asked_on_the_present_revision(engine, folder, whose):
    revise(folder)
    uow = UnitOfWork(engine, Shelf(folder))
    kept = start_alone(
        uow, VISITOR, questionnaire=FIRST, notice_version=NOTICE, codes=codes(), now=LATER
    )
    them = learner_actor(kept.assessment.learner_id)
    act = {"assessment_id": kept.assessment.id, "now": LATER}

    with pytest.raises(UnknownItem):
        answer(uow, them, given=Given("send-message", "alone"), **act)

    sitting = current_question(uow, them, now=LATER).assessment
    assert (sitting.revision, sitting.answers) == (4, ())


def test_revision_that_nobody_kept_is_said_and_nothing_is_touched(engine, folder, whose):
    text = (folder / FIRST / "questionnaire.yaml").read_text("utf-8")
    (folder / FIRST / "questionnaire.yaml").write_text(
        text.replace("revision: 3", "revision: 4"), "utf-8"
    )
    uow = UnitOfWork(engine, Shelf(folder))
    with uow.reading():
        kept = uow.assessments.latest(visible_to=scope_of(whose))
    act = {"assessment_id": kept.id, "now": LATER}
    given = Given("send-message", "with_help")

    for refused in (
        lambda: read_profile(uow, whose, language="fr", now=LATER),
        lambda: current_question(uow, whose, now=LATER),
        lambda: answer(uow, whose, given=given, **act),
        lambda: correct(uow, whose, given=given, **act),
        lambda: finish(uow, whose, **act),
    ):
        with pytest.raises(UnknownRevision):
            refused()

    with uow.reading():
        assert uow.assessments.latest(visible_to=scope_of(whose)) == kept
