"""The service: wires the settings, the store, the addresses of web/ and the screens of ui/.

Started by `streamlit run app.py`; imported by nobody.
"""

import contextlib
import gc
import importlib
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

import settings
from security.identity import Codes
from store.database import create_engine_for
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork
from ui import wiring
from ui.apology import say_sorry
from web import learner_routes, my_data_routes, static_files
from web.shell import Shell

SETTINGS = settings.from_environment()
ENGINE = create_engine_for(SETTINGS.database_url)
NEW_UNIT = partial(UnitOfWork, ENGINE, Shelf(settings.ROOT / "questionnaires"))
CODES = Codes(SETTINGS.secret_key)
PAGE_SHELL = Path(st.__file__).parent / "static" / "index.html"
HEAVY = ("pandas", "altair", "sklearn.linear_model")  # 2 to 4 s that no visitor should wait for


@contextlib.asynccontextmanager
async def warm(_: object) -> AsyncIterator[dict[str, object]]:
    """Load what is slow to load, and take it out of the collector's way."""
    for name in HEAVY:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    yield {}
    ENGINE.dispose()


wiring.install(wiring.Wiring(new_unit=NEW_UNIT))
app = st.App(
    settings.ROOT / "ui" / "main.py",
    lifespan=warm,
    on_script_error=say_sorry,
    middleware=[
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
        Middleware(Shell, page_shell=PAGE_SHELL),
    ],
    routes=[
        static_files.mount(),
        *learner_routes.routes(NEW_UNIT, CODES),
        *my_data_routes.routes(NEW_UNIT, CODES),
    ],
)
