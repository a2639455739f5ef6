"""A directory of places, a person sent to one of them, what became of it."""

from datetime import timedelta

import pytest

from diagnostic.people import Role
from pathway.errors import (
    NotTheNextState,
    RefusalUnexplained,
    UnfitPlace,
    UnknownPlace,
    UnreadablePlaces,
)
from pathway.referrals import Contact, ReferralReason, ReferralState, RefusalReason
from tests.exchange.test_places_file import HEADER, LINE
from tests.factories import NOON, enrolled, staff, structure
from use_cases.keep_places import add_place, directory, load_places, take_out
from use_cases.refer_learner import note_outcome, refer, see_referrals

LATER = NOON + timedelta(days=3)


@pytest.fixture
def here(uow):
    return structure(uow)


@pytest.fixture
def adviser(uow, here):
    return staff(uow, Role.ADVISER, of=here).actor


@pytest.fixture
def place(uow, adviser):
    return add_place(
        uow,
        adviser,
        name=" Emmaüs Connect ",
        address="1 rue X",
        postal_code="13001",
        commune="Marseille",
        now=NOON,
    )


@pytest.fixture
def learner(uow, here):
    return enrolled(uow, of=here)


def sent(uow, adviser, learner, place):
    refer(
        uow,
        adviser,
        learner_id=learner.id,
        place_id=place.id,
        reason=ReferralReason.DEVICE,
        contact=Contact.WE_CALL,
        now=NOON,
    )
    [one] = see_referrals(uow, adviser, learner_id=learner.id, now=NOON)
    return one.referral


def test_place_written_by_hand_is_in_the_directory(uow, adviser, place):
    assert [one.name for one in directory(uow, adviser)] == ["Emmaüs Connect"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"address": ""},
        {"commune": ""},
        {"postal_code": "130"},
        {"website": "ftp://exemple.fr"},
        {"phone": "0" * 21},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_place_that_cannot_be_found_is_refused(uow, adviser, wrong):
    typed = {"name": "A", "address": "B", "postal_code": "13001", "commune": "C", **wrong}
    with pytest.raises(UnfitPlace):
        add_place(uow, adviser, **typed, now=NOON)
    assert directory(uow, adviser) == ()


def test_file_loaded_twice_brings_up_to_date(uow, adviser):
    first = load_places(uow, adviser, content=(HEADER + LINE).encode(), now=NOON)
    moved = LINE.replace("2 quai du Port", "4 quai du Port")
    second = load_places(uow, adviser, content=(HEADER + moved).encode(), now=LATER)

    assert (first.new_count, first.updated_count) == (1, 0)
    assert (second.new_count, second.updated_count) == (0, 1)
    [place] = directory(uow, adviser)
    assert place.address == "4 quai du Port"


def test_unreadable_file_changes_nothing(uow, adviser, place):
    with pytest.raises(UnreadablePlaces):
        load_places(uow, adviser, content=b"nothing", now=NOON)
    assert directory(uow, adviser) == (place,)


def test_place_taken_out_is_no_longer_proposed_but_still_named(uow, adviser, learner, place):
    sent(uow, adviser, learner, place)
    take_out(uow, adviser, place_id=place.id, now=LATER)

    assert directory(uow, adviser) == ()
    [one] = see_referrals(uow, adviser, learner_id=learner.id, now=LATER)
    assert one.place.name == "Emmaüs Connect"


def test_place_of_another_structure_is_unknown(uow, learner, adviser):
    theirs = staff(uow, Role.ADVISER, of=structure(uow, name="Chez eux")).actor
    place = add_place(
        uow, theirs, name="A", address="B", postal_code="13001", commune="C", now=NOON
    )
    with pytest.raises(UnknownPlace):
        sent(uow, adviser, learner, place)


def test_outcome_follows_the_referral(uow, adviser, learner, place):
    referral = sent(uow, adviser, learner, place)
    for days, outcome in enumerate((ReferralState.APPOINTMENT, ReferralState.CAME)):
        day = LATER + timedelta(days=days)
        note_outcome(uow, adviser, referral_id=referral.id, outcome=outcome, now=day)

    [one] = see_referrals(uow, adviser, learner_id=learner.id, now=LATER)
    assert one.referral.state is ReferralState.CAME
    assert [step.state for step in one.referral.steps] == [
        ReferralState.APPOINTMENT,
        ReferralState.CAME,
    ]


def test_same_outcome_twice_is_kept_once(uow, adviser, learner, place):
    referral = sent(uow, adviser, learner, place)
    for _ in range(2):
        note_outcome(
            uow, adviser, referral_id=referral.id, outcome=ReferralState.NO_NEWS, now=LATER
        )
    [one] = see_referrals(uow, adviser, learner_id=learner.id, now=LATER)
    assert len(one.referral.steps) == 1


def test_refusal_needs_its_reason(uow, adviser, learner, place):
    referral = sent(uow, adviser, learner, place)
    refused = {"referral_id": referral.id, "outcome": ReferralState.REFUSED, "now": LATER}
    with pytest.raises(RefusalUnexplained):
        note_outcome(uow, adviser, **refused)
    note_outcome(uow, adviser, **refused, refused_because=RefusalReason.COST)
    [one] = see_referrals(uow, adviser, learner_id=learner.id, now=LATER)
    assert one.referral.steps[-1].refused_because is RefusalReason.COST


def test_what_ended_with_a_visit_ends_there(uow, adviser, learner, place):
    referral = sent(uow, adviser, learner, place)
    came = {"referral_id": referral.id, "now": LATER}
    note_outcome(uow, adviser, **came, outcome=ReferralState.CAME)
    with pytest.raises(NotTheNextState):
        note_outcome(uow, adviser, **came, outcome=ReferralState.NO_NEWS)
