"""Finding a person one follows: by first name, by code, by date; two files of one person made one.

Names are sealed in the database: they are opened here, for the adviser's eyes, and compared here.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import islice
from uuid import UUID

from diagnostic.assessment import Assessment
from diagnostic.errors import SameFile, UnknownCode
from diagnostic.people import NOT_TOLD, Actor, FollowedLearner, Learner, Role
from security.access import allow, scope_of
from security.audit import Act, Result, line, refusals_noted
from security.encryption import Sealer
from security.identity import Codes
from security.told import Told, opened
from store.communes import Commune, commune_with
from store.unit_of_work import UnitOfWork

ALIKE = 0.75  # of two names, by their common letters: Fatima and Fatma, not Fatima and Karima
SHORTEST_NAME_COMPARED = 3
TOLD_MOST = 5  # the last seen of those who look alike: more would not be compared one by one


@dataclass(frozen=True, slots=True)
class Followed:
    """One line of the list: the person, with the name open."""

    kept: FollowedLearner
    told: Told

    @property
    def id(self) -> UUID:
        return self.kept.learner.id


@dataclass(frozen=True, slots=True)
class Found:
    """Who was found, the last seen first, among how many."""

    people: tuple[Followed, ...]
    followed_count: int


@dataclass(frozen=True, slots=True)
class LearnerFile:
    """One person's file: what they say of themselves, and their sittings, the latest first."""

    learner: Learner
    told: Told
    commune: Commune | None
    assessments: tuple[Assessment, ...]


@allow(Role.ADVISER)
def find(
    uow: UnitOfWork,
    actor: Actor,
    *,
    wanted: str,
    codes: Codes,
    sealer: Sealer,
    say_day: Callable[[datetime], str],
) -> Found:
    """Everybody the adviser's structure follows, or those that what was typed tells.

    Every word typed is looked for in the first name and in the days as `say_day` says them; a
    whole code finds its file.
    """
    scope = scope_of(actor)
    with uow.reading():
        every = uow.learners.followed(visible_to=scope)
        holder = uow.learners.with_code(codes.hash_code(wanted)) if wanted.strip() else None
    people = [Followed(kept, opened(kept.details, sealer)) for kept in every]
    words = _folded(wanted).split()
    kept = [
        one
        for one in people
        if (holder is not None and one.id == holder.id) or _tells(one, words, say_day)
    ]
    return Found(tuple(kept), len(people))


def _tells(one: Followed, words: list[str], say_day: Callable[[datetime], str]) -> bool:
    if not words:
        return True
    days = {say_day(one.kept.learner.enrolled_at), say_day(one.kept.seen_at)}
    said = _folded(" ".join([one.told.name or "", *days]))
    return all(word in said for word in words)


@allow(Role.ADVISER)
def open_by_code(uow: UnitOfWork, actor: Actor, *, code: str, codes: Codes, now: datetime) -> UUID:
    """The file that a person's code opens; whoever had started alone is now followed here.

    From a practice, it opens the files of the practice alone.

    Raises `UnknownCode`, for a file of another structure as well.
    """
    with uow:
        learner = uow.learners.with_code(codes.hash_code(code))
        structures = {actor.structure_id} if actor.is_practising else {None, actor.structure_id}
        if learner is None or actor.structure_id is None or learner.structure_id not in structures:
            uow.audit.append(line(Act.WELCOME, actor, now=now, result=Result.REFUSED))
            uow.commit()
            raise UnknownCode
        if learner.structure_id is None:
            uow.learners.welcome(learner.id, actor.structure_id)
            uow.audit.append(line(Act.WELCOME, actor, now=now, subject_id=learner.id))
            uow.commit()
    return learner.id


@allow(Role.ADVISER)
def read_file(
    uow: UnitOfWork, actor: Actor, *, learner_id: UUID, sealer: Sealer, now: datetime
) -> LearnerFile:
    """One person's file. Raises `UnknownLearner` for anybody followed elsewhere."""
    scope = scope_of(actor)
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        learner = uow.learners.get(learner_id, visible_to=scope)
        told = opened(uow.learners.details(learner.id), sealer)
        assessments = uow.assessments.of_learner(learner.id, visible_to=scope)
    return LearnerFile(learner, told, commune_with(told.commune), assessments)


@allow(Role.ADVISER)
def perhaps_the_same(
    uow: UnitOfWork, actor: Actor, *, learner_id: UUID, sealer: Sealer, now: datetime
) -> tuple[Followed, ...]:
    """A few files that may be this person's too: a name alike, and nothing that contradicts.

    Raises `UnknownLearner`.
    """
    scope = scope_of(actor)
    with refusals_noted(uow, Act.READ, actor, now=now), uow.reading():
        learner = uow.learners.get(learner_id, visible_to=scope)
        told = opened(uow.learners.details(learner.id), sealer)
        every = uow.learners.followed(visible_to=scope)
    others = (Followed(kept, opened(kept.details, sealer)) for kept in every)
    alike = (one for one in others if one.id != learner.id and _alike(one.told, told))
    return tuple(islice(alike, TOLD_MOST))


@allow(Role.ADVISER)
def merge(uow: UnitOfWork, actor: Actor, *, learner_id: UUID, into: UUID, now: datetime) -> None:
    """Make two files of one person one to read; both codes open it, no answer is lost.

    Raises `UnknownLearner`, and `SameFile` if they are already one.
    """
    scope = scope_of(actor)
    with refusals_noted(uow, Act.MERGE, actor, now=now), uow:
        merged = uow.learners.get(learner_id, visible_to=scope)
        kept = uow.learners.get(into, visible_to=scope)
        if merged.id == kept.id:
            raise SameFile
        uow.learners.merge(merged.id, into=kept.id)
        uow.audit.append(line(Act.MERGE, actor, now=now, subject_id=kept.id))
        uow.commit()


def _alike(one: Told, other: Told) -> bool:
    first, second = _folded(one.name or ""), _folded(other.name or "")
    if min(len(first), len(second)) < SHORTEST_NAME_COMPARED:
        return False
    facts = (
        (one.age_band, other.age_band),
        (one.gender, other.gender),
        (one.commune, other.commune),
    )
    if any(_contradict(*pair) for pair in facts):
        return False
    return SequenceMatcher(None, first, second).ratio() >= ALIKE


def _contradict(one: str | None, other: str | None) -> bool:
    return not {None, NOT_TOLD} & {one, other} and one != other


def _folded(text: str) -> str:
    """Without accents nor capitals, as one types in a hurry."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))
