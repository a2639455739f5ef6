"""Which screens exist for whom: one table; what is not in it is not reachable."""

from collections.abc import Callable
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Literal

import streamlit as st

from diagnostic.people import Role


@dataclass(frozen=True, slots=True)
class Screen:
    """A file of ui/pages/, its address in French, the key of its title.

    A screen that needs a person chosen first is reached from another one, and not listed.
    """

    file: str
    address: str
    title: str
    is_listed: bool = True


WELCOME = Screen("pages/learner/welcome.py", "accueil", "pages.welcome.tab")
TAKE_DIAGNOSIS = Screen(
    "pages/learner/take_diagnosis.py", "mes-questions", "pages.take_diagnosis.tab"
)
MY_RESULTS = Screen("pages/learner/my_results.py", "mes-resultats", "pages.my_results.tab")
MY_ANSWERS = Screen("pages/learner/my_answers.py", "mes-reponses", "pages.my_answers.tab")
MY_NEXT_STEP = Screen(
    "pages/learner/my_next_step.py", "mon-prochain-pas", "pages.my_next_step.tab"
)
MY_GOALS = Screen("pages/learner/my_goals.py", "mes-envies", "pages.my_goals.tab")
PAUSE = Screen("pages/learner/pause.py", "pause", "pages.pause.tab")

LEARNERS = Screen("pages/adviser/learners.py", "personnes", "pages.learners.tab")
ENROL = Screen("pages/adviser/enrol.py", "accueillir", "pages.enrol.tab")
LEARNER = Screen("pages/adviser/learner.py", "profil", "pages.learner.tab", is_listed=False)
LEARNER_ANSWERS = Screen(
    "pages/adviser/learner_answers.py", "reponses", "pages.learner_answers.tab", is_listed=False
)
FORMER_DIAGNOSIS = Screen(
    "pages/adviser/former_diagnosis.py",
    "ancien-diagnostic",
    "pages.former_diagnosis.tab",
    is_listed=False,
)
LEARNER_FILE = Screen(
    "pages/adviser/learner_file.py", "dossier", "pages.learner_file.tab", is_listed=False
)
DIAGNOSE = Screen("pages/adviser/diagnose.py", "diagnostic", "pages.diagnose.tab", is_listed=False)

REFERRALS = Screen(
    "pages/adviser/referrals.py", "orientations", "pages.referrals.tab", is_listed=False
)
FOLLOW_UP = Screen("pages/adviser/follow_up.py", "bilan", "pages.follow_up.tab", is_listed=False)
PROGRESS = Screen(
    "pages/adviser/progress.py", "progression", "pages.progress.tab", is_listed=False
)
PLACES = Screen("pages/adviser/places.py", "lieux", "pages.places.tab")
PLAN = Screen("pages/adviser/plan.py", "plan", "pages.plan.tab", is_listed=False)
PLAN_VERSIONS = Screen(
    "pages/adviser/plan_versions.py",
    "versions-du-plan",
    "pages.plan_versions.tab",
    is_listed=False,
)

AGENDA = Screen("pages/adviser/agenda.py", "agenda", "pages.agenda.tab")
HOLD_MEETING = Screen(
    "pages/adviser/hold_meeting.py", "noter", "pages.hold_meeting.tab", is_listed=False
)
PLAN_MEETING = Screen(
    "pages/adviser/plan_meeting.py", "prevoir", "pages.plan_meeting.tab", is_listed=False
)
MEETING = Screen("pages/adviser/meeting.py", "rendez-vous", "pages.meeting.tab", is_listed=False)
WORKSHOP = Screen("pages/adviser/workshop.py", "atelier", "pages.workshop.tab", is_listed=False)
LEARNER_MEETINGS = Screen(
    "pages/adviser/learner_meetings.py",
    "ses-rendez-vous",
    "pages.learner_meetings.tab",
    is_listed=False,
)
YOUR_OPINION = Screen(
    "pages/adviser/your_opinion.py", "votre-avis", "pages.your_opinion.tab", is_listed=False
)
OF_MEETINGS = (HOLD_MEETING, PLAN_MEETING, MEETING, WORKSHOP, LEARNER_MEETINGS, YOUR_OPINION)

OVERVIEW = Screen("pages/coordinator/overview.py", "vue-d-ensemble", "pages.overview.tab")
REMINDERS = Screen("pages/coordinator/reminders.py", "rappels", "pages.reminders.tab")
TEAM = Screen("pages/coordinator/team.py", "equipe", "pages.team.tab")

STAFF = frozenset({Role.ADVISER, Role.COORDINATOR})
SCREENS: dict[Role, tuple[Screen, ...]] = {
    Role.VISITOR: (WELCOME,),
    Role.LEARNER: (TAKE_DIAGNOSIS, MY_RESULTS, MY_NEXT_STEP, MY_GOALS, MY_ANSWERS, PAUSE),
    Role.ADVISER: (
        *(LEARNERS, ENROL, AGENDA),
        *(LEARNER, LEARNER_ANSWERS, FORMER_DIAGNOSIS, LEARNER_FILE, DIAGNOSE),
        *(PLAN, PLAN_VERSIONS, REFERRALS, FOLLOW_UP, PROGRESS, PLACES),
        *OF_MEETINGS,
    ),
    Role.COORDINATOR: (OVERVIEW, TEAM, REMINDERS),
}

ADDRESSES_OF_STAFF = {
    role: tuple(screen.address for screen in SCREENS[role]) for role in sorted(STAFF)
}


_pages: ContextVar[dict[Screen, st.Page]] = ContextVar("pages_of_run")


def screens_of(roles: frozenset[Role]) -> tuple[Screen, ...]:
    """The screens of a person, the first being the one they arrive on."""
    return tuple(screen for role in sorted(roles) for screen in SCREENS.get(role, ()))


def pages_of(screens: tuple[Screen, ...], t: Callable[..., str]) -> list[st.Page]:
    """The screens of this run, as Streamlit knows them."""
    pages = [
        copy(_known(screen, t(screen.title), is_first=not place))
        for place, screen in enumerate(screens)
    ]
    _pages.set(dict(zip(screens, pages, strict=True)))
    return pages


@cache
def _known(screen: Screen, title: str, *, is_first: bool) -> st.Page:
    """Looked for on the disk once; each run has a copy, for a page knows whether it may run."""
    return st.Page(
        screen.file,
        title=title,
        url_path=screen.address,
        default=is_first,
        visibility="visible" if screen.is_listed else "hidden",
    )


def page_of(screen: Screen) -> st.Page:
    """Where a link leads: given a file instead, Streamlit looks for it on the disk each time."""
    return _pages.get()[screen]


def menu_of(roles: frozenset[Role]) -> Literal["top", "hidden"]:
    """Staff have a menu at the top; a learner has one screen at a time and no menu at all."""
    return "top" if roles & STAFF else "hidden"
