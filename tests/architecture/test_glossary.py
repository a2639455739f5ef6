"""One word, one thing: every public class of the domain has its line in the glossary."""

import ast
import re

from tests.architecture.repository import ROOT, python_files, tree_of

GLOSSARY = ROOT / "docs" / "glossaire.md"


def public_classes() -> set[str]:
    return {
        node.name
        for file in python_files("diagnostic", "pathway")
        for node in tree_of(file).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def rows() -> list[list[str]]:
    """The rows of the tables: terme · identifiant · définition · chez les autres."""
    lines = GLOSSARY.read_text("utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line
    ]
    return [row for row in cells if row[0] != "terme" and set(row[0]) - set("-: ")]


def identifiers() -> list[str]:
    return [name for row in rows() for name in re.findall(r"`(\w+)`", row[1])]


def test_every_class_of_the_domain_has_its_line():
    assert sorted(public_classes() - set(identifiers())) == []


def test_every_line_is_complete():
    assert [row for row in rows() if len(row) != 4 or not all(row[:3])] == []


def test_no_identifier_has_two_lines():
    assert sorted({name for name in identifiers() if identifiers().count(name) > 1}) == []
