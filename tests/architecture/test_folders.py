"""The top level is the architecture: the folders of the design, each with its contract."""

import ast
import re

import pytest

from tests.architecture.repository import PACKAGES, ROOT, kept_files, name_of

OTHERS = {"questionnaires", "tests", "docs", ".ci", ".streamlit"}
DRAWERS = {"utils", "common", "core", "misc", "services", "manager", "helpers"}


def test_the_top_level_is_the_architecture():
    folders = {file.relative_to(ROOT).parts[0] for file in kept_files() if file.parent != ROOT}

    assert folders == {*PACKAGES, *OTHERS}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_folder_says_what_it_is(package):
    contract = ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text("utf-8")))

    assert contract
    assert 4 <= len(contract.splitlines()) <= 7
    assert "May import:" in contract
    assert "Must not know:" in contract


def test_nothing_is_a_drawer():
    named = {part.removesuffix(".py") for file in kept_files() for part in file.parts}

    assert named & DRAWERS == set()


def test_decisions_have_their_four_parts_and_their_numbers():
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    numbers = [int(file.name[:4]) for file in decisions]
    parts = [re.findall(r"^## (.+)$", file.read_text("utf-8"), re.MULTILINE) for file in decisions]

    assert numbers == list(range(1, len(decisions) + 1))
    assert all(found == ["État", "Contexte", "Décision", "Conséquences"] for found in parts)


def test_links_between_documents_lead_somewhere():
    documents = [file for file in kept_files() if file.suffix == ".md"]

    lost = [
        f"{name_of(file)} → {link}"
        for file in documents
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text("utf-8"))
        if not (file.parent / link).exists()
    ]

    assert lost == []
