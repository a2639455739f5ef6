"""Finding a person among those one follows, and making two files of one person one."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import event

from diagnostic.answers import Setting
from diagnostic.errors import SameFile, UnknownCode, UnknownLearner
from diagnostic.people import AgeBand, Gender
from security.told import Told
from tests.factories import NOON, SMALL, codes, first_option, sealer, started
from tests.use_cases.following import adviser, journal
from use_cases.find_learner import find, merge, open_by_code, perhaps_the_same, read_file
from use_cases.start_together import start_together
from use_cases.take_diagnosis import answer, current_question

pytestmark = pytest.mark.thorough

LATER = NOON + timedelta(days=3)


def say_day(at):
    return at.strftime("%d/%m/%Y")


def names(them, wanted=""):
    found = find(
        them.uow, them.actor, wanted=wanted, codes=codes(), sealer=sealer(), say_day=say_day
    )
    return [one.told.name for one in found.people]


def alike(them, learner_id):
    found = perhaps_the_same(
        them.uow, them.actor, learner_id=learner_id, sealer=sealer(), now=NOON
    )
    return [one.told.name for one in found]


def sit(them, learner_id, answers_count=1):
    """A sitting with a first answer or more."""
    started_now = start_together(
        them.uow,
        them.actor,
        learner_id=learner_id,
        questionnaire=SMALL,
        setting=Setting.DESK,
        now=NOON,
    )
    act = {"assessment_id": started_now.id, "now": NOON}
    for _ in range(answers_count):
        asked = current_question(them.uow, them.actor, **act).step.choice.item
        answer(them.uow, them.actor, given=first_option(asked), **act)
    return started_now


def statements(engine, act):
    """How many statements an act sends to the database."""
    sent = []
    event.listen(engine, "before_cursor_execute", lambda *told: sent.append(told[2]))
    act()
    return len(sent)


def test_nobody_is_found_where_nobody_is_followed(uow):
    them = adviser(uow)

    found = find(uow, them.actor, wanted="", codes=codes(), sealer=sealer(), say_day=say_day)

    assert (found.people, found.followed_count) == ((), 0)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("", ["Zoé", "Amina", "Jean-Éric"]),
        ("amina", ["Amina"]),
        ("  AMI ", ["Amina"]),
        ("jean-eric", ["Jean-Éric"]),
        ("23/11", ["Zoé"]),
        ("zoe 23/11/2026", ["Zoé"]),
        ("zoe 20/11", []),
        ("personne", []),
    ],
)
def test_people_are_found_by_what_is_typed(uow, wanted, expected):
    them = adviser(uow)
    them.name("Jean-Éric")
    them.name("Amina", now=NOON + timedelta(hours=1))
    them.name("Zoé", now=LATER)

    assert names(them, wanted) == expected


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: code.replace("-", " ")])
def test_person_is_found_by_their_whole_code(uow, typed):
    them = adviser(uow)
    them.name("Zoé")
    opened = them.receive(Told("Amina"))

    assert names(them, typed(opened.code)) == ["Amina"]


@pytest.mark.parametrize("wanted", ["", "amina"])
def test_reading_a_long_list_takes_no_more_statements_than_a_short_one(uow, engine, wanted):
    them = adviser(uow)
    sit(them, them.name("Amina"))
    short = statements(engine, lambda: names(them, wanted))

    for _ in range(3):
        sit(them, them.name("Amina"))
    long = statements(engine, lambda: names(them, wanted))

    assert long == short


def test_people_of_another_structure_are_not_found(uow):
    them, other = adviser(uow), adviser(uow, "Ailleurs")
    code = other.receive(Told("Amina")).code

    assert (names(them), names(them, "Amina"), names(them, code)) == ([], [], [])


def test_file_holds_the_sittings_the_latest_first(uow):
    them = adviser(uow)
    learner_id = them.name("Amina")
    sitting = sit(them, learner_id)

    file = read_file(uow, them.actor, learner_id=learner_id, sealer=sealer(), now=NOON)

    assert file.told == Told("Amina")
    assert [one.id for one in file.assessments] == [sitting.id]
    assert len(file.assessments[0].answers) == 1


def test_whoever_started_alone_is_followed_once_they_give_their_code(uow):
    them = adviser(uow)
    learner, kept = started(uow)

    found = open_by_code(uow, them.actor, code=kept.code, codes=codes(), now=LATER)

    file = read_file(uow, them.actor, learner_id=found, sealer=sealer(), now=NOON)
    assert found == learner.id
    assert file.learner.structure_id == them.actor.structure_id
    assert journal(uow)[-1] == ("welcome", learner.id, "done")


def test_code_of_somebody_followed_here_opens_their_file(uow):
    them = adviser(uow)
    opened = them.receive()

    found = open_by_code(uow, them.actor, code=opened.code, codes=codes(), now=NOON)

    assert found == opened.learner_id
    assert [act for act, _, _ in journal(uow)] == ["enrol"]


def test_code_of_another_structure_is_refused_and_noted(uow):
    them, other = adviser(uow), adviser(uow, "Ailleurs")
    opened = other.receive()

    with pytest.raises(UnknownCode):
        open_by_code(uow, them.actor, code=opened.code, codes=codes(), now=LATER)

    assert journal(uow)[-1] == ("welcome", None, "refused")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Told("Fatima"), Told("Fatma"), ["Fatma"]),
        (Told("Fatima"), Told("FATÍMA"), ["FATÍMA"]),
        (Told("Fatima"), Told("Karim"), []),
        (Told(), Told(), []),
        (Told("Al"), Told("Al"), []),
        (Told("Sam", gender=Gender.MALE), Told("Sam", gender=Gender.FEMALE), []),
        (Told("Sam", gender=Gender.MALE), Told("Sam", gender=Gender.NOT_TOLD), ["Sam"]),
        (Told("Sam", AgeBand.FROM_70), Told("Sam", AgeBand.FROM_25_TO_39), []),
        (Told("Sam", commune="13055"), Told("Sam", commune="59512"), []),
    ],
    ids=[
        "one letter",
        "accents",
        "another name",
        "no name",
        "too short to tell",
        "another gender",
        "gender not told",
        "another age",
        "another commune",
    ],
)
def test_files_that_may_be_of_one_person_are_told(uow, one, other, expected):
    them = adviser(uow)
    learner_id = them.receive(one).learner_id
    them.receive(other)

    assert alike(them, learner_id) == expected


def test_two_files_made_one_keep_every_answer_and_both_codes(uow):
    them = adviser(uow)
    first, second = them.receive(Told("Fatima")), them.receive(Told("Fatma"))
    sittings = {sit(them, first.learner_id).id, sit(them, second.learner_id, 2).id}

    merge(uow, them.actor, learner_id=second.learner_id, into=first.learner_id, now=LATER)

    file = read_file(uow, them.actor, learner_id=first.learner_id, sealer=sealer(), now=NOON)
    again = read_file(uow, them.actor, learner_id=second.learner_id, sealer=sealer(), now=NOON)
    with uow.reading():
        holders = {
            uow.learners.with_code(codes().hash_code(c)).id for c in (first.code, second.code)
        }
    assert file == again
    assert {one.id for one in file.assessments} == sittings
    assert holders == {first.learner_id}
    assert len(names(them)) == 1
    assert alike(them, first.learner_id) == []
    assert journal(uow)[-1] == ("merge", first.learner_id, "done")


def test_file_is_not_merged_with_itself(uow):
    them = adviser(uow)
    first, second = them.name("Fatima"), them.name("Fatma")
    act = partial(merge, uow, them.actor, learner_id=second, into=first, now=NOON)
    act()

    with pytest.raises(SameFile):
        act()


@pytest.mark.parametrize(
    "act",
    [
        lambda uow, who, theirs, own: read_file(
            uow, who, learner_id=theirs, sealer=sealer(), now=LATER
        ),
        lambda uow, who, theirs, own: perhaps_the_same(
            uow, who, learner_id=theirs, sealer=sealer(), now=LATER
        ),
        lambda uow, who, theirs, own: merge(uow, who, learner_id=theirs, into=own, now=LATER),
        lambda uow, who, theirs, own: merge(uow, who, learner_id=own, into=theirs, now=LATER),
    ],
    ids=["read", "compare", "merge from", "merge into"],
)
def test_file_of_another_structure_is_refused_and_noted(uow, act):
    them, other = adviser(uow), adviser(uow, "Ailleurs")
    own, theirs = them.name("Amina"), other.name("Amina")

    with pytest.raises(UnknownLearner):
        act(uow, them.actor, theirs, own)

    assert (names(them), names(other)) == (["Amina"], ["Amina"])
    assert journal(uow)[-1][2] == "refused"
