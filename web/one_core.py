"""One process, one core: threads that hand Python's lock across cores lose a third of their time.

Python runs one thread at a time. Left free, each thread wakes on another core than the one that
has just worked, with nothing it needs in that core's cache: measured with 200 people in a hurry,
a click cost 12 ms of processor instead of 8. Each process of ours on one machine takes a core of
its own; when none is left, or where cores cannot be chosen, it stays free.
"""

import os
import random
import socket
from collections.abc import Callable, Iterable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
CLAIM = "\0jalons-core-{}"  # a name that the kernel lets one process hold, until its end

_claims: list[socket.socket] = []
_all_cores: set[int] = set()


def keep_to_one() -> int | None:
    """Keep this thread, and those it starts, on a core that no other Jalons took; None if free."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    _all_cores.update(os.sched_getaffinity(0))
    core = _claimed(random.sample(sorted(_all_cores), len(_all_cores)))
    if core is None or len(_all_cores) == 1:
        return None
    os.sched_setaffinity(0, {core})
    return core


def on_any_core(act: Callable[P, R]) -> Callable[P, R]:
    """The same act, on whichever core is idle: for what works long without Python's lock."""

    @wraps(act)
    def freely(*args: P.args, **kwargs: P.kwargs) -> R:
        if _all_cores:
            os.sched_setaffinity(0, _all_cores)
        return act(*args, **kwargs)

    return freely


def _claimed(cores: Iterable[int]) -> int | None:
    for core in cores:
        claim = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            claim.bind(CLAIM.format(core))
        except OSError:
            claim.close()
            continue
        _claims.append(claim)
        return core
    return None
