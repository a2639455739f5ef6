"""What the person wants to do, in their own terms, and the skills it needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A wish of the person's; `needs` are the questions that ask for the skills it takes."""

    id: str
    needs: tuple[str, ...]
