"""One transaction on one connection; a session in it opens when somebody follows objects."""

from functools import cached_property
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session


class Transaction:
    """What was not committed when it ends is undone.

    What is read or written at every click goes by `connection`: a session opened, bound and closed
    costs as much as the statement it carries.
    """

    def __init__(self, engine: Engine) -> None:
        self.connection: Connection = engine.connect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if self._has_session:
                self.session.close()
        finally:
            self.connection.close()

    @cached_property
    def session(self) -> Session:
        """For whoever follows objects: the same transaction, on the same connection."""
        return Session(
            self.connection,
            expire_on_commit=False,
            autoflush=False,
            join_transaction_mode="control_fully",
        )

    def commit(self) -> None:
        """Keep all that was written so far, by the session as well."""
        if self._has_session:
            self.session.commit()
        self.connection.commit()

    @property
    def _has_session(self) -> bool:
        return "session" in vars(self)
