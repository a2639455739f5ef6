"""A page without Streamlit: for signing in, coming back with a code, or being told no.

It works without JavaScript, on any browser, and looks like the rest; with it, a form is sent once
however often its button is clicked. Whoever writes one gives safe
HTML for the body: every word that came from a person goes through `html.escape` first.
"""

from html import escape

from starlette.responses import HTMLResponse

from i18n.aloud import place_of_page
from i18n.formats import direction
from web.static_files import address

PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – Jalons</title>
<link rel="icon" type="image/svg+xml" href="{icon}">
<link rel="stylesheet" href="{style}">
<script defer src="{once}"></script>
<script defer src="{aloud}"></script>
</head>
<body class="plain">
<header>
<a class="brand" href="/"><img src="{icon}" alt="" width="36" height="36">Jalons</a>
</header>
<main>
<h1>{title}</h1>
{heard}{body}
</main>
</body>
</html>
"""


def plain_page(
    title: str, body: str, *, language: str, status: int = 200, is_heard: bool = False
) -> HTMLResponse:
    """Return one of our own pages; `title` is plain text, `body` is HTML already safe.

    One that is for learners `is_heard` as well: a button reads it aloud.
    """
    return HTMLResponse(
        PAGE.format(
            language=language,
            direction=direction(language),
            title=escape(title),
            icon=address("favicon.svg"),
            style=address("jalons.css"),
            once=address("once.js"),
            aloud=address("aloud.js"),
            heard=place_of_page(language) if is_heard else "",
            body=body,
        ),
        status_code=status,
    )
