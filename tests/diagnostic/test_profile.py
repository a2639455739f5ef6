"""What the person walks away with."""

import pytest

from diagnostic.insee import InseeStatus
from diagnostic.posterior import posterior_of
from diagnostic.profile import AreaReading, AxisLevel, profile_of
from diagnostic.stopping import FIRST_DIAGNOSIS
from tests.diagnostic.builders import household_bank, small_bank
from tests.factories import answers

TOLD = answers(
    "phone=rank-2 computer=own line=rank-2 mail-open=alone mail-send=alone "
    "follow=rank-2 read-sign=rank-2"
)


def level(*probabilities: float) -> AxisLevel:
    return AxisLevel("skills", probabilities, 2, is_announced=True, is_decided=False)


@pytest.mark.parametrize(
    ("probabilities", "level_told", "between"),
    [
        ((0.1, 0.5, 0.3, 0.1), 1, (1, 2)),
        ((0.3, 0.5, 0.1, 0.1), 1, (0, 1)),
        ((0.7, 0.25, 0.05, 0.0), 0, (0, 1)),
        ((0.0, 0.05, 0.25, 0.7), 3, (2, 3)),
        ((0.6, 0.1, 0.2, 0.1), 1, (0, 1)),
        ((0.1, 0.2, 0.1, 0.6), 2, (2, 3)),
    ],
    ids=["upwards", "downwards", "lowest", "highest", "perhaps far above", "perhaps far below"],
)
def test_doubt_lies_between_the_level_told_and_its_likelier_neighbour(
    probabilities, level_told, between
):
    told = level(*probabilities)

    assert (told.level, told.between()) == (level_told, between)


def test_every_axis_is_told_with_its_doubt():
    profile = profile_of(household_bank(), TOLD)
    posterior = posterior_of(household_bank(), TOLD)

    assert [axis.axis for axis in profile.axes] == ["equipment", "access", "skills", "language"]
    assert [axis.answers_count for axis in profile.axes] == [2, 1, 2, 2]
    assert [axis.is_announced for axis in profile.axes] == [True, False, True, True]
    assert profile.axes[2].probabilities == pytest.approx(tuple(posterior.levels("skills")))


def test_dimensions_are_told_where_an_axis_has_several():
    profile = profile_of(household_bank(), answers("follow=rank-2"))
    posterior = posterior_of(household_bank(), answers("follow=rank-2"))

    oral, written = profile.dimensions
    assert (oral.axis, oral.answers_count, oral.is_announced) == ("oral", 1, True)
    assert (written.axis, written.answers_count, written.is_announced) == ("written", 0, False)
    assert oral.probabilities == pytest.approx(tuple(posterior.dimension_levels("oral")))


def test_type_waits_until_every_axis_is_announced():
    waiting = profile_of(household_bank(), TOLD)
    told = profile_of(household_bank(), (*TOLD, *answers("price=rank-2")))

    assert (waiting.types[0].id, waiting.type) == ("autonomous", None)
    assert told.type == told.types[0]


def test_certainty_of_the_rule_tells_what_is_decided():
    said = answers("phone=rank-2 computer=own")

    doubtful = profile_of(household_bank(), said, FIRST_DIAGNOSIS.as_sure_as(0.999))
    easily_sure = profile_of(household_bank(), said, FIRST_DIAGNOSIS.as_sure_as(0.3))

    assert not doubtful.axes[0].is_decided
    assert easily_sure.axes[0].is_decided


def test_areas_are_read_from_their_own_answers():
    told = answers(
        "mail-open=alone mail-send=with_help:observed mail-file=rather_not_say "
        "search=unsure pay=not_yet phone=rank-2"
    )

    mail, search = profile_of(small_bank(), told).areas

    assert mail == AreaReading("mail", told[:1], told[1:2], ())
    assert search == AreaReading("search", (), (), told[3:5])
    assert mail.is_told
    assert search.is_told


def test_area_is_not_told_from_one_answer():
    mail, search = profile_of(small_bank(), answers("mail-open=alone")).areas

    assert (mail.is_told, search.is_told) == (False, False)


def test_status_and_obstacles_come_with_the_profile():
    profile = profile_of(small_bank(), answers("phone=rank-0"))

    assert (profile.insee, profile.obstacles, profile.types) == (InseeStatus.UNKNOWN, (), ())
