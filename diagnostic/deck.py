"""The questions as one setting asks them: what never changes of each, one place a question.

Rules are then written for all the questions at once.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from diagnostic.answers import Setting
from diagnostic.questionnaire import Item

BoolArray = NDArray[np.bool_]


class Deck:
    """The questions of a questionnaire in one setting, each attribute an (items,) array of bool.

    Parameters
    ----------
    items : sequence of Item
        All of them, in their order.
    setting : Setting

    Attributes
    ----------
    offered
        The setting can ask it.
    shown
        It can be seen there, rather than said.
    opening, heavy, follow_up
        As the questions say.
    """

    def __init__(self, items: Sequence[Item], setting: Setting) -> None:
        self._items = items
        self.offered = _mask(bool(item.modes_in(setting)) for item in items)
        self.shown = _mask(item.shown_mode(setting) is not None for item in items)
        self.opening = _mask(item.opening for item in items)
        self.heavy = _mask(item.heavy for item in items)
        self.follow_up = _mask(item.follow_up for item in items)
        self._on = {
            name: _mask(item.dimension == name for item in items)
            for name in {item.dimension for item in items}
        }
        self._in_area = {
            name: _mask(item.area == name for item in items)
            for name in {item.area for item in items if item.area is not None}
        }
        self._closed_by = {
            name: _Closed(items, name)
            for name in sorted({name for i in items for name in (*i.only_if, *i.never_if)})
        }

    def on(self, dimensions: Iterable[str]) -> BoolArray:
        """Those that inform one of these dimensions."""
        return self._any(self._on[name] for name in dimensions if name in self._on)

    def in_areas(self, areas: Iterable[str]) -> BoolArray:
        """Those of one of these areas."""
        return self._any(self._in_area[area] for area in areas)

    def closed(self, answered: Mapping[str, str]) -> BoolArray:
        """Those whose conditions do not hold.

        Parameters
        ----------
        answered : mapping of item id to option id
            The answers that hold today.
        """
        return self._any(
            closed.after(answered.get(name)) for name, closed in self._closed_by.items()
        )

    def _any(self, masks: Iterable[BoolArray]) -> BoolArray:
        result = np.zeros(len(self._items), dtype=np.bool_)
        for mask in masks:
            result |= mask
        return result


class _Closed:
    """The questions that each answer to one question closes."""

    def __init__(self, items: Sequence[Item], name: str) -> None:
        options = {o for i in items for o in (*i.only_if.get(name, ()), *i.never_if.get(name, ()))}
        self._by_option: dict[str | None, BoolArray] = {
            option: _mask(
                option not in i.only_if.get(name, (option,)) or option in i.never_if.get(name, ())
                for i in items
            )
            for option in options
        }
        self._otherwise = _mask(name in i.only_if for i in items)

    def after(self, option: str | None) -> BoolArray:
        """Those closed by this answer, or by none yet."""
        return self._by_option.get(option, self._otherwise)


def _mask(values: Iterable[bool]) -> BoolArray:
    return np.fromiter(values, dtype=np.bool_)
