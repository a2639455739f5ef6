"""Every act × the records of another structure: refused, and a line of the journal says so.

The acts are found by themselves: a new one that names a record is called here, or fails here.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from uuid import UUID

import pytest

import use_cases
from diagnostic.answers import Given, Setting, SpokenBy
from diagnostic.errors import JalonsError
from diagnostic.observations import Autonomy
from diagnostic.people import Actor, Role
from pathway.follow_up import EndReason
from pathway.means import Means
from pathway.meetings import Face, MeetingDetails, MeetingKind, MeetingState, Presence
from pathway.plan import StepState
from pathway.referrals import Contact, ReferralReason, ReferralState
from security.told import Told
from tests.factories import NOON, SMALL, codes, enrolled, sealer, staff, structure

RECORDS = (
    *("learner_id", "assessment_id", "account_id", "meeting_id", "place_id", "referral_id"),
    *("kept_id", "merged_id", "into", "other_id"),
)
WORDS = {
    "now": NOON,
    "language": "fr",
    "questionnaire": SMALL,
    "setting": Setting.DESK,
    "given": Given("phone", "own"),
    "item": "phone",
    "spoken_by": SpokenBy.SELF,
    "told": Told("Amina"),
    "version": 1,
    "goals": (),
    "means": Means(sessions=5),
    "step_ids": ("step",),
    "step_id": "step",
    "state": StepState.ACCEPTED,
    "to": 0,
    "details": MeetingDetails(MeetingKind.INDIVIDUAL, NOON, 60),
    "presence": Presence.PRESENT,
    "subject": "click",
    "autonomy": Autonomy.ALONE,
    "face": Face.HAPPY,
    "reason": ReferralReason.DEVICE,
    "contact": Contact.TOGETHER,
    "outcome": ReferralState.CAME,
    "why": EndReason.MOVED,
    "token": "t" * 43,
    "passphrase": "cinq mots qui se retiennent bien",
}


def acts() -> list[Callable[..., object]]:
    """Every public act that names somebody's record."""
    modules = [
        importlib.import_module(f"use_cases.{m.name}")
        for m in pkgutil.iter_modules(use_cases.__path__)
    ]
    found = [
        act
        for module in modules
        for name, act in inspect.getmembers(module, inspect.isfunction)
        if act.__module__ == module.__name__ and hasattr(act, "allowed_roles")
    ]
    return [act for act in found if set(inspect.signature(act).parameters) & set(RECORDS)]


def staff_acts() -> list[Callable[..., object]]:
    return [a for a in acts() if vars(a)["allowed_roles"] & {Role.ADVISER, Role.COORDINATOR}]


def words_for(act: Callable[..., object], records: dict[str, UUID]) -> dict[str, object]:
    known = {**WORDS, "codes": codes(), "sealer": sealer(), **records}
    wanted = [p for p in inspect.signature(act).parameters.values() if p.kind is p.KEYWORD_ONLY]
    missing = [p.name for p in wanted if p.name not in known and p.default is p.empty]
    assert missing == [], f"give {act.__name__} a value for {missing} in this test"
    return {p.name: known[p.name] for p in wanted if p.name in known}


def refused_lines(uow) -> int:
    with uow.reading():
        return sum(line.result == "refused" for line in uow.audit.lines())


@pytest.mark.parametrize("act", staff_acts(), ids=lambda act: act.__name__)
def test_act_on_another_structures_record_is_refused_and_noted(uow, act):
    theirs, ours = structure(uow, name="Chez eux"), structure(uow, name="Chez nous")
    learner, account = enrolled(uow, of=theirs), staff(uow, Role.ADVISER, of=theirs).actor
    with uow:
        stamp = uow.facts.stamp(account, NOON)
        sitting = uow.assessments.start(learner.id, SMALL, 1, Setting.DESK, stamp)
        told = (uow.facts.new_id(NOON), learner.id, MeetingState.HELD, WORDS["details"])
        meeting = uow.meetings.open(*told, by=account, now=NOON)
        uow.commit()
    roles = frozenset({Role.ADVISER, Role.COORDINATOR})
    stranger = Actor(roles, staff(uow, Role.ADVISER, of=ours).actor.id, ours.id)
    named = dict.fromkeys(RECORDS, learner.id)
    records = {**named, "assessment_id": sitting.id, "account_id": account.id}
    records["meeting_id"] = meeting.id
    before = refused_lines(uow)

    with pytest.raises(JalonsError):
        act(uow, stranger, **words_for(act, records))

    assert refused_lines(uow) == before + 1


def test_there_are_acts_to_try():
    assert {"enrol", "read_profile"} - {a.__name__ for a in staff_acts()} == {"enrol"}
    assert len(staff_acts()) >= 15
