"""Who reads what is said of a person: the same fact has other words for the one and the other."""

from enum import StrEnum


class Reader(StrEnum):
    """They themselves, or the adviser who helps them."""

    PERSON = "person"
    ADVISER = "adviser"
