"""What was seen holds until corrected, and amounts to an observed answer."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from diagnostic.answers import AnswerMode, Given
from diagnostic.observations import Autonomy, Observation, as_given, holding

LEARNER = UUID(int=99)


def seen(
    id: int,
    subject: str = "mail-open",
    autonomy: Autonomy = Autonomy.GUIDED,
    *,
    day: int = 1,
    supersedes: int | None = None,
) -> Observation:
    return Observation(
        UUID(int=id),
        LEARNER,
        subject,
        autonomy,
        datetime(2026, 11, day, 10, tzinfo=UTC),
        "adviser:1",
        supersedes=UUID(int=supersedes) if supersedes else None,
    )


def test_scale_climbs_from_done_in_their_place_to_alone():
    assert [(rung.value, rung.rung) for rung in Autonomy] == [
        ("done_for_them", 0),
        ("guided", 1),
        ("help_if_needed", 2),
        ("alone", 3),
    ]


@pytest.mark.parametrize(
    ("autonomy", "option"),
    [
        (Autonomy.DONE_FOR_THEM, "not_yet"),
        (Autonomy.GUIDED, "with_help"),
        (Autonomy.HELP_IF_NEEDED, "with_help"),
        (Autonomy.ALONE, "alone"),
    ],
)
def test_observed_skill_amounts_to_an_observed_answer(autonomy, option):
    answer = Given("mail-open", option, AnswerMode.OBSERVED)

    assert as_given(seen(1, "mail-open", autonomy)) == answer


def test_demarche_amounts_to_no_answer():
    observation = seen(1, "demarche:caf-quotient", Autonomy.ALONE)

    assert (observation.is_demarche, as_given(observation)) == (True, None)


def test_later_observation_leaves_the_former_one_standing():
    first, later = seen(1, day=2), seen(2, autonomy=Autonomy.ALONE, day=9)

    assert holding((later, first)) == (first, later)


def test_correction_of_a_correction_holds_alone():
    first, second = seen(1), seen(2, autonomy=Autonomy.ALONE, supersedes=1)
    third = seen(3, autonomy=Autonomy.HELP_IF_NEEDED, supersedes=2)

    assert holding((first, second, third)) == (third,)


def test_two_seen_at_the_same_instant_keep_the_order_of_writing():
    assert holding((seen(2), seen(1))) == (seen(1), seen(2))


def test_nothing_holds_before_anything_was_seen():
    assert holding(()) == ()
