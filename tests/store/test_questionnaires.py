"""Content files become objects of the diagnosis, exactly as written, or are refused."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from diagnostic.answers import AnswerMode
from diagnostic.errors import MalformedItem, UnknownQuestionnaire
from diagnostic.framework import (
    Area,
    Axis,
    ClassRule,
    FactRules,
    Framework,
    TypeRule,
    class_dimension,
    trait_dimension,
)
from diagnostic.prior import PriorShape, Trait
from diagnostic.questionnaire import Item, Option
from diagnostic.response_models import FreeTable, GradedResponse, UnsureCurve
from store.questionnaires import (
    Shelf,
    list_questionnaires,
    load_framework,
    load_framework_words,
    load_questionnaire,
    load_words,
)
from store.words import AxisWords, ItemWords, LevelNames, Told
from store.yaml_reader import UnreadableFile, read_yaml
from tests.questionnaires.broken_copies import SMALL, copied, spoil

EQUIPMENT_LEVELS = ("none", "partial", "equipped")
SKILLS_LEVELS = ("far", "beginner", "autonomous")
DECLARED, OBSERVED, DONE = AnswerMode.DECLARED, AnswerMode.OBSERVED, AnswerMode.DONE
FIRST = "first-look"


def test_framework_is_read_as_written():
    assert load_framework(SMALL) == Framework(
        dimensions=(
            class_dimension("equipment", EQUIPMENT_LEVELS),
            trait_dimension(
                "skills", SKILLS_LEVELS, low=-4.0, high=3.2, count=25, cuts=(-0.6, 0.4)
            ),
        ),
        axes=(
            Axis("equipment", ("equipment",), EQUIPMENT_LEVELS),
            Axis("skills", ("skills",), SKILLS_LEVELS),
        ),
        areas=(Area("gestures", "0"), Area("communication", "2")),
        fact_rules=(
            FactRules(
                "equipment",
                {"phone": ("none", "good"), "computer": ("none", "shared", "own")},
                (
                    ClassRule(2, {"computer": ("own",), "phone": ("good",)}),
                    ClassRule(0, {"computer": ("none",), "phone": ("none",)}),
                    ClassRule(1, {}),
                ),
            ),
        ),
        type_rules=(
            TypeRule("no_device", {"equipment": (0,)}),
            TypeRule(
                "phone_only",
                {"equipment": (1,), "skills": (0, 1)},
                {"computer": ("shared", "own")},
            ),
            TypeRule("on_the_way"),
        ),
        obstacles=("no_phone", "fear"),
    )


def test_questionnaire_is_read_as_written():
    questionnaire = load_questionnaire(SMALL, FIRST)

    assert (questionnaire.id, questionnaire.revision) == (FIRST, 3)
    assert questionnaire.framework == load_framework(SMALL)
    assert questionnaire.describes == ("age_band",)
    assert (questionnaire.languages, questionnaire.prior_origin) == (("fr",), "prior")
    assert questionnaire.prior == PriorShape(
        ("equipment", "skills"),
        {"equipment": (0.2, 0.5, 0.3), "skills": Trait(-0.5, 1.0)},
        ((1.0, 0.4), (0.4, 1.0)),
    )
    assert questionnaire.check() == ()


def test_a_fact_is_read_as_written():
    rows = ((0.9, 0.1), (0.3, 0.7), (0.0, 1.0))
    unsure = (0.05, 0.02, 0.01)

    assert load_questionnaire(SMALL, FIRST).item("phone-own") == Item(
        "phone-own",
        "equipment",
        (Option("none", 0), Option("good", 1)),
        (DECLARED, OBSERVED),
        {DECLARED: FreeTable(rows, 0.2, unsure), OBSERVED: FreeTable(rows, 0.1, unsure)},
        seconds=10,
        opening=True,
        fact="phone",
        obstacles={"no_phone": ("none",)},
    )


def test_a_skill_is_read_as_written():
    unsure = UnsureCurve(0.3, -1.6, 1.5)

    assert load_questionnaire(SMALL, FIRST).item("send-message") == Item(
        "send-message",
        "skills",
        (Option("alone", 2), Option("with_help", 1), Option("not_yet", 0)),
        (DECLARED, OBSERVED),
        {
            DECLARED: GradedResponse(1.7, (-1.1, 0.3), unsure),
            OBSERVED: GradedResponse(2.2, (-1.1, 0.3), unsure),
        },
        area="communication",
        competence="2.1",
        only_if={"phone-own": ("good",)},
    )


def test_wrong_options_of_a_task_share_a_rank():
    item = load_questionnaire(SMALL, FIRST).item("mail-icon")

    assert item.options == (Option("envelope", 1), Option("bin", 0), Option("key", 0))
    assert item.models == {DONE: GradedResponse(1.8, (-0.9,))}


def test_chances_of_options_of_the_same_rank_are_added(tmp_path):
    folder = copied(tmp_path)
    together = "computer: {ranks: {none: 0, shared: 0, own: 1}}"
    spoil(
        folder,
        f"{FIRST}/questionnaire.yaml",
        "computer: {order: least_first, options: [none, shared, own]}",
        together,
    )

    table = load_questionnaire(folder, FIRST).item("computer-own").models[DECLARED]

    assert table.rows == (
        (pytest.approx(1.0), 0.0),
        (pytest.approx(0.8), 0.2),
        (pytest.approx(0.1), 0.9),
    )


def test_options_without_order_keep_their_places(tmp_path):
    folder = copied(tmp_path)
    spoil(
        folder, f"{FIRST}/questionnaire.yaml", "phone: {order: least_first", "phone: {order: none"
    )

    item = load_questionnaire(folder, FIRST).item("phone-own")

    assert not item.ordered
    assert item.options == (Option("none", 0), Option("good", 1))


def test_a_questionnaire_on_some_dimensions_sees_only_these(tmp_path):
    folder = copied(tmp_path)
    structure = folder / FIRST / "questionnaire.yaml"
    kept = [
        line for line in structure.read_text("utf-8").splitlines() if "skills, opt" not in line
    ]
    structure.write_text("\n".join(kept), "utf-8")
    spoil(folder, f"{FIRST}/questionnaire.yaml", "[equipment, skills]", "[equipment]")
    (folder / FIRST / "tasks.yaml").unlink()
    calibration = folder / FIRST / "calibration.yaml"
    text = calibration.read_text("utf-8").split("  send-message:")[0]
    text = text.replace("traits: {skills: {mean: -0.5, sd: 1.0}}", "traits: {}")
    text = text.replace("order: [equipment, skills]", "order: [equipment]")
    calibration.write_text(text.replace("[[1.0, 0.4], [0.4, 1.0]]", "[[1.0]]"), "utf-8")

    framework = load_questionnaire(folder, FIRST).framework

    assert [d.id for d in framework.dimensions] == ["equipment"]
    assert [a.id for a in framework.axes] == ["equipment"]
    assert [rule.id for rule in framework.type_rules] == ["no_device", "on_the_way"]


def test_words_are_read_as_written():
    words = load_words(SMALL, FIRST, "fr")

    assert words.items["join-call"] == ItemWords(
        prompt="Rejoignez-vous un appel en vidéo\N{NO-BREAK SPACE}?",
        help="Par exemple avec WhatsApp.",
        observe=None,
        alt="Une caméra",
        options={"alone": "Seul", "with_help": "Avec de l’aide", "not_yet": "Pas encore"},
    )
    assert words.prompt("phone-own") == "Avez-vous un téléphone\N{NO-BREAK SPACE}?"
    assert words.help("join-call") == "Par exemple avec WhatsApp."
    assert words.observe("send-message") == "Demandez d’envoyer un message."
    assert words.alt("mail-icon") == "Trois images"
    assert words.option("mail-icon", "bin") == "La corbeille"


def test_words_of_the_framework_follow_the_order_of_levels():
    words = load_framework_words(SMALL, "fr")

    assert words.dimensions["skills"] == LevelNames(
        "Compétences", ("Éloigné", "Débutant", "Autonome")
    )
    assert words.axes["skills"] == AxisWords(
        "Compétences",
        (
            Told("Éloigné", "Vous commencez."),
            Told("Débutant", "Vous savez faire les premiers gestes."),
            Told("Autonome", "Vous savez faire seul."),
        ),
    )
    assert words.areas == {"gestures": "Les premiers gestes", "communication": "Communiquer"}
    assert words.types["on_the_way"] == Told("En chemin", "Vous avancez.")
    assert words.obstacles["fear"].first_help == "Essayer ensemble."


def test_questionnaires_are_listed_in_alphabetical_order(tmp_path):
    folder = copied(tmp_path)
    (folder / "a-second").mkdir()
    (folder / "a-second" / "questionnaire.yaml").write_text("id: a-second", "utf-8")

    assert list_questionnaires(folder) == ("a-second", FIRST)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: load_questionnaire(SMALL, "lost"),
        lambda: load_questionnaire(SMALL, "../small/first-look"),
        lambda: load_words(SMALL, "lost", "fr"),
        lambda: load_words(SMALL, FIRST, "ar"),
        lambda: load_framework_words(SMALL, "ar"),
        lambda: Shelf(SMALL).bank("lost"),
    ],
    ids=["questionnaire", "path", "words", "language", "framework words", "bank"],
)
def test_what_is_not_on_the_shelf_is_refused(ask):
    with pytest.raises(UnknownQuestionnaire):
        ask()


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("framework.yaml", "cuts: [-0.6, 0.4]", "cuts: [0.4]", "content.cuts"),
        (f"{FIRST}/calibration.yaml", "mean: -0.5", "mean: x", "content.wrong_value"),
        (
            f"{FIRST}/calibration.yaml",
            "[-0.7, 0.6]",
            "[0.6, -0.7]",
            "content.thresholds_out_of_order",
        ),
    ],
    ids=["framework", "shape", "sense"],
)
def test_a_questionnaire_with_a_fault_is_refused(tmp_path, file, old, new, fault):
    folder = copied(tmp_path)
    spoil(folder, file, old, new)

    with pytest.raises(MalformedItem) as refusal:
        load_questionnaire(folder, FIRST)

    assert (refusal.value.details["file"], refusal.value.details["fault"]) == (file, fault)


@pytest.mark.parametrize(
    ("file", "load"),
    [
        (f"{FIRST}/fr.yaml", lambda folder: load_words(folder, FIRST, "fr")),
        ("framework.fr.yaml", lambda folder: load_framework_words(folder, "fr")),
    ],
    ids=["questionnaire", "framework"],
)
def test_words_with_a_fault_are_refused(tmp_path, file, load):
    folder = copied(tmp_path)
    text = (folder / file).read_text("utf-8")
    (folder / file).write_text(text + "extra: {}\n", "utf-8")

    with pytest.raises(MalformedItem) as refusal:
        load(folder)

    assert refusal.value.details == {"file": file, "item": None, "fault": "content.unknown_key"}


def test_shelf_reads_each_questionnaire_once(tmp_path):
    shelf = Shelf(copied(tmp_path))

    with ThreadPoolExecutor(8) as threads:
        banks = list(threads.map(lambda _: shelf.bank(FIRST), range(40)))

    assert all(bank is banks[0] for bank in banks)
    assert banks[0].questionnaire is shelf.questionnaire(FIRST)
    assert shelf.words(FIRST, "fr") is shelf.words(FIRST, "fr")
    assert shelf.framework_words("fr") is shelf.framework_words("fr")
    assert shelf.framework() is shelf.framework()
    assert shelf.questionnaires() == (FIRST,)


def test_warmed_shelf_reads_no_file_any_more(tmp_path):
    shelf = Shelf(copied(tmp_path))
    shelf.warm("fr")
    ids = shelf.questionnaires()

    shutil.rmtree(shelf.folder)

    assert [shelf.bank(id).questionnaire.id for id in ids] == list(ids)
    assert [shelf.words(id, "fr").language for id in ids] == ["fr"] * len(ids)
    assert shelf.framework_words("fr").language == "fr"


def test_fault_does_not_keep_the_service_from_starting(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, f"{FIRST}/questionnaire.yaml", "revision: 3", "revision: none")
    shelf = Shelf(folder)

    shelf.warm("fr")

    with pytest.raises(MalformedItem):
        shelf.bank(FIRST)


def test_shelf_tells_faults_as_the_files_stand_now(tmp_path):
    folder = copied(tmp_path)
    shelf = Shelf(folder)
    before = shelf.faults()

    (folder / FIRST / "fr.yaml").unlink()

    assert before == ()
    assert [told.file for told in shelf.faults()] == [f"questionnaires/{FIRST}/fr.yaml"]


def written(folder: Path, text: str) -> Path:
    path = folder / "file.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("Off", "Off"),
        ("true", True),
        ("12:30", "12:30"),
        ("012", "012"),
        ("-4.5", -4.5),
        ("1e3", 1000.0),
        ("1.2.3", "1.2.3"),
        ("~", None),
        ("<<", "<<"),
    ],
)
def test_plain_values_are_what_an_author_means(tmp_path, text, value):
    assert read_yaml(written(tmp_path, f"key: {text}\n")) == {"key": value}


@pytest.mark.parametrize(
    ("text", "line", "twice"),
    [
        ("a: 1\nb: [1, 2\n", 3, None),
        ("a: 1\nb: 2\na: 3\n", 3, "a"),
        ("a:\n  c: 1\n  c: 2\n", 3, "c"),
        ("? [a, b]\n: 1\n", 1, None),
        ("a: !thing 1\n", 1, None),
        ("a: 2026-02-30\n", 1, None),
        ("a: \x00\n", 1, None),
    ],
    ids=[
        "unclosed",
        "key twice",
        "key twice inside",
        "list as key",
        "tag",
        "no such day",
        "not text",
    ],
)
def test_unreadable_files_say_their_line(tmp_path, text, line, twice):
    with pytest.raises(UnreadableFile) as refusal:
        read_yaml(written(tmp_path, text))

    assert (refusal.value.line, refusal.value.twice) == (line, twice)


def test_a_file_in_another_encoding_is_unreadable(tmp_path):
    path = tmp_path / "file.yaml"
    path.write_bytes("prompt: Écran".encode("latin-1"))

    with pytest.raises(UnreadableFile):
        read_yaml(path)
