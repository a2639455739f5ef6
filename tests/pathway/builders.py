"""A small catalogue and persons to recommend to; plain functions."""

from datetime import date

from diagnostic.answers import Given
from diagnostic.obstacles import Obstacle
from pathway.aids import Aid
from pathway.catalogue import Catalogue
from pathway.goals import Goal
from pathway.modules import Device, Module
from pathway.plan import PlanStep, Reason, ReasonKind, StepKind, StepState
from pathway.situation import Situation

READ_ON = date(2026, 11, 1)
TOUCH = Device("touch", {"phone": ("good",)})
COMPUTER = Device("computer", {"computer": ("own", "shared")})


def small_catalogue(*more: Module) -> Catalogue:
    """Touch → apps → mail → procedure; a letter on a computer; aids for a phone and to read."""
    return Catalogue(
        modules=(
            Module("touch", 45, teaches=("unlock",), on=("touch",), without_reading=True),
            Module("apps", 45, teaches=("open",), after=("touch",), without_reading=True),
            Module("voice", 30, lifts=("reading",), after=("apps",), without_reading=True),
            Module("mail", 60, teaches=("reply",), lifts=("no-mail",), after=("apps",)),
            Module("procedure", 90, teaches=("form",), after=("mail",)),
            Module("letter", 90, teaches=("write",), on=("computer",)),
            *more,
        ),
        aids=(
            Aid("cheap-phone", ("no-phone",), "a site", READ_ON),
            Aid("lent-phone", ("no-phone",), "a site", READ_ON),
            Aid("reading-line", ("reading",), "a site", READ_ON),
        ),
        goals=(Goal("my-procedures", ("form",)), Goal("my-letters", ("write",))),
        devices=(TOUCH, COMPUTER),
        reading={"written": (2, 3)},
        speaking={"oral": (2, 3)},
        blocking=("equipment", "access", "language"),
    )


def person(
    *,
    levels: dict[str, int] | None = None,
    obstacles: tuple[tuple[str, str], ...] = (),
    facts: dict[str, str] | None = None,
    alone: tuple[str, ...] = (),
    asked: tuple[str, ...] = (),
    goals: tuple[str, ...] = (),
) -> Situation:
    """Somebody with obstacles (id, axis), who does these things alone and not yet those asked."""
    return Situation(
        levels or {},
        tuple(Obstacle(id, axis, (Given(f"about-{id}", "yes"),)) for id, axis in obstacles),
        facts or {},
        {**dict.fromkeys(alone, 1.0), **dict.fromkeys(asked, 0.0)},
        {item: Given(item, "not_yet") for item in asked},
        goals,
    )


def step(id: str, state: StepState = StepState.PROPOSED) -> PlanStep:
    return PlanStep(id, StepKind.MODULE, Reason(ReasonKind.SKILL, "open"), state)
