"""The repository as the architecture tests read it: its files, its folders, its trees."""

import ast
import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "ui",
    "web",
    "use_cases",
    "analytics",
    "exchange",
    "security",
    "store",
    "models",
    "pathway",
    "diagnostic",
    "i18n",
)
ENTRY_POINTS = ("app.py", "jalons.py", "settings.py")


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file of the project: what git keeps or would keep, or what an archive holds."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        ).stdout.decode()
        found = (ROOT / name for name in listed.split("\0") if name)
    else:
        found = (file for file in ROOT.rglob("*") if ".venv" not in file.parts)
    return tuple(sorted(file for file in set(found) if file.is_file()))


def python_files(*folders: str) -> list[Path]:
    """The Python files of these folders, or of the whole code without its tests."""
    wanted = folders or (*PACKAGES, *ENTRY_POINTS)
    return [
        file
        for file in kept_files()
        if file.suffix == ".py" and file.relative_to(ROOT).parts[0] in wanted
    ]


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def imports_of(file: Path) -> set[str]:
    """The full names of the modules that a file imports."""
    names: set[str] = set()
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names
