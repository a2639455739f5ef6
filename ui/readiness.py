"""What a process does once, before its first visitor."""

import gc
import importlib

from ui import settled_options

HEAVY = ("pandas", "altair", "sklearn.linear_model")  # 2 to 4 s that no visitor should wait for
COLLECTED_AFTER = (20_000, 20, 20)  # a click makes thousands of short-lived objects


def get_ready() -> None:
    """Load what is slow to load, settle what does not change, keep both from the collector."""
    for name in HEAVY:
        importlib.import_module(name)
    settled_options.settle()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)
