"""The latest results of a pure function, so many at most: a click asks thrice for the same.

What is remembered is never changed, and asking gives what computing gives: only time differs.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

V = TypeVar("V")


class Recent(Generic[V]):
    """Results by what they depend on; beyond `most`, the one unasked for longest is forgotten.

    Any thread may ask; two that ask at once for the same new thing both compute it.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: OrderedDict[Hashable, V] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable, compute: Callable[[], V]) -> V:
        """What was computed for this key, or `compute()`, remembered from now on.

        Parameters
        ----------
        key : hashable
            All that the result depends on.
        compute : callable
            Pure; what it raises is remembered by nobody.

        Returns
        -------
        V
            Shared by all who ask: not to be changed.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = compute()
        with self._lock:
            self._kept[key] = made
            self._kept.move_to_end(key)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return made
