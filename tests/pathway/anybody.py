"""Anybody at all, in front of the catalogue that we ship: for what holds of every plan."""

from functools import cache

from hypothesis import strategies as st

from diagnostic.answers import Given
from diagnostic.obstacles import Obstacle
from jalons import CONTENT
from pathway.catalogue import Catalogue
from pathway.means import Means
from pathway.modules import Condition, Format
from pathway.situation import Situation
from store.questionnaires import Shelf

AXES = ("equipment", "access", "skills", "language", "written_french", "oral_french")


@cache
def shelf() -> Shelf:
    return Shelf(CONTENT)


@cache
def catalogue() -> Catalogue:
    return shelf().catalogue()


@cache
def skills() -> tuple[str, ...]:
    return tuple(i.id for i in shelf().questionnaire("premiers-pas").items if i.area)


@cache
def obstacles() -> tuple[Obstacle, ...]:
    """Each obstacle, on its axis, shown by the first answer that can show it."""
    questionnaire = shelf().questionnaire("premiers-pas")
    shown = {
        id: (questionnaire.framework.axis_of(item.dimension).id, Given(item.id, options[0]))
        for item in reversed(questionnaire.items)
        for id, options in item.obstacles.items()
    }
    ids = questionnaire.framework.obstacles
    return tuple(Obstacle(id, shown[id][0], (shown[id][1],)) for id in ids)


@st.composite
def people(draw: st.DrawFn) -> Situation:
    """Levels announced or not, obstacles, devices, skills, up to three goals."""
    levels = draw(st.dictionaries(st.sampled_from(AXES), st.integers(0, 3)))
    facts = {
        "phone": draw(st.sampled_from(["none", "basic", "limited", "good"])),
        "computer": draw(st.sampled_from(["none", "shared", "own"])),
        "tablet": draw(st.sampled_from(["none", "shared", "own"])),
    }
    chances = {item: draw(st.sampled_from([0.0, 0.5, 0.79, 0.8, 1.0])) for item in skills()}
    told = draw(st.sets(st.sampled_from(skills())))
    shown = draw(st.sets(st.sampled_from(range(len(obstacles())))))
    wishes = draw(
        st.lists(st.sampled_from([g.id for g in catalogue().goals]), unique=True, max_size=3)
    )
    return Situation(
        levels,
        tuple(obstacles()[place] for place in sorted(shown)),
        draw(st.sampled_from([facts, {}])),
        {**chances, **dict.fromkeys(told, 0.0)},
        {item: Given(item, "not_yet") for item in sorted(told)},
        tuple(wishes),
    )


def means() -> st.SearchStrategy[Means]:
    """A pass, visits, or no limit; formats and conditions asked for or not."""
    return st.builds(
        Means,
        sessions=st.none() | st.integers(0, 12),
        formats=st.frozensets(st.sampled_from(Format), max_size=2),
        conditions=st.frozensets(st.sampled_from(Condition), max_size=1),
    )
