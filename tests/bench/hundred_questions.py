"""The bank on which engines are compared: one trait, a hundred two-parameter questions."""

from dataclasses import dataclass

import numpy as np

from diagnostic.answers import AnswerMode
from diagnostic.framework import Axis, Framework, trait_dimension
from diagnostic.prior import PriorShape, Trait
from diagnostic.questionnaire import Item, Option, Questionnaire
from diagnostic.response_models import GradedResponse

QUESTIONS = 100
LEVELS = ("zero", "one", "two", "three")
YES_OR_NO = (Option("no", 0), Option("yes", 1))
SAID = AnswerMode.DECLARED
SEED = 100


@dataclass(frozen=True, slots=True, eq=False)
class HundredQuestions:
    """The same parameters for every engine: slopes, (100,), and difficulties, (100,)."""

    slopes: np.ndarray
    difficulties: np.ndarray

    def questionnaire(self) -> Questionnaire:
        """For ours: 41 points from −4 to 4, four levels."""
        skills = trait_dimension(
            "skills", LEVELS, low=-4.0, high=4.0, count=41, cuts=(-1.04, -0.39, 0.39)
        )
        framework = Framework((skills,), (Axis("skills", ("skills",), LEVELS),))
        items = tuple(
            Item(f"q-{k}", "skills", YES_OR_NO, (SAID,), {SAID: GradedResponse(a, (b,))})
            for k, (a, b) in enumerate(
                zip(self.slopes.tolist(), self.difficulties.tolist(), strict=True)
            )
        )
        prior = PriorShape(("skills",), {"skills": Trait(0.0, 1.0)}, ((1.0,),))
        return Questionnaire("100-questions", 1, framework, items, prior)

    def answers(self, count: int) -> np.ndarray:
        """What so many people would answer to each question, (count, 100) of 0 and 1."""
        rng = np.random.default_rng(SEED + 1)
        places = rng.standard_normal((count, 1))
        chances = 1.0 / (1.0 + np.exp(-self.slopes * (places - self.difficulties)))
        return (rng.random(chances.shape) < chances).astype(np.intp)


def hundred_questions() -> HundredQuestions:
    """The same ones at every call: slopes lognormal(0, 0.3), difficulties N(0, 1)."""
    rng = np.random.default_rng(SEED)
    return HundredQuestions(rng.lognormal(0.0, 0.3, QUESTIONS), rng.normal(size=QUESTIONS))
