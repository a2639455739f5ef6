"""The first start of an empty service: whoever reads the terminal opens it, and nobody else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from numpy.random import default_rng
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from diagnostic.errors import JalonsError, SetUpRefused
from i18n.catalogue import translate
from security.encryption import Sealer
from security.identity import STAFF_DAY, Codes
from use_cases import demonstrate_pathway, load_demonstration, manage_team, sign_in
from use_cases.manage_team import Newcomer
from web.desk import Clock, Desk, form_at, utc_now
from web.first_start_pages import INVENTED, first_start_page
from web.learner_pages import NOTICE_VERSION
from web.shell import language_of

if TYPE_CHECKING:
    from store.unit_of_work import UnitOfWork

SEE_OTHER = 303
SIGN_IN = "/connexion"
FIRST_QUESTIONNAIRE = "premiers-pas"
INVENTED_IN = "58"
SEED = 1  # the same invented people everywhere


def routes(
    new_unit: "Callable[[], UnitOfWork]",
    codes: Codes,
    sealer: Sealer,
    *,
    questionnaire: str = FIRST_QUESTIONNAIRE,
    clock: Clock = utc_now,
) -> list[Route]:
    """The addresses of this file, for app.py."""
    doors = _Doors(Desk(new_unit, codes, clock), sealer, questionnaire)
    return [
        *form_at("/premiere-fois", doors.ask, doors.open),
    ]


@dataclass(frozen=True, slots=True)
class _Doors:
    desk: Desk
    sealer: Sealer
    questionnaire: str

    async def ask(self, request: Request) -> Response:
        if await self.desk.do(manage_team.is_set_up):
            return RedirectResponse(SIGN_IN, SEE_OTHER)
        return self.desk.form(request, first_start_page)

    async def open(self, request: Request) -> Response:
        if await self.desk.do(manage_team.is_set_up):
            return RedirectResponse(SIGN_IN, SEE_OTHER)
        form = await self.desk.sent(request)
        if form is None:
            return self.desk.grown_old(request, first_start_page)
        try:
            sid = await self.desk.do(self._set_up(form, language_of(request.scope)))
        except SetUpRefused as refusal:
            return self._refused(request, form, refusal)
        except JalonsError as refusal:
            return self.desk.refused(request, partial(first_start_page, typed=form), refusal)
        if form.get("kind") == INVENTED:
            first = await self.desk.do(partial(sign_in.who_is, sid=sid))
            await self.desk.do(self._fill(), first)
            await self.desk.do(self._follow(), first)
        home = RedirectResponse("/", SEE_OTHER)
        return await self.desk.let_in(request, home, sid, kept=STAFF_DAY)

    def _refused(
        self, request: Request, form: Mapping[str, str], refusal: SetUpRefused
    ) -> Response:
        """The same form, with what is wrong beside each field."""
        language = language_of(request.scope)
        beside = {
            name: translate(language, wrong.key)
            for name, wrong in refusal.details.items()
            if isinstance(wrong, JalonsError)
        }
        page = partial(first_start_page, typed=form, refused=beside)
        return self.desk.refused(request, page, refusal)

    def _set_up(self, form: Mapping[str, str], language: str) -> Callable[..., str]:
        is_invented = form.get("kind") == INVENTED
        named = translate(language, "pages.first_start.invented_name")
        return partial(
            manage_team.set_up,
            code=form.get("code", ""),
            first=Newcomer(*(form.get(name, "") for name in ("name", "login", "passphrase"))),
            structure_name=named if is_invented else form.get("structure", ""),
            department=INVENTED_IN if is_invented else form.get("department", ""),
            is_demonstration=is_invented,
            codes=self.desk.codes,
        )

    def _fill(self) -> Callable[..., int]:
        return partial(
            load_demonstration.fill,
            questionnaire=self.questionnaire,
            notice_version=NOTICE_VERSION,
            codes=self.desk.codes,
            sealer=self.sealer,
            rng=default_rng(SEED),
        )

    def _follow(self) -> Callable[..., int]:
        return partial(
            demonstrate_pathway.follow, questionnaire=self.questionnaire, rng=default_rng(SEED)
        )
