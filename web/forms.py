"""Forms of our plain pages: read within bounds, and accepted only from whoever we drew them for.

A form carries a token made from a cookie of the same browser: another site can send the form, but
neither read the cookie nor make the token. `SameSite` says the same a second time.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from security.identity import Codes

FORM_COOKIE = "jalons_form"
TOKEN_FIELD = "csrf"
ONCE_FIELD = "once"
ONCE_KEPT = timedelta(hours=1)  # time to read, or to listen, before pressing the button
BYTES_MAX = 4096  # our longest form is a tenth of that


async def read_form(request: Request) -> Mapping[str, str]:
    """The fields that were sent; a body that is too long is cut, and so refused by its token."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > BYTES_MAX:
            return {}
    return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=20))


def is_ours(request: Request, form: Mapping[str, str], codes: Codes) -> bool:
    """Whether this form was drawn for this browser."""
    return codes.is_form_token(form.get(TOKEN_FIELD, ""), request.cookies.get(FORM_COOKIE, ""))


def form_cookie(request: Request, codes: Codes) -> str:
    """What this browser's forms are made from; drawn at its first form."""
    return request.cookies.get(FORM_COOKIE) or codes.new_sid()


def token_field(cookie: str, codes: Codes) -> str:
    """The hidden field that every form carries, as HTML."""
    return f'<input type="hidden" name="{TOKEN_FIELD}" value="{codes.form_token(cookie)}">'


def once_field(codes: Codes, now: datetime) -> str:
    """The hidden field of a form that may be kept once: when it was drawn, and chance, as HTML."""
    drawn = f"{int(now.timestamp())}.{codes.new_sid()}"
    return f'<input type="hidden" name="{ONCE_FIELD}" value="{drawn}">'


def page_sent(request: Request, form: Mapping[str, str], now: datetime) -> str | None:
    """What names this page of this browser; None if it was drawn too long ago, or not by us."""
    drawn = form.get(ONCE_FIELD, "")
    at, _, chance = drawn.partition(".")
    if not (at.isascii() and at.isdecimal() and chance):
        return None
    age = now.timestamp() - int(at)
    if not 0 <= age <= ONCE_KEPT.total_seconds():
        return None
    return f"{request.cookies.get(FORM_COOKIE, '')} {drawn}"


def remember_form(response: Response, request: Request, cookie: str) -> Response:
    """Let the browser send back what its forms are made from."""
    if request.cookies.get(FORM_COOKIE) != cookie:
        response.set_cookie(
            FORM_COOKIE, cookie, httponly=True, samesite="strict", secure=is_secure(request)
        )
    return response


def is_secure(request: Request) -> bool:
    """Cookies keep to HTTPS wherever the service is reached by it."""
    return request.url.scheme == "https"
