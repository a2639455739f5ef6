"""When we know enough, or have asked enough."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from diagnostic.sequential_test import SequentialTest
from diagnostic.standing import AxisStanding, Certainty


class StopReason(StrEnum):
    """Why no further question is asked."""

    EVERY_AXIS_DECIDED = "every_axis_decided"
    LITTLE_TO_LEARN = "little_to_learn"
    ASKED_ENOUGH = "asked_enough"
    NOTHING_WOULD_CHANGE = "nothing_would_change"


class StoppingMethod(StrEnum):
    """What ends a sitting, besides too little to learn and too many questions."""

    CERTAINTY = "certainty"
    CURTAILMENT = "curtailment"
    SPRT = "sprt"


@dataclass(frozen=True, slots=True)
class StoppingRule:
    """How sure, how little, how many.

    Parameters
    ----------
    certainty : Certainty
        Probability from which a level is decided, by kind of axis.
    gain_floor_bits : float
        Below this expected gain a question is not worth asking.
    most_questions : int
        Never more than this.
    method : StoppingMethod
        Beyond certainty, futility and length, `curtailment` also stops once nothing that is told
        would change; `sprt` decides each level by `test` instead of by certainty.
    test : SequentialTest
    """

    certainty: Certainty = field(default_factory=Certainty)
    gain_floor_bits: float = 0.03
    most_questions: int = 24
    method: StoppingMethod = StoppingMethod.CERTAINTY
    test: SequentialTest = field(default_factory=SequentialTest)

    def asking_at_most(self, count: int) -> "StoppingRule":
        return replace(self, most_questions=count)

    def as_sure_as(self, probability: float) -> "StoppingRule":
        """The same certainty on every axis; 1 asks on as long as something is to be learnt."""
        wanted = Certainty(probability, probability)
        return replace(self, certainty=wanted, method=StoppingMethod.CERTAINTY)

    def by(self, method: StoppingMethod) -> "StoppingRule":
        return replace(self, method=method)


FIRST_DIAGNOSIS = StoppingRule(method=StoppingMethod.CURTAILMENT)  # docs/decisions/0005
NEXT_DIAGNOSIS = StoppingRule(most_questions=8)


def why_stop(
    now: tuple[AxisStanding, ...], asked_count: int, rule: StoppingRule
) -> StopReason | None:
    """The reason to stop before choosing, or None."""
    if not any(standing.is_open for standing in now):
        return StopReason.EVERY_AXIS_DECIDED
    return StopReason.ASKED_ENOUGH if asked_count >= rule.most_questions else None
