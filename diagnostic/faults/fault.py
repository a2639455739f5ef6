"""What an author got wrong: a key for the sentence, the question, and what fills the sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to correct in the content.

    Parameters
    ----------
    key : str
        Of the sentence, `content.…`; who shows it owns the words.
    item : str or None
        The question or block of the content at fault.
    details : mapping of str to object
        What the sentence needs: texts, numbers, or tuples of texts.
    """

    key: str
    item: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)


def fault(key: str, item: str | None = None, /, **details: object) -> Fault:
    """The same, its details written as arguments."""
    return Fault(key, item, details)
