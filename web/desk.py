"""What every door of our plain pages does: draw a form, check it, do one act, let in, let out.

Each act runs in a thread of a pool of ours, so that nobody's questions wait for it.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from diagnostic.errors import JalonsError
from diagnostic.people import VISITOR, Actor
from i18n.catalogue import translate
from security.identity import DEVICE_REMEMBERED, Codes
from use_cases import sign_in
from web.forms import (
    FORM_COOKIE,
    form_cookie,
    is_ours,
    is_secure,
    read_form,
    remember_form,
    token_field,
)
from web.one_core import on_any_core
from web.shell import language_of

if TYPE_CHECKING:
    from store.unit_of_work import UnitOfWork

SID_COOKIE = "jalons_sid"
THREADS = 8
T = TypeVar("T")
Clock = Callable[[], datetime]
Door = Callable[[Request], Awaitable[Response]]


def utc_now() -> datetime:
    """The one clock of the plain pages."""
    return datetime.now(UTC)


def form_at(address: str, ask: Door, send: Door) -> list[Route]:
    """A page with a form, and the door it is sent to."""
    return [Route(address, ask, methods=["GET"]), Route(address, send, methods=["POST"])]


@dataclass(frozen=True, slots=True)
class Desk:
    """What the doors share: how an act is done, with which codes, at which instant."""

    new_unit: "Callable[[], UnitOfWork]"
    codes: Codes
    clock: Clock
    limiter: CapacityLimiter = field(default_factory=partial(CapacityLimiter, THREADS))

    def do(self, act: Callable[..., T], actor: Actor = VISITOR) -> Awaitable[T]:
        """One act, in one of our threads."""
        call = partial(act, self.new_unit(), actor, now=self.clock())
        return to_thread.run_sync(on_any_core(call), limiter=self.limiter)

    async def who(self, request: Request) -> Actor:
        """Who holds this browser's token."""
        return await self.do(partial(sign_in.who_is, sid=request.cookies.get(SID_COOKIE)))

    async def sent(self, request: Request) -> Mapping[str, str] | None:
        """The fields of a form of ours, or None if it is not ours or has grown old."""
        form = await read_form(request)
        return form if is_ours(request, form, self.codes) else None

    def form(
        self, request: Request, page: Callable[..., Response], *, refusal: str | None = None
    ) -> Response:
        """A page with a form that only this browser can send back."""
        cookie = form_cookie(request, self.codes)
        token = token_field(cookie, self.codes)
        response = page(language_of(request.scope), token, refusal=refusal)
        return remember_form(response, request, cookie)

    def refused(
        self, request: Request, page: Callable[..., Response], refusal: JalonsError
    ) -> Response:
        """The same page, that tells why not."""
        said = translate(language_of(request.scope), refusal.key, **refusal.details)
        return self.form(request, page, refusal=said)

    def grown_old(self, request: Request, page: Callable[..., Response]) -> Response:
        """The same page, drawn anew."""
        said = translate(language_of(request.scope), "errors.page_grown_old")
        return self.form(request, page, refusal=said)

    async def let_in(
        self,
        request: Request,
        response: Response,
        sid: str,
        *,
        kept: timedelta = DEVICE_REMEMBERED,
    ) -> Response:
        """A new token at each entry; the former one, perhaps another person's, is over."""
        if request.cookies.get(SID_COOKIE) != sid:  # the same when a page was sent twice
            await self._end(request, response)
        response.set_cookie(
            SID_COOKIE,
            sid,
            max_age=int(kept.total_seconds()),
            httponly=True,
            samesite="lax",
            secure=is_secure(request),
        )
        return response

    async def let_out(self, request: Request, response: Response) -> Response:
        """This browser's login is over, here and wherever else it is read.

        So are its forms: what the next person finds in its history opens nothing.
        """
        await self._end(request, response)
        response.delete_cookie(
            FORM_COOKIE, httponly=True, samesite="strict", secure=is_secure(request)
        )
        return response

    async def _end(self, request: Request, response: Response) -> None:
        sid = request.cookies.get(SID_COOKIE)
        if sid:
            await self.do(partial(sign_in.leave, sid=sid))
            response.delete_cookie(
                SID_COOKIE, httponly=True, samesite="lax", secure=is_secure(request)
            )
