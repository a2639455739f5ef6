"""How what people say of themselves differs from what they do: said sooner, said less surely.

ICDL 2014: 94 % of adults in Austria call themselves average or better, 39 % prove it.
"""

from dataclasses import dataclass, replace

import numpy as np

from diagnostic.response_models import FreeTable, GradedResponse, ResponseModel


@dataclass(frozen=True, slots=True)
class OverClaiming:
    """On one dimension, from what is seen or done to what is declared.

    Parameters
    ----------
    shift : float
        Trait: how much lower each threshold lies when declared, in units of the trait, ≥ 0.
    slope_ratio : float
        Trait: slope declared over slope seen, in (0, 1].
    claimed_up : float
        Classes: share of people who answer as those of the next class would, in [0, 1).
    """

    shift: float = 0.0
    slope_ratio: float = 1.0
    claimed_up: float = 0.0

    def said(self, seen: ResponseModel) -> ResponseModel:
        """What a declared answer says, from what the same answer says when it is seen.

        Parameters
        ----------
        seen : ResponseModel
            Of things observed or done.

        Returns
        -------
        ResponseModel
            Its thresholds shifted and its slope lowered; or each row of its table mixed with the
            next one up.
        """
        if isinstance(seen, GradedResponse):
            seen = replace(seen, slope=seen.slope * self.slope_ratio)
        return self.shifted(seen)

    def shifted(self, model: ResponseModel) -> ResponseModel:
        """The same, for a model whose slope or slip is already that of declared answers."""
        if isinstance(model, FreeTable):
            return self._claimed(model)
        return replace(model, thresholds=tuple(t - self.shift for t in model.thresholds))

    def _claimed(self, table: FreeTable) -> FreeTable:
        rows = np.asarray(table.rows, dtype=float)
        above = np.vstack([rows[1:], rows[-1:]])
        mixed = (1 - self.claimed_up) * rows + self.claimed_up * above
        return replace(table, rows=tuple(tuple(float(p) for p in row) for row in mixed))


PLAIN_SPEAKING = OverClaiming()  # people say what they do
