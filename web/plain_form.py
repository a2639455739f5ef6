"""The parts that our plain pages with a form have in common, as HTML already safe."""

from collections.abc import Callable
from functools import partial
from html import escape

from starlette.responses import HTMLResponse

from i18n.catalogue import translate
from web.plain_page import plain_page

Words = Callable[..., str]


def words(language: str) -> Words:
    """The sentences of a language, ready to stand in HTML."""
    said = partial(translate, language)
    return lambda key, **values: escape(said(key, **values), quote=False)


def paragraphs(t: Words, *keys: str) -> str:
    return "".join(f"<p>{t(key)}</p>" for key in keys)


def form_page(
    language: str,
    title: str,
    body: str,
    *,
    refusal: str | None,
    status: int | None = None,
    is_heard: bool = False,
) -> HTMLResponse:
    """A page whose refusal, if any, is said first and aloud."""
    told = f'<p class="refusal" id="refusal" role="alert">{escape(refusal)}</p>' if refusal else ""
    status = status if refusal and status else 403 if refusal else 200
    return plain_page(
        translate(language, title),
        told + body,
        language=language,
        status=status,
        is_heard=is_heard,
    )
