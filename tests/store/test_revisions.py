"""Published revisions stand side by side: what was asked then is read as it was then."""

import pytest

from diagnostic.errors import RevisionPublished, UnknownQuestionnaire, UnknownRevision
from store.questionnaires import Shelf
from store.revisions import publish, published_revisions, revision_faults
from tests.questionnaires.broken_copies import copied, spoil

FIRST = "first-look"
STRUCTURE, PARAMETERS = f"{FIRST}/questionnaire.yaml", f"{FIRST}/calibration.yaml"


@pytest.fixture
def folder(tmp_path):
    """The small questionnaire, its revision 3 published, its revision 4 begun."""
    folder = copied(tmp_path)
    publish(folder, FIRST, 3)
    spoil(folder, STRUCTURE, "revision: 3", "revision: 4")
    return folder


def test_published_revision_is_read_as_it_was(folder):
    spoil(folder, PARAMETERS, "observed: 0.1", "observed: 0.15")
    spoil(folder, f"{FIRST}/fr.yaml", "phone: {none: Non,", "phone: {none: Aucun,")
    now, then = Shelf(folder), Shelf(folder).at(FIRST, 3)

    assert then.questionnaire(FIRST).revision == 3
    assert now.questionnaire(FIRST).revision == 4
    changed = [i.id for i in now.questionnaire(FIRST).items if i not in then.bank(FIRST).items]
    assert changed == ["phone-own"]
    assert then.words(FIRST, "fr").items != now.words(FIRST, "fr").items
    assert then.framework_words("fr") == now.framework_words("fr")


def test_tasks_and_drawings_of_a_published_revision_are_kept_with_it(folder):
    spoil(
        folder,
        f"{FIRST}/tasks.yaml",
        "mail-icon: {kind: choose, look: pictures",
        "mail-icon: {kind: choose, look: phrases",
    )
    spoil(folder, f"{FIRST}/pictures/sound.svg", "M1 3h2", "M2 3h1")

    task = Shelf(folder).at(FIRST, 3).words(FIRST, "fr").task("mail-icon")

    assert task is not None
    assert task.layout["look"] == "pictures"
    assert "M1 3h2" in task.pictures["key"]


def test_present_revision_is_on_the_shelf_itself(folder):
    shelf = Shelf(folder)

    assert shelf.at(FIRST, 4) is shelf
    assert shelf.at(FIRST, 3) is shelf.at(FIRST, 3)


def test_revision_that_nobody_kept_is_refused(folder):
    with pytest.raises(UnknownRevision):
        Shelf(folder).at(FIRST, 2)
    with pytest.raises(UnknownQuestionnaire):
        Shelf(folder).at("none", 2)


def test_publishing_twice_changes_nothing(folder):
    kept = publish(folder, FIRST, 4)
    before = {path: path.read_bytes() for path in kept.rglob("*.yaml")}

    publish(folder, FIRST, 4)

    assert {path: path.read_bytes() for path in kept.rglob("*.yaml")} == before
    assert published_revisions(folder, FIRST) == (3, 4)


def test_published_revision_is_never_written_over(folder):
    spoil(folder, STRUCTURE, "revision: 4", "revision: 3")
    spoil(folder, STRUCTURE, "seconds: 10, fact: phone", "seconds: 12, fact: phone")

    with pytest.raises(RevisionPublished):
        publish(folder, FIRST, 3)

    (told,) = revision_faults(folder, FIRST, 3)
    assert (told.file, told.fault.key) == (STRUCTURE, "content.revision_changed")
    assert told.fault.details == {"revision": 3, "file": STRUCTURE}
    assert Shelf(folder).at(FIRST, 3).questionnaire(FIRST).item("phone-own").seconds == 12


def test_reworded_text_keeps_the_revision(folder):
    publish(folder, FIRST, 4)
    spoil(folder, f"{FIRST}/fr.yaml", "phone: {none: Non,", "phone: {none: Aucun,")

    assert revision_faults(folder, FIRST, 4) == ()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (STRUCTURE, "items:", "things:"),
        (STRUCTURE, "seconds: 10", "seconds: ten"),
        (PARAMETERS, "items:", "things:"),
        (f"{FIRST}/fr.yaml", "items:", "things:"),
        ("framework.yaml", "dimensions:", "dimension:"),
        ("framework.fr.yaml", "axes:", "axe:"),
    ],
)
def test_published_revision_that_no_longer_opens_is_told(folder, file, old, new):
    kept = folder / FIRST / "revisions" / "3"
    text = (kept / file).read_text("utf-8")
    (kept / file).write_text(text.replace(old, new, 1), "utf-8")

    found = revision_faults(folder, FIRST, 4)

    assert {told.file for told in found} == {f"{FIRST}/revisions/3/{file}"}


def test_rules_of_today_are_not_asked_of_a_published_revision(folder):
    """A slope above today's limit is refused in what is being written, not in what was asked."""
    kept = folder / FIRST / "revisions" / "3"
    for place in (folder, kept):
        text = (place / PARAMETERS).read_text("utf-8")
        (place / PARAMETERS).write_text(text.replace("declared: 1.7", "declared: 2.4"), "utf-8")
    shelf = Shelf(folder)

    assert [told.fault.key for told in shelf.faults()] == ["content.slope_over_limit"]
    assert revision_faults(folder, FIRST, 4) == ()
