"""Passphrases of those who work here: long rather than contrived, never kept, slow to try.

Fifteen characters or five words, no rule about capitals or signs, nothing well known (ASVS 5.0,
6.2; ANSSI-PG-078, R21 to R27; CNIL, 2022-100). Only an argon2id hash is kept.
"""

import re
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from diagnostic.errors import WeakPassphrase

CHARACTERS_MIN = 15
WORDS_MIN = 5
DIFFERENT_MIN = 6
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)  # OWASP, 2025
# Long enough, and among the first that anybody tries: in a row, or several times over.
WELL_KNOWN = (
    "motdepasse",
    "phrasedepasse",
    "password",
    "passphrase",
    "azertyuiopqsdfghjklm",
    "qwertyuiopasdfghjklzxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789",
    "98765432109876543210",
    "bonjour",
    "bienvenue",
    "jalons",
    "numerique",
    "mediation",
    "conseiller",
    "espace",
    "france",
    "services",
    "administrateur",
    "administrator",
    "letmein",
    "iloveyou",
    "jetaime",
    "soleil",
    "doudou",
    "loulou",
    "marseille",
    "secret",
    "changeme",
    "correcthorsebatterystaple",
)
PIECES_MIN = 4  # characters of a well-known word that count as having been taken from it


def hash_passphrase(passphrase: str) -> str:
    """What is kept of it; about 20 ms on purpose."""
    return HASHER.hash(_same(passphrase))


@cache
def _decoy() -> str:
    return hash_passphrase("nobody’s passphrase, so that nobody’s login takes as long as another")


def is_passphrase(passphrase: str, kept: str | None) -> bool:
    """Whether this is the passphrase of that hash; as slow where there is none."""
    try:
        return HASHER.verify(kept or _decoy(), _same(passphrase)) and kept is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def check_strength(passphrase: str, *, about: tuple[str, ...] = ()) -> None:
    """Raise `WeakPassphrase` if it is too short, too well known, or taken from these words.

    `about` is what anybody knows: the person's name and login, the name of the structure.
    """
    said = _same(passphrase)
    words = re.findall(r"\w{2,}", said)
    if len(said) < CHARACTERS_MIN and len(words) < WORDS_MIN:
        raise WeakPassphrase
    letters = _letters(said)
    if len(set(letters)) < DIFFERENT_MIN:
        raise WeakPassphrase
    known = (*WELL_KNOWN, *(part for text in about for part in map(_letters, text.split())))
    if len(set(_without(letters, known))) < DIFFERENT_MIN:
        raise WeakPassphrase


def _without(letters: str, known: tuple[str, ...]) -> str:
    """What is left once well-known words, whole or as a row of their letters, are taken out."""
    for word in sorted(known, key=len, reverse=True):
        if len(word) >= PIECES_MIN:
            letters = letters.replace(word, "")
    return "".join(part for part in _rows(letters) if not _is_row(part, known))


def _rows(letters: str) -> list[str]:
    return re.findall(r"[a-z]+|[0-9]+|.", letters)


def _is_row(part: str, known: tuple[str, ...]) -> bool:
    return len(part) >= PIECES_MIN and any(part in word for word in known)


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalnum())


def _same(passphrase: str) -> str:
    """However the keyboard sends its accents (NIST SP 800-63B, 3.1.1.2)."""
    return unicodedata.normalize("NFKC", passphrase).strip()
