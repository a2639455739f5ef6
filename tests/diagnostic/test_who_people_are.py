"""Who people are never enters what is estimated of them: no age, no sex, no origin, no diploma."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import diagnostic
from diagnostic.answers import Given
from diagnostic.assessment import Assessment
from diagnostic.prior import PriorShape
from diagnostic.questionnaire import Item

FOLDER = Path(diagnostic.__file__).parent
ENGINE = sorted(file for file in FOLDER.rglob("*.py") if file.stem not in ("people", "__init__"))
WHO = re.compile(
    r"(?:^|_)(?:age|ageband|sex|gender|diploma|nationality|birth|origins?_of|socialstatus"
    r"|learnerdetails)(?:_|$)"
)


def test_what_the_engine_reads_is_a_closed_list():
    assert {field.name for field in fields(Given)} == {"item", "option", "mode"}
    assert {field.name for field in fields(PriorShape)} == {
        "dimensions",
        "margins",
        "correlations",
    }
    inputs = {field.name for one in (Assessment, Item) for field in fields(one)}
    assert {name for name in inputs if WHO.search(name)} == set()


@pytest.mark.parametrize("file", ENGINE, ids=lambda file: file.stem)
def test_no_rule_of_the_diagnosis_names_who_people_are(file):
    tree = ast.parse(file.read_text("utf-8"))

    assert {name for name in _names(tree) if WHO.search(name.lower())} == set()


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.alias):
            yield node.name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
