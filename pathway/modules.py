"""What can be learnt with us: a module is one or two sittings around a few things one can do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """How a module is followed."""

    INDIVIDUAL = "individual"
    WORKSHOP = "workshop"
    ALONE = "alone"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Module:
    """Something to learn.

    Parameters
    ----------
    id : str
        Readable, kebab-case, never reused.
    teaches : tuple of item id
        What the person can then do alone; may be empty where no question asks for it.
    lifts : tuple of obstacle id
        What it helps against.
    after : tuple of module id
        What has to be known before.
    on : tuple of device id
        Devices it can be followed on, one is enough; empty where none of one's own is needed.
    without_reading : bool
        Whether somebody who does not read French can follow it.
    formats : tuple of Format
        The usual one first.
    minutes : int
        Of the whole module.
    languages : tuple of str
        In which it can be followed.
    competences : tuple of str
        DigComp codes; none for the gestures that come before DigComp.
    themes : tuple of str
        Codes of La Coop de la médiation numérique.
    """

    id: str
    minutes: int
    formats: tuple[Format, ...] = (Format.INDIVIDUAL,)
    teaches: tuple[str, ...] = ()
    lifts: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    without_reading: bool = False
    languages: tuple[str, ...] = ("fr",)
    competences: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Device:
    """A kind of device, and the facts that show that the person has one.

    Parameters
    ----------
    id : str
    shown_by : mapping of fact to values
        One of these values of one of these facts is enough.
    """

    id: str
    shown_by: Mapping[str, tuple[str, ...]]

    def is_owned(self, facts: Mapping[str, str]) -> bool:
        """Whether the facts told so far show one."""
        return any(facts.get(fact) in values for fact, values in self.shown_by.items())
