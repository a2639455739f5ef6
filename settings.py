"""The settings of one service, read once at start: the only reader of the environment.

Whoever installs Jalons sets variables (each has its sentence in `.env.example`); a wrong one stops
the start with its name and what to do. Everything else receives the values as arguments.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent
DATABASE_URL = "JALONS_DATABASE_URL"
SECRET_KEY = "JALONS_SECRET_KEY"
ONE_CORE = "JALONS_ONE_CORE"
YES_NO = {"": True, "oui": True, "non": False}
SECRET_CHARACTERS_MIN = 32
SQLITE = "sqlite:///"
POSTGRESQL = "postgresql+psycopg://"


class SettingError(Exception):
    """A variable that the service cannot start with; the message is for the person who set it."""

    def __init__(self, variable: str, advice: str) -> None:
        super().__init__(f"{variable} : {advice}")
        self.variable = variable


@dataclass(frozen=True, slots=True)
class Settings:
    """What one running service knows of the machine it runs on."""

    database_url: str
    secret_key: bytes = field(repr=False)
    one_core: bool = True


def from_environment(
    environment: Mapping[str, str] | None = None, *, database_url: str | None = None
) -> Settings:
    """Read the variables of `.env.example`, or raise `SettingError` naming the faulty one.

    `database_url` stands for the variable where a command names its own database.
    """
    given = dict(os.environ if environment is None else environment)
    given |= {} if database_url is None else {DATABASE_URL: database_url}
    url = _database_url(given.get(DATABASE_URL, "").strip())
    return Settings(
        database_url=url,
        secret_key=_secret_key(given.get(SECRET_KEY, "").strip(), url),
        one_core=_one_core(given.get(ONE_CORE, "").strip().lower()),
    )


def _database_url(given: str) -> str:
    if not given:
        return f"{SQLITE}{ROOT / 'data' / 'jalons.sqlite3'}"
    for short in ("postgres://", "postgresql://"):
        if given.startswith(short):
            return POSTGRESQL + given.removeprefix(short)
    if given.startswith(POSTGRESQL) or (given.startswith(SQLITE) and _sqlite_file(given).name):
        return given
    raise SettingError(
        DATABASE_URL,
        f"adresse de base non comprise ; écrivez {POSTGRESQL}nom:motdepasse@serveur/base, "
        f"ou {SQLITE}chemin/jalons.sqlite3, ou rien.",
    )


def _one_core(given: str) -> bool:
    if given not in YES_NO:
        raise SettingError(ONE_CORE, "écrivez oui, non, ou rien.")
    return YES_NO[given]


def _sqlite_file(url: str) -> Path:
    return Path(url.removeprefix(SQLITE).split("?")[0])


def _secret_key(given: str, database_url: str) -> bytes:
    """Return the secret given, or the one kept beside the embedded database, made on first start.

    It keys the prints of learners' codes (decision 0002): losing it makes every code useless.
    """
    if given:
        if len(given) < SECRET_CHARACTERS_MIN:
            raise SettingError(
                SECRET_KEY, f"secret trop court ; il faut {SECRET_CHARACTERS_MIN} caractères."
            )
        return given.encode()
    if not database_url.startswith(SQLITE):
        raise SettingError(
            SECRET_KEY, "avec PostgreSQL, donnez un secret, le même pour tous les serveurs."
        )
    kept = _sqlite_file(database_url).with_suffix(".key")
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(SECRET_CHARACTERS_MIN))
    except FileExistsError:
        pass
    return _kept_secret(kept)


def _kept_secret(kept: Path) -> bytes:
    secret = kept.read_text("utf-8").strip()
    if len(secret) < SECRET_CHARACTERS_MIN:
        raise SettingError(
            SECRET_KEY, f"le fichier {kept} est abîmé ; reprenez-le dans une sauvegarde."
        )
    return secret.encode()
