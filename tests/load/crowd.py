"""People who answer at their own pace, each with a code of their own, and how long they wait."""

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from time import perf_counter

import psutil

from tests.load.tab import Tab

SPREAD_SECONDS = 0.03  # between two arrivals
STUTTER_SECONDS = 0.55  # the screen takes a quicker click for a double one


@dataclass(frozen=True, slots=True)
class Click:
    """One Suivant: what was on the screen, how long until the whole next screen had come."""

    sid: str
    item: str
    place: int
    seconds: float
    next_item: str | None


@dataclass
class Measured:
    """What a crowd met, and what it cost the server meanwhile."""

    clicks: list[Click] = field(default_factory=list)
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    memory_mib: float = 0.0
    kilobytes: float = 0.0


@dataclass
class Crowd:
    """So many people at once, who click every `pace` seconds on average.

    Whoever reaches the end leaves their place to the next of `sids`.
    """

    url: str
    people: int
    pace: float
    rng: Random
    sids: deque[str]
    clicks: list[Click] = field(default_factory=list)
    received: int = 0

    async def measure(self, seconds: float, server: psutil.Process) -> Measured:
        """Everybody arrives; then the clock starts."""
        tabs = [await self._arrive(delay) for delay in [SPREAD_SECONDS] * self.people]
        cpu, start = cpu_seconds(server), perf_counter()
        self.received = 0
        await asyncio.gather(*(self._stay(sid, tab, start + seconds) for sid, tab in tabs))
        spent = perf_counter() - start
        return Measured(
            self.clicks,
            spent,
            cpu_seconds(server) - cpu,
            server.memory_info().rss / 2**20,
            self.received / 1000,
        )

    async def _arrive(self, delay: float = 0.0) -> tuple[str, Tab]:
        await asyncio.sleep(delay)
        sid = self.sids.popleft()
        return sid, await Tab.open(self.url, sid)

    async def _stay(self, sid: str, tab: Tab, until: float) -> None:
        await asyncio.sleep(self.rng.uniform(0.0, self.pace))
        while perf_counter() < until:
            if tab.screen.question is None:
                await tab.close()
                sid, tab = await self._arrive()
            await self._answer(sid, tab)
            await asyncio.sleep(min(self._thought(), max(until - perf_counter(), 0.0)))
        await tab.close()

    def _thought(self) -> float:
        return STUTTER_SECONDS + self.rng.expovariate(1.0) * (self.pace - STUTTER_SECONDS)

    async def _answer(self, sid: str, tab: Tab) -> None:
        asked, offered = tab.screen.question, tab.screen.offered
        if asked is None or not offered:
            return
        place = self.rng.randrange(len(offered) - 1)
        await tab.choose(place)
        before, start = tab.bytes_received, perf_counter()
        await tab.go_on(place)
        waited = perf_counter() - start
        self.received += tab.bytes_received - before
        self.clicks.append(Click(sid, asked, place, waited, tab.screen.question))


def cpu_seconds(server: psutil.Process) -> float:
    times = server.cpu_times()
    return float(times.user + times.system)


def confirmed(clicks: Iterable[Click]) -> dict[str, list[tuple[str, int]]]:
    """By person, the answers that the next screen confirmed, in order."""
    found: dict[str, list[tuple[str, int]]] = {}
    for click in clicks:
        if click.next_item != click.item:
            found.setdefault(click.sid, []).append((click.item, click.place))
    return found
