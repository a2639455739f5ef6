"""Collected answers leave the database to estimate parameters: without a name, an id or a date."""

from datetime import datetime
from pathlib import Path

from diagnostic.people import Actor, Role
from exchange.answers_refused import TooFewRespondents
from exchange.collected_file import collected_csv
from security.access import allow
from security.audit import Act, line
from store.unit_of_work import UnitOfWork

FEWEST_PEOPLE = 11  # as for every number that leaves


@allow(Role.OPERATOR)
def collect(uow: UnitOfWork, actor: Actor, *, questionnaire: str, out: Path, now: datetime) -> int:
    """Write the answers of everybody's first sitting; how many people they are.

    Raises `UnknownQuestionnaire`, and `TooFewRespondents` below eleven people; nothing is then
    written.
    """
    known = uow.questionnaires.questionnaire(questionnaire)
    with uow:
        found = uow.frames.first_sittings(known.id, known.revision)
        if len(found) < FEWEST_PEOPLE:
            raise TooFewRespondents(file=out.name, count=len(found), fewest=FEWEST_PEOPLE)
        uow.audit.append(line(Act.COLLECT, actor, now=now))
        uow.commit()
    people = [
        {one.given.item: (one.given.option, one.given.mode, one.seconds) for one in answers}
        for answers in found
    ]
    out.write_text(collected_csv(known, people), encoding="utf-8")
    return len(people)
