"""What a learner reads about their data: what is kept, how to take it away or erase it."""

from starlette.responses import HTMLResponse

from i18n.catalogue import translate
from web.plain_form import form_page, paragraphs, words
from web.plain_page import plain_page


def my_data_page(language: str, token: str, *, refusal: str | None = None) -> HTMLResponse:
    """What is kept; a button to take it all away, a door to erase it."""
    t = words(language)
    body = (
        f"{paragraphs(t, 'pages.my_data.kept', 'pages.my_data.take_away_what')}"
        f'<form method="post" action="/mes-donnees">{token}'
        f"<button>{t('pages.my_data.take_away')}</button></form>"
        f'<p><a href="/tout-effacer">{t("pages.my_data.erase")}</a></p>'
        f'<p><a href="/">{t("pages.my_data.back")}</a></p>'
    )
    return form_page(language, "pages.my_data.title", body, refusal=refusal, is_heard=True)


def erase_page(language: str, token: str, *, refusal: str | None = None) -> HTMLResponse:
    """Erasing cannot be undone: said before it is done."""
    t = words(language)
    body = (
        f"{paragraphs(t, 'pages.erase.what', 'pages.erase.for_ever')}"
        f'<form method="post" action="/tout-effacer">{token}'
        f"<button>{t('pages.erase.yes')}</button></form>"
        f'<p><a href="/mes-donnees">{t("pages.erase.no")}</a></p>'
    )
    return form_page(language, "pages.erase.title", body, refusal=refusal, is_heard=True)


def erased_page(language: str) -> HTMLResponse:
    """It is done."""
    t = words(language)
    body = (
        f"{paragraphs(t, 'pages.erased.done')}"
        f'<p><a class="button" href="/">{t("pages.erased.home")}</a></p>'
    )
    return plain_page(
        translate(language, "pages.erased.title"), body, language=language, is_heard=True
    )
