"""Every file is imported with no database, no setting, no screen: only entry points wire."""

import subprocess
import sys

import pytest

from tests.architecture.repository import ROOT, name_of, python_files

pytestmark = pytest.mark.thorough

SCRIPTS = ("ui/main.py", "ui/pages/", "store/migrations/")


def test_every_file_is_imported_without_a_database(tmp_path):
    names = [
        name_of(file).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for file in python_files()
        if "/" in name_of(file) and not name_of(file).startswith(SCRIPTS)
    ]
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nimport {', '.join(sorted(names))}"

    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )

    assert told.returncode == 0, told.stderr
    assert list(tmp_path.iterdir()) == []
