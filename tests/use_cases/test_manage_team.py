"""An empty service gets its first account; colleagues come by a link, and leave for good."""

from datetime import timedelta

import pytest

from diagnostic.errors import (
    AlreadySetUp,
    Forbidden,
    LastCoordinator,
    LoginTaken,
    NameMissing,
    SetUpRefused,
    UnknownAccount,
    UnknownDepartment,
    UnknownInvitation,
    WeakPassphrase,
    WrongSetUpCode,
    WrongSignIn,
)
from diagnostic.people import OPERATOR, VISITOR, Role
from tests.factories import NOON, codes, staff, structure
from use_cases.manage_team import (
    Newcomer,
    accept_invitation,
    close_account,
    give_new_link,
    invite,
    is_set_up,
    read_invitation,
    reset_from_terminal,
    set_up,
    team,
)
from use_cases.sign_in import enter, who_is

HERE = "192.0.2.1"
WEEK = timedelta(days=7)
GOOD = "la grenouille verte saute loin"
OTHER = "le tracteur jaune chante mal"
FIRST = Newcomer("Camille Roux", "camille@exemple.fr", GOOD)
ADVISER = frozenset({Role.ADVISER})
BOTH = frozenset({Role.ADVISER, Role.COORDINATOR})


def opened(uow, *, first=FIRST, code=None, name="Espace Mistral", department="13"):
    """The first account, as the actor who has just opened the service."""
    sid = set_up(
        uow,
        VISITOR,
        code=codes().set_up_code() if code is None else code,
        first=first,
        structure_name=name,
        department=department,
        codes=codes(),
        now=NOON,
    )
    return who_is(uow, VISITOR, sid=sid, now=NOON)


def invited(uow, by, *, login="noor@exemple.fr", roles=ADVISER):
    return invite(uow, by, name="Noor Diallo", login=login, roles=roles, codes=codes(), now=NOON)


def accepted(uow, token, *, passphrase=OTHER, now=NOON):
    sid = accept_invitation(
        uow, VISITOR, token=token, passphrase=passphrase, codes=codes(), now=now
    )
    return who_is(uow, VISITOR, sid=sid, now=now)


def entered(uow, login, passphrase):
    sid = enter(
        uow,
        VISITOR,
        login=login,
        passphrase=passphrase,
        address=HERE,
        codes=codes(),
        now=NOON,
    )
    return who_is(uow, VISITOR, sid=sid, now=NOON)


def reasons(refused):
    """Which refusal each field of the form met."""
    return {field: type(why) for field, why in refused.value.details.items()}


def lines(uow):
    with uow.reading():
        return [(kept.act, kept.actor_id, kept.result) for kept in uow.audit.lines()]


def test_set_up_code_opens_an_empty_service_once(uow):
    first = opened(uow)

    assert is_set_up(uow, VISITOR)
    assert first.roles == BOTH
    assert lines(uow) == [("set-up", first.id, "done")]
    with pytest.raises(AlreadySetUp):
        opened(uow)


@pytest.mark.parametrize("code", ["", "22222-22222-22222", "x" * 400])
def test_service_opens_to_nobody_without_its_code(uow, code):
    with pytest.raises(SetUpRefused) as refused:
        opened(uow, code=code)

    assert reasons(refused) == {"code": WrongSetUpCode}
    assert not is_set_up(uow, VISITOR)
    assert lines(uow) == [("set-up", None, "refused")]


def test_set_up_code_may_be_typed_as_it_comes(uow):
    typed = f" {codes().set_up_code().lower().replace('-', ' ')} "

    assert opened(uow, code=typed).id


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"name": "  "}, {"structure": NameMissing}),
        ({"department": "99"}, {"department": UnknownDepartment}),
        ({"department": "Nièvre"}, {"department": UnknownDepartment}),
        ({"first": Newcomer("Camille Roux", "camille", "court")}, {"passphrase": WeakPassphrase}),
        (
            {"first": Newcomer("Camille Roux", "camille", "Espace Mistral 2026")},
            {"passphrase": WeakPassphrase},
        ),
        ({"first": Newcomer("", "camille", GOOD)}, {"name": NameMissing}),
        ({"first": Newcomer("Camille Roux", " ", GOOD)}, {"login": NameMissing}),
    ],
)
def test_incomplete_set_up_keeps_nothing(uow, wrong, expected):
    with pytest.raises(SetUpRefused) as refused:
        opened(uow, **wrong)

    assert reasons(refused) == expected
    assert not is_set_up(uow, VISITOR)


@pytest.mark.parametrize("department", ["01", "2A", "2b", "974", "987"])
def test_every_department_may_open(uow, department):
    them = opened(uow, department=department)

    assert team(uow, them, now=NOON).structure.department == department.upper()


def test_colleague_comes_by_a_link_and_chooses_their_passphrase(uow):
    first = opened(uow)
    token = invited(uow, first)

    told = read_invitation(uow, VISITOR, token=token, now=NOON)
    noor = accepted(uow, token)

    assert (told.account.name, told.structure.name) == ("Noor Diallo", "Espace Mistral")
    assert (noor.roles, noor.structure_id) == (ADVISER, first.structure_id)
    assert entered(uow, "NOOR@exemple.fr ", OTHER) == noor


def test_link_serves_once(uow):
    token = invited(uow, opened(uow))
    accepted(uow, token)

    with pytest.raises(UnknownInvitation):
        accepted(uow, token, passphrase=GOOD)
    with pytest.raises(UnknownInvitation):
        read_invitation(uow, VISITOR, token=token, now=NOON)


def test_link_grows_old(uow):
    token = invited(uow, opened(uow))

    with pytest.raises(UnknownInvitation):
        accepted(uow, token, now=NOON + WEEK)


def test_link_still_serves_after_a_weak_passphrase(uow):
    token = invited(uow, opened(uow))

    with pytest.raises(WeakPassphrase):
        accepted(uow, token, passphrase="Noor Diallo Noor Diallo")

    assert accepted(uow, token).roles == ADVISER


def test_new_link_ends_the_former_one(uow):
    first = opened(uow)
    former = invited(uow, first)
    (noor,) = (a for a in team(uow, first, now=NOON).accounts if a.id != first.id)

    token = give_new_link(uow, first, account_id=noor.id, codes=codes(), now=NOON)

    with pytest.raises(UnknownInvitation):
        read_invitation(uow, VISITOR, token=former, now=NOON)
    assert accepted(uow, token).id == noor.id


def test_reset_lets_the_other_devices_out_once_the_new_passphrase_is_chosen(uow):
    first = opened(uow)
    noor = accepted(uow, invited(uow, first))
    sid = enter(
        uow,
        VISITOR,
        login="noor@exemple.fr",
        passphrase=OTHER,
        address=HERE,
        codes=codes(),
        now=NOON,
    )
    token = give_new_link(uow, first, account_id=noor.id, codes=codes(), now=NOON)
    assert who_is(uow, VISITOR, sid=sid, now=NOON) == noor

    accepted(uow, token, passphrase=GOOD)

    assert who_is(uow, VISITOR, sid=sid, now=NOON) == VISITOR
    with pytest.raises(WrongSignIn):
        entered(uow, "noor@exemple.fr", OTHER)


def test_account_is_reset_from_the_terminal(uow):
    first = opened(uow)

    token = reset_from_terminal(
        uow, OPERATOR, login=" Camille@exemple.fr", codes=codes(), now=NOON
    )

    assert accepted(uow, token).id == first.id
    with pytest.raises(UnknownAccount):
        reset_from_terminal(uow, OPERATOR, login="nobody", codes=codes(), now=NOON)


def test_login_is_taken_whatever_its_capitals(uow):
    first = opened(uow)

    with pytest.raises(LoginTaken):
        invited(uow, first, login="CAMILLE@exemple.fr")

    assert len(team(uow, first, now=NOON).accounts) == 1


@pytest.mark.parametrize("roles", [frozenset(), frozenset({Role.OPERATOR, Role.LEARNER})])
def test_nobody_is_invited_without_a_role_of_the_team(uow, roles):
    with pytest.raises(NameMissing):
        invited(uow, opened(uow), roles=roles)


def test_closed_account_opens_nothing_anywhere(uow):
    first = opened(uow)
    token = invited(uow, first)
    noor = accepted(uow, token)
    sid = enter(
        uow,
        VISITOR,
        login="noor@exemple.fr",
        passphrase=OTHER,
        address=HERE,
        codes=codes(),
        now=NOON,
    )

    close_account(uow, first, account_id=noor.id, now=NOON)

    assert who_is(uow, VISITOR, sid=sid, now=NOON) == VISITOR
    with pytest.raises(WrongSignIn):
        entered(uow, "noor@exemple.fr", OTHER)
    with pytest.raises(UnknownAccount):
        give_new_link(uow, first, account_id=noor.id, codes=codes(), now=NOON)
    assert [a.id for a in team(uow, first, now=NOON).accounts] == [first.id, noor.id]


def test_last_coordinator_stays(uow):
    first = opened(uow)
    invited(uow, first, roles=BOTH)  # has not opened their link yet

    with pytest.raises(LastCoordinator):
        close_account(uow, first, account_id=first.id, now=NOON)


def test_coordinator_leaves_once_another_has_come(uow):
    first = opened(uow)
    other = accepted(uow, invited(uow, first, roles=BOTH))

    close_account(uow, other, account_id=first.id, now=NOON)

    assert [a.closed_at for a in team(uow, other, now=NOON).accounts] == [None, NOON]


@pytest.mark.parametrize("act", [give_new_link, close_account])
def test_account_of_another_structure_is_refused_and_noted(uow, act):
    first = opened(uow)
    elsewhere = staff(uow, Role.COORDINATOR, of=structure(uow, name="Ailleurs"))
    more = {"codes": codes()} if act is give_new_link else {}

    with pytest.raises(UnknownAccount):
        act(uow, first, account_id=elsewhere.id, now=NOON, **more)

    assert [line[1:] for line in lines(uow) if line[2] == "refused"] == [(first.id, "refused")]


def test_adviser_manages_nobody(uow):
    adviser = staff(uow, Role.ADVISER, of=structure(uow)).actor

    with pytest.raises(Forbidden):
        team(uow, adviser, now=NOON)
    with pytest.raises(Forbidden):
        invited(uow, adviser)
