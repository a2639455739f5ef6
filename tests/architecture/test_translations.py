"""The keys the code asks for are the keys there are: none missing, none left over, all sorted."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.architecture.repository import ROOT, python_files, tree_of

LOCALES = sorted((ROOT / "i18n" / "locales").glob("*.po"))
KEY = re.compile(r"[a-z_]+(\.[a-z0-9_-]+)+")


def keys_of(locale: Path) -> list[str]:
    with locale.open("rb") as file:
        messages = list(read_po(file))
    ids = [message.id if isinstance(message.id, str) else message.id[0] for message in messages]
    return [id for id in ids if id]


FRENCH = keys_of(ROOT / "i18n" / "locales" / "fr.po")
FAMILIES = {key.split(".")[0] for key in FRENCH}


def texts() -> tuple[set[str], set[str]]:
    """The keys written in the code, and the beginnings and ends of those it puts together."""
    whole, parts = set(), set()
    for file in python_files():
        if file.parent.name == "versions":
            continue
        tree = tree_of(file)
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                first = node.values[0]
                if isinstance(first, ast.Constant) and "." in str(first.value):
                    parts.add(str(first.value))
            elif isinstance(node, ast.Constant) and id(node) not in docs:
                whole |= {said for said in [str(node.value)] if KEY.fullmatch(said)}
    return whole, parts


def test_every_key_used_has_its_sentence():
    whole, parts = texts()

    used = {key for key in whole - parts if key.split(".")[0] in FAMILIES}

    assert sorted(used - set(FRENCH) - {key for key in used if key.endswith(FILE_ENDINGS)}) == []


def test_every_put_together_key_has_sentences():
    _, parts = texts()
    beginnings = {part for part in parts if part.split(".")[0] in FAMILIES}

    assert sorted(p for p in beginnings if not any(key.startswith(p) for key in FRENCH)) == []


def test_every_sentence_is_used():
    whole, parts = texts()

    assert [k for k in FRENCH if k not in whole and not k.startswith(tuple(parts))] == []


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.stem)
def test_every_language_has_the_same_keys_sorted(locale):
    assert keys_of(locale) == sorted(set(FRENCH))


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.stem)
def test_no_sentence_is_empty(locale):
    with locale.open("rb") as file:
        empty = [m.id for m in read_po(file) if m.id and not all(_forms(m.string))]

    assert empty == []


def test_french_sentences_have_french_typography():
    with (ROOT / "i18n" / "locales" / "fr.po").open("rb") as file:
        sentences = [form for message in read_po(file) for form in _forms(message.string) if form]

    said = [re.sub(r"«\u00a0[^»]*\u00a0»|\{\w+\}", "x", sentence) for sentence in sentences]

    assert [s for s in said if "\n" not in s and re.search(r"'|[^\u00a0\u202f][?!;:«»]", s)] == []


FILE_ENDINGS = (".py", ".yaml", ".json", ".css", ".js", ".md")


def _forms(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else string
