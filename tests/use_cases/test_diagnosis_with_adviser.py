"""A diagnosis led by an adviser: whose it is, how each answer is known, who may read it."""

from datetime import timedelta

import pytest

from diagnostic.answers import AnswerMode, Given, Setting, SpokenBy
from diagnostic.errors import (
    Forbidden,
    ModeNotOffered,
    NoticeMissing,
    UnknownAssessment,
    UnknownLearner,
    UnknownQuestionnaire,
)
from diagnostic.people import Actor, Role
from security.identity import learner_actor
from tests.factories import NOON, SMALL, clock, enrolled, first_option, sealer
from tests.use_cases.following import adviser, journal
from use_cases.erase_learner import erase, take_away
from use_cases.read_profile import read_profile
from use_cases.start_together import start_together
from use_cases.take_diagnosis import answer, correct, current_question, finish

LATER = NOON + timedelta(hours=1)


def start(them, learner_id, *, questionnaire=SMALL, setting=Setting.DESK, now=NOON):
    return start_together(
        them.uow,
        them.actor,
        learner_id=learner_id,
        questionnaire=questionnaire,
        setting=setting,
        now=now,
    )


def answered(them, sitting, questions, tick):
    """So many questions, each answered with its first option in the mode it is best asked in."""
    for _ in range(questions):
        choice = current_question(
            them.uow, them.actor, assessment_id=sitting.id, now=tick()
        ).step.choice
        given = Given(choice.item.id, choice.item.options[0].id, choice.mode)
        answer(them.uow, them.actor, assessment_id=sitting.id, given=given, now=tick())
    return current_question(them.uow, them.actor, assessment_id=sitting.id, now=tick()).assessment


def test_sitting_is_the_persons_and_is_recorded_by_the_adviser(uow):
    them = adviser(uow)
    learner_id = them.name("Amina")

    sitting = start(them, learner_id, now=LATER)
    kept = answered(them, sitting, 2, clock(LATER))

    assert (sitting.learner_id, sitting.setting) == (learner_id, Setting.DESK)
    assert {one.recorded_by for one in kept.answers} == {f"adviser:{them.actor.id}"}
    assert journal(uow)[-1] == ("start", learner_id, "done")


def test_open_sitting_is_gone_on_with_by_anybody_of_the_structure(uow):
    them = adviser(uow)
    learner_id = them.name("Amina")
    left = answered(them, start(them, learner_id), 2, clock())
    colleague = Actor(frozenset({Role.ADVISER, Role.COORDINATOR}), None, them.actor.structure_id)

    found = start_together(
        uow,
        colleague,
        learner_id=learner_id,
        questionnaire=SMALL,
        setting=Setting.PHONE,
        now=LATER,
    )

    assert found == left


def test_finished_sitting_gives_way_to_a_new_one(uow):
    them = adviser(uow)
    learner_id = them.name("Amina")
    first = start(them, learner_id)
    finish(uow, them.actor, assessment_id=first.id, now=NOON)

    assert start(them, learner_id, now=LATER).id != first.id


def test_person_goes_on_alone_with_what_was_started_together(uow):
    them = adviser(uow)
    learner_id = them.name("Amina")
    left = answered(them, start(them, learner_id), 1, clock())

    found = current_question(uow, learner_actor(learner_id), now=LATER)

    assert found.assessment == left


def test_how_an_answer_is_known_and_who_said_it_are_kept(uow):
    them = adviser(uow)
    sitting = answered(them, start(them, them.name("Amina")), 1, clock())
    act = {"assessment_id": sitting.id, "spoken_by": SpokenBy.INTERPRETER}
    first = sitting.given[0]

    asked = current_question(uow, them.actor, assessment_id=sitting.id, now=LATER).step.choice
    answer(uow, them.actor, given=first_option(asked.item), now=LATER, **act)
    after = correct(
        uow, them.actor, given=Given(first.item, "shared"), now=LATER + timedelta(1), **act
    )

    assert [one.spoken_by for one in after.assessment.answers] == [
        None,
        SpokenBy.INTERPRETER,
        SpokenBy.INTERPRETER,
    ]


def test_what_was_seen_is_refused_over_the_telephone(uow):
    them = adviser(uow)
    sitting = start(them, them.name("Amina"), setting=Setting.PHONE)
    given = Given("click", "alone", AnswerMode.OBSERVED)

    with pytest.raises(ModeNotOffered):
        answer(uow, them.actor, assessment_id=sitting.id, given=given, now=NOON)


def test_nobody_is_asked_before_they_were_told(uow):
    them = adviser(uow)
    with uow.reading():
        of = uow.accounts.structure(them.actor.structure_id)
    untold = enrolled(uow, of=of)

    with pytest.raises(NoticeMissing):
        start(them, untold.id)


def test_unknown_questionnaire_is_refused(uow):
    them = adviser(uow)

    with pytest.raises(UnknownQuestionnaire):
        start(them, them.name("Amina"), questionnaire="none")


def test_adviser_reads_the_profile_and_what_to_check(uow):
    them = adviser(uow)
    learner_id = them.name("Amina")
    sitting = answered(them, start(them, learner_id), 3, clock())

    latest = read_profile(uow, them.actor, language="fr", learner_id=learner_id, now=NOON)
    named = read_profile(uow, them.actor, language="fr", assessment_id=sitting.id, now=NOON)
    own = read_profile(uow, learner_actor(learner_id), language="fr", now=NOON)

    assert latest.assessment == named.assessment == own.assessment == sitting
    assert [check.axis for check in latest.to_check] == ["equipment", "skills"]
    assert own.to_check == ()


def test_adviser_names_whose_profile_they_read(uow):
    them = adviser(uow)
    start(them, them.name("Amina"))

    with pytest.raises(UnknownAssessment):
        read_profile(uow, them.actor, language="fr", now=NOON)


@pytest.mark.parametrize(
    "act",
    [
        lambda uow, who, id: current_question(uow, who, assessment_id=id, now=LATER),
        lambda uow, who, id: answer(
            uow, who, assessment_id=id, given=Given("phone", "own"), now=LATER
        ),
        lambda uow, who, id: correct(
            uow, who, assessment_id=id, given=Given("phone", "own"), now=LATER
        ),
        lambda uow, who, id: finish(uow, who, assessment_id=id, now=LATER),
    ],
    ids=["read", "answer", "correct", "finish"],
)
def test_sitting_of_another_structure_is_refused_and_noted(uow, act):
    owner, other = adviser(uow), adviser(uow, "Ailleurs")
    sitting = answered(owner, start(owner, owner.name("Amina")), 1, clock())

    with pytest.raises(UnknownAssessment):
        act(uow, other.actor, sitting.id)

    held = current_question(uow, owner.actor, assessment_id=sitting.id, now=LATER).assessment
    assert held == sitting
    assert journal(uow)[-1][2] == "refused"


@pytest.mark.parametrize(
    "act",
    [
        lambda uow, who, id: start_together(
            uow, who, learner_id=id, questionnaire=SMALL, setting=Setting.DESK, now=LATER
        ),
        lambda uow, who, id: take_away(uow, who, learner_id=id, sealer=sealer(), now=LATER),
        lambda uow, who, id: erase(uow, who, learner_id=id, now=LATER),
    ],
    ids=["start", "take away", "erase"],
)
def test_person_of_another_structure_is_refused_and_noted(uow, act):
    owner, other = adviser(uow), adviser(uow, "Ailleurs")
    learner_id = owner.name("Amina")
    sitting = start(owner, learner_id)

    with pytest.raises(UnknownLearner):
        act(uow, other.actor, learner_id)

    assert start(owner, learner_id).id == sitting.id
    assert journal(uow)[-1][2] == "refused"


def test_profile_of_another_structure_is_refused_and_noted(uow):
    owner, other = adviser(uow), adviser(uow, "Ailleurs")
    learner_id = owner.name("Amina")
    start(owner, learner_id)

    with pytest.raises(UnknownAssessment):
        read_profile(uow, other.actor, language="fr", learner_id=learner_id, now=LATER)

    assert journal(uow)[-1] == ("read", None, "refused")


def test_adviser_erases_a_person_who_asks(uow):
    them = adviser(uow)
    learner_id = them.name("Amina")
    answered(them, start(them, learner_id), 2, clock())

    erase(uow, them.actor, learner_id=learner_id, now=LATER)

    with pytest.raises(UnknownLearner):
        take_away(uow, them.actor, learner_id=learner_id, sealer=sealer(), now=LATER)
    assert {subject for _, subject, _ in journal(uow)} == {None}


@pytest.mark.parametrize("role", [Role.VISITOR, Role.LEARNER, Role.COORDINATOR, Role.OPERATOR])
def test_only_advisers_start_with_somebody(uow, role):
    learner_id = adviser(uow).name("Amina")

    with pytest.raises(Forbidden):
        start_together(
            uow,
            Actor(frozenset({role}), learner_id),
            learner_id=learner_id,
            questionnaire=SMALL,
            setting=Setting.DESK,
            now=NOON,
        )
