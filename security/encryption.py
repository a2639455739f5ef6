"""First names and pseudonyms, sealed before they are kept: a stolen database tells nobody's name.

AES-256-GCM under a key derived from the service's secret: whoever changes a sealed text, or lacks
the secret, cannot open it.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PURPOSE = b"jalons: names of learners"
FORMAT = "1:"  # of the sealed text; another way of sealing takes another number
KEY_BYTES = 32
NONCE_BYTES = 12


class NotOurs(Exception):
    """This text was not sealed with this key, or was changed since."""


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals and opens short texts with the service's secret key."""

    key: bytes = field(repr=False)
    entropy: Callable[[int], bytes] = os.urandom
    _cipher: AESGCM = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE)
        object.__setattr__(self, "_cipher", AESGCM(derived.derive(self.key)))

    def seal(self, text: str) -> str:
        """The text as it may be kept; never twice the same."""
        nonce = self.entropy(NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, text.encode(), PURPOSE)
        return FORMAT + urlsafe_b64encode(sealed).decode()

    def open(self, sealed: str) -> str:
        """The text that was sealed; raises `NotOurs` if it cannot be opened."""
        if not sealed.startswith(FORMAT):
            raise NotOurs
        try:
            found = urlsafe_b64decode(sealed.removeprefix(FORMAT))
            text = self._cipher.decrypt(found[:NONCE_BYTES], found[NONCE_BYTES:], PURPOSE)
        except (InvalidTag, ValueError) as error:
            raise NotOurs from error
        return text.decode()
