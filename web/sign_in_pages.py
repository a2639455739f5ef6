"""What those who work here read at the door: sign-in, sign-out, and the link that lets them in."""

from collections.abc import Mapping
from html import escape

from starlette.responses import HTMLResponse

from web.plain_fields import LOGIN, NEW_PASSPHRASE, PASSPHRASE, field
from web.plain_form import form_page, paragraphs, words

NOTHING_TYPED: Mapping[str, str] = {}


def sign_in_page(
    language: str,
    token: str,
    *,
    refusal: str | None = None,
    typed: Mapping[str, str] = NOTHING_TYPED,
    status: int = 403,
    towards: str = "/",
) -> HTMLResponse:
    """Login and passphrase, on the way to a screen of ours; what to do when one is lost."""
    t = words(language)
    body = (
        f'<form method="post" action="/connexion">{token}'
        f'<input type="hidden" name="vers" value="{escape(towards)}">'
        f"{field(t, 'login', 'pages.sign_in.login', LOGIN, typed=typed.get('login', ''))}"
        f"{field(t, 'passphrase', 'pages.sign_in.passphrase', PASSPHRASE)}"
        f"<button>{t('pages.sign_in.enter')}</button></form>"
        f"{paragraphs(t, 'pages.sign_in.lost')}"
        f'<p><a href="/">{t("pages.sign_in.not_staff")}</a></p>'
    )
    return form_page(language, "pages.sign_in.title", body, refusal=refusal, status=status)


def sign_out_page(language: str, token: str, *, refusal: str | None = None) -> HTMLResponse:
    """Signing out: said before it is done."""
    t = words(language)
    body = (
        f"{paragraphs(t, 'pages.sign_out.kept')}"
        f'<form method="post" action="/deconnexion">{token}'
        f"<button>{t('pages.sign_out.leave')}</button></form>"
        f'<p><a href="/">{t("pages.sign_out.stay")}</a></p>'
    )
    return form_page(language, "pages.sign_out.title", body, refusal=refusal)


def invitation_page(
    language: str,
    token: str,
    *,
    name: str,
    login: str,
    structure: str,
    refusal: str | None = None,
) -> HTMLResponse:
    """A name, a structure, a login to remember, and a passphrase to choose."""
    t = words(language)
    hint = "pages.passphrase_hint"
    kept = f'value="{escape(login)}" autocomplete="username" readonly'
    body = (
        f"<p>{t('pages.invitation.welcome', name=name, structure=structure)}</p>"
        f'<form method="post">{token}'
        f"{field(t, 'login', 'pages.invitation.login', kept)}"
        f"{field(t, 'passphrase', 'pages.invitation.passphrase', NEW_PASSPHRASE, hint=hint)}"
        f"<button>{t('pages.invitation.enter')}</button></form>"
    )
    return form_page(language, "pages.invitation.title", body, refusal=refusal)


def link_refused_page(language: str, token: str, *, refusal: str | None = None) -> HTMLResponse:
    """A link that opens nothing: whom to ask."""
    t = words(language)
    body = (
        f"{paragraphs(t, 'pages.invitation.ask_again')}"
        f'<p><a href="/connexion">{t("pages.invitation.to_sign_in")}</a></p>'
    )
    return form_page(language, "pages.invitation.title", body, refusal=refusal, status=404)
