"""All that stands around Streamlit, in one place for app.py: addresses, wrappings, first words."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute

from diagnostic.people import VISITOR
from i18n.catalogue import SOURCE, translate
from security.encryption import Sealer
from security.identity import Codes
from use_cases import manage_team
from web import (
    first_start_routes,
    learner_routes,
    my_data_routes,
    practice_routes,
    sign_in_routes,
    static_files,
)
from web.demonstration_mark import DemonstrationMark
from web.shell import Shell
from web.staff_screens import Screens, StaffScreens

if TYPE_CHECKING:
    from store.unit_of_work import UnitOfWork


def addresses(
    new_unit: "Callable[[], UnitOfWork]", codes: Codes, sealer: Sealer, *, screens: Screens
) -> list[BaseRoute]:
    """Every address that is not a screen; `screens` are those of the people who work here."""
    return [
        static_files.mount(),
        *learner_routes.routes(new_unit, codes),
        *my_data_routes.routes(new_unit, codes, sealer),
        *sign_in_routes.routes(new_unit, codes, screens=screens),
        *first_start_routes.routes(new_unit, codes, sealer),
        *practice_routes.routes(new_unit, codes, sealer),
    ]


def wrappings(
    new_unit: "Callable[[], UnitOfWork]", *, streamlit: Path, screens: Screens
) -> list[Middleware]:
    """What every answer goes through, the outermost first; `streamlit` is its own folder."""
    return [
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
        Middleware(Shell, page_shell=streamlit / "static" / "index.html"),
        Middleware(DemonstrationMark, new_unit=new_unit),
        Middleware(StaffScreens, new_unit=new_unit, screens=screens),
    ]


def first_words(uow: "UnitOfWork", codes: Codes) -> str:
    """What the terminal says of a service without an account; nothing once it has one."""
    if manage_team.is_set_up(uow, VISITOR):
        return ""
    return translate(SOURCE, "terminal.set_up", code=codes.set_up_code()) + "\n"
