"""Why a module, an aid or a goal is not in a plan: one word, and what it is about."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """The answers to « pourquoi pas ? », from the most decisive."""

    PLANNED = "planned"  # it is in the plan
    DONE = "done"
    REFUSED = "refused"  # dropped from the plan, with a reason
    KNOWN = "known"  # nothing left to learn there
    DEVICE = "device"
    READING = "reading"
    FRENCH = "french"
    FORMAT = "format"
    CONDITION = "condition"  # one that the adviser asks for
    LOCAL = "local"  # an aid that exists only where a local authority runs it
    PREREQUISITE = "prerequisite"
    NOT_TAUGHT = "not_taught"
    OTHER = "other"  # another step brings the same
    ENOUGH = "enough"  # no more aids than one remembers
    SESSIONS = "sessions"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class WhyNot:
    """One reason, about a device, a module, a condition, or nothing in particular."""

    why: Why
    about: str = ""
