"""What one may do for a person: every move is there, whatever the language calls it."""

from ui.components.profile_moves import BEFORE, FIRST, OTHERS, after, links


def test_two_moves_said_alike_are_both_there():
    drawn = links(OTHERS, lambda key: "Voir")

    assert drawn == [("Voir", screen) for screen in OTHERS.values()]


def test_plan_and_meeting_are_seen_at_once_the_rest_is_folded():
    first, others = after(may_go_on=False)

    assert [words for words, _ in links(first, str)] == [
        "pages.learner.plan",
        "pages.learner.hold",
    ]
    assert others["again"] == "diagnose"


def test_diagnosis_under_way_goes_on_instead_of_starting_again():
    first, others = after(may_go_on=True)

    assert links(first, str)[0] == ("pages.learner.go_on", "diagnose")
    assert first.keys() > FIRST.keys()
    assert others.keys() == OTHERS.keys() - {"again"}


def test_before_a_diagnosis_each_move_leads_to_its_screen():
    assert [screen for _, screen in links(BEFORE, str)] == [
        "hold_meeting",
        "learner_meetings",
        "learner_file",
    ]
