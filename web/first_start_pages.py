"""The first page of an empty service: the terminal's code, the structure, the first account."""

from collections.abc import Mapping

from starlette.responses import HTMLResponse

from web.plain_fields import LOGIN, NEW_PASSPHRASE, choices, field
from web.plain_form import Words, form_page, paragraphs, words

OWN, INVENTED = "own", "invented"
KINDS = {OWN: "pages.first_start.own", INVENTED: "pages.first_start.invented"}
NOTHING_TYPED: Mapping[str, str] = {}
CODE = 'required maxlength="40" class="code" autocomplete="off" spellcheck="false"'
STRUCTURE = 'maxlength="200" autocomplete="organization"'
DEPARTMENT = 'maxlength="3" autocomplete="off"'
NAME = 'required maxlength="200" autocomplete="name"'


def first_start_page(
    language: str,
    token: str,
    *,
    refusal: str | None = None,
    typed: Mapping[str, str] = NOTHING_TYPED,
) -> HTMLResponse:
    """One form; after a refusal, all that was typed is there but the passphrase."""
    t = words(language)
    body = (
        f"{paragraphs(t, 'pages.first_start.what')}"
        f'<form method="post" action="/premiere-fois">{token}'
        f"{_structure(t, typed)}{_account(t, typed)}"
        f"<button>{t('pages.first_start.open')}</button></form>"
    )
    return form_page(language, "pages.first_start.title", body, refusal=refusal)


def _structure(t: Words, typed: Mapping[str, str]) -> str:
    def asked(name: str, label: str, hint: str, extra: str) -> str:
        return field(t, name, label, extra, hint=hint, typed=typed.get(name, ""))

    chosen = "invented" if typed.get("kind") == INVENTED else OWN
    return (
        asked("code", "pages.first_start.code", "pages.first_start.code_hint", CODE)
        + choices(t, "kind", "pages.first_start.which", KINDS, chosen=chosen)
        + asked("structure", "pages.first_start.structure", "pages.first_start.if_own", STRUCTURE)
        + asked(
            "department",
            "pages.first_start.department",
            "pages.first_start.department_hint",
            DEPARTMENT,
        )
    )


def _account(t: Words, typed: Mapping[str, str]) -> str:
    name, login = typed.get("name", ""), typed.get("login", "")
    login_hint, long = "pages.first_start.login_hint", "pages.passphrase_hint"
    return (
        f"<h2>{t('pages.first_start.account')}</h2>"
        + field(t, "name", "pages.first_start.name", NAME, typed=name)
        + field(t, "login", "pages.sign_in.login", LOGIN, hint=login_hint, typed=login)
        + field(t, "passphrase", "pages.sign_in.passphrase", NEW_PASSPHRASE, hint=long)
    )
