"""What can be seen at a meeting, what is worth looking at today, and the way made since."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from diagnostic.answers import Given
from diagnostic.observations import DEMARCHE, Autonomy, Observation
from diagnostic.questionnaire import Questionnaire
from pathway.catalogue import Catalogue
from pathway.coop import Theme
from pathway.plan import PlanStep, ReasonKind, StepKind

CAN_DO = frozenset({"alone", "with_help", "not_yet"})  # the answers of a question about a skill
SUGGESTED_MOST = 6  # a few taps: the rest is one search away
SUGGESTED_LEAST = 4  # with nothing known of the person, the first gestures
STEPS_LOOKED_AT = 3  # nobody works on the whole plan in one meeting
NOT_ALONE = ("with_help", "not_yet")


def subjects_of(questionnaire: Questionnaire, catalogue: Catalogue) -> tuple[str, ...]:
    """Everything that can be seen: démarches of the catalogue, then skills of the questions.

    Parameters
    ----------
    questionnaire : Questionnaire
        Of which only the questions answered by *seul, avec aide, pas encore* are skills.
    catalogue : Catalogue
        Of which a module about démarches is a démarche.

    Returns
    -------
    tuple of str
        Subjects of observations.
    """
    demarches = (_demarche(m.id) for m in catalogue.modules if Theme.DEMARCHES in m.themes)
    skills = (i.id for i in questionnaire.items if {o.id for o in i.options} >= CAN_DO)
    return (*demarches, *skills)


def themes_of(
    subjects: Iterable[str], questionnaire: Questionnaire, catalogue: Catalogue
) -> tuple[Theme, ...]:
    """What a meeting was about, from what was seen there.

    Parameters
    ----------
    subjects : iterable of str
        Those that neither knows any more say nothing.

    Returns
    -------
    tuple of Theme
        Each once, in the order of the subjects.
    """
    skills = {i.id: (i.theme,) if i.theme else () for i in questionnaire.items}
    known = skills | {_demarche(module.id): module.themes for module in catalogue.modules}
    found = (theme for subject in subjects for theme in known.get(subject, ()))
    return tuple(dict.fromkeys(Theme(theme) for theme in found if theme in tuple(Theme)))


def suggested(
    known: Sequence[str],
    *,
    steps: Sequence[PlanStep] = (),
    said: Sequence[Given] = (),
    seen: Sequence[Observation] = (),
    catalogue: Catalogue,
) -> tuple[str, ...]:
    """What is worth looking at with this person today, a few subjects at most.

    First what the next steps of the plan teach and what their goals need, then what the person
    said they do not do alone; what was last seen done alone comes after all the rest. Where that
    makes few, the first skills of the questions follow.

    Parameters
    ----------
    known : sequence of str
        The subjects that can be seen at all, skills from the easiest.
    steps : sequence of PlanStep
        Of the plan, in order, those that are still to be done.
    said : sequence of Given
        Of the last diagnosis.
    seen : sequence of Observation
        What holds, from the first to the last.

    Returns
    -------
    tuple of str
        At most `SUGGESTED_MOST` subjects.
    """
    modules = [step for step in steps if step.kind is StepKind.MODULE][:STEPS_LOOKED_AT]
    wanted = [subject for step in modules for subject in _of_step(step, catalogue)]
    wanted += [given.item for given in said if given.option in NOT_ALONE]
    wanted += [observation.subject for observation in reversed(seen)]
    last = {observation.subject: observation.autonomy for observation in seen}
    once = [subject for subject in dict.fromkeys(wanted) if subject in known]
    done = [subject for subject in once if last.get(subject) is Autonomy.ALONE]
    found = (*(subject for subject in once if subject not in done), *done)[:SUGGESTED_MOST]
    missing = max(SUGGESTED_LEAST - len(found), 0)
    skills = (s for s in known if s not in found and not s.startswith(DEMARCHE))
    return (*found, *islice(skills, missing))


def about(
    themes: Collection[Theme],
    known: Iterable[str],
    questionnaire: Questionnaire,
    catalogue: Catalogue,
) -> tuple[str, ...]:
    """What a workshop on these themes lets one see, a few subjects at most."""
    found = (s for s in known if set(themes_of((s,), questionnaire, catalogue)) & set(themes))
    return tuple(found)[:SUGGESTED_MOST]


@dataclass(frozen=True, slots=True)
class Ladder:
    """One skill or one démarche of one person over time: dates × rungs, the first seen first."""

    subject: str
    observations: tuple[Observation, ...]

    @property
    def last(self) -> Observation:
        return self.observations[-1]


def ladders(observations: Iterable[Observation]) -> tuple[Ladder, ...]:
    """The ladder of each subject, the last one that moved first.

    Parameters
    ----------
    observations : iterable of Observation
        What holds of one person, from the first seen to the last.
    """
    by_subject: dict[str, list[Observation]] = {}
    for observation in observations:
        by_subject.setdefault(observation.subject, []).append(observation)
    climbed = [Ladder(subject, tuple(seen)) for subject, seen in by_subject.items()]
    return tuple(sorted(climbed, key=lambda ladder: ladder.last.observed_at, reverse=True))


def _of_step(step: PlanStep, catalogue: Catalogue) -> tuple[str, ...]:
    if step.id not in catalogue.names:
        return ()
    needed: tuple[str, ...] = ()
    if step.reason.kind is ReasonKind.GOAL:
        needed = next((g.needs for g in catalogue.goals if g.id == step.reason.about), ())
    return (_demarche(step.id), *catalogue.module(step.id).teaches, *needed)


def _demarche(module_id: str) -> str:
    return f"{DEMARCHE}{module_id}"
