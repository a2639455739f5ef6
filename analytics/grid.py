"""Where a calibration looks at a trait, and at what a group of its questions shares beyond it."""

from dataclasses import dataclass

import numpy as np

from analytics.expectation import FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """Places of the trait and of a group's deviation (in spreads), with their log chances."""

    points: FloatArray
    log_chances: FloatArray
    deviations: FloatArray
    log_deviation_chances: FloatArray

    def spread(self, spread: float) -> FloatArray:
        """Trait plus deviation for a group of this spread, (points × deviations,)."""
        both = self.points[:, None] + spread * self.deviations[None, :]
        result: FloatArray = both.ravel()
        return result


def normal_grid(
    points: int = 61,
    reach: float = 6.0,
    deviations: int = 13,
    *,
    mean: float = 0.0,
    sd: float = 1.0,
) -> Grid:
    """Equally spaced nodes of two standard normals.

    Parameters
    ----------
    points : int
        Nodes of the trait, from −reach to reach.
    reach : float
        In standard deviations.
    deviations : int
        Nodes of a group's deviation, from −3 to 3 spreads.
    mean, sd : float
        Where the population stands on the trait.

    Returns
    -------
    Grid
    """
    trait = np.linspace(-reach, reach, points)
    group = np.linspace(-3.0, 3.0, deviations)
    return Grid(trait, _normal_chances((trait - mean) / sd), group, _normal_chances(group))


def _normal_chances(points: FloatArray) -> FloatArray:
    log_density = -0.5 * points**2
    result: FloatArray = log_density - np.log(np.exp(log_density).sum())
    return result
