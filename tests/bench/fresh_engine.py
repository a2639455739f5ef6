"""What the engine alone costs a fresh process: time to import it, memory with one sitting.

Run as a program, it measures its own process and prints two numbers; `fresh_engine` runs a few.
Nothing but the engine may be imported before the clock starts.
"""

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

PROCESSES = 15
OWN_FACTS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class FreshEngine:
    """Of fresh processes: the quickest import, milliseconds, and the median peak, MiB."""

    import_ms: float
    memory_mib: float


def fresh_engine() -> FreshEngine:
    runs = [_one_process() for _ in range(PROCESSES)]
    return FreshEngine(min(r["import_ms"] for r in runs), median(r["memory_mib"] for r in runs))


def _one_process() -> dict[str, float]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.fresh_engine"],
        capture_output=True,
        check=True,
        text=True,
    )
    figures: dict[str, float] = json.loads(ran.stdout)
    return figures


def measure_this_process() -> dict[str, float]:
    start = perf_counter()
    from diagnostic.bank import Bank  # noqa: PLC0415 -- the import is what is measured
    from diagnostic.profile import profile_of  # noqa: PLC0415 -- idem
    from diagnostic.sitting import whole_sitting  # noqa: PLC0415 -- idem

    import_ms = 1000 * (perf_counter() - start)
    from diagnostic.answers import Given, Setting  # noqa: PLC0415 -- after the clock stopped
    from tests.bench.synthetic import synthetic_questionnaire  # noqa: PLC0415 -- idem

    bank = Bank(synthetic_questionnaire())
    told, _ = whole_sitting(
        bank, lambda choice: Given(choice.item.id, choice.item.options[0].id), Setting.ALONE
    )
    profile_of(bank, told)
    return {"import_ms": import_ms, "memory_mib": peak_bytes() / 2**20}


def peak_bytes() -> int:
    """Most memory this process ever held; getrusage alone would count the parent's on Linux."""
    if not OWN_FACTS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lines = OWN_FACTS.read_text("utf-8").splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    print(json.dumps(measure_this_process()))
