"""A practice: nobody real in it, nobody of it elsewhere, one way in and back, wiped whole."""

from datetime import timedelta
from uuid import uuid4

import pytest
from numpy.random import default_rng
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from diagnostic.answers import AnswerMode, Setting
from diagnostic.errors import Forbidden, UnknownAccount, UnknownCode, UnknownLearner
from diagnostic.people import OPERATOR, VISITOR, Role
from models import Base
from pathway.meetings import MeetingDetails, MeetingKind
from security.access import scope_of
from security.identity import hash_sid, learner_actor, staff_login
from tests.factories import (
    NOON,
    NOTICE,
    SMALL,
    codes,
    details_and_plan,
    enrolled,
    met,
    sealer,
    sent_on,
    staff,
    started,
    structure,
)
from use_cases import find_learner, plan_meeting
from use_cases.enrol_learner import reissue_code
from use_cases.load_demonstration import is_invented
from use_cases.manage_team import close_account, reset_from_terminal
from use_cases.practise import (
    PEOPLE,
    enter_practice,
    invented_replies,
    leave_practice,
    unveil,
    wipe_practice,
)
from use_cases.sign_in import leave, who_is
from use_cases.start_together import start_together
from use_cases.take_diagnosis import answer, current_question

OWN = "own token"


@pytest.fixture
def camille(uow):
    """An adviser who came in by their passphrase."""
    account = staff(uow, Role.ADVISER, of=structure(uow))
    with uow:
        uow.logins.open(staff_login(account, OWN, now=NOON))
        uow.commit()
    return account.actor


def enter(uow, actor, *, sid=OWN, now=NOON):
    return enter_practice(
        uow,
        actor,
        sid=sid,
        called="Terrain d’entraînement",
        notice_version=NOTICE,
        codes=codes(),
        sealer=sealer(),
        rng=default_rng(1),
        now=now,
    )


def practising(uow, actor):
    return who_is(uow, VISITOR, sid=enter(uow, actor), now=NOON)


def place_of(uow, actor):
    with uow.reading():
        return uow.accounts.structure(actor.structure_id)


def received(uow, actor):
    """Somebody real, whom this adviser's structure follows."""
    return enrolled(uow, of=place_of(uow, actor))


def seen_by(uow, actor):
    with uow.reading():
        return {one.learner.id for one in uow.learners.followed(visible_to=scope_of(actor))}


def everything(engine, *, but=("audit", "logins")):
    with engine.connect() as connection:
        return {
            table.name: sorted(map(str, connection.execute(text(f"SELECT * FROM {table.name}"))))
            for table in Base.metadata.sorted_tables
            if table.name not in but
        }


def diagnosed(uow, twin, learner_id):
    """Their diagnosis to its end, each answer as they say it."""
    sitting = start_together(
        uow, twin, learner_id=learner_id, questionnaire=SMALL, setting=Setting.DESK, now=NOON
    )
    now, left = NOON, current_question(uow, twin, assessment_id=sitting.id, now=NOON)
    while left.step.choice is not None:
        now += timedelta(seconds=5)
        asked = left.step.choice.item.id
        replies = invented_replies(uow, twin, assessment_id=sitting.id, item=asked, now=now)
        said = replies[AnswerMode.DECLARED]
        left = answer(uow, twin, assessment_id=sitting.id, given=said, now=now)


def test_practice_has_invented_people_whom_nobody_else_sees(uow, camille):
    real = received(uow, camille).id

    twin = practising(uow, camille)

    assert twin.is_practising
    assert twin.roles == {Role.ADVISER}
    assert len(seen_by(uow, twin)) == PEOPLE
    assert seen_by(uow, camille) == {real}
    with pytest.raises(UnknownLearner):
        find_learner.read_file(uow, twin, learner_id=real, sealer=sealer(), now=NOON)
    invented = next(iter(seen_by(uow, twin)))
    with pytest.raises(UnknownLearner):
        find_learner.read_file(uow, camille, learner_id=invented, sealer=sealer(), now=NOON)


def test_coming_again_finds_the_same_people(uow, camille):
    twin = practising(uow, camille)

    assert practising(uow, camille) == twin
    assert len(seen_by(uow, twin)) == PEOPLE


def test_two_advisers_have_two_practices(uow, camille):
    other = staff(uow, Role.ADVISER, of=structure(uow))
    with uow:
        uow.logins.open(staff_login(other, "other token", now=NOON))
        uow.commit()
    mine = practising(uow, camille)
    theirs = who_is(uow, VISITOR, sid=enter(uow, other.actor, sid="other token"), now=NOON)

    assert not seen_by(uow, mine) & seen_by(uow, theirs)
    wipe_practice(uow, theirs, now=NOON)
    assert len(seen_by(uow, mine)) == PEOPLE


def test_real_person_who_started_alone_is_not_taken_into_a_practice(uow, camille):
    twin = practising(uow, camille)
    _, kept = started(uow)

    with pytest.raises(UnknownCode):
        find_learner.open_by_code(uow, twin, code=kept.code, codes=codes(), now=NOON)

    find_learner.open_by_code(uow, camille, code=kept.code, codes=codes(), now=NOON)


def test_code_of_an_invented_person_opens_their_file_in_the_practice_alone(uow, camille):
    twin = practising(uow, camille)
    invented = next(iter(seen_by(uow, twin)))
    code = reissue_code(uow, twin, learner_id=invented, codes=codes(), now=NOON)

    opened = find_learner.open_by_code(uow, twin, code=code, codes=codes(), now=NOON)

    assert opened == invented
    with pytest.raises(UnknownCode):
        find_learner.open_by_code(uow, camille, code=code, codes=codes(), now=NOON)


def test_way_back_gives_ones_own_account_until_the_day_would_have_ended(uow, camille):
    later = NOON + timedelta(minutes=10)
    inside = enter(uow, camille, now=later)
    twin = who_is(uow, VISITOR, sid=inside, now=later)

    back = leave_practice(uow, twin, sid=inside, codes=codes(), now=later)

    assert who_is(uow, VISITOR, sid=back, now=later) == camille
    with uow.reading():
        login = uow.logins.find(hash_sid(back))
    assert login.created_at == NOON


@pytest.mark.parametrize("stolen", ["nobody's token", OWN])
def test_practice_without_its_own_token_leads_to_no_account(uow, camille, stolen):
    twin = practising(uow, camille)

    with pytest.raises(Forbidden):
        leave_practice(uow, twin, sid=stolen, codes=codes(), now=NOON)


def test_only_ones_own_open_session_leads_to_the_practice(uow, camille):
    other = staff(uow, Role.ADVISER, of=structure(uow)).actor

    with pytest.raises(Forbidden):
        enter(uow, other)
    with pytest.raises(Forbidden):
        enter(uow, camille, now=NOON + timedelta(days=1))
    leave(uow, camille, sid=OWN, now=NOON)
    with pytest.raises(Forbidden):
        enter(uow, camille)


def test_practice_has_no_practice_of_its_own(uow, camille):
    inside = enter(uow, camille)
    twin = who_is(uow, VISITOR, sid=inside, now=NOON)

    with pytest.raises(Forbidden):
        enter(uow, twin, sid=inside)


def test_outside_a_practice_there_is_no_way_back(uow, camille):
    with pytest.raises(Forbidden):
        leave_practice(uow, camille, sid=OWN, codes=codes(), now=NOON)


def test_no_link_ever_opens_a_practice(uow, camille):
    practising(uow, camille)
    with uow.reading():
        login = uow.accounts.twin(camille.id).login

    with pytest.raises(UnknownAccount):
        reset_from_terminal(uow, OPERATOR, login=login, codes=codes(), now=NOON)


def test_closing_an_account_ends_its_practice(uow, camille):
    inside = enter(uow, camille)
    lead = staff(uow, Role.COORDINATOR, of=place_of(uow, camille))
    with uow:
        uow.accounts.change_passphrase(lead.id, "a hash")
        uow.commit()

    close_account(uow, lead.actor, account_id=camille.id, now=NOON)

    assert who_is(uow, VISITOR, sid=inside, now=NOON) == VISITOR
    with uow.reading():
        assert uow.accounts.twin(camille.id) is None


def test_devices_of_the_practice_are_let_out_with_the_others(uow, camille):
    inside = enter(uow, camille)

    with uow:
        uow.logins.end_all(camille.id, at=NOON)
        uow.commit()

    assert who_is(uow, VISITOR, sid=inside, now=NOON) == VISITOR


def test_wiping_leaves_every_table_as_it_was(uow, engine, camille):
    real = received(uow, camille)
    details_and_plan(uow, learner_actor(real.id))
    met(uow, real.id, by=camille)
    before = everything(engine)
    twin = practising(uow, camille)
    first, second, *_ = sorted(seen_by(uow, twin))
    diagnosed(uow, twin, first)
    met(uow, first, by=twin)
    sent_on(uow, second, by=twin)
    find_learner.merge(uow, twin, learner_id=second, into=first, now=NOON)
    workshop = MeetingDetails(MeetingKind.WORKSHOP, NOON, 60, title="Atelier", capacity=6)
    plan_meeting.plan(uow, twin, meeting_id=uuid4(), details=workshop, now=NOON)

    wipe_practice(uow, twin, now=NOON)

    assert everything(engine) == before
    with uow.reading():
        assert ("wipe-practice", camille.id) in {
            (kept.act, kept.actor_id) for kept in uow.audit.lines()
        }
    assert who_is(uow, VISITOR, sid=OWN, now=NOON) == camille


def test_workshop_of_a_real_structure_is_still_never_deleted(uow, engine, camille):
    practising(uow, camille)
    workshop = MeetingDetails(MeetingKind.WORKSHOP, NOON, 60, title="Atelier", capacity=6)
    plan_meeting.plan(uow, camille, meeting_id=uuid4(), details=workshop, now=NOON)

    with pytest.raises(IntegrityError, match="never changed"), engine.begin() as connection:
        connection.execute(text("DELETE FROM meetings"))


def test_wiping_from_outside_and_wiping_nothing(uow, engine, camille):
    wipe_practice(uow, camille, now=NOON)
    before = everything(engine)
    practising(uow, camille)

    wipe_practice(uow, camille, now=NOON)

    assert everything(engine) == before


def test_answers_of_a_practice_teach_calibration_nothing(uow, camille):
    twin = practising(uow, camille)
    diagnosed(uow, twin, next(iter(seen_by(uow, twin))))

    with uow.reading():
        assert uow.frames.first_sittings(SMALL, 1) == ()


def test_practice_does_not_make_the_service_an_invented_one(uow, camille):
    practising(uow, camille)

    assert is_invented(uow, VISITOR) is False


def test_same_question_has_the_same_reply(uow, camille):
    twin = practising(uow, camille)
    learner_id = next(iter(seen_by(uow, twin)))
    sitting = start_together(
        uow, twin, learner_id=learner_id, questionnaire=SMALL, setting=Setting.DESK, now=NOON
    )
    about = {"assessment_id": sitting.id, "item": "click", "now": NOON}

    assert invented_replies(uow, twin, **about) == invented_replies(uow, twin, **about)


def test_truth_is_told_once_the_diagnosis_is_finished(uow, camille):
    twin = practising(uow, camille)
    learner_id = next(iter(seen_by(uow, twin)))

    assert unveil(uow, twin, learner_id=learner_id, now=NOON) == {}
    diagnosed(uow, twin, learner_id)
    told = unveil(uow, twin, learner_id=learner_id, now=NOON)

    assert set(told) == {"equipment", "skills"}
    with pytest.raises(Forbidden):
        unveil(uow, camille, learner_id=learner_id, now=NOON)
