"""The learner's doors: start with a code, come back with it, leave the device.

Plain pages around Streamlit, because only they can set the cookie that a script never reads.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from diagnostic.errors import JalonsError, TooManyTries
from security.identity import Codes
from use_cases import sign_in
from use_cases.start_alone import start_alone
from web import learner_pages
from web.desk import SID_COOKIE, Clock, Desk, form_at, utc_now
from web.forms import once_field, page_sent
from web.shell import language_of

if TYPE_CHECKING:
    from store.unit_of_work import UnitOfWork

FIRST_QUESTIONNAIRE = "premiers-pas"
SEE_OTHER = 303


def routes(
    new_unit: "Callable[[], UnitOfWork]",
    codes: Codes,
    *,
    questionnaire: str = FIRST_QUESTIONNAIRE,
    clock: Clock = utc_now,
) -> list[Route]:
    """The addresses of this file, for app.py."""
    doors = _Doors(Desk(new_unit, codes, clock), questionnaire)
    return [
        *form_at("/commencer", doors.tell, doors.start),
        *form_at("/suivi", doors.ask_code, doors.come_back),
        *form_at("/quitter", doors.ask_leave, doors.leave),
    ]


@dataclass(frozen=True, slots=True)
class _Doors:
    desk: Desk
    questionnaire: str

    async def tell(self, request: Request) -> Response:
        return self.desk.form(request, self._notice())

    async def start(self, request: Request) -> Response:
        form = await self.desk.sent(request)
        page = page_sent(request, form, self.desk.clock()) if form else None
        if form is None or page is None:
            return self.desk.grown_old(request, self._notice())
        begin = partial(
            start_alone,
            questionnaire=self.questionnaire,
            notice_version=form.get("notice", ""),
            codes=self.desk.codes,
            page=page,
        )
        try:
            started = await self.desk.do(begin)
        except JalonsError as refusal:
            return self.desk.refused(request, self._notice(), refusal)
        told = learner_pages.code_page(language_of(request.scope), started.code)
        return await self.desk.let_in(request, told, started.sid)

    def _notice(self) -> Callable[..., Response]:
        """The notice, whose button opens one record however often it is pressed."""
        once = once_field(self.desk.codes, self.desk.clock())
        return partial(learner_pages.notice_page, once=once)

    async def ask_code(self, request: Request) -> Response:
        return self.desk.form(request, learner_pages.return_page)

    async def come_back(self, request: Request) -> Response:
        form = await self.desk.sent(request)
        if form is None:
            return self.desk.grown_old(request, learner_pages.return_page)
        back = partial(
            sign_in.return_by_code,
            code=form.get("code", ""),
            address=request.client.host if request.client else "",
            codes=self.desk.codes,
        )
        try:
            sid = await self.desk.do(back)
        except JalonsError as refusal:
            status = 429 if isinstance(refusal, TooManyTries) else 404
            page = partial(learner_pages.return_page, status=status)
            return self.desk.refused(request, page, refusal)
        return await self.desk.let_in(request, RedirectResponse("/", SEE_OTHER), sid)

    async def ask_leave(self, request: Request) -> Response:
        return self.desk.form(request, learner_pages.leave_page)

    async def leave(self, request: Request) -> Response:
        is_in = SID_COOKIE in request.cookies  # somebody who has left may leave again
        if await self.desk.sent(request) is None and is_in:
            return self.desk.grown_old(request, learner_pages.leave_page)
        return await self.desk.let_out(request, RedirectResponse("/", SEE_OTHER))
