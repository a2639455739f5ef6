"""The fields of our plain pages: a label, a word of help, and what was typed before a refusal."""

from html import escape

from web.plain_form import Words

LOGIN = 'required maxlength="200" autocomplete="username" autocapitalize="none" spellcheck="false"'
PASSPHRASE = 'type="password" required maxlength="300" autocomplete="current-password"'
NEW_PASSPHRASE = 'type="password" required maxlength="300" autocomplete="new-password"'


def field(
    t: Words,
    name: str,
    label: str,
    extra: str,
    *,
    hint: str | None = None,
    typed: str = "",
    refused: str = "",
) -> str:
    """One field; `label` and `hint` are keys, `extra` is HTML written in the code.

    What was `refused` there is said beside it, to the eye and to the ear.
    """
    told = f'<p class="hint" id="about-{name}">{t(hint)}</p>' if hint else ""
    if refused:
        told += f'<p class="refusal" id="refused-{name}">{escape(refused)}</p>'
    ids = [id for id, said in ((f"refused-{name}", refused), (f"about-{name}", hint)) if said]
    described = f' aria-describedby="{" ".join(ids)}"' if ids else ""
    described += ' aria-invalid="true"' if refused else ""
    value = f' value="{escape(typed)}"' if typed else ""
    return (
        f'<label for="{name}">{t(label)}</label>{told}'
        f'<input id="{name}" name="{name}"{value} {extra}{described}>'
    )


def choices(t: Words, name: str, legend: str, offered: dict[str, str], *, chosen: str) -> str:
    """A question with a few answers, of which one is chosen; values of `offered` are keys."""
    buttons = "".join(
        f'<label class="choice"><input type="radio" name="{name}" value="{value}"'
        f"{' checked' if value == chosen else ''}>{t(said)}</label>"
        for value, said in offered.items()
    )
    return f"<fieldset><legend>{t(legend)}</legend>{buttons}</fieldset>"
