"""Why a step is in the plan, in one sentence with the answers that show it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from pathway.plan import PlanStep, Reason, ReasonKind
from ui.components.quoted import quoted

if TYPE_CHECKING:
    from use_cases.read_plan import PlanView

Translate = Callable[..., str]


def told(step: PlanStep, view: "PlanView", t: Translate) -> str:
    """The reason of a step, in the words of the content."""
    reason = step.reason
    return t(f"components.step_reason.{reason.kind}", about=about(reason, view))


def answers(step: PlanStep, view: "PlanView", t: Translate) -> str:
    """The answers that show the reason, quoted; empty where there are none."""
    if view.questions is None or step.reason.kind is ReasonKind.SKILL:
        return ""
    known = [given for given in step.reason.shown_by if given.item in view.questions.items]
    return " · ".join(quoted(given, view.questions, t) for given in known)


def about(reason: Reason, view: "PlanView") -> str:
    """What a reason names; empty where the content does not know it any more."""
    if reason.kind is ReasonKind.GOAL:
        return view.words.goals.get(reason.about, "")
    if reason.kind is ReasonKind.PREREQUISITE:
        return view.words.step(reason.about).name
    if reason.kind is ReasonKind.SKILL:
        known = view.questions is not None and reason.about in view.questions.items
        return view.questions.prompt(reason.about) if known and view.questions else ""
    return view.named.obstacles[reason.about].told if reason.about in view.named.obstacles else ""
