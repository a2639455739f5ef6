"""What becomes of all we keep of a person: taken away, erased when they ask, erased in time."""

from datetime import datetime
from uuid import UUID

from diagnostic.people import Actor, Role
from security.access import allow, scope_of
from security.audit import Act, line, refusals_noted
from security.encryption import Sealer
from security.retention import forgotten_if_unseen_since
from store.archive import Archive
from store.unit_of_work import UnitOfWork


@allow(Role.LEARNER, Role.ADVISER)
def take_away(
    uow: UnitOfWork, actor: Actor, *, learner_id: UUID, sealer: Sealer, now: datetime
) -> Archive:
    """All that is kept of a person, by table, ready for a file; their name can be read in it.

    Raises `UnknownLearner` for anybody else's record.
    """
    with refusals_noted(uow, Act.TAKE_AWAY, actor, now=now), uow:
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        uow.audit.append(line(Act.TAKE_AWAY, actor, now=now, subject_id=learner.id))
        archive = uow.learners.everything_about(learner.id)
        uow.commit()
    details = [_opened(row, sealer) for row in archive["learner_details"]]
    return {**archive, "learner_details": details}


def _opened(row: dict[str, object], sealer: Sealer) -> dict[str, object]:
    sealed = row["sealed_name"]
    name = sealer.open(sealed) if isinstance(sealed, str) else None
    return {"name": name, **{key: row[key] for key in row if key != "sealed_name"}}


@allow(Role.LEARNER, Role.ADVISER)
def erase(uow: UnitOfWork, actor: Actor, *, learner_id: UUID, now: datetime) -> None:
    """Delete everything about a person; one line of the journal stays, without identity.

    Raises `UnknownLearner` for anybody else's record.
    """
    with refusals_noted(uow, Act.ERASE, actor, now=now), uow:
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        uow.learners.erase(learner.id)
        unnamed = Actor(actor.roles, None if actor.id == learner.id else actor.id)
        uow.audit.append(line(Act.ERASE, unnamed, now=now))
        uow.commit()


@allow(Role.OPERATOR)
def forget_unseen(uow: UnitOfWork, actor: Actor, *, now: datetime) -> int:
    """Erase whoever has not come back for longer than the notice says; how many they were."""
    with uow:
        forgotten = uow.learners.unseen_since(forgotten_if_unseen_since(now))
        for learner_id in forgotten:
            uow.learners.erase(learner_id)
            uow.audit.append(line(Act.FORGET, actor, now=now))
        uow.commit()
    return len(forgotten)
