"""Opening a file: nothing is compulsory but the notice, nothing more is kept than was said."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from diagnostic.errors import Forbidden, NoticeMissing, UnfitName, UnknownLearner, UnknownOption
from diagnostic.people import NOT_TOLD, Actor, AgeBand, Gender, Role, SocialStatus
from security.told import Told
from tests.factories import NOON, NOTICE, codes, sealer
from tests.use_cases.following import adviser, journal
from use_cases.enrol_learner import edit_details, enrol, places, reissue_code
from use_cases.find_learner import read_file

EVERYTHING = Told("Amina", AgeBand.FROM_40_TO_59, "13055", Gender.FEMALE, SocialStatus.AT_WORK)
NOTHING = Told(None, AgeBand.NOT_TOLD, NOT_TOLD, Gender.NOT_TOLD, SocialStatus.NOT_TOLD)


def read(them, learner_id):
    return read_file(them.uow, them.actor, learner_id=learner_id, sealer=sealer(), now=NOON)


def edit(them, learner_id, told, *, now):
    return edit_details(
        them.uow, them.actor, learner_id=learner_id, told=told, sealer=sealer(), now=now
    )


@pytest.mark.parametrize(
    "told", [Told(), EVERYTHING, NOTHING], ids=["not asked", "everything", "kept to oneself"]
)
def test_file_is_read_as_it_was_told(uow, told):
    them = adviser(uow)

    opened = them.receive(told)

    file = read(them, opened.learner_id)
    assert file.told == told
    assert file.assessments == ()
    assert (file.commune.name if file.commune else None) == (
        "Marseille" if told is EVERYTHING else None
    )


def test_enrolment_keeps_the_notice_the_structure_and_a_line(uow):
    them = adviser(uow)

    opened = them.receive()

    with uow.reading():
        (notice,) = uow.learners.notices(opened.learner_id)
        learner = uow.learners.with_code(codes().hash_code(opened.code))
    assert (notice.version, notice.recorded_by) == (NOTICE, f"adviser:{them.actor.id}")
    assert (learner.id, learner.structure_id) == (opened.learner_id, them.actor.structure_id)
    assert journal(uow) == [("enrol", opened.learner_id, "done")]


def test_nobody_is_enrolled_without_having_been_told(uow):
    them = adviser(uow)

    with pytest.raises(NoticeMissing):
        enrol(
            uow,
            them.actor,
            told=Told(),
            notice_version="",
            codes=codes(),
            sealer=sealer(),
            now=NOON,
        )

    assert journal(uow) == []


def test_neither_name_nor_code_is_readable_in_the_database(uow, engine):
    them = adviser(uow)

    opened = them.receive(Told("Amina"))

    with engine.connect() as connection:
        rows = [
            str(row)
            for table in ("learners", "learner_details", "notices", "audit")
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        ]
    secrets = ("Amina", opened.code, opened.code.replace("-", ""))
    assert len(rows) == 4
    assert not [row for row in rows for secret in secrets if secret in row]


@pytest.mark.parametrize(
    "name",
    ["amina@exemple.fr", "06 12 34 56 78", "A" * 41, "![x](http://x)", "**Amina**"],
    ids=["e-mail", "telephone", "too long", "picture", "marks"],
)
def test_name_that_would_tell_more_is_refused(uow, name):
    them = adviser(uow)

    with pytest.raises(UnfitName):
        them.receive(Told(name))

    assert journal(uow) == []


@pytest.mark.parametrize("name", ["Jean-Éric", "L’Ancien", "Zoé 2", "阿米娜", "  Amina   B. "])
def test_names_of_everybody_are_taken(uow, name):
    them = adviser(uow)

    opened = them.receive(Told(name))

    assert read(them, opened.learner_id).told.name == " ".join(name.split())


def test_commune_that_does_not_exist_is_refused(uow):
    them = adviser(uow)

    with pytest.raises(UnknownOption):
        them.receive(Told(commune="99999"))


def test_details_follow_what_is_said_today(uow, engine):
    them = adviser(uow)
    learner_id = them.name("Amina")

    edit(them, learner_id, EVERYTHING, now=NOON + timedelta(minutes=1))
    edit(them, learner_id, EVERYTHING, now=NOON + timedelta(minutes=2))

    with engine.connect() as connection:
        kept = connection.scalar(text("SELECT count(*) FROM learner_details"))
    assert read(them, learner_id).told == EVERYTHING
    assert kept == 2
    assert [act for act, _, _ in journal(uow)] == ["enrol", "edit-details"]


def test_new_code_opens_the_file_and_the_former_one_nothing(uow):
    them = adviser(uow)
    opened = them.receive()

    code = reissue_code(uow, them.actor, learner_id=opened.learner_id, codes=codes(), now=NOON)

    with uow.reading():
        former = uow.learners.with_code(codes().hash_code(opened.code))
        holder = uow.learners.with_code(codes().hash_code(code))
    assert former is None
    assert holder.id == opened.learner_id


def test_communes_are_those_of_the_structure_of_the_person_or_of_the_choice(uow):
    them = adviser(uow)

    own = places(uow, them.actor)
    theirs = places(uow, them.actor, commune="59512")
    chosen = places(uow, them.actor, department="23", commune="59512")

    assert [one.department for one in (own, theirs, chosen)] == ["13", "59", "23"]
    assert {commune.department for commune in theirs.communes} == {"59"}
    assert len(own.departments) == 101


def test_adviser_of_no_structure_is_offered_a_departement_all_the_same(uow):
    nobody = Actor(frozenset({Role.ADVISER}))

    assert places(uow, nobody).department == "01"


@pytest.mark.parametrize(
    "act",
    [
        lambda uow, who, id: edit_details(
            uow, who, learner_id=id, told=Told("Zoé"), sealer=sealer(), now=NOON
        ),
        lambda uow, who, id: reissue_code(uow, who, learner_id=id, codes=codes(), now=NOON),
    ],
    ids=["edit", "reissue"],
)
def test_file_of_another_structure_is_refused_and_noted(uow, act):
    owner, other = adviser(uow), adviser(uow, "Ailleurs")
    learner_id = owner.name("Amina")

    with pytest.raises(UnknownLearner):
        act(uow, other.actor, learner_id)

    assert read(owner, learner_id).told == Told("Amina")
    assert sorted(result for _, _, result in journal(uow)) == ["done", "refused"]


@pytest.mark.parametrize("role", [Role.VISITOR, Role.LEARNER, Role.COORDINATOR, Role.OPERATOR])
def test_only_advisers_enrol(uow, role):
    with pytest.raises(Forbidden):
        enrol(
            uow,
            Actor(frozenset({role})),
            told=Told(),
            notice_version=NOTICE,
            codes=codes(),
            sealer=sealer(),
            now=NOON,
        )
