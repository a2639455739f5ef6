"""The doors of those who work here: sign in, sign out, and the link that lets a colleague in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from diagnostic.errors import JalonsError, TooManyTries, UnknownInvitation
from security.identity import STAFF_DAY, Codes
from use_cases import manage_team, sign_in
from web import sign_in_pages
from web.desk import Clock, Desk, form_at, utc_now
from web.staff_screens import HOME, SEE_OTHER, TOWARDS, Screens, screen_among

if TYPE_CHECKING:
    from store.unit_of_work import UnitOfWork

FIRST_START = "/premiere-fois"


def routes(
    new_unit: "Callable[[], UnitOfWork]",
    codes: Codes,
    *,
    screens: Screens,
    clock: Clock = utc_now,
) -> list[Route]:
    """The addresses of this file, for app.py; `screens` are where one may go once let in."""
    doors = _Doors(Desk(new_unit, codes, clock), screens)
    return [
        *form_at("/connexion", doors.ask, doors.enter),
        *form_at("/deconnexion", doors.ask_leave, doors.leave),
        *form_at("/invitation/{token}", doors.show_invitation, doors.accept),
    ]


@dataclass(frozen=True, slots=True)
class _Doors:
    desk: Desk
    screens: Screens

    async def ask(self, request: Request) -> Response:
        if not await self.desk.do(manage_team.is_set_up):
            return RedirectResponse(FIRST_START, SEE_OTHER)
        wanted = screen_among(self.screens, request.query_params.get(TOWARDS, HOME))
        return self.desk.form(request, partial(sign_in_pages.sign_in_page, towards=wanted))

    async def enter(self, request: Request) -> Response:
        form = await self.desk.sent(request)
        if form is None:
            return self.desk.grown_old(request, sign_in_pages.sign_in_page)
        wanted = screen_among(self.screens, form.get(TOWARDS, HOME))
        act = partial(
            sign_in.enter,
            login=form.get("login", ""),
            passphrase=form.get("passphrase", ""),
            address=request.client.host if request.client else "",
            codes=self.desk.codes,
        )
        try:
            sid = await self.desk.do(act)
        except JalonsError as refusal:
            status = 429 if isinstance(refusal, TooManyTries) else 403
            page = partial(sign_in_pages.sign_in_page, typed=form, status=status, towards=wanted)
            return self.desk.refused(request, page, refusal)
        return await self._let_in(request, sid, towards=wanted)

    async def ask_leave(self, request: Request) -> Response:
        return self.desk.form(request, sign_in_pages.sign_out_page)

    async def leave(self, request: Request) -> Response:
        if await self.desk.sent(request) is None:
            return self.desk.grown_old(request, sign_in_pages.sign_out_page)
        return await self.desk.let_out(request, RedirectResponse("/", SEE_OTHER))

    async def show_invitation(self, request: Request) -> Response:
        try:
            return self.desk.form(request, await self._invitation(request))
        except UnknownInvitation as refusal:
            return self.desk.refused(request, sign_in_pages.link_refused_page, refusal)

    async def accept(self, request: Request) -> Response:
        form = await self.desk.sent(request)
        try:
            page = await self._invitation(request)
            if form is None:
                return self.desk.grown_old(request, page)
            sid = await self.desk.do(
                partial(
                    manage_team.accept_invitation,
                    token=request.path_params["token"],
                    passphrase=form.get("passphrase", ""),
                    codes=self.desk.codes,
                )
            )
        except UnknownInvitation as refusal:
            return self.desk.refused(request, sign_in_pages.link_refused_page, refusal)
        except JalonsError as refusal:
            return self.desk.refused(request, page, refusal)
        return await self._let_in(request, sid)

    async def _invitation(self, request: Request) -> Callable[..., Response]:
        """The page of a link that still serves; raises `UnknownInvitation`."""
        token = request.path_params["token"]
        invited = await self.desk.do(partial(manage_team.read_invitation, token=token))
        return partial(
            sign_in_pages.invitation_page,
            name=invited.account.name,
            login=invited.account.login,
            structure=invited.structure.name,
        )

    async def _let_in(self, request: Request, sid: str, *, towards: str = HOME) -> Response:
        there = RedirectResponse(towards, SEE_OTHER)
        return await self.desk.let_in(request, there, sid, kept=STAFF_DAY)
