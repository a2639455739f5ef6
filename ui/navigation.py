"""Which screens exist for whom: one table; what is not in it is not reachable."""

from dataclasses import dataclass
from typing import Literal

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
PAUSE = Screen("pages/learner/pause.py", "pause", "pages.pause.tab")

STAFF = frozenset({Role.ADVISER, Role.COORDINATOR})
SCREENS: dict[Role, tuple[Screen, ...]] = {
    Role.VISITOR: (WELCOME,),
    Role.LEARNER: (TAKE_DIAGNOSIS, MY_RESULTS, MY_ANSWERS, PAUSE),
}


def screens_of(roles: frozenset[Role]) -> tuple[Screen, ...]:
    """The screens of a person, the first being the one they arrive on."""
    return tuple(screen for role in sorted(roles) for screen in SCREENS.get(role, ()))


def menu_of(roles: frozenset[Role]) -> Literal["top", "hidden"]:
    """Staff have a menu at the top; a learner has one screen at a time and no menu at all."""
    return "top" if roles & STAFF else "hidden"
