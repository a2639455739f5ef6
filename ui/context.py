"""Who is here, in which language, now: the one door between a screen and the acts it may do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

import streamlit as st

from diagnostic.errors import JalonsError
from diagnostic.people import VISITOR, Actor
from i18n.catalogue import SOURCE, translate
from security.encryption import Sealer
from security.identity import Codes
from ui.wiring import installed
from use_cases import sign_in

COOKIE = "jalons_sid"
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Page:
    """One run of one screen."""

    actor: Actor
    language: str
    now: datetime

    @property
    def t(self) -> Callable[..., str]:
        """The sentences of this person's language."""
        return partial(translate, self.language)

    @property
    def codes(self) -> Codes:
        """What draws codes and links, for the acts that give one."""
        return installed().codes

    @property
    def sealer(self) -> Sealer:
        """What opens the names that are kept sealed."""
        return installed().sealer

    def do(self, act: Callable[..., R], **words: object) -> R:
        """One act of this person, in one transaction."""
        return act(installed().new_unit(), self.actor, **words)

    def try_to(self, act: Callable[..., R], **words: object) -> R | None:
        """The same; a refusal is told in words and gives None."""
        try:
            return self.do(act, **words)
        except JalonsError as refusal:
            st.error(self.t(refusal.key, **refusal.details))
            return None


_page_of_run: ContextVar[Page | None] = ContextVar("page_of_run", default=None)


def browser_token() -> str | None:
    """The token in this browser's cookie; tests put another person here."""
    return st.context.cookies.get(COOKIE)


def instant() -> datetime:
    """Now: the one clock of the screens."""
    return datetime.now(UTC)


@contextmanager
def one_run() -> Iterator[Page]:
    """The person of this run, looked up once: at its click if there was one, or at its start."""
    try:
        yield current()
    finally:
        _page_of_run.set(None)


def current() -> Page:
    """The person of this run; Streamlit gives each run a thread, and so a context, of its own."""
    page = _page_of_run.get()
    if page is None:
        page = _looked_up()
        _page_of_run.set(page)
    return page


def _looked_up() -> Page:
    """Asked anew of the database: a sign-out elsewhere is seen at once."""
    now = instant()
    token = browser_token()
    actor = VISITOR
    if token:
        actor = sign_in.who_is(installed().new_unit(), VISITOR, sid=token, now=now)
    _forget_another_person(actor)
    return Page(actor, SOURCE, now)


def _forget_another_person(actor: Actor) -> None:
    """What was kept for one person is never shown to the next on the same screen."""
    if st.session_state.get("person") != actor.id:
        st.session_state.clear()
        st.session_state["person"] = actor.id
