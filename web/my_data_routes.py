"""One's own data: all of it in one file, or erased, without asking anybody."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from security.encryption import Sealer
from security.identity import Codes
from use_cases import erase_learner
from web import my_data_pages
from web.desk import Clock, Desk, form_at, utc_now
from web.shell import language_of

if TYPE_CHECKING:
    from store.unit_of_work import UnitOfWork

FILE = 'attachment; filename="mes-donnees-jalons.json"'
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
        *form_at("/mes-donnees", doors.tell, doors.take_away),
        *form_at("/tout-effacer", doors.ask_erase, doors.erase),
    ]


@dataclass(frozen=True, slots=True)
class _Doors:
    desk: Desk
    sealer: Sealer

    async def tell(self, request: Request) -> Response:
        return await self._to_learner(request, my_data_pages.my_data_page)

    async def take_away(self, request: Request) -> Response:
        them = await self.desk.who(request)
        if await self.desk.sent(request) is None or them.id is None:
            return await self._to_learner(request, my_data_pages.my_data_page, grown_old=True)
        theirs = partial(erase_learner.take_away, learner_id=them.id, sealer=self.sealer)
        archive = await self.desk.do(theirs, them)
        told = json.dumps(archive, ensure_ascii=False, indent=2)
        return Response(told, media_type="application/json", headers={"content-disposition": FILE})

    async def ask_erase(self, request: Request) -> Response:
        return await self._to_learner(request, my_data_pages.erase_page)

    async def erase(self, request: Request) -> Response:
        them = await self.desk.who(request)
        if await self.desk.sent(request) is None or them.id is None:
            return await self._to_learner(request, my_data_pages.erase_page, grown_old=True)
        await self.desk.do(partial(erase_learner.erase, learner_id=them.id), them)
        page = my_data_pages.erased_page(language_of(request.scope))
        return await self.desk.let_out(request, page)

    async def _to_learner(
        self, request: Request, page: Callable[..., Response], *, grown_old: bool = False
    ) -> Response:
        """A page for whoever has a record; the others are asked for their code."""
        if (await self.desk.who(request)).id is None:
            return RedirectResponse("/suivi", SEE_OTHER)
        return self.desk.grown_old(request, page) if grown_old else self.desk.form(request, page)
