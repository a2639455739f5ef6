"""What the person wants to do, in their own terms, and what it takes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A wish of the person's, in their own words.

    Parameters
    ----------
    id : str
        Readable, kebab-case, never reused.
    needs : tuple of item id
        The questions that ask for the skills it takes; may be empty where `through` says it all.
    through : tuple of module id
        Modules that the wish itself is made of, whatever is known already: the démarche, the call.
    hindered_by : tuple of obstacle id
        Obstacles that, where they were shown, have to be lifted first.
    on : tuple of device id
        Devices it can be done on, one is enough; empty where any will do.
    picture : str
        Name of its drawing.
    """

    id: str
    needs: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    hindered_by: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    picture: str = ""
