"""One act, one transaction: everything of it is kept, or nothing.

One unit of work serves a whole process: each `with` opens a database session of its own, so any
number of threads may use it at once.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from types import TracebackType
from typing import Protocol, Self

from sqlalchemy import Engine

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
from store.transaction import Transaction
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
        self._reading = engine.execution_options(**READ_ONLY)
        self._thread = threading.local()

    def __enter__(self) -> Self:
        self._open(self._engine, writers_turn(self._engine))
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
        self._now.commit()

    @property
    def facts(self) -> Facts:
        return Facts(self._now.connection, where=self._where, entropy=self._entropy)

    @property
    def learners(self) -> Learners:
        return Learners(self._now.session, self.facts)

    @property
    def assessments(self) -> Assessments:
        return Assessments(self._now.connection, self.facts)

    @property
    def logins(self) -> Logins:
        return Logins(self._now.connection, self.facts)

    @property
    def audit(self) -> Journal:
        return Journal(self._now.session, self.facts)

    @property
    def accounts(self) -> Accounts:
        return Accounts(self._now.session)

    @property
    def plans(self) -> Plans:
        return Plans(self._now.session, self.facts)

    @property
    def meetings(self) -> Meetings:
        return Meetings(self._now.session, self.facts)

    @property
    def attendances(self) -> Attendances:
        return Attendances(self._now.session, self.facts)

    @property
    def observations(self) -> Observations:
        return Observations(self._now.session, self.facts)

    @property
    def goals(self) -> Goals:
        return Goals(self._now.session, self.facts)

    @property
    def places(self) -> Places:
        return Places(self._now.session)

    @property
    def referrals(self) -> Referrals:
        return Referrals(self._now.session, self.facts)

    @property
    def follow_ups(self) -> FollowUps:
        return FollowUps(self._now.session, self.facts)

    @property
    def frames(self) -> Frames:
        return Frames(self._now.session)

    @property
    def _now(self) -> Transaction:
        found: Transaction | None = getattr(self._thread, "open", None)
        if found is None:
            raise RuntimeError("outside a transaction: write `with uow:` or `with uow.reading():`")
        return found

    def _open(self, engine: Engine, turn: AbstractContextManager[None]) -> None:
        if getattr(self._thread, "open", None) is not None:
            raise RuntimeError("one act, one transaction: this thread is already in one")
        ends = ExitStack()
        ends.enter_context(turn)
        self._thread.open = ends.enter_context(Transaction(engine))
        self._thread.ends = ends

    def _close(self) -> None:
        self._thread.open = None
        self._thread.ends.close()
