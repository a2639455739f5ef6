"""The parameters of a questionnaire, estimated again from collected answers.

What an adviser reads in a profile rests on these numbers: they are found by a program that anyone
may run again, and written with their origin in `calibration.yaml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # -- part of sklearn

from analytics.class_calibration import Anchors, ClassFit, fit_classes, slipping
from analytics.expectation import MISSING, FloatArray, RankArray, log_likelihoods, normalised
from analytics.graded_calibration import GradedFit, fit_graded, normal_grid
from analytics.graded_errors import graded_errors
from analytics.latent_correlations import latent_correlations
from diagnostic.errors import MalformedItem
from diagnostic.framework import Dimension, DimensionKind
from diagnostic.prior import Trait
from diagnostic.questionnaire import Item, Questionnaire

GRID = normal_grid(41, 5.0)  # no parameter moves by 0.002 with 61 nodes to ±6


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What is believed before the answers are read.

    Parameters
    ----------
    groups : mapping of name to item ids
        Questions of a trait that resemble each other beyond it.
    shares : mapping of class dimension to shares
    rows : mapping of item id to (classes, ranks) rows
        P(rank | class) without slip.
    slips : mapping of item id to float
    people : float
        People that the belief about one class is worth, for each question.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shares: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    rows: Mapping[str, tuple[tuple[float, ...], ...]] = field(default_factory=dict)
    slips: Mapping[str, float] = field(default_factory=dict)
    people: float = 30.0


class ItemCalibrator(BaseEstimator):  # type: ignore[misc]  # -- scikit-learn has no types
    """Marginal maximum likelihood for every question of a questionnaire, dimension by dimension.

    Traits are N(0, 1) in the weighted population: it is the reference population. Every file of
    answers is fitted at once; a question that a person did not answer multiplies by nothing, so
    that questions common to several files share their parameters.

    Parameters
    ----------
    questionnaire : Questionnaire
        Its items, options and dimensions; its parameters are not read.
    beliefs : Beliefs or None
        Groups of a trait's questions, anchors of the classes.
    tolerance : float
        Largest move of a parameter at which EM may stop.

    Attributes
    ----------
    slope_ : dict of item id to float
        Per unit of the trait, the halo of its group taken away.
    thresholds_ : dict of item id to tuple of float
        Increasing, in standard deviations of the reference population.
    rows_ : dict of item id to (classes, ranks) array
        P(rank | class) without slip; rows add up to 1.
    error_ : dict of item id to array
        Standard errors: slope then thresholds, or (classes, ranks) as if classes were seen.
    spread_ : dict of group to float
        Standard deviation of what its questions share beyond the trait.
    shares_ : dict of class dimension to tuple of float
    correlations_ : (d, d) array
        Latent, between the dimensions of the questionnaire.
    answers_ : dict of item id to int
        Answers that each question rests on.
    log_likelihood_ : dict of dimension to float
        Marginal and weighted.

    Raises
    ------
    MalformedItem
        In `fit`, if a class dimension or one of its questions has no anchor.

    References
    ----------
    Bock & Aitkin (1981); Samejima (1969); Bradlow, Wainer & Wang (1999); Goodman (1974).
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        beliefs: Beliefs | None = None,
        tolerance: float = 1e-3,
    ) -> None:
        self.questionnaire = questionnaire
        self.beliefs = beliefs
        self.tolerance = tolerance

    def fit(self, answers: pd.DataFrame, weights: FloatArray | None = None) -> Self:
        """Estimate every parameter.

        Parameters
        ----------
        answers : (n people, m questions) DataFrame
            One column an item id, ranks from 0; empty where there is no answer. Items without a
            column, or without any answer, are left out.
        weights : (n,) array or None
            People each respondent stands for; 1 unless told.

        Returns
        -------
        ItemCalibrator
        """
        with threadpool_limits(limits=1):  # sums in one order: the same answers, the same digits
            return self._fit(answers, weights)

    def _fit(self, answers: pd.DataFrame, weights: FloatArray | None) -> Self:
        people = np.ones(len(answers)) if weights is None else np.asarray(weights, dtype=float)
        self.slope_: dict[str, float] = {}
        self.thresholds_: dict[str, tuple[float, ...]] = {}
        self.rows_: dict[str, FloatArray] = {}
        self.error_: dict[str, FloatArray] = {}
        self.spread_: dict[str, float] = {}
        self.shares_: dict[str, tuple[float, ...]] = {}
        self.log_likelihood_: dict[str, float] = {}
        self.answers_ = {name: int(answers[name].notna().sum()) for name in answers}
        likelihoods: dict[str, FloatArray] = {}
        for dimension in self.questionnaire.framework.dimensions:
            items = self._items(dimension)
            ranks = answers[[i.id for i in items]].fillna(MISSING).to_numpy(dtype=np.intp)
            is_trait = dimension.kind is DimensionKind.TRAIT
            learn = self._fit_trait if is_trait else self._fit_classes
            likelihoods[dimension.id] = learn(dimension, items, ranks, people)
        margins = {d.id: self._margin(d) for d in self.questionnaire.framework.dimensions}
        self.correlations_ = latent_correlations(
            self.questionnaire.framework.dimensions, margins, likelihoods, people
        )
        return self

    def _items(self, dimension: Dimension) -> list[Item]:
        items = self.questionnaire.items
        return [i for i in items if i.dimension == dimension.id and self.answers_.get(i.id, 0)]

    def _margin(self, dimension: Dimension) -> tuple[float, ...] | Trait:
        return self.shares_.get(dimension.id, Trait(0.0, 1.0))

    def _fit_trait(
        self, dimension: Dimension, items: list[Item], ranks: RankArray, people: FloatArray
    ) -> FloatArray:
        named = (self.beliefs or Beliefs()).groups
        names = [name for name, own in named.items() if any(i.id in own for i in items)]
        groups = [next((g for g, n in enumerate(names) if i.id in named[n]), -1) for i in items]
        fit = fit_graded(ranks, people, groups, grid=GRID, tolerance=self.tolerance)
        errors = graded_errors(ranks, people, fit, GRID)
        for place, item in enumerate(items):
            curve = fit.marginal(place)
            self.slope_[item.id], self.thresholds_[item.id] = curve.slope, curve.thresholds
            self.error_[item.id] = errors[place]
        self.spread_ |= dict(zip(names, fit.spreads, strict=True))
        self.log_likelihood_[dimension.id] = fit.log_likelihood
        return _scaled(log_likelihoods(ranks, _trait_tables(fit, dimension)))

    def _fit_classes(
        self, dimension: Dimension, items: list[Item], ranks: RankArray, people: FloatArray
    ) -> FloatArray:
        anchors = self._anchors(dimension, items)
        fit = fit_classes(ranks, people, anchors, [item.ordered for item in items])
        for place, item in enumerate(items):
            self.rows_[item.id] = fit.rows[place].T
            self.error_[item.id] = fit.errors(place).T
        self.shares_[dimension.id] = tuple(float(share) for share in fit.shares)
        self.log_likelihood_[dimension.id] = fit.log_likelihood
        return _scaled(log_likelihoods(ranks, _class_tables(fit, anchors)))

    def _anchors(self, dimension: Dimension, items: list[Item]) -> Anchors:
        beliefs = self.beliefs or Beliefs()
        if dimension.id not in beliefs.shares:
            raise MalformedItem(item=dimension.id)
        for item in items:
            if item.id not in beliefs.rows:
                raise MalformedItem(item=item.id)
        rows = [np.asarray(beliefs.rows[item.id], dtype=float).T for item in items]
        slips = [beliefs.slips.get(item.id, 0.0) for item in items]
        return Anchors(np.asarray(beliefs.shares[dimension.id]), rows, slips, beliefs.people)


def _trait_tables(fit: GradedFit, dimension: Dimension) -> list[FloatArray]:
    points = np.asarray(dimension.nodes)
    return [fit.marginal(place).table(points) for place in range(len(fit.curves))]


def _class_tables(fit: ClassFit, anchors: Anchors) -> list[FloatArray]:
    return [slipping(rows, slip) for rows, slip in zip(fit.rows, anchors.slips, strict=True)]


def _scaled(logarithms: FloatArray) -> FloatArray:
    """Likelihoods up to a factor by person."""
    return normalised(logarithms)[0]
