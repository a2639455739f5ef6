"""A real Jalons, as `make run` starts it, on a free port and a database of its own.

A test that needs to kill it starts its own: `start()`, `kill()`, `start()` again on the same data.
"""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from store.schema import migrate

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS_MAX = 60
SECRET = "a secret of thirty-two characters, or more"


class RunningServer:
    """One process of Jalons; its log is shown when it does not start."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database_url = f"sqlite:///{folder / 'jalons.sqlite3'}"
        self.log = folder / "log"
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        own = {"JALONS_DATABASE_URL": self.database_url, "JALONS_SECRET_KEY": SECRET}
        return {**os.environ, **own}

    @property
    def set_up_code(self) -> str:
        """What the terminal shows while there is no account."""
        shown = re.search(r"installation\s: ([0-9A-Z-]+)", self.log.read_text("utf-8"))
        if shown is None:
            raise RuntimeError("the terminal shows no set-up code")
        return shown.group(1)

    def migrate(self) -> None:
        """Bring the database to the tables of today, as `make run` does before it starts."""
        migrate(self.database_url)

    def start(self) -> None:
        options = [f"--server.port={self.port}", "--server.address=127.0.0.1"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "app.py", *options],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        self._wait_until_it_answers()

    def stop(self) -> None:
        """As a person stops it; nothing happens to a server already dead."""
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None

    def kill(self) -> None:
        """As a power cut stops it."""
        if self.process:
            self.process.kill()
            self.process.wait(timeout=20)
            self.process = None

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline and self.process and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1).close()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        self.kill()
        raise RuntimeError(f"Jalons did not start:\n{self.log.read_text('utf-8')}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
