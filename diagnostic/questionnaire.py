"""The questions and what they measure: content is data, the engine knows no question."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from diagnostic.answers import ALWAYS_OFFERED, SHOWN, AnswerMode, Setting
from diagnostic.errors import ModeNotOffered, UnknownItem, UnknownOption
from diagnostic.faults import Fault, check
from diagnostic.framework import Framework
from diagnostic.over_claiming import OverClaiming
from diagnostic.prior import PriorShape
from diagnostic.response_models import ResponseModel


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be answered; options of the same rank say the same of the person."""

    id: str
    rank: int


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    Parameters
    ----------
    id : str
        Readable, kebab-case, never reused.
    dimension : str
        The one dimension it informs.
    options : tuple of Option
        In the order in which they are shown; `rank` is the row of the response model.
    modes : tuple of AnswerMode
        The ways it may be answered, the usual one first.
    models : mapping of AnswerMode to ResponseModel
        What an answer says in each of these modes.
    ordered : bool
        Whether a higher rank always speaks for more (checked by `faults.check`).
    seconds : float
        Expected time to answer, in seconds.
    heard : bool
        Whoever asks hears it: it may be observed by telephone too.
    follow_up : bool
        Asked as soon as its condition holds, whatever it teaches of levels: it changes the help.
    only_if, never_if : mapping of item id to option ids
        Asked only after one of these answers; never after one of those.
    fact : str or None
        The fact of the framework that it asks for (option ids are then the fact's values).
    obstacles : mapping of obstacle id to option ids
        What blocks, if one of these options is answered.
    origin : str
        Where its parameters come from: "prior" (documented belief) or "calibrated" (on answers).
    """

    id: str
    dimension: str
    options: tuple[Option, ...]
    modes: tuple[AnswerMode, ...]
    models: Mapping[AnswerMode, ResponseModel]
    ordered: bool = True
    seconds: float = 15.0
    area: str | None = None
    competence: str | None = None
    theme: str | None = None
    statement: str | None = None
    opening: bool = False
    heard: bool = False
    follow_up: bool = False
    heavy: bool = False
    only_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    never_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fact: str | None = None
    obstacles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    origin: str = "prior"

    def rank_of(self, option: str) -> int | None:
        """Row of the response model for an option; None where it carries no rank.

        Raises
        ------
        UnknownOption
            If the question does not offer this option.
        """
        if option in ALWAYS_OFFERED:
            return None
        for known in self.options:
            if known.id == option:
                return known.rank
        raise UnknownOption(item=self.id, option=option)

    @property
    def ranks(self) -> int:
        """Number of different ranks."""
        return 1 + max(option.rank for option in self.options)

    def modes_in(self, setting: Setting) -> tuple[AnswerMode, ...]:
        """Those of its modes that a setting allows, in their order."""
        allowed = setting.modes
        if self.heard and setting is Setting.PHONE:
            allowed = (*allowed, AnswerMode.OBSERVED)
        return tuple(mode for mode in self.modes if mode in allowed)

    def usual_mode(self, setting: Setting) -> AnswerMode:
        """The first of its modes that a setting allows.

        Raises
        ------
        ModeNotOffered
            If the setting allows none.
        """
        for mode in self.modes_in(setting):
            return mode
        raise ModeNotOffered(item=self.id, mode=setting)

    def shown_mode(self, setting: Setting) -> AnswerMode | None:
        """The first of its modes in which it is seen rather than said, if a setting has one."""
        return next((m for m in self.modes_in(setting) if m in SHOWN), None)

    def model(self, mode: AnswerMode) -> ResponseModel:
        """What an answer says in this mode.

        Raises
        ------
        ModeNotOffered
            If the question cannot be answered in this mode.
        """
        if mode not in self.modes:
            raise ModeNotOffered(item=self.id, mode=mode)
        return self.models[mode]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A set of questions over a framework, with its prior and its revision.

    `doubt` is the share of the answers to class questions that we expect to go otherwise than
    believed, as long as a question is not calibrated. `over_claiming` says, by dimension, how the
    declared models differ from the others.
    `describes` names columns of files that describe people: accepted, never used to predict.
    `languages` are those in which every word is written, the source language first.
    """

    id: str
    revision: int
    framework: Framework
    items: tuple[Item, ...]
    prior: PriorShape
    describes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    prior_origin: str = "prior"
    over_claiming: Mapping[str, OverClaiming] = field(default_factory=dict)
    doubt: float = 0.0

    def item(self, id: str) -> Item:
        """The question of this name.

        Raises
        ------
        UnknownItem
            If there is none.
        """
        for item in self.items:
            if item.id == id:
                return item
        raise UnknownItem(item=id)

    def check(self) -> tuple[Fault, ...]:
        """Everything an author should correct before it is used; empty when it makes sense."""
        return check(self)

    def restricted_to(self, axis: str) -> "Questionnaire":
        """The same questionnaire for one axis alone: its dimensions, its questions."""
        framework = self.framework.restricted_to(axis)
        kept = tuple(d.id for d in framework.dimensions)
        items = tuple(_freed(i, self, kept) for i in self.items if i.dimension in kept)
        return replace(
            self, framework=framework, items=items, prior=self.prior.restricted_to(kept)
        )

    def without(self, absent: frozenset[str]) -> "Questionnaire":
        """The same questionnaire without some questions (a file that lacks their columns)."""
        items = tuple(i for i in self.items if i.id not in absent)
        left = frozenset(i.id for i in items)
        return replace(self, items=tuple(_limited(i, left) for i in items))


def _freed(item: Item, questionnaire: Questionnaire, dimensions: tuple[str, ...]) -> Item:
    kept = frozenset(i.id for i in questionnaire.items if i.dimension in dimensions)
    return _limited(item, kept)


def _limited(item: Item, kept: frozenset[str]) -> Item:
    """The item without conditions on questions that are no longer there."""
    return replace(
        item,
        only_if={k: v for k, v in item.only_if.items() if k in kept},
        never_if={k: v for k, v in item.never_if.items() if k in kept},
    )
