"""Receiving and finding people, as an adviser does it on the screens."""

import pytest

from diagnostic.people import AgeBand
from tests.factories import NOON, codes, sealer
from ui.wiring import installed
from use_cases.find_learner import find, read_file

pytestmark = pytest.mark.thorough


def names(adviser):
    found = find(
        installed().new_unit(),
        adviser.actor,
        wanted="",
        codes=codes(),
        sealer=sealer(),
        say_day=str,
    )
    return [one.told.name for one in found.people]


def test_empty_list_says_what_to_do(adviser):
    assert adviser.title == "Les personnes que vous accompagnez"
    assert "Commencez par «\u00a0Accueillir une personne\u00a0»" in adviser.told


def test_list_shows_who_they_are_and_where_they_stand(adviser):
    adviser.receive("Amina")
    adviser.receive()

    adviser.app.run()

    assert "2 personnes." in adviser.told
    assert any("**Amina** · pas encore de diagnostic" in link for link in adviser.links)
    assert any("**Sans prénom**" in link for link in adviser.links)


def test_search_keeps_those_who_were_meant(adviser):
    adviser.receive("Amina")
    adviser.receive("Zoé")

    adviser.app.text_input(key="wanted").set_value("zoe")
    adviser.app.run()
    shown = [link for link in adviser.links if link.startswith("**")]
    adviser.app.text_input(key="wanted").set_value("nobody")
    adviser.app.run()

    assert [link[:7] for link in shown] == ["**Zoé**"]
    assert "Personne ne correspond." in adviser.told


def test_file_opens_in_two_clicks_and_gives_its_code_once(adviser):
    adviser.go_to("adviser/enrol.py")

    adviser.app.checkbox(key="notice_told").check()
    adviser.press("open")

    drawn = "".join(str(block.value) for block in adviser.app.get("html"))
    assert adviser.title == "Le dossier est ouvert"
    assert 'class="code-to-keep"' in drawn
    assert names(adviser) == [None]
    adviser.press("another")
    assert adviser.title == "Accueillir une personne"
    assert not any("code-to-keep" in str(b.value) for b in adviser.app.get("html"))


def test_nobody_is_received_before_they_were_told(adviser):
    adviser.go_to("adviser/enrol.py")

    adviser.app.button(key="open").click()
    adviser.app.run()

    assert [error.value for error in adviser.app.error] != []
    assert names(adviser) == []


def test_what_the_person_says_is_kept(adviser):
    adviser.go_to("adviser/enrol.py")
    app = adviser.app

    app.checkbox(key="notice_told").check()
    app.text_input(key="enrol-name").set_value("Amina")
    app.selectbox(key="enrol-age_band").set_value(AgeBand.FROM_25_TO_39)
    app.selectbox(key="enrol-department").set_value("59")
    app.run()
    app.selectbox(key="enrol-commune-59").set_value("59512")
    adviser.press("open")

    found = find(
        installed().new_unit(),
        adviser.actor,
        wanted="amina",
        codes=codes(),
        sealer=sealer(),
        say_day=str,
    )
    (told,) = [one.told for one in found.people]
    assert (told.name, told.age_band, told.commune) == ("Amina", AgeBand.FROM_25_TO_39, "59512")
    assert (told.gender, told.social_status) == (None, None)


def test_person_who_has_a_code_is_opened_by_it(adviser):
    opened = adviser.receive("Amina")

    adviser.app.text_input(key="their_code").set_value(opened.code)
    adviser.press("open_code")

    assert adviser.title == "Amina"


def test_unknown_code_is_told(adviser):
    adviser.app.text_input(key="their_code").set_value("MER2FK7QWX")
    adviser.app.button(key="open_code").click()
    adviser.app.run()

    assert [error.value for error in adviser.app.error] == ["Ce code n’est pas connu."]


@pytest.mark.parametrize(
    "file", ["learner.py", "learner_answers.py", "learner_file.py", "diagnose.py"]
)
def test_screen_of_nobody_leads_back_to_the_list(adviser, file):
    adviser.go_to(f"adviser/{file}")

    assert adviser.title == "Les personnes que vous accompagnez"


def test_lost_code_is_replaced(adviser):
    opened = adviser.receive("Amina")
    adviser.open("learner_file.py", opened.learner_id)

    adviser.press("reissue")

    uow = installed().new_unit()
    with uow.reading():
        former = uow.learners.with_code(codes().hash_code(opened.code))
    assert former is None
    assert any("code-to-keep" in str(block.value) for block in adviser.app.get("html"))


def test_details_are_changed_on_the_file(adviser):
    opened = adviser.receive("Amina")
    adviser.open("learner_file.py", opened.learner_id)

    adviser.app.text_input(key="file-name").set_value("Amina B.")
    adviser.press("keep")

    file = read_file(
        installed().new_unit(),
        adviser.actor,
        learner_id=opened.learner_id,
        sealer=sealer(),
        now=NOON,
    )
    assert file.told.name == "Amina B."
    assert [success.value for success in adviser.app.success] == ["C’est enregistré."]


def test_two_files_of_one_person_are_made_one(adviser):
    first, _ = adviser.receive("Fatima"), adviser.receive("Fatma")
    adviser.open("learner_file.py", first.learner_id)

    (merge,) = [button.key for button in adviser.app.button if button.key.startswith("merge-")]
    adviser.press(merge)

    assert len(names(adviser)) == 1
    assert not [b.key for b in adviser.app.button if b.key.startswith("merge-")]


def test_file_is_erased_once_it_is_sure(adviser):
    opened = adviser.receive("Amina")
    adviser.open("learner_file.py", opened.learner_id)

    was_offered = not adviser.app.button(key="erase").disabled
    adviser.app.checkbox(key="erase_sure").check()
    adviser.app.run()
    adviser.press("erase")

    assert not was_offered
    assert adviser.title == "Les personnes que vous accompagnez"
    assert names(adviser) == []
