"""The first screen, opened as Streamlit runs it."""


def test_first_screen_opens_with_a_title(open_app):
    screen = open_app()

    assert [title.value for title in screen.title] != []
