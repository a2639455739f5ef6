"""What a person typed, shown letter by letter: their stars and brackets are no layout of ours."""

import re

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=])")


def as_written(text: str) -> str:
    """The text, ready to stand inside Markdown; one line."""
    return MARKDOWN.sub(r"\\\1", " ".join(text.split()))
