"""Which screens exist for whom: one table; what is not in it is not reachable."""

from dataclasses import dataclass

from diagnostic.people import Role


@dataclass(frozen=True, slots=True)
class Screen:
    """A file of ui/pages/, its address in French, the key of its title."""

    file: str
    address: str
    title: str


WELCOME = Screen("pages/learner/welcome.py", "accueil", "pages.welcome.tab")
TAKE_DIAGNOSIS = Screen(
    "pages/learner/take_diagnosis.py", "mes-questions", "pages.take_diagnosis.tab"
)
MY_RESULTS = Screen("pages/learner/my_results.py", "mes-resultats", "pages.my_results.tab")
MY_ANSWERS = Screen("pages/learner/my_answers.py", "mes-reponses", "pages.my_answers.tab")
PAUSE = Screen("pages/learner/pause.py", "pause", "pages.pause.tab")

SCREENS: dict[Role, tuple[Screen, ...]] = {
    Role.VISITOR: (WELCOME,),
    Role.LEARNER: (TAKE_DIAGNOSIS, MY_RESULTS, MY_ANSWERS, PAUSE),
}


def screens_of(roles: frozenset[Role]) -> tuple[Screen, ...]:
    """The screens of a person, the first being the one they arrive on."""
    return tuple(screen for role in sorted(roles) for screen in SCREENS.get(role, ()))
