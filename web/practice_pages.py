"""What an adviser reads before practising, and before leaving or wiping their practice."""

from starlette.responses import HTMLResponse

from web.plain_form import form_page, paragraphs, words


def enter_page(language: str, token: str, *, refusal: str | None = None) -> HTMLResponse:
    """What a practice is, and the way into it."""
    t = words(language)
    body = (
        f"{paragraphs(t, 'pages.practice.what', 'pages.practice.apart')}"
        f'<form method="post" action="/entrainement">{token}'
        f"<button>{t('pages.practice.enter')}</button></form>"
        f'<p><a href="/">{t("pages.practice.not_now")}</a></p>'
    )
    return form_page(language, "pages.practice.title", body, refusal=refusal)


def inside_page(language: str, token: str, *, refusal: str | None = None) -> HTMLResponse:
    """The way back, and wiping, said before it is done."""
    t = words(language)
    body = (
        f"{paragraphs(t, 'pages.practice.kept')}"
        f'<form method="post" action="/entrainement/quitter">{token}'
        f"<button>{t('pages.practice.leave')}</button></form>"
        f"{paragraphs(t, 'pages.practice.wipe_what')}"
        f'<form method="post" action="/entrainement/effacer">{token}'
        f"<button>{t('pages.practice.wipe')}</button></form>"
        f'<p><a href="/">{t("pages.practice.stay")}</a></p>'
    )
    return form_page(language, "pages.practice.title", body, refusal=refusal)
