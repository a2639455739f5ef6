"""`make load`: 200 people on one process, then as many clicks as it can take; in French."""

import argparse
import asyncio
import os
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import numpy as np
import psutil

from security.identity import Codes
from store.database import create_engine_for
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork
from tests.bench.machine import machine
from tests.browser.running_server import ROOT, SECRET, RunningServer
from tests.load.crowd import Crowd, Measured, confirmed
from tests.load.kept import compare, enrol, open_service

PEOPLE = 200
PACE_SECONDS = 5.0
HURRIED_SECONDS = 0.6  # nobody answers that quickly: it fills the process to the brim
SECONDS = 40.0
FEWEST_QUESTIONS = 8  # nobody is done sooner: how many people may take turns on one place
SEED = 20261122


@dataclass(frozen=True, slots=True)
class Load:
    """One service under way, and where it keeps what it is told."""

    server: RunningServer
    uow: UnitOfWork
    codes: Codes

    def measure(self, people: int, pace: float, seconds: float) -> None:
        """A crowd comes, clicks and goes; what it met, and what was kept of it."""
        turns = int(people * seconds / (pace * FEWEST_QUESTIONS))
        sids = deque(enrol(self.uow, people + turns, self.codes, datetime.now(UTC)))
        crowd = Crowd(self.server.url, people, pace, Random(SEED), sids)
        process = self.server.process
        if process is None:
            raise RuntimeError("the service is not running")
        before = psutil.getloadavg()[0]
        measured = asyncio.run(crowd.measure(seconds, psutil.Process(process.pid)))
        print(f"{people} personnes, un clic toutes les {pace:g} s ; charge {before:.1f} avant :")
        tell(measured)
        said = confirmed(measured.clicks)
        kept = compare(self.uow, said, datetime.now(UTC))
        print(
            f"  réponses confirmées : {sum(map(len, said.values()))} ; perdues {kept.lost}, "
            f"doublées {kept.doubled}, jamais données {kept.not_theirs}\n"
        )


def keep_away_from(server: RunningServer) -> None:
    """The crowd comes from elsewhere: where there are several cores, it leaves the service its."""
    if not hasattr(os, "sched_getaffinity") or server.process is None:
        return
    others = os.sched_getaffinity(0) - os.sched_getaffinity(server.process.pid)
    if others:
        os.sched_setaffinity(0, others)


def tell(measured: Measured) -> None:
    waits = 1000 * np.array([c.seconds for c in measured.clicks if c.next_item])
    last = 1000 * np.array([c.seconds for c in measured.clicks if c.next_item is None])
    middle, late, worst = np.percentile(waits, (50, 95, 99))
    count, seconds = len(measured.clicks), measured.seconds
    print(
        f"  clic → question suivante, entière : p50 {middle:.0f} ms, p95 {late:.0f} ms, "
        f"p99 {worst:.0f} ms"
    )
    if len(last):
        print(f"  dernier clic → résultats ({len(last)} fois) : p50 {np.median(last):.0f} ms")
    print(
        f"  {count} clics en {seconds:.0f} s, soit {count / seconds:.0f} par seconde ; "
        f"{1000 * measured.cpu_seconds / count:.1f} ms de processeur et "
        f"{measured.kilobytes / count:.1f} ko par clic"
    )
    print(
        f"  un processus, à {100 * measured.cpu_seconds / seconds:.0f} % d’un cœur, "
        f"{measured.memory_mib:.0f} Mio"
    )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load")
    parser.add_argument("--people", type=int, default=PEOPLE, help="personnes à la fois")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="durée de chaque mesure")
    parser.add_argument(
        "--paces",
        type=float,
        nargs="+",
        default=[PACE_SECONDS, HURRIED_SECONDS],
        help="secondes entre deux clics d’une personne, une mesure par valeur",
    )
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    print(f"Machine : {machine()}\n")
    with TemporaryDirectory() as folder:
        server, codes = RunningServer(Path(folder)), Codes(SECRET.encode())
        server.migrate()
        engine = create_engine_for(server.database_url)
        uow = UnitOfWork(engine, Shelf(ROOT / "questionnaires"))
        open_service(uow, codes, datetime.now(UTC))
        server.start()
        keep_away_from(server)
        try:
            for pace in asked.paces:
                Load(server, uow, codes).measure(asked.people, pace, asked.seconds)
        finally:
            server.stop()
            engine.dispose()


main()
