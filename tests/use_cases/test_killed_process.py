"""A server killed at any moment loses no confirmed answer, and keeps no unconfirmed one."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.factories import NOON, first_option, started
from use_cases.take_diagnosis import answer, current_question

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def answering(database_url, them, kept) -> Iterator[subprocess.Popen[str]]:
    """A real process on the same database, killed without notice at the end."""
    program = [sys.executable, "-m", "tests.use_cases.answering_process"]
    process = subprocess.Popen(
        [*program, database_url, str(them.id), str(kept.assessment.id)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def order(process, what):
    """What the process says it did with one question."""
    process.stdin.write(f"{what}\n")
    process.stdin.flush()
    return process.stdout.readline().split()


def test_killed_process_loses_no_confirmed_answer(uow, database_url):
    them, kept = started(uow)
    with answering(database_url, them, kept) as process:
        confirmed = [order(process, "answer") for _ in range(3)]

    found = current_question(uow, them, now=NOON).assessment

    assert process.returncode < 0
    assert confirmed == [["kept", given.item] for given in found.given]
    assert len(found.given) == 3


def test_killed_process_leaves_no_half_answer_and_holds_nobody_up(uow, database_url):
    them, kept = started(uow)
    with answering(database_url, them, kept) as process:
        (_, confirmed) = order(process, "answer")
        (word, _) = order(process, "hold")

    before = current_question(uow, them, now=NOON)
    given = first_option(before.step.choice.item)
    after = answer(uow, them, assessment_id=kept.assessment.id, given=given, now=NOON)

    assert word == "held"
    assert [one.item for one in before.assessment.given] == [confirmed]
    assert [one.item for one in after.assessment.given] == [confirmed, given.item]
