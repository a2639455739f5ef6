"""The service: wires the settings, the store, the addresses of web/ and the screens of ui/.

Started by `streamlit run app.py`; imported by nobody.
"""

import contextlib
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import streamlit as st

import settings
from security.encryption import Sealer
from security.identity import Codes
from store.database import create_engine_for
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork
from ui import navigation, readiness, wiring
from ui.apology import say_sorry
from web import one_core, service

SETTINGS = settings.from_environment()
ENGINE = create_engine_for(SETTINGS.database_url)
SHELF = Shelf(settings.ROOT / "questionnaires")
UNIT = UnitOfWork(ENGINE, SHELF)  # one for all threads: each act opens its own transaction in it
CODES = Codes(SETTINGS.secret_key)
SEALER = Sealer(SETTINGS.secret_key)


def new_unit() -> UnitOfWork:
    return UNIT


@contextlib.asynccontextmanager
async def warm(_: object) -> AsyncIterator[dict[str, object]]:
    """Do before the first visitor what nobody should wait for."""
    SHELF.warm()
    readiness.get_ready()
    if SETTINGS.one_core:
        one_core.keep_to_one()
    sys.stderr.write(service.first_words(UNIT, CODES))
    yield {}
    ENGINE.dispose()


wiring.install(wiring.Wiring(new_unit=new_unit, codes=CODES, sealer=SEALER))
app = st.App(
    settings.ROOT / "ui" / "main.py",
    lifespan=warm,
    on_script_error=say_sorry,
    middleware=service.wrappings(
        new_unit, streamlit=Path(st.__file__).parent, screens=navigation.ADDRESSES_OF_STAFF
    ),
    routes=service.addresses(new_unit, CODES, SEALER, screens=navigation.ADDRESSES_OF_STAFF),
)
