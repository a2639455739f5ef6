"""Closing, opening again, handing over, and the list of what waits."""

from datetime import timedelta

import pytest

from diagnostic.errors import UnknownAccount
from diagnostic.people import Role
from pathway.errors import AlreadyClosed, UnfitDelays
from pathway.follow_up import Delays, EndReason
from pathway.worklist import TaskKind
from security.told import Told
from tests.factories import NOON, NOTICE, codes, sealer, staff, structure
from use_cases.end_follow_up import (
    close_follow_up,
    hand_over,
    read_follow_up,
    reopen_follow_up,
)
from use_cases.enrol_learner import enrol
from use_cases.find_learner import merge
from use_cases.see_worklist import delays, set_delays, worklist

SOON = NOON + timedelta(minutes=1)
MUCH_LATER = NOON + timedelta(weeks=10)


@pytest.fixture
def here(uow):
    return structure(uow)


@pytest.fixture
def adviser(uow, here):
    return staff(uow, Role.ADVISER, of=here).actor


@pytest.fixture
def colleague(uow, here):
    return staff(uow, Role.ADVISER, of=here, name="Awa Diop").actor


def received(uow, adviser, name="Amina", now=NOON):
    return enrol(
        uow,
        adviser,
        told=Told(name),
        notice_version=NOTICE,
        codes=codes(),
        sealer=sealer(),
        now=now,
    ).learner_id


def waiting(uow, actor, now=MUCH_LATER):
    found = worklist(uow, actor, sealer=sealer(), now=now)
    return [(one.told.name, one.task.kind, one.is_mine) for one in found]


def test_person_without_news_waits_for_whoever_received_them(uow, adviser, colleague):
    received(uow, adviser)
    assert waiting(uow, adviser, NOON) == []
    assert waiting(uow, adviser) == [("Amina", TaskKind.NO_NEWS, True)]
    assert waiting(uow, colleague) == [("Amina", TaskKind.NO_NEWS, False)]


def test_handed_over_they_wait_for_the_colleague(uow, adviser, colleague):
    learner = received(uow, adviser)
    hand_over(uow, adviser, learner_id=learner, account_id=colleague.id, now=NOON)

    assert waiting(uow, adviser) == [("Amina", TaskKind.NO_NEWS, False)]
    assert waiting(uow, colleague) == [("Amina", TaskKind.NO_NEWS, True)]
    found = read_follow_up(uow, adviser, learner_id=learner, now=NOON)
    assert found.followed_by is not None
    assert found.followed_by.id == colleague.id
    assert [one.id for one in found.colleagues] == [adviser.id]


def test_nobody_is_handed_to_a_stranger_nor_to_a_coordinator(uow, adviser, here):
    learner = received(uow, adviser)
    stranger = staff(uow, Role.ADVISER, of=structure(uow, name="Chez eux")).actor
    coordinator = staff(uow, Role.COORDINATOR, of=here).actor
    for other in (stranger, coordinator):
        with pytest.raises(UnknownAccount):
            hand_over(uow, adviser, learner_id=learner, account_id=other.id, now=NOON)


def test_closed_follow_up_waits_for_nobody_and_opens_again(uow, adviser):
    learner = received(uow, adviser)
    close_follow_up(uow, adviser, learner_id=learner, why=EndReason.MOVED, now=NOON)

    assert waiting(uow, adviser) == []
    found = read_follow_up(uow, adviser, learner_id=learner, now=NOON)
    assert found.closed is not None
    assert found.closed.reason is EndReason.MOVED
    for _ in range(2):
        reopen_follow_up(uow, adviser, learner_id=learner, now=SOON)
    assert read_follow_up(uow, adviser, learner_id=learner, now=NOON).closed is None
    assert len(waiting(uow, adviser)) == 1


def test_closing_twice_is_refused(uow, adviser):
    learner = received(uow, adviser)
    closing = {"learner_id": learner, "why": EndReason.THEIR_WISH, "now": NOON}
    close_follow_up(uow, adviser, **closing)
    with pytest.raises(AlreadyClosed):
        close_follow_up(uow, adviser, **closing)


def test_two_files_made_one_wait_once(uow, adviser):
    other = received(uow, adviser, "Amina B")
    learner = received(uow, adviser, now=SOON)
    close_follow_up(uow, adviser, learner_id=other, why=EndReason.MOVED, now=NOON)
    reopen_follow_up(uow, adviser, learner_id=other, now=SOON)
    merge(uow, adviser, learner_id=other, into=learner, now=SOON)
    assert waiting(uow, adviser) == [("Amina", TaskKind.NO_NEWS, True)]


def test_delays_are_the_structures_own(uow, adviser, here):
    received(uow, adviser)
    coordinator = staff(uow, Role.COORDINATOR, of=here).actor
    chosen = {"no_news_weeks": 12, "referral_weeks": 2, "next_diagnosis_weeks": 20}
    set_delays(uow, coordinator, **chosen, now=NOON)

    assert delays(uow, adviser) == Delays(12, 2, 20)
    assert waiting(uow, adviser) == []
    elsewhere = staff(uow, Role.ADVISER, of=structure(uow, name="Chez eux")).actor
    assert delays(uow, elsewhere) == Delays()


def test_delay_out_of_reason_changes_nothing(uow, adviser, here):
    coordinator = staff(uow, Role.COORDINATOR, of=here).actor
    wrong = {"no_news_weeks": 0, "referral_weeks": 2, "next_diagnosis_weeks": 20}
    with pytest.raises(UnfitDelays):
        set_delays(uow, coordinator, **wrong, now=NOON)
    assert delays(uow, adviser) == Delays()
