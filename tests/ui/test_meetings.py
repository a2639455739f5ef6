"""Meetings in front of an adviser: written down, planned, with several, corrected, taken back."""

from datetime import timedelta

import pytest

from diagnostic.observations import Autonomy
from pathway.coop import Theme
from pathway.meetings import MeetingDetails, MeetingKind, MeetingState, Presence
from security.access import scope_of
from tests.factories import NOON, answered
from ui.which_meeting import MEETING
from ui.wiring import installed
from use_cases.plan_meeting import plan
from use_cases.see_meetings import agenda

pytestmark = pytest.mark.thorough

SAID = "phone-kind=limited open-app=not_yet send-message=with_help reply-email=not_yet"
DAY = timedelta(days=1)
QUESTIONS = "premiers-pas"


@pytest.fixture
def amina(adviser):
    """A person with a diagnosis."""
    opened = adviser.receive("Amina")
    answered(installed().new_unit(), opened.learner_id, SAID)
    return opened.learner_id


def kept(adviser):
    """What is in the adviser's agenda, around now."""
    around = {"first": NOON - 9 * DAY, "last": NOON + 9 * DAY, "sealer": installed().sealer}
    return agenda(installed().new_unit(), adviser.actor, **around)


def seen_of(adviser, learner_id):
    uow = installed().new_unit()
    with uow.reading():
        found = uow.observations.of_learner(learner_id, visible_to=scope_of(adviser.actor))
    return {one.subject: str(one.autonomy) for one in found}


def ladders(adviser):
    """The rungs on the screen, by the words above them."""
    return {
        group.label: group for group in adviser.app.button_group if "À sa place" in group.options
    }


def tap(adviser, name, rung):
    ladders(adviser)[name].set_value(rung)


def new_id():
    uow = installed().new_unit()
    with uow.reading():
        return uow.facts.new_id(NOON)


def planned(adviser, details, learner_id=None):
    words = {"meeting_id": new_id(), "learner_id": learner_id, "details": details}
    return plan(installed().new_unit(), adviser.actor, now=NOON - DAY, **words)


def with_one(at=NOON):
    return MeetingDetails(MeetingKind.INDIVIDUAL, at, 60)


def workshop(at=NOON, **told):
    return MeetingDetails(MeetingKind.WORKSHOP, at, 90, title="Les photos", capacity=2, **told)


def open_meeting(adviser, file, meeting_id):
    adviser.app.query_params[MEETING] = str(meeting_id)
    adviser.go_to(f"adviser/{file}")
    assert not adviser.app.exception, adviser.app.exception


def test_meeting_is_written_down_with_what_was_seen(adviser, amina):
    adviser.open("hold_meeting.py", amina)
    first, second, *_ = ladders(adviser)

    tap(adviser, first, Autonomy.GUIDED)
    tap(adviser, second, Autonomy.ALONE)
    adviser.press("keep")

    (line,) = kept(adviser)
    assert line.meeting.state is MeetingState.HELD
    assert sorted(seen_of(adviser, amina).values()) == ["alone", "guided"]
    assert adviser.title == "Rendez\N{NON-BREAKING HYPHEN}vous\N{NO-BREAK SPACE}: Amina"
    assert set(ladders(adviser)) == {first, second}


def test_anything_else_is_one_search_away(adviser, amina):
    adviser.open("hold_meeting.py", amina)
    before = len(ladders(adviser))

    (more,) = [box for box in adviser.app.multiselect if box.label == "Autre chose"]
    more.select("demarche:first-procedure").run()

    assert len(ladders(adviser)) == before + 1


def test_a_demarche_is_named_with_the_words_of_la_coop_and_its_theme_with_it(adviser, amina):
    adviser.open("hold_meeting.py", amina)

    (which,) = [b for b in adviser.app.multiselect if b.label == "Démarches administratives"]
    assert which.options == [
        "Papiers - Élections - Citoyenneté (ANTS)",
        "Famille - Scolarité (CAF, EduConnect)",  # codespell:ignore caf
        "Social - Santé (ameli, MSA)",
        "Travail - Formation - Entreprise",
        "Logement",
        "Transports - Mobilité (ANTS, ANTAI, Crit’air)",
        "Argent - Impôts",
        "Justice",
        "Étrangers - Europe (titres de séjour, OFPRA)",
        "Loisirs - Sports - Culture",
        "Associations",
    ]
    which.select(Theme.HOUSING).run()
    adviser.press("keep")

    (line,) = kept(adviser)
    assert line.meeting.details.themes == (Theme.DEMARCHES, Theme.HOUSING)


def test_next_form_says_what_was_seen_the_last_time(adviser, amina):
    adviser.open("hold_meeting.py", amina)
    first, *_ = ladders(adviser)
    tap(adviser, first, Autonomy.GUIDED)
    adviser.press("keep")

    adviser.app.query_params.clear()
    adviser.open("hold_meeting.py", amina)

    assert "La dernière fois\N{NO-BREAK SPACE}: Avec guidage, le 20 novembre 2026" in adviser.told
    assert ladders(adviser)[first].value is None


def test_help_to_a_stranger_keeps_nobody(adviser):
    adviser.go_to("adviser/hold_meeting.py")
    assert adviser.title == "Noter une aide ponctuelle"

    adviser.press("keep")

    (line,) = kept(adviser)
    assert (line.meeting.details.kind, line.people) == (MeetingKind.ONE_OFF, ())
    assert (
        adviser.title
        == "Rendez\N{NON-BREAKING HYPHEN}vous\N{NO-BREAK SPACE}: Personne sans dossier"
    )


def test_rung_of_a_meeting_is_corrected_by_a_tap(adviser, amina):
    adviser.open("hold_meeting.py", amina)
    first, *_ = ladders(adviser)
    tap(adviser, first, Autonomy.GUIDED)
    adviser.press("keep")

    ladders(adviser)[first].set_value(Autonomy.ALONE).run()

    assert set(seen_of(adviser, amina).values()) == {"alone"}


def test_date_of_the_past_is_asked_about(adviser, amina):
    adviser.open("plan_meeting.py", amina)
    (day,) = adviser.app.date_input

    day.set_value((NOON - 2 * DAY).date())
    adviser.press("keep")
    asked = [block.value for block in adviser.app.warning]
    nothing = kept(adviser)
    adviser.press("held")

    assert asked == [
        "Cette date est déjà passée. Le rendez-vous a-t-il eu lieu\N{NO-BREAK SPACE}?"
    ]
    assert nothing == ()
    (line,) = kept(adviser)
    assert line.meeting.state is MeetingState.HELD
    assert line.meeting.details.at.date() == (NOON - 2 * DAY).date()


def test_whoever_is_sure_keeps_a_date_of_the_past(adviser, amina):
    adviser.open("plan_meeting.py", amina)
    adviser.app.date_input[0].set_value((NOON - 2 * DAY).date())
    adviser.press("keep")

    adviser.press("sure")

    assert [line.meeting.state for line in kept(adviser)] == [MeetingState.PLANNED]


def test_planned_meeting_is_missed_then_written_down(adviser, amina):
    meeting = planned(adviser, with_one(), amina)
    open_meeting(adviser, "meeting.py", meeting)

    adviser.press("absent")
    (missed,) = kept(adviser)
    told = adviser.told
    adviser.press("hold")
    adviser.press("keep")

    assert missed.people[0].presence is Presence.ABSENT
    assert "**Absent**" in told
    (line,) = kept(adviser)
    assert (line.meeting.state, line.people[0].presence) == (MeetingState.HELD, Presence.PRESENT)


def test_meeting_far_ahead_is_not_written_down_yet(adviser, amina):
    open_meeting(adviser, "meeting.py", planned(adviser, with_one(NOON + 5 * DAY), amina))

    assert [b.key for b in adviser.app.button if b.key in ("hold", "absent", "excused")] == [
        "excused"
    ]


def test_meeting_deleted_by_mistake_is_taken_back_from_the_agenda(adviser, amina):
    meeting = planned(adviser, with_one(), amina)
    open_meeting(adviser, "meeting.py", meeting)
    adviser.press("delete")
    gone = kept(adviser)

    adviser.app.query_params.clear()
    adviser.go_to("adviser/agenda.py")
    adviser.press(f"restore-{meeting}")

    assert gone == ()
    assert [line.meeting.id for line in kept(adviser)] == [meeting]
    assert any("Amina" in link for link in adviser.links)


def test_workshop_says_who_came_in_one_tap_each(adviser, amina):
    bilal = adviser.receive("Bilal").learner_id
    meeting = planned(adviser, workshop(themes=(Theme.EMAIL,)))
    open_meeting(adviser, "workshop.py", meeting)

    for one in (amina, bilal):
        adviser.app.selectbox(key="add").set_value(one).run()
    adviser.app.button_group(key=f"who-{amina}").set_value(Presence.PRESENT).run()
    adviser.app.button_group(key=f"who-{bilal}").set_value(Presence.EXCUSED).run()

    (line,) = kept(adviser)
    assert {one.told.name: str(one.presence) for one in line.people} == {
        "Amina": "present",
        "Bilal": "excused",
    }
    assert "1 sur 2 places" in adviser.told


def test_workshop_over_its_seats_is_refused_in_words(adviser, amina):
    meeting = planned(adviser, workshop(others=2))
    open_meeting(adviser, "workshop.py", meeting)

    adviser.app.selectbox(key="add").set_value(amina).run()

    assert [e.value for e in adviser.app.error] == [
        "Cet atelier a 2 places et elles sont prises. Libérez une place ou agrandissez l’atelier."
    ]
    assert kept(adviser)[0].people == ()


def test_each_person_of_a_workshop_is_observed(adviser, amina):
    meeting = planned(adviser, workshop(themes=(Theme.EMAIL,)))
    open_meeting(adviser, "workshop.py", meeting)
    adviser.app.selectbox(key="add").set_value(amina).run()
    first, *_ = ladders(adviser)

    ladders(adviser)[first].set_value(Autonomy.HELP_IF_NEEDED).run()
    adviser.press("end")

    assert set(seen_of(adviser, amina).values()) == {"help_if_needed"}
    assert kept(adviser)[0].people[0].presence is Presence.PRESENT
    assert "**A eu lieu** · 1 sur 2 places" in adviser.told


def test_workshop_is_planned_with_its_title_and_seats(adviser):
    adviser.go_to("adviser/plan_meeting.py")
    adviser.app.text_input[0].set_value("  Ranger   ses photos ")
    adviser.app.number_input[0].set_value(6)

    adviser.press("keep")

    (line,) = kept(adviser)
    told = line.meeting.details
    assert (told.kind, told.title, told.capacity) == (MeetingKind.WORKSHOP, "Ranger ses photos", 6)
    assert adviser.title == "Ranger ses photos"


def test_agenda_shows_a_week_or_a_day(adviser, amina):
    planned(adviser, with_one(NOON + DAY), amina)
    adviser.go_to("adviser/agenda.py")
    week = [header.value for header in adviser.app.header]

    adviser.app.query_params.update({"jour": "2026-11-25", "vue": "jour"})
    adviser.go_to("adviser/agenda.py")

    assert week == ["Aujourd’hui, vendredi 20 novembre", "Samedi 21 novembre"]
    assert [header.value for header in adviser.app.header] == ["Mercredi 25 novembre"]


def test_meeting_of_another_structure_is_refused_in_words(adviser):
    open_meeting(adviser, "meeting.py", new_id())

    assert [e.value for e in adviser.app.error] == ["Ce rendez-vous n’est pas connu ici."]


def test_what_was_seen_is_told_day_after_day_on_the_way_made(adviser):
    bilal = adviser.receive("Bilal").learner_id
    answered(installed().new_unit(), bilal, SAID, now=NOON - 9 * DAY)
    adviser.open("hold_meeting.py", bilal)
    first, *_ = ladders(adviser)
    tap(adviser, first, Autonomy.ALONE)
    adviser.press("keep")
    adviser.app.query_params.clear()

    adviser.open("learner_meetings.py", bilal)
    assert any("· Présent" in link for link in adviser.links)
    assert "Le chemin parcouru" in adviser.links

    adviser.open("progress.py", bilal)
    assert adviser.title == "Le chemin parcouru\N{NO-BREAK SPACE}: Bilal"
    told = " ".join(mark.value for mark in adviser.app.markdown)
    told = told.replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")
    assert f"- **{first}**" in told
    assert "2026 : Fait seul" in told
    assert f"- {first}, depuis le" in told
