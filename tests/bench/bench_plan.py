"""A plan on the whole catalogue: how long it takes, how far it is from the shortest one."""

import random
import time
from dataclasses import dataclass

from diagnostic.answers import Given
from pathway.covering import ENOUGH
from pathway.following import Follower
from pathway.means import Means
from pathway.offer import Offer
from pathway.plan import StepKind
from pathway.recommendation import Proposal, propose_from, sessions_within
from pathway.situation import Situation
from pathway.wishes import wishes_of
from tests.pathway.anybody import AXES, catalogue, obstacles, skills
from tests.pathway.oracle import least_cost

PEOPLE = 400
BAR_MS = 50
BAR_RATIO = 1.05
SAID = 8


@dataclass(frozen=True)
class Plans:
    """What was measured."""

    p50: float
    p95: float
    slowest: float
    ratio: float

    def told(self) -> str:
        return (
            f"Un plan sur tout le catalogue ({len(catalogue().modules)} modules), "
            f"{PEOPLE} personnes\n"
            f"  p50 {self.p50:.1f} ms · p95 {self.p95:.1f} ms · au pire {self.slowest:.1f} ms "
            f"(au plus {BAR_MS} ms)\n"
            f"  minutes du plan ÷ minutes du plan le plus court : {self.ratio:.3f} au pire "
            f"(au plus {BAR_RATIO})"
        )


def time_plans() -> Plans:
    """Every plan in milliseconds of computing, and the worst against an exact solver."""
    rng = random.Random(20261122)
    times, ratios = [], []
    for _ in range(PEOPLE):
        offer = _somebody(rng)
        begun = time.process_time()
        proposal = propose_from(offer)
        times.append(1000 * (time.process_time() - begun))
        ratios.append(_ratio(offer, proposal))
    times.sort()
    return Plans(times[PEOPLE // 2], times[int(PEOPLE * 0.95)], times[-1], max(ratios))


def _somebody(rng: random.Random) -> Offer:
    """Anybody: levels, devices, skills, obstacles, goals, some sessions or no limit."""
    levels = {axis: rng.randrange(4) for axis in AXES if rng.random() < 0.8}
    facts = {
        "phone": rng.choice(["none", "basic", "limited", "good"]),
        "computer": rng.choice(["none", "shared", "own"]),
        "tablet": rng.choice(["none", "shared", "own"]),
    }
    chances = {item: rng.choice([0.0, 0.0, 0.3, 0.5, 0.79, 0.8, 1.0]) for item in skills()}
    said = rng.sample(skills(), SAID)
    goals = rng.sample([goal.id for goal in catalogue().goals], rng.randrange(4))
    person = Situation(
        levels,
        tuple(rng.sample(obstacles(), rng.randrange(8))),
        facts,
        {**chances, **dict.fromkeys(said, 0.0)},
        {item: Given(item, "not_yet") for item in said},
        tuple(goals),
    )
    means = Means(rng.choice([None, 1, 3, 5, 10, 20]))
    return Offer(Follower(catalogue(), person, means))


def _ratio(offer: Offer, proposal: Proposal) -> float:
    """Minutes of the plan over those of the shortest plan that serves the same wishes."""
    out = [left.wish for left in proposal.left_out]
    targets = [t for wish in wishes_of(offer) if wish not in out for t in wish.targets]
    modules = {module.id: module for module in catalogue().modules}
    steps = (step for step in proposal.steps if step.kind is StepKind.MODULE)
    minutes = sum(step.times * modules[step.id].minutes for step in steps)
    least = least_cost(offer.pieces, targets, sessions_within(offer)) or 0
    return (minutes + ENOUGH) / (least + ENOUGH)
