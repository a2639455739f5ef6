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

from diagnostic.people import Account, Actor, Role
from store.accounts import Invitation
from store.logins import Login

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31: neither 0 and O, nor 1, I and L
CODE_CHARACTERS = 10  # 31 ** 10: 49 bits
GROUP_CHARACTERS = 5
TOKEN_BYTES = 32
SET_UP_CHARACTERS = 15  # no more to type than three groups of a code
DEVICE_REMEMBERED = timedelta(days=90)  # decision 0002: without use, the device is forgotten
SEEN_AGAIN = timedelta(days=1)  # a visit is noted once a day, so that reading stays reading
STAFF_IDLE = timedelta(minutes=30)  # ASVS 5.0, 7.3: whoever works here leaves a screen behind
STAFF_DAY = timedelta(hours=12)
STAFF_SEEN_AGAIN = timedelta(minutes=1)
INVITATION_KEPT = timedelta(days=7)
# Letters of a Cyrillic keyboard that are drawn as ours; no Latin reading but this one is possible.
DRAWN_ALIKE = str.maketrans("АВЕЅКМНРСТХ", "ABESKMHPCTX")


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens a record from its start: a code to keep on paper, a token for this device."""

    code: str = field(repr=False)
    sid: str = field(repr=False)


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
        return _shown(drawn)

    def new_keys(self) -> Keys:
        """Keys drawn by chance."""
        return Keys(self.new_code(), self.new_sid())

    def keys_of(self, page: str) -> Keys:
        """The keys that one page opens a record with: the same each time the page is sent.

        `page` holds 256 bits of chance or more; without the service's key it tells nothing.
        """
        rest, drawn = int(self._sign("first code", page), 16), ""
        for _ in range(CODE_CHARACTERS):  # 256 bits for 49: each character as likely as another
            rest, place = divmod(rest, len(ALPHABET))
            drawn += ALPHABET[place]
        return Keys(_shown(drawn), self._sign("first device", page))

    def hash_code(self, typed: str) -> str:
        """What is kept of a code, however it was typed; useless without the key."""
        return self._sign("code", normalise(typed))

    def hash_address(self, address: str) -> str:
        """What is kept of the address a code was tried from."""
        return self._sign("address", address)

    def hash_tries(self, login: str, address: str) -> tuple[str, str, str]:
        """What is kept of a sign-in: this login from this address, this login, this address."""
        return (
            self._sign("login and address", f"{login}\n{address}"),
            self._sign("login", login),
            self._sign("staff address", address),
        )

    def set_up_code(self) -> str:
        """What opens the first page of an empty service: the same in each of its processes."""
        drawn = bytes.fromhex(self._sign("set-up", "first account"))
        # 256 = 8 × 31 + 8: the first eight letters come a little more often, 74 bits remain.
        said = "".join(ALPHABET[byte % len(ALPHABET)] for byte in drawn[:SET_UP_CHARACTERS])
        return "-".join(said[place : place + 5] for place in range(0, SET_UP_CHARACTERS, 5))

    def is_set_up_code(self, typed: str) -> bool:
        return hmac.compare_digest(
            normalise(typed).encode(), normalise(self.set_up_code()).encode()
        )

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


def _shown(drawn: str) -> str:
    return f"{drawn[:GROUP_CHARACTERS]}-{drawn[GROUP_CHARACTERS:]}"


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


def staff_login(account: Account, sid: str, *, now: datetime) -> Login:
    """A device let in by a passphrase; the roles are read from the account at each screen."""
    return Login(hash_sid(sid), min(account.roles), account.id, now, now, now + STAFF_IDLE)


def switched_login(former: Login, account: Account, sid: str, *, now: datetime) -> Login:
    """From one's account to one's practice or back: the day still ends when it would have."""
    until = min(now + STAFF_IDLE, former.created_at + STAFF_DAY)
    return Login(hash_sid(sid), min(account.roles), account.id, former.created_at, now, until)


def let_in_until(login: Login, *, now: datetime) -> datetime | None:
    """Until when this visit lets the device in; None if it is too soon to note it again."""
    since = now - login.seen_at
    if login.role is Role.LEARNER:
        return now + DEVICE_REMEMBERED if since >= SEEN_AGAIN else None
    if since < STAFF_SEEN_AGAIN:
        return None
    return min(now + STAFF_IDLE, login.created_at + STAFF_DAY)


def new_invitation(account_id: UUID, token: str, *, now: datetime) -> Invitation:
    """A link by which one person chooses their passphrase, once."""
    return Invitation(hash_sid(token), account_id, now, now + INVITATION_KEPT)


def plain_login(typed: str) -> str:
    """A login as it is kept: capitals and spaces around it are nothing."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def learner_actor(learner_id: UUID) -> Actor:
    """The learner, who acts on their own record."""
    return Actor(frozenset({Role.LEARNER}), learner_id)
