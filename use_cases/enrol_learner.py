"""Opening a person's file: told what we keep, with a name or without, and a code to come back.

Everything but the notice is optional; what was not asked is kept as not asked.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from diagnostic.errors import NoticeMissing
from diagnostic.people import Actor, Learner, Role
from security.access import allow, scope_of
from security.audit import Act, line, refusals_noted
from security.encryption import Sealer
from security.identity import Codes
from security.told import Told, opened, sealed
from store.communes import Commune, Department, commune_with, communes_of, departments
from store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A file that was just opened; its code is shown once."""

    learner_id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where a person may live: every département, and the communes of one of them."""

    departments: tuple[Department, ...]
    department: str
    communes: tuple[Commune, ...]


@allow(Role.ADVISER)
def enrol(
    uow: UnitOfWork,
    actor: Actor,
    *,
    told: Told,
    notice_version: str,
    codes: Codes,
    sealer: Sealer,
    now: datetime,
) -> Enrolled:
    """Open a file in the adviser's structure.

    Raises `NoticeMissing` if the person was not told what we keep, `UnfitName`, `UnknownOption`.
    """
    if not notice_version:
        raise NoticeMissing
    details, code = sealed(told, sealer), codes.new_code()
    with uow:
        learner = Learner(uow.facts.new_id(now), now, actor.structure_id)
        uow.learners.enrol(learner, code_hash=codes.hash_code(code))
        uow.learners.give_notice(learner.id, notice_version, uow.facts.stamp(actor, now))
        if told != Told():
            uow.learners.keep_details(learner.id, details, uow.facts.stamp(actor, now))
        uow.audit.append(line(Act.ENROL, actor, now=now, subject_id=learner.id))
        uow.commit()
    return Enrolled(learner.id, code)


@allow(Role.ADVISER)
def edit_details(
    uow: UnitOfWork,
    actor: Actor,
    *,
    learner_id: UUID,
    told: Told,
    sealer: Sealer,
    now: datetime,
) -> Told:
    """Keep what the person says of themselves today; saying the same again keeps nothing more.

    Raises `UnknownLearner`, `UnfitName`, `UnknownOption`.
    """
    details = sealed(told, sealer)
    now_told = opened(details, sealer)
    with refusals_noted(uow, Act.EDIT_DETAILS, actor, now=now), uow:
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        if opened(uow.learners.details(learner.id), sealer) == now_told:
            return now_told
        uow.learners.keep_details(learner.id, details, uow.facts.stamp(actor, now))
        uow.audit.append(line(Act.EDIT_DETAILS, actor, now=now, subject_id=learner.id))
        uow.commit()
    return now_told


@allow(Role.ADVISER)
def reissue_code(
    uow: UnitOfWork, actor: Actor, *, learner_id: UUID, codes: Codes, now: datetime
) -> str:
    """A new code for somebody who lost theirs; the former one opens nothing any more.

    Raises `UnknownLearner`.
    """
    code = codes.new_code()
    with refusals_noted(uow, Act.REISSUE_CODE, actor, now=now), uow:
        learner = uow.learners.get(learner_id, visible_to=scope_of(actor))
        uow.learners.change_code(learner.id, codes.hash_code(code))
        uow.audit.append(line(Act.REISSUE_CODE, actor, now=now, subject_id=learner.id))
        uow.commit()
    return code


@allow(Role.ADVISER)
def places(
    uow: UnitOfWork,
    actor: Actor,
    *,
    department: str | None = None,
    commune: str | None = None,
) -> Places:
    """What the commune is chosen from: a département, that of a commune, or of the structure."""
    former = commune_with(commune)
    if department is None and former is not None:
        department = former.department
    if department is None:
        with uow.reading():
            department = _own_department(uow, actor)
    return Places(departments(), department, communes_of(department))


def _own_department(uow: UnitOfWork, actor: Actor) -> str:
    if actor.structure_id is None:
        return departments()[0].code
    return uow.accounts.structure(actor.structure_id).department
