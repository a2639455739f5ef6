"""How one question follows another on a screen: forward, back, and no double click in between."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import streamlit as st

from diagnostic.answers import AnswerMode, Given
from diagnostic.questionnaire import Item
from ui import played
from ui.context import Page, current, instant
from use_cases import take_diagnosis
from use_cases.take_diagnosis import Sitting

ABOUT = "about"  # the sitting on the screen
ANSWER, MODE = "answer-", "mode-"  # before a question's id: what was answered, and how
GOING_BACK_TO = "going_back_to"  # the question being corrected
LEFT = "left"  # where the click of this run left the sitting: read once, then forgotten
SPOKEN_BY = "spoken_by"  # who says the words, where an adviser notes it
SHOWN = "shown"  # the question on the screen, and since when
PLAYED = "played"  # whether the answer just kept was played on the screen
NOTHING_CHOSEN = "nothing_chosen"  # the question whose Suivant was pressed before an answer
TOO_SOON = timedelta(seconds=0.5)  # a second click lands on the next question's button


@dataclass(frozen=True, slots=True)
class Asked:
    """The question on the screen; `former` is its answer when one came back to it."""

    assessment_id: UUID
    item: Item
    mode: AnswerMode
    number: int
    former: str | None
    before: str | None

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
    if st.session_state.get(ABOUT) == assessment_id:
        return
    for name in [str(name) for name in st.session_state]:
        if name.startswith((ANSWER, MODE)) or name == SPOKEN_BY:
            del st.session_state[name]
    go_to(None)
    st.session_state[ABOUT] = assessment_id


def has_just_answered() -> bool:
    """Whether the click of this run kept an answer."""
    return st.session_state.get(LEFT) is not None


def sitting_now(page: Page, assessment_id: UUID | None = None) -> Sitting:
    """Where a sitting stands: as the click of this run left it, or read anew."""
    left: Sitting | None = st.session_state.pop(LEFT, None)
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
    answered = [answer.given.item for answer in sitting.assessment.standing_answers]
    revisited = st.session_state.get(GOING_BACK_TO)
    if revisited in answered:
        return _revisited(sitting, answered.index(revisited))
    choice = sitting.step.choice
    if choice is None or sitting.assessment.finished_at is not None:
        return None
    before = answered[-1] if answered else None
    return Asked(
        sitting.assessment.id, choice.item, choice.mode, sitting.number, former=None, before=before
    )


def _revisited(sitting: Sitting, place: int) -> Asked:
    answers = sitting.assessment.standing_answers
    given = answers[place].given
    return Asked(
        sitting.assessment.id,
        sitting.step.posterior.bank.item(given.item),
        given.mode,
        place + 1,
        former=given.option,
        before=answers[place - 1].given.item if place else None,
    )


def go_to(item: str | None) -> None:
    """Show a former question, or the next one again."""
    st.session_state[GOING_BACK_TO] = item
    st.session_state[NOTHING_CHOSEN] = None


def observe(item: str) -> None:
    """Come back to a question to tell what was seen, instead of what was said."""
    go_to(item)
    st.session_state[f"{MODE}{item}"] = AnswerMode.OBSERVED
    st.session_state.pop(f"{ANSWER}{item}", None)


def go_on(asked: Asked) -> None:
    """Keep the answer that is chosen; what is clicked twice is kept once."""
    if _is_second_click(asked):
        return
    option = played.ended(asked.key) or st.session_state.get(asked.key) or asked.former
    if option is None:
        st.session_state[NOTHING_CHOSEN] = asked.item.id
        return
    page = current()
    given = Given(asked.item.id, option, st.session_state.get(asked.mode_key, asked.mode))
    keep = take_diagnosis.correct
    if asked.former is None:
        keep = partial(take_diagnosis.answer, shown_at=_shown_since(asked))
    st.session_state[LEFT] = page.try_to(
        keep,
        assessment_id=asked.assessment_id,
        given=given,
        spoken_by=st.session_state.get(SPOKEN_BY),
        language=page.language,
        now=page.now,
    )
    st.session_state[PLAYED] = given.mode is AnswerMode.DONE
    go_to(None)


def thanked(line: str, page: Page) -> str:
    """The line above a question, with thanks for what was just played; never right or wrong."""
    if not st.session_state.get(PLAYED):
        return line
    return f"{page.t('pages.take_diagnosis.thanks')} {line}"


def nothing_chosen(asked: Asked) -> bool:
    """Whether Suivant was pressed here before an answer was chosen."""
    return bool(st.session_state.get(NOTHING_CHOSEN) == asked.item.id)


def note_shown(asked: Asked) -> None:
    """Remember since when this question is on the screen."""
    if st.session_state.get(SHOWN, ("", None))[0] != asked.item.id:
        st.session_state[SHOWN] = (asked.item.id, instant())


def _shown_since(asked: Asked) -> datetime | None:
    """Since when a question is on the screen, if this session showed it."""
    shown, since = st.session_state.get(SHOWN, ("", None))
    return since if shown == asked.item.id else None


def _is_second_click(asked: Asked) -> bool:
    """The tail of a double click: on the former question's button, or too soon on this one's."""
    shown, since = st.session_state.get(SHOWN, (asked.item.id, instant() - TOO_SOON))
    return bool(shown != asked.item.id or instant() - since < TOO_SOON)
