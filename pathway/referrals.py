"""A person is sent to a named place: why, how the contact is made, and what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from pathway.places import Service


class ReferralReason(StrEnum):
    """What the place is asked for: a closed list, so that nothing personal is written."""

    DEVICE = "device"
    CONNECTION = "connection"
    FRENCH = "french"
    READING = "reading"
    DIGITAL_SKILLS = "digital_skills"
    PROCEDURE = "procedure"
    WORK = "work"
    ADAPTED_EQUIPMENT = "adapted_equipment"


SERVICES_FOR: dict[ReferralReason, tuple[Service, ...]] = {
    ReferralReason.DEVICE: (Service.CHEAP_DEVICES, Service.ACCESS),
    ReferralReason.CONNECTION: (Service.ACCESS,),
    ReferralReason.FRENCH: (),
    ReferralReason.READING: (),
    ReferralReason.DIGITAL_SKILLS: (Service.DAILY_SKILLS, Service.SAFE_USE),
    ReferralReason.PROCEDURE: (Service.PROCEDURES,),
    ReferralReason.WORK: (Service.WORK,),
    ReferralReason.ADAPTED_EQUIPMENT: (Service.ACCESS,),
}


class Contact(StrEnum):
    """Who gets in touch, as agreed with the person."""

    THEMSELVES = "themselves"
    WE_CALL = "we_call"
    TOGETHER = "together"


class ReferralState(StrEnum):
    """Where a referral stands; the last three end it."""

    PROPOSED = "proposed"
    APPOINTMENT = "appointment"
    CAME = "came"
    REFUSED = "refused"
    NO_NEWS = "no_news"


ENDED = (ReferralState.CAME, ReferralState.REFUSED, ReferralState.NO_NEWS)


class RefusalReason(StrEnum):
    """Why it did not happen, in the person's eyes or the place's."""

    TOO_FAR = "too_far"
    COST = "cost"
    HOURS = "hours"
    NOT_NOW = "not_now"
    HELPED_ELSEWHERE = "helped_elsewhere"
    PLACE_SAID_NO = "place_said_no"


@dataclass(frozen=True, slots=True)
class ReferralStep:
    """What became of a referral, as a fact; the last one holds."""

    id: UUID
    state: ReferralState
    recorded_at: datetime
    recorded_by: str
    refused_because: RefusalReason | None = None


@dataclass(frozen=True, slots=True)
class Referral:
    """A person sent to a place; `steps` in the order in which they were recorded."""

    id: UUID
    learner_id: UUID
    place_id: UUID
    reason: ReferralReason
    contact: Contact
    proposed_at: datetime
    recorded_by: str
    steps: tuple[ReferralStep, ...] = ()

    @property
    def state(self) -> ReferralState:
        """Where it stands today."""
        return self.steps[-1].state if self.steps else ReferralState.PROPOSED

    @property
    def since(self) -> datetime:
        """When it came to stand there."""
        return self.steps[-1].recorded_at if self.steps else self.proposed_at

    def is_silent(self, now: datetime, *, after: timedelta) -> bool:
        """Whether somebody should ask what became of it.

        Parameters
        ----------
        now : datetime
        after : timedelta
            How long a referral that has not ended may stay without a word.

        Returns
        -------
        bool
        """
        return self.state not in ENDED and now - self.since >= after


def next_states(state: ReferralState) -> tuple[ReferralState, ...]:
    """What may be noted next; what ended may still turn into a visit.

    Parameters
    ----------
    state : ReferralState

    Returns
    -------
    tuple of ReferralState
    """
    if state is ReferralState.PROPOSED:
        return (ReferralState.APPOINTMENT, *ENDED)
    if state is ReferralState.APPOINTMENT:
        return ENDED
    return () if state is ReferralState.CAME else (ReferralState.APPOINTMENT, ReferralState.CAME)
