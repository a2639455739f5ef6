"""Two versions of a plan side by side: what came, what left, what moved, what was decided."""

from dataclasses import dataclass
from enum import StrEnum

from pathway.plan import PlanStep, StepState


class Difference(StrEnum):
    """What happened to a step between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    DECIDED = "decided"  # another state, day or number of sessions
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ComparedStep:
    """One step in two versions; None where a version does not hold it, or holds it dropped."""

    before: PlanStep | None
    after: PlanStep | None
    differences: tuple[Difference, ...]

    @property
    def step(self) -> PlanStep:
        """The later of the two."""
        found = self.after or self.before
        assert found is not None
        return found


def compare(before: tuple[PlanStep, ...], after: tuple[PlanStep, ...]) -> tuple[ComparedStep, ...]:
    """What changed from one version to another.

    Parameters
    ----------
    before : tuple of PlanStep
    after : tuple of PlanStep

    Returns
    -------
    tuple of ComparedStep
        In the order of the later version, then what left it. As few steps as possible are held as
        moved: those outside the longest run of steps that kept their order.
    """
    old, new = _kept(before), _kept(after)
    shared = [id for id in old if id in new]
    still = _longest_run([shared.index(id) for id in new if id in old])
    stayed = {shared[place] for place in still}
    later = [
        ComparedStep(old.get(id), step, _told(old.get(id), step, id in stayed))
        for id, step in new.items()
    ]
    gone = [
        ComparedStep(s, None, (Difference.REMOVED,)) for s in before if s.id in old.keys() - new
    ]
    return (*later, *gone)


def _told(before: PlanStep | None, after: PlanStep, stayed: bool) -> tuple[Difference, ...]:
    if before is None:
        return (Difference.ADDED,)
    told = () if stayed else (Difference.MOVED,)
    decided = (before.state, before.due_on, before.times) != (
        after.state,
        after.due_on,
        after.times,
    )
    return (*told, *((Difference.DECIDED,) if decided else ())) or (Difference.SAME,)


def _longest_run(places: list[int]) -> list[int]:
    """A longest increasing subsequence (Fredman 1975, by the simple quadratic rule)."""
    runs: list[list[int]] = []
    for n, place in enumerate(places):
        before = [run for run, last in zip(runs, places[:n], strict=True) if last < place]
        runs.append([*max(before, key=len, default=[]), place])
    return max(runs, key=len, default=[])


def _kept(steps: tuple[PlanStep, ...]) -> dict[str, PlanStep]:
    return {step.id: step for step in steps if step.state is not StepState.DROPPED}
