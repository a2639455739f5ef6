"""What there is to follow a plan with: sessions, formats, conditions that the adviser asks for.

They belong to a proposal, not to a person: adapted equipment is asked of a module or a place,
and nobody's record says who asked for it.
"""

from dataclasses import dataclass

from pathway.modules import Condition, Format


@dataclass(frozen=True, slots=True)
class Means:
    """The constraints of one proposal.

    Parameters
    ----------
    sessions : int or None
        How many there are from now on: what is left on a pass of 5 or 10 workshops, or a number
        of visits; one takes one module once. None where nothing limits them.
    formats : frozenset of Format
        Those that are possible; empty where all of them are.
    conditions : frozenset of Condition
        That every module has to meet, beside those that the person's situation asks for.
    """

    sessions: int | None = None
    formats: frozenset[Format] = frozenset()
    conditions: frozenset[Condition] = frozenset()


NO_LIMIT = Means()
