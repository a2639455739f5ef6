"""One act, one transaction: everything of it is kept, or nothing.

One unit of work serves a whole process: each `with` opens a database session of its own, so any
number of threads may use it at once.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from diagnostic.bank import Bank
from diagnostic.questionnaire import Questionnaire
from pathway.catalogue import Catalogue
from store.accounts import Accounts
from store.assessments import Assessments
from store.attendances import Attendances
from store.audit import Journal
from store.catalogue_words import CatalogueWords
from store.database import READ_ONLY, writers_turn
from store.drafts import FileFault
from store.facts import Entropy, Facts
from store.follow_ups import FollowUps
from store.frames import Frames
from store.goals import Goals
from store.logins import Logins
from store.meetings import Meetings
from store.observations import Observations
from store.people import Learners
from store.places import Places
from store.plans import Plans
from store.referrals import Referrals
from store.words import FrameworkWords, Words


class Questionnaires(Protocol):
    """What acts ask of the shelf of questionnaires."""

    def questionnaires(self) -> tuple[str, ...]: ...
    def faults(self) -> tuple[FileFault, ...]: ...
    def at(self, id: str, revision: int) -> "Questionnaires": ...
    def questionnaire(self, id: str) -> Questionnaire: ...
    def bank(self, id: str) -> Bank: ...
    def words(self, id: str, language: str) -> Words: ...
    def framework_words(self, language: str) -> FrameworkWords: ...
    def catalogue(self) -> Catalogue: ...
    def catalogue_words(self, language: str) -> CatalogueWords: ...


@dataclass(frozen=True, slots=True)
class _Transaction:
    """What lives as long as one transaction."""

    ends: ExitStack
    session: Session
    facts: Facts
    learners: Learners
    assessments: Assessments
    logins: Logins
    audit: Journal
    accounts: Accounts
    plans: Plans
    meetings: Meetings
    attendances: Attendances
    observations: Observations
    goals: Goals
    places: Places
    referrals: Referrals
    follow_ups: FollowUps
    frames: Frames


class UnitOfWork:
    """`with uow:` to write (then `commit()`), `with uow.reading():` to read without waiting.

    What was not committed is undone at the end of the block.
    """

    def __init__(
        self,
        engine: Engine,
        questionnaires: Questionnaires,
        *,
        where: str = "server",
        entropy: Entropy = os.urandom,
    ) -> None:
        self.questionnaires = questionnaires
        self._where = where
        self._entropy = entropy
        self._engine = engine
        readers = engine.execution_options(**READ_ONLY)
        self._writing = sessionmaker(engine, expire_on_commit=False, autoflush=False)
        self._reading = sessionmaker(readers, expire_on_commit=False, autoflush=False)
        self._thread = threading.local()

    def __enter__(self) -> Self:
        self._open(self._writing, writers_turn(self._engine))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    @contextmanager
    def reading(self) -> Iterator[Self]:
        """A transaction that only reads, and waits for nobody."""
        self._open(self._reading, nullcontext())
        try:
            yield self
        finally:
            self._close()

    def commit(self) -> None:
        self._now.session.commit()

    @property
    def facts(self) -> Facts:
        return self._now.facts

    @property
    def learners(self) -> Learners:
        return self._now.learners

    @property
    def assessments(self) -> Assessments:
        return self._now.assessments

    @property
    def logins(self) -> Logins:
        return self._now.logins

    @property
    def audit(self) -> Journal:
        return self._now.audit

    @property
    def accounts(self) -> Accounts:
        return self._now.accounts

    @property
    def plans(self) -> Plans:
        return self._now.plans

    @property
    def meetings(self) -> Meetings:
        return self._now.meetings

    @property
    def attendances(self) -> Attendances:
        return self._now.attendances

    @property
    def observations(self) -> Observations:
        return self._now.observations

    @property
    def goals(self) -> Goals:
        return self._now.goals

    @property
    def places(self) -> Places:
        return self._now.places

    @property
    def referrals(self) -> Referrals:
        return self._now.referrals

    @property
    def follow_ups(self) -> FollowUps:
        return self._now.follow_ups

    @property
    def frames(self) -> Frames:
        return self._now.frames

    @property
    def _now(self) -> _Transaction:
        found: _Transaction | None = getattr(self._thread, "open", None)
        if found is None:
            raise RuntimeError("outside a transaction: write `with uow:` or `with uow.reading():`")
        return found

    def _open(self, sessions: sessionmaker[Session], turn: AbstractContextManager[None]) -> None:
        if getattr(self._thread, "open", None) is not None:
            raise RuntimeError("one act, one transaction: this thread is already in one")
        ends = ExitStack()
        ends.enter_context(turn)
        session = ends.enter_context(sessions())
        facts = Facts(session, where=self._where, entropy=self._entropy)
        self._thread.open = _Transaction(
            ends,
            session,
            facts,
            Learners(session, facts),
            Assessments(session, facts),
            Logins(session, facts),
            Journal(session, facts),
            Accounts(session),
            Plans(session, facts),
            Meetings(session, facts),
            Attendances(session, facts),
            Observations(session, facts),
            Goals(session, facts),
            Places(session),
            Referrals(session, facts),
            FollowUps(session, facts),
            Frames(session),
        )

    def _close(self) -> None:
        opened, self._thread.open = self._now, None
        opened.ends.close()
