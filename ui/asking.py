"""How one question follows another on a screen: forward, back, and no double click in between."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import streamlit as st

from diagnostic.answers import AnswerMode, Given
from diagnostic.people import Role
from diagnostic.questionnaire import Item
from ui import played
from ui.context import Page, current, instant
from use_cases import take_diagnosis
from use_cases.take_diagnosis import Sitting

ANSWER, MODE = "answer-", "mode-"  # before a question's id: what was answered, and how
SPOKEN_BY = "spoken_by"  # who says the words, where an adviser notes it
ON_SCREEN = "on_screen"
TOO_SOON = timedelta(seconds=0.5)  # a second click lands on the next question's button


@dataclass(slots=True)
class OnScreen:
    """What this tab shows: kept as one thing, for every name asked of Streamlit has its price.

    Parameters
    ----------
    about : UUID or None
        The sitting on the screen.
    left : Sitting or None
        Where the click of this run left the sitting: read once, then forgotten.
    going_back_to : str or None
        The question being corrected.
    nothing_chosen : str or None
        The question whose Suivant was pressed before an answer.
    has_played : bool
        Whether the answer just kept was played on the screen.
    shown, shown_at : str or None, datetime or None
        The question on the screen, and since when.
    """

    about: UUID | None = None
    left: Sitting | None = None
    going_back_to: str | None = None
    nothing_chosen: str | None = None
    has_played: bool = False
    shown: str | None = None
    shown_at: datetime | None = None

    def go_to(self, item: str | None) -> None:
        self.going_back_to, self.nothing_chosen = item, None

    def shown_since(self, item: str) -> datetime | None:
        """Since when a question is on the screen, if this session showed it."""
        return self.shown_at if self.shown == item else None


def on_screen() -> OnScreen:
    """What this tab shows, from its first run on."""
    found: OnScreen | None = st.session_state.get(ON_SCREEN)
    if found is None:
        found = st.session_state[ON_SCREEN] = OnScreen()
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """The question on the screen; `former` is its answer when one came back to it."""

    assessment_id: UUID
    item: Item
    mode: AnswerMode
    number: int
    former: str | None
    before: str | None
    nothing_chosen: bool = False  # Suivant was pressed here before an answer

    @property
    def key(self) -> str:
        """The name of its answer on the screen."""
        return f"{ANSWER}{self.item.id}"

    @property
    def mode_key(self) -> str:
        """The name of how it was answered, where an adviser says it."""
        return f"{MODE}{self.item.id}"


def keep_to(assessment_id: UUID) -> None:
    """What was chosen, or gone back to, in another sitting is nothing to this one."""
    here = on_screen()
    if here.about == assessment_id:
        return
    for name in [str(name) for name in st.session_state]:
        if name.startswith((ANSWER, MODE)) or name == SPOKEN_BY:
            del st.session_state[name]
    here.go_to(None)
    here.about = assessment_id


def has_just_answered() -> bool:
    """Whether the click of this run kept an answer."""
    return on_screen().left is not None


def sitting_now(page: Page, assessment_id: UUID | None = None) -> Sitting:
    """Where a sitting stands: as the click of this run left it, or read anew."""
    here = on_screen()
    left, here.left = here.left, None
    if left is not None and assessment_id in (None, left.assessment.id):
        return left
    return page.do(
        take_diagnosis.current_question,
        assessment_id=assessment_id,
        language=page.language,
        now=page.now,
    )


def question(sitting: Sitting) -> Asked | None:
    """The question to show: the one gone back to, or the next one; None at the end."""
    here = on_screen()
    answered = [answer.given.item for answer in sitting.assessment.standing_answers]
    if here.going_back_to in answered:
        return _revisited(sitting, answered.index(here.going_back_to), here)
    choice = sitting.step.choice
    if choice is None or sitting.assessment.finished_at is not None:
        return None
    return Asked(
        sitting.assessment.id,
        choice.item,
        choice.mode,
        sitting.number,
        former=None,
        before=answered[-1] if answered else None,
        nothing_chosen=here.nothing_chosen == choice.item.id,
    )


def _revisited(sitting: Sitting, place: int, here: OnScreen) -> Asked:
    answers = sitting.assessment.standing_answers
    given = answers[place].given
    return Asked(
        sitting.assessment.id,
        sitting.step.posterior.bank.item(given.item),
        given.mode,
        place + 1,
        former=given.option,
        before=answers[place - 1].given.item if place else None,
        nothing_chosen=here.nothing_chosen == given.item,
    )


def go_to(item: str | None) -> None:
    """Show a former question, or the next one again."""
    on_screen().go_to(item)


def observe(item: str) -> None:
    """Come back to a question to tell what was seen, instead of what was said."""
    go_to(item)
    st.session_state[f"{MODE}{item}"] = AnswerMode.OBSERVED
    st.session_state.pop(f"{ANSWER}{item}", None)


def go_on(asked: Asked) -> None:
    """Keep the answer that is chosen; what is clicked twice is kept once."""
    here = on_screen()
    if _is_second_click(asked, here):
        return
    option = st.session_state.get(asked.key) or played.ended(asked.key) or asked.former
    if option is None:
        here.nothing_chosen = asked.item.id
        return
    page = current()
    mode, spoken_by = asked.mode, None
    if Role.ADVISER in page.actor.roles:
        mode = st.session_state.get(asked.mode_key, asked.mode)
        spoken_by = st.session_state.get(SPOKEN_BY)
    keep = take_diagnosis.correct
    if asked.former is None:
        keep = partial(take_diagnosis.answer, shown_at=here.shown_since(asked.item.id))
    here.left = page.try_to(
        keep,
        assessment_id=asked.assessment_id,
        given=Given(asked.item.id, option, mode),
        spoken_by=spoken_by,
        language=page.language,
        now=page.now,
    )
    here.has_played = mode is AnswerMode.DONE
    here.go_to(None)


def thanked(line: str, page: Page) -> str:
    """The line above a question, with thanks for what was just played; never right or wrong."""
    if not on_screen().has_played:
        return line
    return f"{page.t('pages.take_diagnosis.thanks')} {line}"


def note_shown(asked: Asked) -> None:
    """Remember since when this question is on the screen."""
    here = on_screen()
    if here.shown != asked.item.id:
        here.shown, here.shown_at = asked.item.id, instant()


def _is_second_click(asked: Asked, here: OnScreen) -> bool:
    """The tail of a double click: on the former question's button, or too soon on this one's."""
    if here.shown is None or here.shown_at is None:
        return False
    return here.shown != asked.item.id or instant() - here.shown_at < TOO_SOON
