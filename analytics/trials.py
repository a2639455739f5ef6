"""One way of giving the diagnosis, tried on drawn people whose truth is known.

The same generator draws the same truth and the same people whatever the case, so that cases are
compared on their difference alone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from analytics.accuracy import Reference
from analytics.disturbances import UNDISTURBED, Disturbance, DisturbedSheets, shifted, uncorrelated
from analytics.outcomes import AxisOutcomes, outcomes
from diagnostic.answers import Given, Setting
from diagnostic.bank import Bank
from diagnostic.forms import STANDARD, Form
from diagnostic.framework import Axis, DimensionKind
from diagnostic.questionnaire import Questionnaire
from diagnostic.selection import Choice
from diagnostic.simulation import AnswerSheets, People, draw_people, draw_truth
from diagnostic.sitting import whole_sitting

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A form, where it is given, and how people differ from what the diagnosis believes.

    Parameters
    ----------
    form : Form
    setting : Setting
        Unless the form has its own.
    disturbance : Disturbance
    shift : float
        People farther (below zero) or nearer than expected, in standard deviations.
    is_correlated : bool
        Whether the diagnosis believes that its dimensions go together; people's always do.
    """

    form: Form = STANDARD
    setting: Setting = Setting.DESK
    disturbance: Disturbance = field(default_factory=lambda: UNDISTURBED)
    shift: float = 0.0
    is_correlated: bool = True

    @property
    def place(self) -> Setting:
        """Where the sittings take place."""
        return self.form.setting or self.setting


class Crowd:
    """People of known truth, and what each would answer to every question.

    Parameters
    ----------
    questionnaire : Questionnaire
        What the diagnosis believes.
    case : Case
    count : int
        People.
    rng : numpy Generator
        Draws the truth, the people, their answers and the seeds of their sittings.
    """

    def __init__(
        self, questionnaire: Questionnaire, case: Case, count: int, *, rng: np.random.Generator
    ) -> None:
        prior = questionnaire.prior
        believed = prior if case.is_correlated else uncorrelated(prior)
        self.case, self.count = case, count
        self.bank = Bank(replace(questionnaire, prior=believed))
        truth = draw_truth(questionnaire, rng=rng)
        people = draw_people(shifted(prior, case.shift), count, rng=rng)
        drawn = AnswerSheets(truth, people, rng=rng)
        self._seeds: list[int] = rng.integers(2**63, size=count).tolist()
        self._sheets = DisturbedSheets(drawn, truth, count, case.disturbance, rng=rng)
        self.references = {axis.id: truth_of(self.bank, axis, people) for axis in self.bank.axes}

    def sittings(self, form: Form | None = None) -> list[tuple[Given, ...]]:
        """What each person is asked and answers, in the case's form or another."""
        asked = form or self.case.form
        return [
            whole_sitting(
                self.bank,
                self._reply(person),
                self.case.place,
                asked.rule,
                focus=asked.focus,
                seed=self._seeds[person],
            )[0]
            for person in range(self.count)
        ]

    def papers(self) -> list[dict[str, Given]]:
        """What each person answers to every question of the setting, each in its usual mode."""
        modes = [
            (i.id, i.usual_mode(self.case.place)) for i in self.bank.items_for(self.case.place)
        ]
        return [
            {item: self._sheets.given(person, item, mode) for item, mode in modes}
            for person in range(self.count)
        ]

    def _reply(self, person: int) -> Callable[[Choice], Given]:
        return lambda choice: self._sheets.given(person, choice.item.id, choice.mode)


def truth_of(bank: Bank, axis: Axis, people: People) -> Reference:
    """True levels, and places in the unit of `AxisOutcomes.expected`.

    Parameters
    ----------
    bank : Bank
    axis : Axis
    people : People

    Returns
    -------
    Reference
    """
    members = [bank.dimensions[bank.dimension_place[d]] for d in axis.dimensions]
    levels = np.min([people.levels(dimension) for dimension in members], axis=0)
    only_trait = len(members) == 1 and members[0].kind is DimensionKind.TRAIT
    places = people.values[members[0].id] if only_trait else levels.astype(float)
    return Reference(levels, places)


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What came out of one case, person by person.

    Parameters
    ----------
    found : mapping of axis id to AxisOutcomes
    references : mapping of axis id to Reference
    questions : (n people,) array
        Asked in all.
    seconds : (n,) array
        Expected time of these questions.
    """

    found: Mapping[str, AxisOutcomes]
    references: Mapping[str, Reference]
    questions: FloatArray
    seconds: FloatArray


def trial_of(crowd: Crowd, sittings: Sequence[Sequence[Given]]) -> Trial:
    """What these sittings of a crowd lead to.

    Parameters
    ----------
    crowd : Crowd
    sittings : sequence of n sequences of Given

    Returns
    -------
    Trial
    """
    seconds = [sum(crowd.bank.item(given.item).seconds for given in told) for told in sittings]
    return Trial(
        outcomes(crowd.bank, sittings, crowd.case.form.rule.certainty),
        crowd.references,
        np.array([float(len(told)) for told in sittings]),
        np.array(seconds),
    )


def pooled(trials: Sequence[Trial]) -> Trial:
    """The people of several trials of the same case, together.

    Parameters
    ----------
    trials : sequence of Trial

    Returns
    -------
    Trial
    """
    axes = trials[0].found
    return Trial(
        {axis: _outcomes([trial.found[axis] for trial in trials]) for axis in axes},
        {axis: _references([trial.references[axis] for trial in trials]) for axis in axes},
        np.concatenate([trial.questions for trial in trials]),
        np.concatenate([trial.seconds for trial in trials]),
    )


def _outcomes(parts: list[AxisOutcomes]) -> AxisOutcomes:
    return AxisOutcomes(
        np.concatenate([part.probabilities for part in parts]),
        np.concatenate([part.expected for part in parts]),
        np.concatenate([part.questions for part in parts]),
        np.concatenate([part.decided for part in parts]),
    )


def _references(parts: list[Reference]) -> Reference:
    return Reference(
        np.concatenate([part.levels for part in parts]),
        np.concatenate([part.places for part in parts]),
    )
