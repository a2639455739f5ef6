"""A folder imports only what stands below it; the entry points are watched here."""

import subprocess
import sys

import grimp
import pytest

from tests.architecture.repository import (
    ENTRY_POINTS,
    PACKAGES,
    ROOT,
    imports_of,
    name_of,
    python_files,
)

SLOW_TO_LOAD = ("sklearn", "scipy")
BEFORE_A_LEARNER = ("ui.main", "ui.context", "ui.components", "ui.pages.learner", "web")


def test_import_contracts_hold():
    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

    told = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True)

    assert told.returncode == 0, told.stdout + told.stderr


def test_streamlit_is_known_by_the_screens_and_the_service_alone():
    knowing = {
        name_of(file)
        for file in python_files(*ENTRY_POINTS)
        if any(name.split(".")[0] == "streamlit" for name in imports_of(file))
    }

    assert knowing <= {"app.py"}


def test_starlette_is_known_by_the_service_alone_among_entry_points():
    knowing = {
        name_of(file)
        for file in python_files(*ENTRY_POINTS)
        if any(name.split(".")[0] == "starlette" for name in imports_of(file))
    }

    assert knowing <= {"app.py"}


def test_entry_points_are_imported_by_nobody():
    importers = {
        name_of(file)
        for file in python_files()
        if {"app", "jalons"} & {name.split(".")[0] for name in imports_of(file)}
    }

    assert importers == set()


def test_the_service_stays_a_page():
    lines = (ROOT / "app.py").read_text("utf-8").splitlines()

    assert len(lines) <= 60


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*PACKAGES, include_external_packages=True)


@pytest.mark.parametrize("slow", SLOW_TO_LOAD)
def test_nothing_a_learner_waits_for_loads(graph, slow):
    if slow not in graph.modules:
        return
    shown = {name for name in graph.modules if name.startswith(BEFORE_A_LEARNER)}

    chains = [graph.find_shortest_chain(importer=name, imported=slow) for name in sorted(shown)]

    assert [chain for chain in chains if chain] == []
