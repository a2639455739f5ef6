"""The parameters of a questionnaire, estimated again from collected answers.

What an adviser reads in a profile rests on these numbers: they are found by a program that anyone
may run again, and written with their origin in `calibration.yaml`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # -- part of sklearn

from analytics.beliefs import Beliefs
from analytics.calibration_errors import NotConverged, refuse_moving, refuse_rare
from analytics.class_calibration import ClassFit, anchors_of, fit_classes, slipping
from analytics.expectation import FloatArray, RankArray, Told, log_likelihoods, normalised
from analytics.graded_calibration import GradedFit, fit_graded, on_trait_alone
from analytics.graded_errors import graded_errors
from analytics.grid import Grid, normal_grid
from analytics.latent_correlations import joint_log_likelihoods, latent_correlations
from analytics.measured import Part, framed, item_of, parts_of, trait_parts
from diagnostic.prior import PriorShape, Trait, joint_prior
from diagnostic.questionnaire import Questionnaire

POINTS, REACH = 41, 5.0  # no parameter moves by 0.002 with 61 nodes to ±6
FEWEST_PEOPLE = 100  # on a question, for parameters that may be told
CLASS_TOLERANCE = 0.1  # a probability is told to a tenth of what a slope is
CLASS_ROUNDS = 4  # cheaper ones, on a flatter likelihood
Heard = Callable[[str, float], object]  # dimension, largest move of the round


def _unheard(dimension: str, move: float) -> None:
    """Nobody follows the rounds."""


class ItemCalibrator(BaseEstimator):  # type: ignore[misc]  # -- scikit-learn has no types
    """Marginal maximum likelihood (EM) for every question, dimension by dimension.

    A question of a trait is graded (two ranks: the two-parameter model); one of a class dimension
    is a free table. Each question measures one dimension; dimensions are correlated. A trait is
    N(0, 1) in the weighted population, unless beliefs say where its people stand. A question that
    a person did not answer multiplies by nothing: files that share questions share parameters.

    Parameters
    ----------
    questionnaire : Questionnaire or None
        Its items, options and dimensions; its parameters are not read. None: every column of the
        answers is a graded question of a trait.
    beliefs : Beliefs or None
        Groups and priors of a trait's questions, anchors of the classes.
    dimensions : mapping of column to name, or None
        Without a questionnaire: which trait each column measures; None: all the same one.
    tolerance : float
        Largest move of a parameter at which EM may stop.
    most_rounds : int
        Of EM, for each dimension.
    fewest_people : int
        Who answered a question, for its parameters to be told.

    Attributes
    ----------
    slope_ : dict of column to float
        Per unit of the trait, the halo of its group taken away.
    thresholds_ : dict of column to tuple of float
        Increasing, in standard deviations of the reference population.
    rows_ : dict of column to (classes, ranks) array
        P(rank | class) without slip; rows add up to 1.
    error_ : dict of column to array
        Standard errors: slope then thresholds, or (classes, ranks) as if classes were seen.
    spread_ : dict of group to float
        Standard deviation of what its questions share beyond the trait.
    shares_ : dict of class dimension to tuple of float
    correlations_ : (d, d) array
        Latent, between the dimensions in the order of `parts_`.
    answers_ : dict of column to int
        Answers that each question rests on.
    parts_ : tuple of Part
        The dimensions and their columns.
    fits_ : dict of dimension to GradedFit or ClassFit
    n_iter_ : dict of dimension to int
        Rounds of EM.
    log_likelihood_ : float
        Of all the answers, marginal, joint over the dimensions, weighted.

    References
    ----------
    Bock & Aitkin (1981); Samejima (1969); Mislevy (1986); Bradlow, Wainer & Wang (1999); Goodman
    (1974); Olsson (1979) for the correlations, found pair by pair after the parameters.
    """

    def __init__(
        self,
        questionnaire: Questionnaire | None = None,
        beliefs: Beliefs | None = None,
        *,
        dimensions: Mapping[str, str] | None = None,
        tolerance: float = 1e-4,
        most_rounds: int = 1000,
        fewest_people: int = FEWEST_PEOPLE,
    ) -> None:
        self.questionnaire = questionnaire
        self.beliefs = beliefs
        self.dimensions = dimensions
        self.tolerance = tolerance
        self.most_rounds = most_rounds
        self.fewest_people = fewest_people

    def fit(
        self,
        X: object,  # noqa: N803  -- as scikit-learn names it
        y: object = None,
        sample_weight: FloatArray | None = None,
        *,
        told: Heard = _unheard,
    ) -> Self:
        """Estimate every parameter.

        Parameters
        ----------
        X : (n people, m questions) DataFrame or array
            One column an item id (or `item@mode`), ranks from 0; NaN where there is no answer.
            Items without a column, or without any answer, are left out.
        y : ignored
        sample_weight : (n,) array or None
            People each respondent stands for; 1 unless told.
        told : callable
            Receives the dimension and the largest move of each round.

        Returns
        -------
        ItemCalibrator

        Raises
        ------
        TooFewAnswers
            If fewer than `fewest_people` answered a question.
        NotConverged
            If parameters still move after `most_rounds`.
        SlopeAtLimit
            If a slope runs to the largest that may be told.
        MalformedItem
            If a class dimension or one of its questions has no anchor.
        """
        with threadpool_limits(limits=1):  # sums in one order: the same answers, the same digits
            return self._fit(framed(X), sample_weight, told)

    def score(
        self,
        X: object,  # noqa: N803  -- as scikit-learn names it
        y: object = None,
        sample_weight: FloatArray | None = None,
    ) -> float:
        """Mean log-likelihood of people's answers, joint over the dimensions.

        Parameters
        ----------
        X : (n people, m questions) DataFrame or array
            People whom `fit` need not have seen; columns it did not see are not read.
        y : ignored
        sample_weight : (n,) array or None

        Returns
        -------
        float
            Natural logarithm, by person; the higher the better.
        """
        check_is_fitted(self)
        return float(np.average(self._log_likelihoods(framed(X)), weights=sample_weight))

    def _fit(self, answers: pd.DataFrame, weights: FloatArray | None, told: Heard) -> Self:
        people = np.ones(len(answers)) if weights is None else np.asarray(weights, dtype=float)
        self.n_features_in_ = answers.shape[1]
        self.parts_ = self._parts(answers)
        self.answers_ = {
            c: int(n)
            for part in self.parts_
            for c, n in zip(part.columns, (part.read(answers) >= 0).sum(axis=0), strict=True)
        }
        refuse_rare(self.answers_, self.fewest_people)
        self.slope_: dict[str, float] = {}
        self.thresholds_: dict[str, tuple[float, ...]] = {}
        self.rows_: dict[str, FloatArray] = {}
        self.error_: dict[str, FloatArray] = {}
        self.spread_: dict[str, float] = {}
        self.shares_: dict[str, tuple[float, ...]] = {}
        self.fits_: dict[str, GradedFit | ClassFit] = {}
        likelihoods: dict[str, FloatArray] = {}
        for part in self.parts_:
            ranks, name = part.read(answers), part.dimension.id
            learn = self._fit_trait if part.is_trait else self._fit_classes
            likelihoods[name] = learn(part, ranks, people, partial(told, name))
        self.n_iter_ = {name: fit.rounds for name, fit in self.fits_.items()}
        dimensions = [part.dimension for part in self.parts_]
        margins = {d.id: self._margin(d.id) for d in dimensions}
        self.correlations_ = latent_correlations(dimensions, margins, likelihoods, people)
        self.log_likelihood_ = float(people @ self._log_likelihoods(answers))
        return self

    def _parts(self, answers: pd.DataFrame) -> tuple[Part, ...]:
        if self.questionnaire is None:
            return trait_parts(self.dimensions, answers, normal_grid(POINTS, REACH).points)
        return tuple(part for part in parts_of(self.questionnaire, answers) if part.columns)

    def _margin(self, dimension: str) -> tuple[float, ...] | Trait:
        return self.shares_.get(dimension, self.place_of(dimension))

    def place_of(self, trait: str) -> Trait:
        """Where the people of a trait stand on it."""
        return (self.beliefs or Beliefs()).places.get(trait, Trait(0.0, 1.0))

    def grid_of(self, trait: str) -> Grid:
        """Where a trait is looked at, and the share of its people at each point."""
        place = self.place_of(trait)
        return normal_grid(POINTS, REACH, mean=place.mean, sd=place.sd)

    def _fit_trait(
        self, part: Part, ranks: RankArray, people: FloatArray, told: Told
    ) -> FloatArray:
        beliefs = self.beliefs or Beliefs()
        own = [item_of(column) for column in part.columns]
        names = [name for name, items in beliefs.groups.items() if set(items) & set(own)]
        groups = [
            next((g for g, n in enumerate(names) if i in beliefs.groups[n]), -1) for i in own
        ]
        priors = [beliefs.curves.get(column) for column in part.columns]
        grid = self.grid_of(part.dimension.id)
        fit = fit_graded(
            ranks,
            people,
            groups,
            ranks_of=part.ranks,
            priors=priors,
            grid=grid,
            tolerance=self.tolerance,
            most_rounds=self.most_rounds,
            told=told,
        )
        refuse_moving(part, fit, most_rounds=self.most_rounds, tolerance=self.tolerance)
        errors = graded_errors(ranks, people, fit, grid, priors)
        for place, column in enumerate(part.columns):
            curve = fit.marginal(place)
            self.slope_[column], self.thresholds_[column] = curve.slope, curve.thresholds
            self.error_[column] = errors[place]
        self.spread_ |= dict(zip(names, fit.spreads, strict=True))
        self.fits_[part.dimension.id] = fit
        points = np.asarray(part.dimension.nodes)
        tables = [fit.marginal(place).table(points) for place in range(len(part.columns))]
        return normalised(log_likelihoods(ranks, tables))[0]

    def _fit_classes(
        self, part: Part, ranks: RankArray, people: FloatArray, told: Told
    ) -> FloatArray:
        name, items = part.dimension.id, [item_of(column) for column in part.columns]
        anchors = anchors_of(self.beliefs or Beliefs(), name, items)
        tolerance = CLASS_TOLERANCE * self.tolerance
        fit = fit_classes(
            ranks,
            people,
            anchors,
            part.ordered,
            tolerance=tolerance,
            most_rounds=CLASS_ROUNDS * self.most_rounds,
            told=told,
        )
        if fit.moved >= tolerance:
            raise NotConverged(dimension=name, item=part.columns[0], count=fit.rounds)
        for place, column in enumerate(part.columns):
            self.rows_[column] = fit.rows[place].T
            self.error_[column] = fit.errors(place).T
        self.shares_[name] = tuple(float(share) for share in fit.shares)
        self.fits_[name] = fit
        return normalised(log_likelihoods(ranks, self.class_tables(part)))[0]

    def class_tables(self, part: Part) -> list[FloatArray]:
        """P(rank | class) of its columns, slips included, (ranks, classes) each."""
        slips = (self.beliefs or Beliefs()).slips
        return [slipping(self.rows_[c].T, slips.get(item_of(c), 0.0)) for c in part.columns]

    def _log_likelihoods(self, answers: pd.DataFrame) -> FloatArray:
        """Of each person's answers, on the nodes of the calibration, (n,)."""
        dimensions, own = [], []
        for part in self.parts_:
            ranks, fit = part.read(answers), self.fits_[part.dimension.id]
            if isinstance(fit, GradedFit):
                grid = self.grid_of(part.dimension.id)
                nodes = tuple(float(point) for point in grid.points)
                dimensions.append(replace(part.dimension, nodes=nodes))
                own.append(on_trait_alone(ranks, fit, grid))
            else:
                dimensions.append(part.dimension)
                own.append(log_likelihoods(ranks, self.class_tables(part)))
        names = tuple(dimension.id for dimension in dimensions)
        rows = tuple(tuple(float(c) for c in row) for row in self.correlations_)
        shape = PriorShape(names, {name: self._margin(name) for name in names}, rows)
        return joint_log_likelihoods(own, joint_prior(tuple(dimensions), shape))
