"""What a person says of themselves: checked and sealed before it is kept, opened to be read.

A first name or a pseudonym, and nothing that would tell more: no e-mail, no number, no sentence.
"""

import re
from dataclasses import dataclass

from diagnostic.errors import UnfitName, UnknownOption
from diagnostic.people import NOT_TOLD, AgeBand, Gender, LearnerDetails, SocialStatus
from security.encryption import NotOurs, Sealer
from store.communes import commune_with

NAME_CHARACTERS_MAX = 40
NAME = re.compile(r"[^\W_](?:[^\W_]|[ .'’\-])*")  # letters and digits, and what joins them
TOO_MANY_DIGITS = 4  # a telephone or a file number, not a pseudonym


@dataclass(frozen=True, slots=True)
class Told:
    """The same as `LearnerDetails`, with the name open: for the eyes of their adviser.

    None is what was not asked; `commune` is an INSEE code.
    """

    name: str | None = None
    age_band: AgeBand | None = None
    commune: str | None = None
    gender: Gender | None = None
    social_status: SocialStatus | None = None


def sealed(told: Told, sealer: Sealer) -> LearnerDetails:
    """As it is kept.

    Raises `UnfitName`, or `UnknownOption` for a commune that does not exist.
    """
    if told.commune not in (None, NOT_TOLD) and commune_with(told.commune) is None:
        raise UnknownOption(item="commune", option=told.commune)
    name = fit_name(told.name)
    return LearnerDetails(
        None if name is None else sealer.seal(name),
        told.age_band,
        told.commune,
        told.gender,
        told.social_status,
    )


def opened(details: LearnerDetails, sealer: Sealer) -> Told:
    """As the adviser reads it."""
    return Told(
        _name(details.sealed_name, sealer),
        details.age_band,
        details.commune,
        details.gender,
        details.social_status,
    )


def _name(sealed_name: str | None, sealer: Sealer) -> str | None:
    """A name sealed with a lost key is a name lost: the rest of the file is still read."""
    try:
        return None if sealed_name is None else sealer.open(sealed_name)
    except NotOurs:
        return None


def fit_name(typed: str | None) -> str | None:
    """A name with its spaces put right; None if nothing was typed. Raises `UnfitName`."""
    name = " ".join((typed or "").split())
    if not name:
        return None
    digits = sum(character.isdigit() for character in name)
    if len(name) > NAME_CHARACTERS_MAX or digits > TOO_MANY_DIGITS or not NAME.fullmatch(name):
        raise UnfitName(longest=NAME_CHARACTERS_MAX)
    return name
