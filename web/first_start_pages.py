"""The first page of an empty service: the terminal's code, the structure, the first account."""

from collections.abc import Callable, Mapping

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
    refused: Mapping[str, str] = NOTHING_TYPED,
    typed: Mapping[str, str] = NOTHING_TYPED,
) -> HTMLResponse:
    """One form; after a refusal, all that was typed is there but the passphrase.

    `refused` says what is wrong with each field.
    """
    t = words(language)

    def asked(name: str, label: str, extra: str, hint: str | None = None) -> str:
        kept = "" if name == "passphrase" else typed.get(name, "")
        return field(t, name, label, extra, hint=hint, typed=kept, refused=refused.get(name, ""))

    body = (
        f"{paragraphs(t, 'pages.first_start.what')}"
        f'<form method="post" action="/premiere-fois">{token}'
        f"{_structure(t, asked, typed)}{_account(t, asked)}"
        f"<button>{t('pages.first_start.open')}</button></form>"
    )
    return form_page(language, "pages.first_start.title", body, refusal=refusal)


def _structure(t: Words, asked: Callable[..., str], typed: Mapping[str, str]) -> str:
    chosen = INVENTED if typed.get("kind") == INVENTED else OWN
    name, where = "pages.first_start.structure", "pages.first_start.department"
    return (
        asked("code", "pages.first_start.code", CODE, "pages.first_start.code_hint")
        + choices(t, "kind", "pages.first_start.which", KINDS, chosen=chosen)
        + asked("structure", name, STRUCTURE, "pages.first_start.if_own")
        + asked("department", where, DEPARTMENT, "pages.first_start.department_hint")
    )


def _account(t: Words, asked: Callable[..., str]) -> str:
    return (
        f"<h2>{t('pages.first_start.account')}</h2>"
        + asked("name", "pages.first_start.name", NAME)
        + asked("login", "pages.sign_in.login", LOGIN, "pages.first_start.login_hint")
        + asked("passphrase", "pages.sign_in.passphrase", NEW_PASSPHRASE, "pages.passphrase_hint")
    )
