"""What the buttons of meetings do: each click is one act, and the next screen follows it."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import streamlit as st

from diagnostic.errors import JalonsError
from diagnostic.observations import Autonomy
from pathway.errors import PlannedInThePast
from pathway.meetings import Face, Meeting, MeetingDetails, Presence
from ui import meeting_form, which_meeting
from ui.components.meeting_line import MEETING, WORKSHOP
from ui.context import current
from ui.meeting_words import QUESTIONNAIRE
from use_cases import attend_meeting, hold_meeting, plan_meeting

OPENED = "opened_meeting"
IN_THE_PAST = "planned_in_the_past"


def draft_of(what: object, drawn: UUID) -> UUID:
    """The id of a form that is being filled: the same until it is kept."""
    draft: UUID = st.session_state.setdefault(f"draft-{what}", drawn)
    return draft


def follow(*, workshop: bool = False) -> None:
    """Open the screen of the meeting that has just been kept, if one was."""
    opened = st.session_state.pop(OPENED, None)
    if opened is not None:
        screen = WORKSHOP if workshop else MEETING
        st.switch_page(screen, query_params=which_meeting.address_of(opened))


def seen_in(draft: UUID, subjects: Iterable[str]) -> dict[str, Autonomy]:
    """The rungs that were tapped in a form."""
    chosen = {subject: st.session_state.get(f"{draft}-{subject}") for subject in subjects}
    return {subject: autonomy for subject, autonomy in chosen.items() if autonomy is not None}


def keep_held(
    draft: UUID,
    what: object,
    learner_id: UUID | None,
    planned: Meeting | None,
    former: MeetingDetails,
    subjects: tuple[str, ...],
) -> None:
    """The form of a meeting that was held: new, or planned before."""
    page = current()
    told = {
        "details": meeting_form.typed(former, str(draft)),
        "seen": seen_in(draft, subjects),
        "questionnaire": QUESTIONNAIRE,
        "now": page.now,
    }
    if planned is None:
        named = {"meeting_id": draft, "learner_id": learner_id}
        kept = page.try_to(hold_meeting.hold, **named, **told)
    else:
        former_one = {"meeting_id": planned.id, "version": planned.version}
        kept = planned.id if _done(hold_meeting.hold_planned, **former_one, **told) else None
    _keep_open(kept, what)


def keep_planned(
    draft: UUID,
    what: object,
    learner_id: UUID | None,
    planned: Meeting | None,
    former: MeetingDetails,
    *,
    is_sure: bool = False,
) -> None:
    """The form of a meeting to come: new, or put off; a date of the past is asked about first."""
    page = current()
    told = {
        "details": meeting_form.typed(former, str(draft)),
        "is_sure": is_sure,
        "now": page.now,
    }
    try:
        if planned is None:
            named = {"meeting_id": draft, "learner_id": learner_id}
            kept = page.do(plan_meeting.plan, **named, **told)
        else:
            former_one = {"meeting_id": planned.id, "version": planned.version}
            page.do(plan_meeting.change, **former_one, **told)
            kept = planned.id
    except PlannedInThePast:
        st.session_state[IN_THE_PAST] = True
        return
    except JalonsError as refusal:
        st.error(page.t(refusal.key, **refusal.details))
        return
    _keep_open(kept, what)


def act(what: Callable[..., object], meeting: Meeting) -> None:
    """Cancel, delete or take back the version that was on the screen."""
    page = current()
    page.try_to(what, meeting_id=meeting.id, version=meeting.version, now=page.now)


def mark(meeting_id: UUID, learner_id: UUID, presence: Presence) -> None:
    """Whether this person came."""
    page = current()
    named = {"meeting_id": meeting_id, "learner_id": learner_id}
    page.try_to(attend_meeting.mark, presence=presence, now=page.now, **named)


def mark_chosen(meeting_id: UUID, learner_id: UUID, key: str) -> None:
    """The presence that was tapped; tapped again, the person is only expected."""
    mark(meeting_id, learner_id, st.session_state.get(key) or Presence.EXPECTED)


def put_on_list(meeting_id: UUID, key: str) -> None:
    """The person chosen in the list of those one follows."""
    chosen = st.session_state.get(key)
    if chosen is not None:
        mark(meeting_id, chosen, Presence.EXPECTED)
        st.session_state[key] = None


def take_off(meeting_id: UUID, learner_id: UUID) -> None:
    """This person does not come any more, or never was to."""
    mark(meeting_id, learner_id, Presence.WITHDRAWN)


def see(meeting_id: UUID, learner_id: UUID, subject: str, key: str) -> None:
    """The rung that was tapped, kept at once; tapped again, it is taken back."""
    page = current()
    page.try_to(
        attend_meeting.observe,
        meeting_id=meeting_id,
        learner_id=learner_id,
        subject=subject,
        autonomy=st.session_state.get(key),
        questionnaire=QUESTIONNAIRE,
        now=page.now,
    )


def end_workshop(meeting: Meeting) -> None:
    """It was held as it was planned; who came is on the list."""
    page = current()
    named: dict[str, Any] = {"meeting_id": meeting.id, "version": meeting.version}
    page.try_to(hold_meeting.hold_planned, questionnaire=QUESTIONNAIRE, now=page.now, **named)


def choose_face(meeting_id: UUID, learner_id: UUID, face: Face) -> None:
    """The face that the person touched."""
    page = current()
    named = {"meeting_id": meeting_id, "learner_id": learner_id}
    page.try_to(attend_meeting.choose_face, face=face, now=page.now, **named)
    st.session_state[f"thanked-{meeting_id}-{learner_id}"] = True


def _done(what: Callable[..., object], **words: object) -> bool:
    page = current()
    try:
        page.do(what, **words)
    except JalonsError as refusal:
        st.error(page.t(refusal.key, **refusal.details))
        return False
    return True


def _keep_open(kept: UUID | None, what: object) -> None:
    if kept is not None:
        st.session_state.pop(f"draft-{what}", None)
        st.session_state[OPENED] = kept
