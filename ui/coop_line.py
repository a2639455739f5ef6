"""A meeting told in one line with La Coop's own words, ready to be copied into its form."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from i18n.formats import local_day, say_short_date
from pathway.coop import PlaceType, coop_autonomy_of
from pathway.meetings import MeetingKind, Presence

if TYPE_CHECKING:
    from use_cases.see_meetings import MeetingView

Translate = Callable[..., str]
STARS = 3


def line_of(view: "MeetingView", language: str, t: Translate) -> str:
    """Date, length, place, people, themes, equipment, autonomy; no name of anybody."""
    told, people = view.meeting.details, view.people
    is_workshop = told.kind is MeetingKind.WORKSHOP
    parts = [
        t(f"coop.kind.{'collectif' if is_workshop else 'individuel'}"),
        say_short_date(language, local_day(told.at)),
        t("meeting.form.minutes_of", minutes=told.minutes),
        view.structure if told.place is PlaceType.HERE else t(f"coop.place.{told.place}"),
        *([f"« {told.title} »"] if told.title else []),
        *([_participants(view, t)] if is_workshop else []),
        ", ".join(t(f"coop.theme.{theme}") for theme in told.themes) or t("coop.theme_missing"),
        ", ".join(t(f"coop.equipment.{one}") for one in told.equipment),
    ]
    autonomy = coop_autonomy_of(o.autonomy for one in people for o in one.seen)
    if autonomy is not None and not is_workshop:
        parts.append(t(f"coop.autonomy.{autonomy}", stars=autonomy.stars, of=STARS))
    return " · ".join(part for part in parts if part)


def _participants(view: "MeetingView", t: Translate) -> str:
    came = sum(one.presence is Presence.PRESENT for one in view.people)
    return t("coop.participants", number=came + view.meeting.details.others)
