"""Every variable has its French sentence, and only settings.py reads the environment."""

import ast
import re

from tests.architecture.repository import ROOT, name_of, python_files, tree_of

VARIABLE = re.compile(r"JALONS_[A-Z_]+")


def documented() -> dict[str, str]:
    """Variable → the comment above it in .env.example."""
    found, comment = {}, ""
    for line in (ROOT / ".env.example").read_text("utf-8").splitlines():
        if line.startswith("#"):
            comment = line.removeprefix("#").strip()
        elif "=" in line:
            found[line.split("=")[0]] = comment
            comment = ""
        else:
            comment = ""
    return found


def test_every_variable_read_is_documented_and_the_reverse():
    read = set(VARIABLE.findall((ROOT / "settings.py").read_text("utf-8")))

    assert read == set(documented())


def test_every_variable_has_its_sentence():
    assert [name for name, comment in documented().items() if len(comment.split()) < 4] == []


def test_only_settings_reads_the_environment():
    reading = {"environ", "getenv"}

    readers = {
        name_of(file)
        for file in python_files()
        for node in ast.walk(tree_of(file))
        if getattr(node, "attr", None) in reading
        or (isinstance(node, ast.alias) and node.name in reading)
    }

    assert readers == {"settings.py"}
