"""Numbers as a compass for readers; a reasoned exception is an ordinary commit."""

import ast
from pathlib import Path
from statistics import median, quantiles

from tests.architecture.repository import name_of, python_files, tree_of

FILE_LINES_MEDIAN = 120
FILE_LINES_MAX = 300
PAGE_LINES_MAX = 100
FUNCTION_LINES_P90 = 30
FUNCTION_LINES_MAX = 60
EXCEPTIONS: dict[str, str] = {
    # "folder/file.py" or "folder/file.py:function": the reason, in one line
    "jalons.py": "one short command after another: a list to look into, not a text to read",
}


def length(file: Path) -> int:
    return len(file.read_text("utf-8").splitlines())


def functions() -> dict[str, int]:
    """Lines of each function, without its docstring."""
    found = {}
    for file in python_files():
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                told = node.body[0] if ast.get_docstring(node) else None
                said = (told.end_lineno or 0) - told.lineno + 1 if told else 0
                lines = (node.end_lineno or 0) - node.lineno + 1 - said
                found[f"{name_of(file)}:{node.name}"] = lines
    return found


def files() -> dict[str, int]:
    return {name_of(file): length(file) for file in python_files() if file.name != "__init__.py"}


def too_long() -> set[str]:
    """What goes over a cap, exceptions included."""
    pages = {n for n, lines in files().items() if "ui/pages/" in n and lines > PAGE_LINES_MAX}
    long_files = {name for name, lines in files().items() if lines > FILE_LINES_MAX}
    return (
        pages | long_files | {n for n, lines in functions().items() if lines > FUNCTION_LINES_MAX}
    )


def test_nothing_is_too_long_to_read():
    assert too_long() - EXCEPTIONS.keys() == set()


def test_exceptions_are_still_needed():
    assert EXCEPTIONS.keys() - too_long() == set()


def test_half_of_the_files_are_short():
    assert median(files().values()) <= FILE_LINES_MEDIAN


def test_nine_functions_in_ten_are_short():
    assert quantiles(functions().values(), n=10)[-1] <= FUNCTION_LINES_P90
