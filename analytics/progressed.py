"""How many people of a structure do something alone that they did not: rounded, or not told."""

from dataclasses import dataclass

from analytics.suppression import SMALLEST_CELL, people_told


@dataclass(frozen=True, slots=True)
class Progressed:
    """What may leave: people met more than once, and those of them who progressed.

    Parameters
    ----------
    met_again, progressed : int or None
        Rounded; None where telling would tell of too few.
    """

    met_again: int | None
    progressed: int | None


def progressed_of(met_again: int, progressed: int) -> Progressed:
    """The two counts, as they may leave.

    Parameters
    ----------
    met_again : int
    progressed : int
        Among them.

    Returns
    -------
    Progressed
        Those who progressed are not told where they, or the others, are too few to be hidden in
        the crowd.

    Raises
    ------
    ValueError
        When more progressed than were met again.
    """
    if progressed > met_again:
        raise ValueError(f"{progressed} of {met_again} people")
    others = met_again - progressed
    few = 0 < others < SMALLEST_CELL
    return Progressed(people_told(met_again), None if few else people_told(progressed))
