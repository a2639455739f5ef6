"""The forms of a sitting: by telephone, whole, or deeper on one axis or one area, from one bank.

A form is a stopping rule and what it asks about; the questions are the same everywhere.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from diagnostic.answers import Setting
from diagnostic.bank import Bank
from diagnostic.errors import UnknownForm
from diagnostic.framework import DimensionKind, Framework
from diagnostic.questionnaire import Item
from diagnostic.standing import Certainty
from diagnostic.stopping import FIRST_DIAGNOSIS, StoppingRule


class FormKind(StrEnum):
    """The telephone form, the usual one, and the one that an adviser opens to look closer."""

    QUICK = "quick"  # « éclair »
    STANDARD = "standard"
    DEEP = "deep"  # « approfondi »
    SINGLE = "single"  # one question, to settle a doubt or to see what was only said


@dataclass(frozen=True, slots=True)
class Focus:
    """What a form asks about: everything, one axis, one area of it, or one question.

    Without `follow_ups`, only what informs a level: eight questions leave room for no other. A
    form that `counts_questions` asks the most telling one, however long it is to answer; the
    others, the one that tells most in the time it takes.
    """

    axis: str | None = None
    area: str | None = None
    item: str | None = None
    follow_ups: bool = True
    counts_questions: bool = False

    @property
    def is_everywhere(self) -> bool:
        return self.axis is None

    def seeks(self, axis: str) -> bool:
        """Whether the level of this axis is what the form is after."""
        return self.axis is None or self.axis == axis

    def covers(self, item: Item, bank: Bank) -> bool:
        """Whether the form may ask this question."""
        if item.follow_up and not self.follow_ups:
            return False
        if self.item is not None:
            return item.id == self.item
        if self.area is not None:
            return item.area == self.area
        return self.seeks(bank.questionnaire.framework.axis_of(item.dimension).id)

    def left_out(self, bank: Bank) -> frozenset[str]:
        """The questions that the form never asks."""
        if self.is_everywhere and self.follow_ups:
            return frozenset()
        return frozenset(item.id for item in bank.items if not self.covers(item, bank))


EVERYWHERE = Focus()


@dataclass(frozen=True, slots=True)
class Form:
    """When to stop, what to ask about, and where it takes place if only one setting will do.

    Parameters
    ----------
    kind : FormKind
    rule : StoppingRule
        Its longest sitting counts the answers on what the form asks about, former ones included.
    focus : Focus
    setting : Setting or None
        None where the form can be taken anywhere.
    """

    kind: FormKind
    rule: StoppingRule = FIRST_DIAGNOSIS
    focus: Focus = field(default_factory=Focus)
    setting: Setting | None = None

    @property
    def key(self) -> str:
        """The form in one word, as it is kept: `standard`, `deep:skills`, `deep:skills:safety`.

        `single:skills:mail-open` asks that question alone.
        """
        parts = (self.kind, self.focus.axis, self.focus.area, self.focus.item)
        return ":".join(part for part in parts if part is not None)

    def stopping_by(self, rule: StoppingRule) -> "Form":
        """The same questions under another rule."""
        return replace(self, rule=rule)


# docs/decisions/0009: a level needs two answers on its axis, hence eight questions for four axes.
QUICK = Form(
    FormKind.QUICK,
    FIRST_DIAGNOSIS.asking_at_most(8),
    Focus(follow_ups=False, counts_questions=True),
    Setting.PHONE,
)
STANDARD = Form(FormKind.STANDARD)
DEEP_ON_AXIS = StoppingRule(Certainty(classes=0.95, traits=0.90), 0.01, most_questions=16)
DEEP_ON_AREA = StoppingRule(Certainty(classes=1.0, traits=1.0), 0.0, most_questions=8)
ONE_QUESTION = StoppingRule(Certainty(classes=1.0, traits=1.0), -1.0, most_questions=1)


def deep(framework: Framework, axis: str, area: str | None = None) -> Form:
    """The form that looks closer at one axis, or at one area of it.

    On an axis, the level is wanted surer than usual and smaller gains are worth a question. On an
    area, what the person does there is what is looked for: its questions are asked up to eight,
    and it is left after two failures in a row, as in any form.

    Parameters
    ----------
    framework : Framework
    axis : str
    area : str or None
        Of that axis; the areas are those of the skills.

    Returns
    -------
    Form

    Raises
    ------
    UnknownForm
        If the framework has no such axis or area.
    """
    return form_of(":".join(filter(None, (FormKind.DEEP, axis, area))), framework)


def _exists(framework: Framework, axis: str, area: str | None) -> bool:
    if axis not in {known.id for known in framework.axes}:
        return False
    kinds = {framework.dimension(d).kind for d in framework.axis(axis).dimensions}
    areas = {known.id for known in framework.areas} if DimensionKind.TRAIT in kinds else set()
    return area is None or area in areas


def single(framework: Framework, item: Item) -> Form:
    """The form that asks one question, whatever is known already.

    Parameters
    ----------
    framework : Framework
    item : Item

    Returns
    -------
    Form
    """
    focus = Focus(framework.axis_of(item.dimension).id, item=item.id)
    return Form(FormKind.SINGLE, ONE_QUESTION, focus)


def form_of(key: str, framework: Framework) -> Form:
    """The form that a key names.

    Parameters
    ----------
    key : str
        As `Form.key` gives it.
    framework : Framework

    Returns
    -------
    Form

    Raises
    ------
    UnknownForm
        If it names none.
    """
    form = read_form(key)
    if form.focus.axis is not None and not _exists(framework, form.focus.axis, form.focus.area):
        raise UnknownForm(form=key)
    return form


def read_form(key: str) -> Form:
    """The form that a key writes, as it was kept: its axis and area are taken at their word.

    Parameters
    ----------
    key : str
        As `Form.key` gives it.

    Returns
    -------
    Form

    Raises
    ------
    UnknownForm
        If it writes none.
    """
    for form in (QUICK, STANDARD):
        if key == form.key:
            return form
    match key.split(":"):
        case [FormKind.DEEP, axis]:
            return Form(FormKind.DEEP, DEEP_ON_AXIS, Focus(axis))
        case [FormKind.DEEP, axis, area]:
            return Form(FormKind.DEEP, DEEP_ON_AREA, Focus(axis, area))
        case [FormKind.SINGLE, axis, item]:
            return Form(FormKind.SINGLE, ONE_QUESTION, Focus(axis, item=item))
    raise UnknownForm(form=key)
