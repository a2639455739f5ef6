"""What I want to do: up to three wishes, in the hands of the person."""

import pytest

pytestmark = pytest.mark.thorough


def ticked(screen) -> list[str]:
    return [box.key for box in screen.app.checkbox if box.value]


def test_wishes_are_kept_and_shown_on_the_way(screen):
    screen.answer_all(lambda _: 1)
    screen.go_to("learner/my_goals.py")

    screen.app.checkbox(key="wish-see-family").check()
    screen.press("keep")
    kept = [block.value for block in screen.app.success]
    screen.go_to("learner/my_next_step.py")
    shown = [block.proto.body for block in screen.app.get("html")]
    screen.go_to("learner/my_goals.py")

    assert kept == ["C’est noté. Votre conseiller le verra."]
    assert any("Voir mes proches en vidéo" in body for body in shown)
    assert ticked(screen) == ["wish-see-family"]


def test_more_than_three_wishes_are_refused_kindly(screen):
    screen.go_to("learner/my_goals.py")
    for goal in ("see-family", "my-procedures", "my-passwords", "send-papers"):
        screen.app.checkbox(key=f"wish-{goal}").check()

    screen.press("keep")

    assert screen.app.error[0].value.startswith("Choisissez 3 envies au plus.")
    assert screen.app.success == []


def test_a_wish_is_found_by_opening_its_family_and_the_chosen_ones_stand_on_top(screen):
    screen.go_to("learner/my_goals.py")
    screen.app.checkbox(key="wish-see-family").check()
    screen.press("keep")

    families = [fold.label.rsplit(") ")[-1] for fold in screen.app.expander]
    assert len(families) == 9
    assert "Mes proches" in families
    assert screen.app.checkbox[0].key == "wish-see-family"
    assert "wish-see-family" not in [
        box.key for fold in screen.app.expander for box in fold.checkbox
    ]


def test_every_wish_has_its_drawing_and_its_words(screen):
    screen.go_to("learner/my_goals.py")

    drawn = [b for b in screen.app.get("html") if 'width="40"' in b.proto.body]
    assert len(drawn) == len(screen.app.checkbox) >= 40
