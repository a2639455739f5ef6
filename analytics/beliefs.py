"""What is believed of the questions before their answers are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from analytics.expectation import FloatArray
from diagnostic.prior import Trait


@dataclass(frozen=True, slots=True)
class CurvePrior:
    """Where the slope and the thresholds of one graded question are believed to be.

    The logarithm of the slope and each threshold are normal (Mislevy 1986); what is found is then
    the posterior mode (of the logarithm, for the slope) rather than the largest likelihood.

    Parameters
    ----------
    slope : float
        Median, above 0, in logits per unit of the trait.
    slope_sd : float
        Of its natural logarithm.
    thresholds : tuple of float or None
        Means, in standard deviations of the reference population; None: all 0.
    threshold_sd : float
        In the same unit.
    """

    slope: float = 1.5
    slope_sd: float = 0.5
    thresholds: tuple[float, ...] | None = None
    threshold_sd: float = 2.0

    def log_density(self, parameters: FloatArray) -> float:
        """Logarithm of the density up to a constant; `parameters`: slope, then thresholds."""
        away = self._away(parameters)
        return float(-0.5 * (away**2).sum())

    def gradient(self, parameters: FloatArray) -> FloatArray:
        """Derivative of `log_density` by the parameters, same shape."""
        return -self._away(parameters) / self._scales(parameters)

    def information(self, parameters: FloatArray) -> FloatArray:
        """Expected minus second derivatives, the diagonal, same shape."""
        result: FloatArray = self._scales(parameters) ** -2
        return result

    def _away(self, parameters: FloatArray) -> FloatArray:
        centres = np.zeros(len(parameters) - 1) if self.thresholds is None else self.thresholds
        slope = np.log(parameters[0] / self.slope) / self.slope_sd
        return np.concatenate([[slope], (parameters[1:] - centres) / self.threshold_sd])

    def _scales(self, parameters: FloatArray) -> FloatArray:
        result = np.full(len(parameters), self.threshold_sd)
        result[0] = self.slope_sd * parameters[0]
        return result


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What is believed before the answers are read.

    Parameters
    ----------
    groups : mapping of name to item ids
        Questions of a trait that resemble each other beyond it.
    curves : mapping of column to CurvePrior
        Of the questions of traits; a question without one is fitted by its answers alone.
    shares : mapping of class dimension to shares
    rows : mapping of item id to (classes, ranks) rows
        P(rank | class) without slip.
    places : mapping of trait to Trait
        Where its people stand; N(0, 1) unless told: they are the reference population.
    slips : mapping of item id to float
    people : float
        People that the belief about one class is worth, for each question.
    """

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    curves: Mapping[str, CurvePrior] = field(default_factory=dict)
    shares: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    rows: Mapping[str, tuple[tuple[float, ...], ...]] = field(default_factory=dict)
    places: Mapping[str, Trait] = field(default_factory=dict)
    slips: Mapping[str, float] = field(default_factory=dict)
    people: float = 30.0
