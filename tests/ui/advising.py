"""An adviser in front of the screens: what they do, and whom they receive."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from diagnostic.people import Actor
from security.told import Told
from tests.factories import NOON, NOTICE, codes, sealer
from tests.ui.screens import Screen
from ui.whom import PERSON
from ui.wiring import installed
from use_cases.enrol_learner import Enrolled, enrol


@dataclass
class AdviserScreen(Screen):
    """A screen in the hands of an adviser."""

    actor: Actor

    @staticmethod
    def clock(start: datetime) -> Callable[[], datetime]:
        """A clock that never stands still: facts of one screen keep their order."""
        ticks = count(1)
        return lambda: start + timedelta(milliseconds=next(ticks))

    def receive(self, name: str | None = None) -> Enrolled:
        """A person who was enrolled on another screen."""
        return enrol(
            installed().new_unit(),
            self.actor,
            told=Told(name),
            notice_version=NOTICE,
            codes=codes(),
            sealer=sealer(),
            now=NOON,
        )

    def open(self, file: str, learner_id: UUID) -> None:
        """One of a person's screens, as its address opens it."""
        self.app.query_params[PERSON] = str(learner_id)
        self.go_to(f"adviser/{file}")
        assert not self.app.exception, self.app.exception

    @property
    def links(self) -> list[str]:
        return [str(link.proto.label) for link in self.app.get("page_link")]
