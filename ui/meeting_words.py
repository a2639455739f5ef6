"""How a meeting, a person at it and what was seen there are told, the same on every screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from diagnostic.observations import DEMARCHE
from i18n.formats import local_day, say_time, say_weekday
from pathway.meetings import Meeting, MeetingKind, MeetingState, Presence
from ui.as_written import as_written
from ui.people_words import name_of

if TYPE_CHECKING:
    from store.catalogue_words import CatalogueWords
    from store.words import Words
    from use_cases.see_meetings import MeetingLine

Translate = Callable[..., str]
QUESTIONNAIRE = "premiers-pas"  # whose questions name the skills that are seen


def when_of(meeting: Meeting, language: str, t: Translate) -> str:
    """« lundi 23 novembre, de 14:00 à 15:00 »."""
    told = meeting.details
    day = say_weekday(language, local_day(told.at))
    hours = {"start": say_time(language, told.at), "end": say_time(language, told.ends_at)}
    return t("meeting.when", day=day, **hours)


def with_whom(line: "MeetingLine", t: Translate) -> str:
    """The person, the title of the workshop, or a stranger; ready for Markdown."""
    if line.meeting.details.kind is MeetingKind.WORKSHOP:
        title = line.meeting.details.title
        return as_written(title) if title else t("meeting.workshop")
    if not line.people:
        return t("meeting.stranger")
    return name_of(line.people[0].told, t)


def standing_of(line: "MeetingLine", t: Translate) -> str:
    """Where it stands, in one or two words: what the person did comes before what was planned."""
    meeting = line.meeting
    is_workshop = meeting.details.kind is MeetingKind.WORKSHOP
    if meeting.state is MeetingState.PLANNED and line.people and not is_workshop:
        presence = line.people[0].presence
        if presence in (Presence.ABSENT, Presence.EXCUSED):
            return t(f"meeting.presence.{presence}")
    return t(f"meeting.state.{meeting.state}")


def subject_name(subject: str, words: "Words", named: "CatalogueWords", t: Translate) -> str:
    """What was seen, as a thing one does: « Joindre une photo à un e-mail »."""
    if subject.startswith(DEMARCHE):
        step = named.step(subject.removeprefix(DEMARCHE))
        return step.act or step.name
    if subject not in words.items:
        return t("meeting.subject_gone")
    return words.act(subject) or words.prompt(subject)
