"""The same problem given to HiGHS (scipy), which knows nothing of ours: the judge of a plan."""

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from pathway.covering import ENOUGH, Piece, Target


def least_cost(
    pieces: Mapping[str, Piece], targets: Sequence[Target], count_most: int | None
) -> int | None:
    """The least cost of a choice that meets every target; None where there is none.

    Unknowns are times(p), then whether p is chosen at all.
    """
    if not pieces:
        return None if targets else 0
    ids, size = list(pieces), len(pieces)
    rows, lows = [], []
    for target in targets:
        rows.append([target.weights.get(id, 0.0) for id in ids] + [0.0] * size)
        lows.append(target.amount - ENOUGH)
    for place, id in enumerate(ids):
        used = [float(place == other) for other in range(size)]
        less = [-x for x in used]
        rows += [[*used, *less], [*less, *(x * pieces[id].most for x in used)]]
        lows += [0.0, 0.0]
        for group in pieces[id].needs:
            rows.append([float(other in group) for other in ids] + less)
            lows.append(0.0)
    if count_most is not None:
        rows.append([-1.0] * size + [0.0] * size)
        lows.append(-float(count_most))
    found = milp(
        [piece.cost for piece in pieces.values()] + [0] * size,
        constraints=LinearConstraint(np.array(rows), np.array(lows), np.inf),
        integrality=np.ones(2 * size),
        bounds=Bounds(0, [piece.most for piece in pieces.values()] + [1] * size),
        options={"mip_rel_gap": 0},
    )
    return None if found.x is None else round(found.fun)
