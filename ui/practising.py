"""Practice on a person's screens: what they answer, then what was hidden; never of real ones."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from ui.asking import Asked
from ui.components import practice_replies, practice_truth
from ui.context import Page
from use_cases import practise

if TYPE_CHECKING:
    from use_cases.read_profile import ProfileView
    from use_cases.take_diagnosis import Sitting


def replied(page: Page, sitting: "Sitting", asked: Asked) -> Callable[[], None] | None:
    """What draws the answers of an invented person; None in front of anybody real."""
    if not page.actor.is_practising:
        return None
    replies = page.do(
        practise.invented_replies,
        assessment_id=sitting.assessment.id,
        item=asked.item.id,
        now=page.now,
    )
    allowed = asked.item.modes_in(sitting.assessment.setting)
    return partial(practice_replies.show, replies, allowed, sitting.words, page.t)


def show_truth(page: Page, learner_id: UUID, view: "ProfileView") -> None:
    """What was hidden, once the diagnosis of an invented person is finished."""
    if page.actor.is_practising:
        hidden = page.do(practise.unveil, learner_id=learner_id, now=page.now)
        practice_truth.show(view.profile.axes, hidden, view.framework_words, page.t, key="truth")
