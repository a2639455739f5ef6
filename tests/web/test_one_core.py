"""Real processes on this machine: each takes a core of its own while there is one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity"), reason="this system does not let one choose cores"
)
CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
PROCESS = """
import json, os, sys
from threading import Thread
from web.one_core import keep_to_one, on_any_core
seen = {"core": keep_to_one(), "own": sorted(os.sched_getaffinity(0))}
def look(name):
    seen[name] = sorted(os.sched_getaffinity(0))
for name, act in (("thread", look), ("freed", on_any_core(look))):
    started = Thread(target=act, args=(name,))
    started.start()
    started.join()
print(json.dumps(seen), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def processes():
    """As many processes as cores and one more, all alive at once; what each says of itself."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        )
        for _ in range(len(CORES) + 1)
    ]
    yield [json.loads(process.stdout.readline()) for process in running]
    for process in running:
        process.communicate(b"")


def test_no_core_is_taken_twice_and_the_last_process_stays_free(processes):
    taken = [said["core"] for said in processes if said["core"] is not None]
    free = [said for said in processes if said["core"] is None]

    assert len(taken) == len(set(taken))
    assert all(said["own"] == CORES for said in free)
    assert len(free) >= 1


def test_threads_stay_with_their_process_unless_freed(processes):
    for said in processes:
        assert said["thread"] == said["own"]
        assert said["freed"] == CORES
        assert said["core"] is None or said["own"] == [said["core"]]
