"""Who is here: a learner's code on paper, a device's token in its cookie, and their hashes.

A code is ten characters that cannot be mistaken for one another (decision 0002); it can be read on
a sheet, told on the telephone, typed with one finger. Only its keyed hash is kept.
"""

import hmac
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from diagnostic.people import Actor, Role
from store.logins import Login

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31: neither 0 and O, nor 1, I and L
CODE_CHARACTERS = 10  # 31 ** 10: 49 bits
GROUP_CHARACTERS = 5
TOKEN_BYTES = 32
DEVICE_REMEMBERED = timedelta(days=90)  # decision 0002: without use, the device is forgotten
SEEN_AGAIN = timedelta(days=1)  # a visit is noted once a day, so that reading stays reading
# Letters of a Cyrillic keyboard that are drawn as ours; no Latin reading but this one is possible.
DRAWN_ALIKE = str.maketrans("АВЕЅКМНРСТХ", "ABESKMHPCTX")


@dataclass(frozen=True, slots=True)
class Codes:
    """Makes codes, tokens and hashes with the service's secret key.

    `choose` and `token` draw from the machine's safe generator unless a test says otherwise.
    """

    key: bytes = field(repr=False)
    choose: Callable[[str], str] = secrets.choice
    token: Callable[[int], str] = secrets.token_urlsafe

    def new_code(self) -> str:
        """A code as it is shown: XXXXX-XXXXX."""
        drawn = "".join(self.choose(ALPHABET) for _ in range(CODE_CHARACTERS))
        return f"{drawn[:GROUP_CHARACTERS]}-{drawn[GROUP_CHARACTERS:]}"

    def hash_code(self, typed: str) -> str:
        """What is kept of a code, however it was typed; useless without the key."""
        return self._sign("code", normalise(typed))

    def hash_address(self, address: str) -> str:
        """What is kept of the address a code was tried from."""
        return self._sign("address", address)

    def new_sid(self) -> str:
        """A token for one device, 256 bits."""
        return self.token(TOKEN_BYTES)

    def form_token(self, cookie: str) -> str:
        """What a form must send back to prove that it was drawn for the holder of this cookie."""
        return self._sign("form", cookie)

    def is_form_token(self, given: str, cookie: str) -> bool:
        return bool(cookie) and hmac.compare_digest(
            given.encode(), self.form_token(cookie).encode()
        )

    def _sign(self, purpose: str, text: str) -> str:
        return hmac.new(self.key, f"{purpose}:{text}".encode(), sha256).hexdigest()


def normalise(typed: str) -> str:
    """A code as it was drawn, from what people type.

    Capitals or not, spaces, dashes, accents, digits and letters of another keyboard. A 0, an O, a
    1, an I or an L stay as they are: no code has them, and what was meant is anybody's guess.
    """
    plain = unicodedata.normalize("NFKD", typed).upper().translate(DRAWN_ALIKE)
    return "".join(_digit(character) for character in plain if character.isalnum())


def _digit(character: str) -> str:
    value = unicodedata.digit(character, None)
    return character if value is None else str(value)


def hash_sid(sid: str) -> str:
    """What is kept of a device's token; 256 bits of chance need no key."""
    return sha256(sid.encode()).hexdigest()


def new_login(learner_id: UUID, sid: str, *, now: datetime) -> Login:
    """A device let in by a learner's code."""
    return Login(hash_sid(sid), Role.LEARNER, learner_id, now, now, now + DEVICE_REMEMBERED)


def learner_actor(learner_id: UUID) -> Actor:
    """The learner, who acts on their own record."""
    return Actor(frozenset({Role.LEARNER}), learner_id)
