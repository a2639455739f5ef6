"""The examples of the docstrings run and give what they say."""

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

import diagnostic

FINDER = doctest.DocTestFinder(exclude_empty=True)


def files_with_examples() -> list[ModuleType]:
    names = [file.name for file in pkgutil.walk_packages(diagnostic.__path__, "diagnostic.")]
    files = [importlib.import_module(name) for name in names]
    return [file for file in files if any(test.examples for test in FINDER.find(file))]


@pytest.mark.parametrize("file", files_with_examples(), ids=lambda file: file.__name__)
def test_examples_give_what_they_say(file):
    result = doctest.testmod(file)

    assert result.attempted > 0
    assert result.failed == 0
