"""`make` alone lists every command, one caption each, in the order of the README."""

import subprocess

from tests.architecture.repository import ROOT

COMMANDS = """
run demo test check fix migration bench load study content images browser
"""


def test_make_lists_its_commands():
    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()

    assert [line.split()[1] for line in listed] == COMMANDS.split()
    assert all(len(line.split()) > 4 for line in listed)


def test_continuous_integration_runs_the_same_command_and_nothing_else():
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()

    assert script[-1] == "exec make test"
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
