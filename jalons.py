"""Jalons from a terminal: the same acts as on the screens, by whoever runs it on this machine.

A command reads its arguments, asks one use case and tells what was done. What one command alone
needs is imported inside it, so that the others start at once.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

import settings
from diagnostic.people import OPERATOR
from i18n.catalogue import SOURCE, translate
from i18n.formats import language_name
from store.database import create_engine_for, no_database
from store.questionnaires import Shelf
from store.unit_of_work import UnitOfWork

CONTENT = settings.ROOT / "questionnaires"


@click.group(help="Jalons dans un terminal : contenu, mesures, base de données.")
def jalons() -> None:
    """Only gathers the commands."""


def content_alone(folder: Path = CONTENT) -> UnitOfWork:
    """A unit of work for the acts that read questionnaires and keep nothing."""
    return UnitOfWork(no_database(), Shelf(folder))


@jalons.command(help="Dit les questionnaires présents ; avec --check, toutes leurs erreurs.")
@click.option("--check", is_flag=True, help="Vérifie tout et dit chaque erreur en une phrase.")
@click.option("--schemas", is_flag=True, help="Récrit les schémas que lisent les éditeurs.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=CONTENT,
    help="Dossier des questionnaires, s’il n’est pas celui de Jalons.",
)
def questionnaires(*, check: bool, schemas: bool, folder: Path) -> None:
    """List the questionnaires, or everything their authors should correct."""
    from use_cases import check_content

    uow = content_alone(folder.resolve())
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

    engine = create_engine_for(settings.from_environment().database_url)
    uow = UnitOfWork(engine, Shelf(CONTENT))
    count = erase_learner.forget_unseen(uow, OPERATOR, now=datetime.now(UTC))
    engine.dispose()
    click.echo(translate(SOURCE, "terminal.retention", count=count))


if __name__ == "__main__":
    jalons()
