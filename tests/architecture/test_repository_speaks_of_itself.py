"""Whoever clones the project finds the project: no machine's path, nobody's answers."""

import re

from tests.architecture.repository import kept_files, name_of

OF_A_MACHINE = re.compile(
    r"(?<![\w.~-])/(?:home|root|Users|mnt|work(?:space)?)/\w|[A-Z]:\\\\Users"
    r"|registry\.(?:npmjs|yarnpkg)|files\.pythonhosted|pypi\.org/simple|--index-ur[l]"
)
ANSWERS_OF_PEOPLE = re.compile(r"barometre-20\d\d\.csv$|tcals|promis_fatigue")
TEXT = {".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".po", ".js", ".css", ".json", ".svg", ""}
LARGE_KIB = 1500


def test_no_file_speaks_of_a_machine():
    found = [
        f"{name_of(file)}: {match[0]}"
        for file in kept_files()
        if file.suffix in TEXT
        for match in OF_A_MACHINE.finditer(file.read_text("utf-8"))
    ]

    assert found == []


def test_no_file_holds_the_answers_of_people():
    assert [name_of(file) for file in kept_files() if ANSWERS_OF_PEOPLE.search(file.name)] == []


def test_no_file_is_too_large_to_clone():
    assert [name_of(f) for f in kept_files() if f.stat().st_size > LARGE_KIB * 1024] == []


def test_every_silenced_rule_has_its_reason():
    silenced = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?!.* -- \w)")

    found = [
        f"{name_of(file)}:{number}"
        for file in kept_files()
        if file.suffix == ".py" and file.name != "test_repository_speaks_of_itself.py"
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if silenced.search(line)
    ]

    assert found == []
