"""Our own fonts, style, words and pictures, under /habillage: no other host is ever asked.

An address carries the print of its file, so the browser keeps it a year and still gets changes.
"""

import hashlib
from pathlib import Path

from starlette.datastructures import QueryParams
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).resolve().parents[1] / "ui" / "static"
PREFIX = "/habillage"
ONE_YEAR = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


class LongLived(StaticFiles):
    """Files kept by the browser: for a year when their address carries a print, or for fonts."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        answer = await super().get_response(path, scope)
        printed = "v" in QueryParams(scope.get("query_string", b""))
        answer.headers["cache-control"] = (
            ONE_YEAR if printed or path.endswith(".woff2") else ASK_AGAIN
        )
        return answer


def mount() -> Mount:
    """Return the route that serves ui/static."""
    return Mount(PREFIX, LongLived(directory=FOLDER), name="habillage")


def address(name: str) -> str:
    """Return the address of one of our files, with its print."""
    print_of_file = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:10]
    return f"{PREFIX}/{name}?v={print_of_file}"
