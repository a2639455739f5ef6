"""The doors of a practice: in, back to one's own account, and wiped."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from numpy.random import default_rng
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from diagnostic.errors import Forbidden
from diagnostic.people import Actor, Role
from i18n.catalogue import translate
from security.encryption import Sealer
from security.identity import STAFF_DAY, Codes
from use_cases import practise
from web.desk import SID_COOKIE, Clock, Desk, form_at, utc_now
from web.learner_pages import NOTICE_VERSION
from web.practice_pages import enter_page, inside_page
from web.shell import language_of

if TYPE_CHECKING:
    from store.unit_of_work import UnitOfWork

SEE_OTHER = 303


def routes(
    new_unit: "Callable[[], UnitOfWork]",
    codes: Codes,
    sealer: Sealer,
    *,
    clock: Clock = utc_now,
) -> list[Route]:
    """The addresses of this file, for app.py."""
    doors = _Doors(Desk(new_unit, codes, clock), sealer)
    return [
        *form_at("/entrainement", doors.ask, doors.enter),
        Route("/entrainement/quitter", doors.leave, methods=["POST"]),
        Route("/entrainement/effacer", doors.wipe, methods=["POST"]),
    ]


@dataclass(frozen=True, slots=True)
class _Doors:
    desk: Desk
    sealer: Sealer

    async def ask(self, request: Request) -> Response:
        them = await self.desk.who(request)
        if Role.ADVISER not in them.roles:
            return RedirectResponse("/connexion", SEE_OTHER)
        return self.desk.form(request, inside_page if them.is_practising else enter_page)

    async def enter(self, request: Request) -> Response:
        return await self._through(request, enter_page, self._enter)

    async def leave(self, request: Request) -> Response:
        return await self._through(request, inside_page, self._leave)

    async def wipe(self, request: Request) -> Response:
        return await self._through(request, inside_page, self._wipe)

    async def _enter(self, request: Request, them: Actor) -> str:
        act = partial(
            practise.enter_practice,
            sid=_token(request),
            called=translate(language_of(request.scope), "pages.practice.structure"),
            notice_version=NOTICE_VERSION,
            codes=self.desk.codes,
            sealer=self.sealer,
            rng=default_rng(),
        )
        return await self.desk.do(act, them)

    async def _leave(self, request: Request, them: Actor) -> str:
        act = partial(practise.leave_practice, sid=_token(request), codes=self.desk.codes)
        return await self.desk.do(act, them)

    async def _wipe(self, request: Request, them: Actor) -> str:
        """Left first: what is wiped takes its sessions with it."""
        sid = await self._leave(request, them)
        await self.desk.do(practise.wipe_practice, them)
        return sid

    async def _through(
        self, request: Request, page: Callable[..., Response], act: Callable[..., Awaitable[str]]
    ) -> Response:
        """One door: the form is ours, the act is allowed, the browser changes its token."""
        if await self.desk.sent(request) is None:
            return self.desk.grown_old(request, page)
        try:
            sid = await act(request, await self.desk.who(request))
        except Forbidden:
            return RedirectResponse("/connexion", SEE_OTHER)
        home = RedirectResponse("/", SEE_OTHER)
        return await self.desk.let_in(request, home, sid, kept=STAFF_DAY)


def _token(request: Request) -> str:
    return request.cookies.get(SID_COOKIE, "")
