"""`make bench`: every measure in turn, in French, and `bench.json` for whoever compares."""

import json
from pathlib import Path

from diagnostic.bank import Bank
from store.questionnaires import Shelf
from tests.bench.bench_one_dimension import time_one_dimension
from tests.bench.bench_plan import time_plans
from tests.bench.bench_rebuild import rebuild_ms
from tests.bench.bench_step import SITTINGS, time_steps
from tests.bench.fresh_engine import fresh_engine
from tests.bench.machine import machine
from tests.bench.synthetic import synthetic_questionnaire

ROOT = Path(__file__).parents[2]
WRITTEN = ROOT / "bench.json"  # of this machine, hence ignored by git


def main() -> None:
    print(f"Machine : {machine()}\n")
    banks = (Shelf(ROOT / "questionnaires").bank("premiers-pas"), Bank(synthetic_questionnaire()))
    print(f"Un pas adaptatif (mise à jour et choix), {SITTINGS} passations entières, en ms")
    print(f"  {'':<14}{'questions':>9}{'nœuds':>7}{'pas':>7}{'p50':>9}{'p95':>9}", end="")
    print(f"{'direct p50':>12}{'rapport':>10}")
    steps = [time_steps(bank) for bank in banks]
    for found in steps:
        print(found.told())
    print("  « direct » : le même calcul en numpy, sans rien préparer (tests/bench).\n")
    one = time_one_dimension()
    print(one.told())
    rebuilt, fresh = max(rebuild_ms(bank) for bank in banks), fresh_engine()
    print(f"\nPassation rouverte, 20 réponses : {rebuilt:.3f} ms")
    print(
        f"Moteur seul, à froid : importé en {fresh.import_ms:.0f} ms ; "
        f"{fresh.memory_mib:.0f} Mio au plus fort, une passation sur 78 questions comprise."
    )
    plans = time_plans()
    print(f"\n{plans.told()}")
    figures = {
        "step_p50_ms": max(found.p50 for found in steps),
        "step_p95_ms": max(found.p95 for found in steps),
        "engine_import_ms": fresh.import_ms,
        "engine_rss_mib": fresh.memory_mib,
        "catsim_step_ratio": one.ratio,
        "vectorised_respondents_per_s": one.respondents_per_s,
        "rebuild_ms": rebuilt,
        "plan_ms_slowest": plans.slowest,
        "plan_to_shortest_ratio": plans.ratio,
    }
    rounded = {name: round(value, 3) for name, value in figures.items()}
    WRITTEN.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")
    print(f"\nÉcrit dans {WRITTEN.name}.")


main()
