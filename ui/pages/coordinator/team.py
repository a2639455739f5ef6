"""The team of a structure: who works here, a link for whoever comes, the end of an account."""

from urllib.parse import urlsplit

import streamlit as st

from diagnostic.people import Account, Role
from ui.components import link_card, team_member
from ui.context import current
from use_cases import manage_team

NAME, LOGIN, LINK = "new_name", "new_login", "link_given"
ROLES = {Role.ADVISER: "new_adviser", Role.COORDINATOR: "new_coordinator"}


def address_of(token: str) -> str:
    """The whole address of a link, as the browser reaches us."""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}/invitation/{token}" if here.netloc else token


def give(name: str, token: str | None) -> None:
    if token is not None:
        st.session_state[LINK] = (name, address_of(token))


def invite() -> None:
    here, typed = current(), st.session_state
    token = here.try_to(
        manage_team.invite,
        name=typed[NAME],
        login=typed[LOGIN],
        roles=frozenset(role for role, key in ROLES.items() if typed[key]),
        codes=here.codes,
        now=here.now,
    )
    give(typed[NAME], token)
    if token is not None:
        typed[NAME] = typed[LOGIN] = ""


def give_new_link(one: Account) -> None:
    here = current()
    token = here.try_to(
        manage_team.give_new_link, account_id=one.id, codes=here.codes, now=here.now
    )
    give(one.name, token)


def close(one: Account) -> None:
    here = current()
    here.try_to(manage_team.close_account, account_id=one.id, now=here.now)


page = current()
t = page.t
team = page.do(manage_team.team, now=page.now)
st.title(t("pages.team.title"), anchor=False)
given = st.session_state.pop(LINK, None)
if given is not None:
    name, link = given
    link_card.show(name, link, t, key="link")
for place, one in enumerate(team.accounts):
    team_member.show(
        one,
        t,
        key=f"member-{place}",
        myself=page.actor.id,
        on_new_link=give_new_link,
        on_close=close,
    )
if len(team.accounts) == 1:
    st.markdown(t("pages.team.alone"))

st.header(t("pages.team.add"), anchor=False)
st.text_input(t("pages.team.name"), key=NAME, max_chars=200, autocomplete="off")
st.text_input(t("pages.team.login"), key=LOGIN, max_chars=200, autocomplete="off")
st.checkbox(t("pages.team.adviser"), key=ROLES[Role.ADVISER], value=True)
st.checkbox(t("pages.team.coordinator"), key=ROLES[Role.COORDINATOR])
st.button(t("pages.team.invite"), key="invite", type="primary", on_click=invite)
