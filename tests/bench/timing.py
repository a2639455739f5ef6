"""How an act is timed on a machine that also does other things."""

from collections.abc import Callable, Iterable
from time import perf_counter_ns, process_time

TRIES = 3  # of the same act; the fastest is the one that nothing else disturbed


def milliseconds(act: Callable[[], object], tries: int = TRIES) -> float:
    """The fastest of a few tries of one act, by the clock on the wall."""
    return min(_once(act) for _ in range(tries))


def _once(act: Callable[[], object]) -> float:
    start = perf_counter_ns()
    act()
    return (perf_counter_ns() - start) / 1e6


def processor_seconds(acts: Iterable[Callable[[], object]]) -> float:
    """The least processor time that one of these acts took: the share others take is left out."""
    times = []
    for act in acts:
        start = process_time()
        act()
        times.append(process_time() - start)
    return min(times)
