"""The service: wires the settings, the store, the addresses of web/ and the screens of ui/.

Started by `streamlit run app.py`; imported by nobody.
"""

import contextlib
import gc
import importlib
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
from ui import settled_options, wiring
from ui.apology import say_sorry
from web import service

SETTINGS = settings.from_environment()
ENGINE = create_engine_for(SETTINGS.database_url)
SHELF = Shelf(settings.ROOT / "questionnaires")
UNIT = UnitOfWork(ENGINE, SHELF)  # one for all threads: each act opens its own transaction in it
CODES = Codes(SETTINGS.secret_key)
SEALER = Sealer(SETTINGS.secret_key)
HEAVY = ("pandas", "altair", "sklearn.linear_model")  # 2 to 4 s that no visitor should wait for


def new_unit() -> UnitOfWork:
    return UNIT


@contextlib.asynccontextmanager
async def warm(_: object) -> AsyncIterator[dict[str, object]]:
    """Load what is slow to load, and take it out of the collector's way."""
    for name in HEAVY:
        importlib.import_module(name)
    SHELF.warm()
    settled_options.settle()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # a click makes thousands of short-lived objects
    sys.stderr.write(service.first_words(UNIT, CODES))
    yield {}
    ENGINE.dispose()


wiring.install(wiring.Wiring(new_unit=new_unit, codes=CODES, sealer=SEALER))
app = st.App(
    settings.ROOT / "ui" / "main.py",
    lifespan=warm,
    on_script_error=say_sorry,
    middleware=service.wrappings(new_unit, streamlit=Path(st.__file__).parent),
    routes=service.addresses(new_unit, CODES, SEALER),
)
