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
from use_cases import sign_in, take_diagnosis
from web import learner_pages
from web.desk import Clock, Desk, form_at, utc_now
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
        return self.desk.form(request, learner_pages.notice_page)

    async def start(self, request: Request) -> Response:
        form = await self.desk.sent(request)
        if form is None:
            return self.desk.grown_old(request, learner_pages.notice_page)
        begin = partial(
            take_diagnosis.start_alone,
            questionnaire=self.questionnaire,
            notice_version=form.get("notice", ""),
            codes=self.desk.codes,
        )
        try:
            started = await self.desk.do(begin)
        except JalonsError as refusal:
            return self.desk.refused(request, learner_pages.notice_page, refusal)
        page = learner_pages.code_page(language_of(request.scope), started.code)
        return await self.desk.let_in(request, page, started.sid)

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
        if await self.desk.sent(request) is None:
            return self.desk.grown_old(request, learner_pages.leave_page)
        return await self.desk.let_out(request, RedirectResponse("/", SEE_OTHER))
