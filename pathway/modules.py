"""What can be learnt with us: a module is one or two sittings around a few things one can do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

PHONE = "touch"  # the device that a person with a phone alone has
USUAL_GAIN = 0.6  # a judgement, to be measured: questionnaires/catalogue/modules.yaml says more


class Condition(StrEnum):
    """How a module, or the place that gives it, has to be: chosen by the adviser, never kept."""

    WITHOUT_READING = "without_reading"
    WITHOUT_FRENCH = "without_french"  # shown, done by gestures, or with somebody who translates
    PHONE_ONLY = "phone_only"
    ADAPTED = "adapted"  # with a screen reader, a large keyboard, a magnified screen


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
    lent : bool
        Whether the place lends the device: it can be followed without one's own.
    own : bool
        Whether it is done on the person's own device, which a lent one cannot replace.
    without_reading : bool
        Whether somebody who does not read French can follow it.
    without_french : bool
        Whether somebody who does not speak French can follow it.
    adapted : bool
        Whether it can be followed with adapted equipment.
    gain : float
        P(alone after | not alone before) for each question taught, strictly between 0 and 1: a
        chance p becomes p + (1 - p) × gain. A judgement until outcomes are collected.
    on_request : bool
        Proposed only where a chosen goal goes through it, or added by hand: a démarche is
        learnt for itself, never instead of another.
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
    without_french: bool = False
    adapted: bool = False
    gain: float = USUAL_GAIN
    on_request: bool = False
    lent: bool = False
    own: bool = False

    @property
    def conditions(self) -> frozenset[Condition]:
        """The conditions under which it can be followed.

        Returns
        -------
        frozenset of Condition
        """
        held = {
            Condition.WITHOUT_READING: self.without_reading,
            Condition.WITHOUT_FRENCH: self.without_french,
            Condition.PHONE_ONLY: not self.on or PHONE in self.on,
            Condition.ADAPTED: self.adapted,
        }
        return frozenset(condition for condition, holds in held.items() if holds)

    def chance_after(self, chance: float) -> float:
        """The chance that a thing taught is done alone once the module was followed.

        Parameters
        ----------
        chance : float
            Before, between 0 and 1.

        Returns
        -------
        float
            At least `chance`, below 1.
        """
        return chance + (1 - chance) * self.gain


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
