"""The machine that was measured: a figure without it means nothing."""

import os
import platform
from pathlib import Path

import numpy as np

CPU_FACTS = Path("/proc/cpuinfo")


def machine() -> str:
    """Processor, cores, Python and numpy, in one line."""
    return (
        f"{processor()}, {os.cpu_count()} cœurs, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, numpy {np.__version__}"
    )


def processor() -> str:
    if CPU_FACTS.exists():
        for line in CPU_FACTS.read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split())
    return platform.processor() or "processeur inconnu"
