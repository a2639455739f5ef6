"""What a learner reads before the questions and when coming back: the notice, the code, the doors.

Plain HTML in the learner's language, that works without JavaScript and prints well.
"""

from html import escape

from starlette.responses import HTMLResponse

from i18n.catalogue import translate
from web.plain_form import form_page, paragraphs, words
from web.plain_page import plain_page

NOTICE_VERSION = "2026-11"  # raised with each change of meaning in the sentences of NOTICE
NOTICE = (
    ("pages.notice.asked_title", "pages.notice.asked"),
    ("pages.notice.why_title", "pages.notice.why"),
    ("pages.notice.refuse_title", "pages.notice.refuse"),
    ("pages.notice.never_title", "pages.notice.never"),
    ("pages.notice.kept_title", "pages.notice.kept"),
    ("pages.notice.rights_title", "pages.notice.rights"),
    ("pages.notice.code_title", "pages.notice.code"),
)


def notice_page(
    language: str, token: str, *, once: str, refusal: str | None = None
) -> HTMLResponse:
    """What is asked, why, how long it is kept, what may be refused; then the button."""
    t = words(language)
    told = "".join(f"<h2>{t(title)}</h2><p>{t(said)}</p>" for title, said in NOTICE)
    body = (
        f'{told}<form method="post" action="/commencer">{token}{once}'
        f'<input type="hidden" name="notice" value="{NOTICE_VERSION}">'
        f"<button>{t('pages.notice.start')}</button></form>"
        f'<p class="no-print"><a href="/">{t("pages.notice.not_now")}</a></p>'
    )
    return form_page(language, "pages.notice.title", body, refusal=refusal, is_heard=True)


def code_page(language: str, code: str) -> HTMLResponse:
    """The code, once: to note, print or photograph."""
    t = words(language)
    body = (
        f"{paragraphs(t, 'pages.code.keep')}"
        f'<strong class="code-to-keep">{escape(code)}</strong>'
        f"{paragraphs(t, 'pages.code.once', 'pages.code.print')}"
        f'<p class="no-print"><a class="button" href="/">{t("pages.code.go_on")}</a></p>'
    )
    return plain_page(
        translate(language, "pages.code.title"), body, language=language, is_heard=True
    )


def return_page(
    language: str, token: str, *, refusal: str | None = None, status: int = 403
) -> HTMLResponse:
    """One field for the code, large, with what to do when it is refused."""
    t = words(language)
    told = 'aria-invalid="true" aria-describedby="refusal hint"' if refusal else _HINTED
    body = (
        f'<form method="post" action="/suivi">{token}'
        f'<label for="code">{t("pages.return.code")}</label>'
        f'<p class="hint" id="hint">{t("pages.return.hint")}</p>'
        '<input class="code" id="code" name="code" required maxlength="40" autocomplete="off"'
        f' autocapitalize="characters" spellcheck="false" {told}>'
        f"<button>{t('pages.return.open')}</button></form>"
        f"{paragraphs(t, 'pages.return.lost')}"
        f'<p><a href="/commencer">{t("pages.return.start")}</a></p>'
    )
    return form_page(
        language, "pages.return.title", body, refusal=refusal, status=status, is_heard=True
    )


def leave_page(language: str, token: str, *, refusal: str | None = None) -> HTMLResponse:
    """Leaving this device: said before it is done."""
    t = words(language)
    body = (
        f"{paragraphs(t, 'pages.leave.kept')}"
        f'<form method="post" action="/quitter">{token}'
        f"<button>{t('pages.leave.leave')}</button></form>"
        f'<p><a href="/">{t("pages.leave.stay")}</a></p>'
        f'<p><a href="/mes-donnees">{t("pages.leave.my_data")}</a></p>'
    )
    return form_page(language, "pages.leave.title", body, refusal=refusal, is_heard=True)


_HINTED = 'aria-describedby="hint"'
