"""What one may do for a person: every move is there, whatever the language calls it."""

from ui.components.profile_moves import AFTER, BEFORE, links


def test_two_moves_said_alike_are_both_there():
    drawn = links(AFTER, lambda key: "Voir")

    assert drawn == [("Voir", screen) for screen in AFTER.values()]


def test_diagnosis_under_way_goes_on_instead_of_starting_again():
    drawn = links({"again": "diagnose"}, str, instead={"again": "go_on"})

    assert drawn == [("pages.learner.go_on", "diagnose")]


def test_before_a_diagnosis_each_move_leads_to_its_screen():
    assert [screen for _, screen in links(BEFORE, str)] == [
        "hold_meeting",
        "learner_meetings",
        "learner_file",
    ]
