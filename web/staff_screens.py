"""A screen of those who work here, typed or bookmarked: signed out, one signs in, then sees it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from diagnostic.people import VISITOR, Actor, Role
from use_cases import sign_in
from web.desk import SID_COOKIE, Clock, utc_now

if TYPE_CHECKING:
    from store.unit_of_work import UnitOfWork

Screens = Mapping[Role, tuple[str, ...]]  # the addresses of a role, its first screen first
SEE_OTHER = 303
TOWARDS = "vers"
HOME = "/"
LONGEST = 300  # an address of ours with the ids of what it shows


class StaffScreens:
    """ASGI middleware: leads to the door, or home where the first screen of a person lives."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        new_unit: "Callable[[], UnitOfWork]",
        screens: Screens,
        clock: Clock = utc_now,
    ) -> None:
        self.app = app
        self.new_unit = new_unit
        self.screens = screens
        self.clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            return await self.app(scope, receive, send)
        asked = screen_among(self.screens, _asked(scope))
        if asked == HOME:
            return await self.app(scope, receive, send)
        who = await self._who(Request(scope))
        if who == VISITOR:
            door = RedirectResponse(f"/connexion?{TOWARDS}={quote(asked, safe='')}", SEE_OTHER)
            return await door(scope, receive, send)
        if str(scope["path"]).strip("/") == _first(self.screens, who):
            return await RedirectResponse(HOME, SEE_OTHER)(scope, receive, send)
        return await self.app(scope, receive, send)

    async def _who(self, request: Request) -> Actor:
        sid = request.cookies.get(SID_COOKIE)
        asked = partial(sign_in.who_is, self.new_unit(), VISITOR, sid=sid, now=self.clock())
        return await to_thread.run_sync(asked)


def screen_among(screens: Screens, wanted: str) -> str:
    """This address if it is one of these screens, written by us; home if it is anything else."""
    path, _, query = wanted.partition("?")
    known = {f"/{address}": address for addresses in screens.values() for address in addresses}
    address = known.get(path)
    if address is None or len(wanted) > LONGEST:
        return HOME
    about = urlencode(parse_qsl(query))
    return f"/{address}?{about}" if about else f"/{address}"


def _asked(scope: Scope) -> str:
    path = "/" + str(scope["path"]).strip("/")
    query = scope["query_string"].decode("latin-1")
    return f"{path}?{query}"


def _first(screens: Screens, who: Actor) -> str | None:
    """The address that nobody needs: what it shows to this person is at home."""
    for role in sorted(who.roles & screens.keys()):
        return screens[role][0]
    return None
