"""Jalons from a terminal: the same acts as on the screens, by whoever runs it on this machine.

A command reads its arguments, asks one use case and tells what was done. What one command alone
needs is imported inside it, so that the others start at once.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

import settings
from diagnostic.answers import Setting
from diagnostic.errors import JalonsError
from diagnostic.people import OPERATOR, VISITOR
from i18n.catalogue import SOURCE, translate
from i18n.formats import language_name, say_number
from store.database import create_engine_for, no_database
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from analytics.comparison import Comparison
    from analytics.trials import Case

CONTENT = settings.ROOT / "questionnaires"
DEMONSTRATION = settings.ROOT / "data" / "demonstration.sqlite3"
EXISTING_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
NEW_FILE = click.Path(path_type=Path, dir_okay=False, writable=True)
SEED = 1  # of the half on which a paper form is made: the same figures every time


@click.group(help="Jalons dans un terminal : contenu, mesures, base de données.")
def jalons() -> None:
    """Only gathers the commands."""


def content_alone(folder: Path = CONTENT) -> UnitOfWork:
    """A unit of work for the acts that read questionnaires and keep nothing."""
    return UnitOfWork(no_database(), Shelf(folder))


@jalons.command(help="Dit les questionnaires présents ; avec --check, toutes leurs erreurs.")
@click.option("--check", is_flag=True, help="Vérifie tout et dit chaque erreur en une phrase.")
@click.option("--schemas", is_flag=True, help="Récrit les schémas que lisent les éditeurs.")
@click.option("--freeze", metavar="ID", help="Garde la révision présente, qui ne changera plus.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=CONTENT,
    help="Dossier des questionnaires, s’il n’est pas celui de Jalons.",
)
def questionnaires(*, check: bool, schemas: bool, freeze: str | None, folder: Path) -> None:
    """List the questionnaires, or everything their authors should correct."""
    from use_cases import check_content

    uow = content_alone(folder.resolve())
    if freeze is not None:
        _freeze(uow, folder, freeze)
        return
    if schemas:
        check_content.write_schemas(uow, OPERATOR, folder=folder / "schema")
    wrong = check_content.tell_faults(uow, OPERATOR)
    for said in wrong:
        click.echo(said)
    if wrong:
        click.echo(translate(SOURCE, "content.report.wrong", count=len(wrong)), err=True)
        sys.exit(1)
    found = check_content.describe(uow, OPERATOR)
    if check:
        click.echo(translate(SOURCE, "content.report.right", count=len(found)))
        return
    for summary in found:
        click.echo(
            translate(
                SOURCE,
                "content.report.questionnaire",
                id=summary.id,
                revision=summary.revision,
                count=sum(count for _, count in summary.counts),
                dimensions=", ".join(f"{name} {count}" for name, count in summary.counts),
                languages=", ".join(map(language_name, summary.languages)),
            )
        )


@jalons.command(help="Compte les modules, aides et objectifs ; avec --check, dit leurs erreurs.")
@click.option("--check", is_flag=True, help="Vérifie tout et dit chaque erreur en une phrase.")
@click.option("--json", "as_json", is_flag=True, help="Donne les nombres en JSON.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=CONTENT,
    help="Dossier des questionnaires, s’il n’est pas celui de Jalons.",
)
def catalogue(*, check: bool, as_json: bool, folder: Path) -> None:
    """Count what can be proposed, or tell everything its authors should correct."""
    from use_cases import check_content

    uow = content_alone(folder.resolve())
    wrong = check_content.tell_catalogue_faults(uow, OPERATOR)
    for said in wrong:
        click.echo(said, err=as_json)
    if wrong:
        click.echo(translate(SOURCE, "content.report.wrong", count=len(wrong)), err=True)
        sys.exit(1)
    with refusals_said():
        found = check_content.describe_catalogue(uow, OPERATOR, today=datetime.now(UTC).date())
    if as_json:
        click.echo(json.dumps(asdict(found)))
        return
    click.echo(translate(SOURCE, "content.report.catalogue", **asdict(found)))
    click.echo(translate(SOURCE, "content.report.to_review", count=found.to_review))
    if check:
        click.echo(translate(SOURCE, "content.report.catalogue_right"))


def _freeze(uow: UnitOfWork, folder: Path, questionnaire: str) -> None:
    from use_cases import check_content

    with refusals_said():
        revision = check_content.publish_revision(
            uow, OPERATOR, folder=folder, questionnaire=questionnaire
        )
    click.echo(
        translate(
            SOURCE, "content.report.published", questionnaire=questionnaire, revision=revision
        )
    )


@jalons.command(help="Met la base de données au format de cette version.")
def migrate() -> None:
    """Bring the database of the settings to the newest shape."""
    from store import schema

    schema.migrate(settings.from_environment().database_url)


@jalons.command(help="Écrit la prochaine migration d’après les tables.")
@click.argument("name", metavar="NOM")
def migration(name: str) -> None:
    """Draft the next numbered migration, for a person to read."""
    from store import schema

    click.echo(schema.draft_migration(name))


@jalons.command(help="Efface les dossiers sans visite depuis douze mois, comme la notice le dit.")
def retention() -> None:
    """Erase whoever has not come back for as long as the notice says."""
    from use_cases import erase_learner

    with database(settings.from_environment().database_url) as uow:
        count = erase_learner.forget_unseen(uow, OPERATOR, now=datetime.now(UTC))
    click.echo(translate(SOURCE, "terminal.retention", count=count))


@jalons.group(help="Les comptes de ceux qui travaillent ici.")
def account() -> None:
    """Only gathers the commands about accounts."""


@account.command(help="Donne un nouveau lien à qui a perdu sa phrase de passe.")
@click.argument("login", metavar="IDENTIFIANT")
def reset(login: str) -> None:
    """Print a link by which this person chooses a new passphrase."""
    from security.identity import Codes
    from use_cases import manage_team

    known = settings.from_environment()
    with refusals_said(), database(known.database_url) as uow:
        token = manage_team.reset_from_terminal(
            uow, OPERATOR, login=login, codes=Codes(known.secret_key), now=datetime.now(UTC)
        )
    click.echo(
        translate(SOURCE, "terminal.account_reset", login=login, link=f"/invitation/{token}")
    )


@jalons.command(help="Refait une structure inventée dans une base à part, pour essayer.")
@click.option("--file", type=NEW_FILE, default=DEMONSTRATION, help="Où écrire cette base.")
def demo(file: Path) -> None:
    """Make an invented structure anew, and tell how to enter it."""
    from numpy.random import default_rng

    from security.encryption import Sealer
    from security.identity import Codes
    from store import schema
    from use_cases import demonstrate_pathway, load_demonstration, manage_team, sign_in

    url, now = f"{settings.SQLITE}{file}", datetime.now(UTC)
    if file.exists():
        with database(url) as uow:
            if not load_demonstration.is_invented(uow, VISITOR):
                raise click.ClickException(translate(SOURCE, "terminal.demo_refused", file=file))
        for end in ("", "-wal", "-shm"):
            file.with_name(file.name + end).unlink(missing_ok=True)
    known = settings.from_environment(database_url=url)
    schema.migrate(url)
    codes = Codes(known.secret_key)
    passphrase = f"{codes.new_code()}-{codes.new_code()}"
    with database(url) as uow:
        sid = manage_team.set_up(
            uow,
            VISITOR,
            code=codes.set_up_code(),
            first=manage_team.Newcomer("Camille Essai", "essai", passphrase),
            structure_name=translate(SOURCE, "pages.first_start.invented_name"),
            department="58",
            is_demonstration=True,
            codes=codes,
            now=now,
        )
        first = sign_in.who_is(uow, VISITOR, sid=sid, now=now)
        invented: dict[str, Any] = {"questionnaire": "premiers-pas", "now": now}
        count = load_demonstration.fill(
            uow,
            first,
            notice_version="2026-11",
            codes=codes,
            sealer=Sealer(known.secret_key),
            rng=default_rng(SEED),
            **invented,
        )
        demonstrate_pathway.follow(uow, first, rng=default_rng(SEED), **invented)
    click.echo(
        translate(SOURCE, "terminal.demo", count=count, login="essai", passphrase=passphrase)
    )


@jalons.command(help="Rejoue le diagnostic sur de vraies réponses et le compare à un ordre fixe.")
@click.option("--questionnaire", required=True, metavar="ID", help="Questionnaire des colonnes.")
@click.option("--answers", required=True, type=EXISTING_FILE, help="Réponses, en CSV.")
@click.option("--json", "report", required=True, type=NEW_FILE, help="Où écrire les chiffres.")
@click.option("--axis", metavar="AXE", help="Un seul axe : equipment, access, skills…")
@click.option("--max-questions", "most_questions", type=click.IntRange(1), help="Pas plus de N.")
@click.option(
    "--certainty",
    type=click.FloatRange(0, 1, min_open=True),
    help="Probabilité qui décide un niveau ; 1 : tout poser jusqu’à la limite.",
)
def replay(*, questionnaire: str, answers: Path, report: Path, **options: Any) -> None:
    """Give everybody of a file of answers the diagnosis, and tell how well it did."""
    from numpy.random import default_rng
    from tqdm import tqdm

    from use_cases import replay_answers

    uow = content_alone()
    with refusals_said():
        found = replay_answers.replay(
            uow,
            OPERATOR,
            questionnaire=questionnaire,
            answers=answers,
            report=report,
            rng=default_rng(SEED),
            clock=perf_counter,
            told=partial(tqdm, unit=" personnes", leave=False),
            **options,
        )
    tell_study(uow, found, report)


@jalons.command(help="Essaie le diagnostic sur des personnes tirées au sort, de vérité connue.")
@click.option("--questionnaire", required=True, metavar="ID", help="Questionnaire à essayer.")
@click.option("--respondents", required=True, type=click.IntRange(20), help="Personnes tirées.")
@click.option("--seed", required=True, type=click.IntRange(0), help="Graine du hasard.")
@click.option("--json", "report", required=True, type=NEW_FILE, help="Où écrire les chiffres.")
@click.option("--max-questions", "most_questions", type=click.IntRange(1), help="Pas plus de N.")
@click.option(
    "--setting",
    type=click.Choice([setting.value for setting in Setting]),
    default=Setting.DESK.value,
    help="Où se passe le diagnostic : au guichet, seul ou au téléphone.",
)
@click.option(
    "--form",
    type=click.Choice(["standard", "quick"]),
    default="standard",
    help="La forme : standard, ou éclair (au téléphone).",
)
@click.option(
    "--stopping",
    type=click.Choice(["certainty", "curtailment", "sprt"]),
    help="Une autre façon de s’arrêter.",
)
@click.option(
    "--over-claimed",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Part des réponses déclarées dites d’un cran trop haut.",
)
def simulate(*, seed: int, report: Path, questionnaire: str, respondents: int, **way: Any) -> None:
    """Give drawn people the diagnosis, and tell how well it did."""
    from numpy.random import default_rng
    from tqdm import tqdm

    from analytics.simulated import BANKS
    from use_cases import simulate_diagnosis

    uow = content_alone()
    with refusals_said():
        found = simulate_diagnosis.simulate(
            uow,
            OPERATOR,
            report=report,
            rng=default_rng(seed),
            clock=perf_counter,
            questionnaire=questionnaire,
            respondents=respondents,
            case=case_of(**way),
            told=partial(tqdm, total=BANKS, unit=" banque", leave=False),
        )
    tell_study(uow, found, report)


@jalons.command(help="Écrit les réponses recueillies, sans identité, pour estimer les paramètres.")
@click.option("--questionnaire", required=True, metavar="ID", help="Questionnaire recueilli.")
@click.option("--out", required=True, type=NEW_FILE, help="Où écrire les réponses, en CSV.")
def answers(*, questionnaire: str, out: Path) -> None:
    """Write everybody's first answers, one line a person and nothing that tells who."""
    from use_cases import collect_answers

    with refusals_said(), database(settings.from_environment().database_url) as uow:
        count = collect_answers.collect(
            uow, OPERATOR, questionnaire=questionnaire, out=out, now=datetime.now(UTC)
        )
    click.echo(translate(SOURCE, "study.collected", count=count, file=out))


@jalons.command(help="Refait le rapport de méthode : mesures, images et texte.")
@click.option("--questionnaire", default="premiers-pas", metavar="ID", help="Lequel mesurer.")
@click.option(
    "--respondents",
    type=click.IntRange(100),
    default=5000,
    help="Personnes simulées ; deux cinquièmes pour chaque cas à part.",
)
@click.option("--seed", type=click.IntRange(0), default=SEED, help="Graine du hasard.")
@click.option(
    "--survey", "surveys", multiple=True, type=EXISTING_FILE, help="Réponses d’enquête à rejouer."
)
@click.option("--text", is_flag=True, help="Ne mesure rien : récrit le texte et les images.")
def study(
    *, questionnaire: str, respondents: int, seed: int, surveys: tuple[Path, ...], text: bool
) -> None:
    """Measure everything that the method report says, and write it."""
    from numpy.random import default_rng
    from tqdm import tqdm

    from analytics.method_study import JOBS, Size
    from use_cases import publish_study

    uow, report = content_alone(), publish_study.Report(settings.ROOT / "docs")
    with refusals_said():
        if not text:
            publish_study.measure(
                uow,
                OPERATOR,
                questionnaire=questionnaire,
                size=Size(respondents, 2 * respondents // 5),
                report=report,
                rng=default_rng(seed),
                surveys=surveys,
                told=partial(tqdm, total=JOBS, unit=" essai", leave=False),
            )
        publish_study.write(uow, OPERATOR, report=report)
    click.echo(translate(SOURCE, "study.written", file=report.text))


@jalons.command(help="Estime les paramètres d’un questionnaire sur des réponses recueillies.")
@click.option("--questionnaire", required=True, metavar="ID", help="Questionnaire des colonnes.")
@click.option(
    "--answers", required=True, multiple=True, type=EXISTING_FILE, help="Un ou plusieurs CSV."
)
@click.option("--out", type=NEW_FILE, help="Où écrire les paramètres, en YAML.")
@click.option("--report", type=NEW_FILE, help="Où écrire le compte rendu, en Markdown.")
@click.option("--json", "figures", type=NEW_FILE, help="Où écrire tous les chiffres.")
def calibrate(
    *,
    questionnaire: str,
    answers: tuple[Path, ...],
    out: Path | None,
    report: Path | None,
    figures: Path | None,
) -> None:
    """Estimate parameters from answers; nothing is written but what is asked for."""
    from tqdm import tqdm

    from exchange.calibration_text import calibration_text
    from use_cases import calibrate_items

    with refusals_said(), tqdm(unit=" tours", leave=False) as bar:

        def told(dimension: str, move: float) -> None:
            bar.set_description_str(f"{dimension} : {move:.5f}", refresh=False)
            bar.update()

        found = calibrate_items.calibrate(
            content_alone(),
            OPERATOR,
            folder=CONTENT,
            questionnaire=questionnaire,
            answers=answers,
            now=datetime.now(UTC),
            out=out,
            report=figures,
            told=told,
        )
    said = calibration_text(found.as_mapping(), questionnaire=questionnaire, language=SOURCE)
    click.echo(
        translate(
            SOURCE,
            "study.calibrated",
            count=len(found.content["items"]),
            respondents=say_number(SOURCE, found.respondents),
        )
    )
    if report is None:
        click.echo(said)
    else:
        report.write_text(said, encoding="utf-8")
    written = [file for file in (out, report, figures) if file is not None]
    for file in written:
        click.echo(translate(SOURCE, "study.calibration_written", file=file))
    if out is None:
        click.echo(translate(SOURCE, "study.calibration_kept"))


@jalons.command(help="Cherche les questions qui traitent autrement deux groupes de même niveau.")
@click.option("--questionnaire", required=True, metavar="ID", help="Questionnaire des colonnes.")
@click.option("--answers", required=True, type=EXISTING_FILE, help="Réponses, en CSV.")
@click.option(
    "--by",
    multiple=True,
    default=("sex", "age", "diploma", "collection"),
    show_default=True,
    metavar="COLONNE",
    help="Ce qui décrit les personnes ; plusieurs fois s’il le faut.",
)
@click.option("--json", "report", type=NEW_FILE, help="Où écrire tous les chiffres.")
def fairness(
    *, questionnaire: str, answers: Path, by: tuple[str, ...], report: Path | None
) -> None:
    """Compare groups at the same level, question by question."""
    from tqdm import tqdm

    from exchange.fairness_text import fairness_text
    from use_cases import check_fairness

    with refusals_said():
        found = check_fairness.check_fairness(
            content_alone(),
            OPERATOR,
            questionnaire=questionnaire,
            answers=answers,
            by=by,
            report=report,
            told=partial(tqdm, unit=" groupe", leave=False),
        )
    click.echo(fairness_text(found.as_mapping(), language=SOURCE))
    if report is not None:
        click.echo(translate(SOURCE, "study.written", file=report))


@contextmanager
def database(url: str) -> Iterator[UnitOfWork]:
    """A unit of work on a real database, closed whatever happens."""
    engine = create_engine_for(url)
    try:
        yield UnitOfWork(engine, Shelf(CONTENT))
    finally:
        engine.dispose()


@contextmanager
def refusals_said() -> Iterator[None]:
    """A refusal is one French sentence and exit code 1."""
    try:
        yield
    except JalonsError as refusal:
        click.echo(translate(SOURCE, refusal.key, **refusal.details), err=True)
        sys.exit(1)


def case_of(
    *,
    setting: str,
    form: str,
    stopping: str | None,
    most_questions: int | None,
    over_claimed: float,
) -> "Case":
    """What the options of `simulate` ask for."""
    from analytics.disturbances import Disturbance
    from analytics.trials import Case
    from diagnostic.forms import QUICK, STANDARD
    from diagnostic.stopping import StoppingMethod

    chosen = QUICK if form == QUICK.key else STANDARD
    rule = chosen.rule if most_questions is None else chosen.rule.asking_at_most(most_questions)
    rule = rule if stopping is None else rule.by(StoppingMethod(stopping))
    disturbed = Disturbance(over_claimed=over_claimed)
    return Case(chosen.stopping_by(rule), Setting(setting), disturbed)


def tell_study(uow: UnitOfWork, found: "Comparison", report: Path) -> None:
    """Print the table of a study, and say where its figures are."""
    from exchange.study_text import study_text

    names = uow.questionnaires.framework_words(SOURCE).axes
    said = study_text(
        found.as_mapping(),
        axis_names={axis: names[axis].name for axis in found.axes},
        advantages={a: (own.advantage, own.advantage_error) for a, own in found.axes.items()},
        language=SOURCE,
    )
    click.echo(said)
    click.echo(translate(SOURCE, "study.written", file=report))


if __name__ == "__main__":
    jalons()
