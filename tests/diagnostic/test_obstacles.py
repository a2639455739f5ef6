"""What blocks a person, with the answers that show it."""

from dataclasses import replace

from diagnostic.obstacles import Obstacle, obstacles
from diagnostic.questionnaire import Questionnaire
from tests.diagnostic.builders import fact, skill, three_axes
from tests.factories import answers


def questionnaire() -> Questionnaire:
    items = (
        fact("phone", "equipment", obstacles={"no-device": ("rank-0",), "slow": ("rank-1",)}),
        fact("computer", "equipment", obstacles={"no-device": ("rank-0", "unsure")}),
        skill("passwords", obstacles={"afraid": ("not_yet",)}),
        fact("sign", "written", obstacles={"reading": ("rank-0",), "afraid": ("rank-0",)}),
    )
    three = three_axes(items)
    names = ("reading", "no-device", "afraid", "slow")
    return replace(three, framework=replace(three.framework, obstacles=names))


def test_obstacles_come_in_the_order_of_the_framework_with_their_answers():
    told = answers("phone=rank-0 passwords=not_yet computer=rank-0 sign=rank-0")

    assert obstacles(questionnaire(), told) == (
        Obstacle("reading", "language", (told[3],)),
        Obstacle("no-device", "equipment", (told[0], told[2])),
        Obstacle("afraid", "skills", (told[1], told[3])),
    )


def test_not_knowing_may_show_an_obstacle():
    told = answers("computer=unsure")

    assert obstacles(questionnaire(), told) == (Obstacle("no-device", "equipment", told),)


def test_other_answers_show_nothing():
    told = answers("phone=rank-2 computer=rather_not_say passwords=alone")

    assert obstacles(questionnaire(), told) == ()
