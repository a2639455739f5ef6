"""A small questionnaire whose files can be spoilt, and what the terminal then tells."""

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from jalons import jalons

SMALL = Path(__file__).parent / "small"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def copied(into: Path) -> Path:
    """A copy of the small questionnaire, in a folder of the usual name."""
    return Path(shutil.copytree(SMALL, into / "questionnaires"))


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Replace `old`, which stands once in the file, by `new`."""
    text = (folder / file).read_text("utf-8").replace(NO_BREAK_SPACE, " ")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    (folder / file).write_text(text.replace(old, new), "utf-8")


def checked(folder: Path) -> Result:
    return CliRunner().invoke(jalons, ["questionnaires", "--check", "--folder", str(folder)])


def said(result: Result) -> list[str]:
    """The sentences of a check, with plain spaces, easily read and written in a test."""
    return result.stdout.replace(NO_BREAK_SPACE, " ").splitlines()
