"""Somebody of the team: who they are, what they may do, a new link, the end of their account."""

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from diagnostic.people import Account, Role
from ui.as_written import as_written

ROLES = {
    Role.ADVISER: "components.team_member.advises",
    Role.COORDINATOR: "components.team_member.coordinates",
}
Act = Callable[[Account], None]


def show(
    one: Account,
    t: Callable[..., str],
    *,
    key: str,
    myself: UUID | None,
    on_new_link: Act,
    on_close: Act,
) -> None:
    """Draw the line; closing asks once more before it is done."""
    with st.container(key=key, border=True):
        st.markdown(f"**{as_written(one.name)}**")
        st.text(one.login)
        st.markdown(_standing(one, t))
        if one.closed_at is not None:
            return
        with st.container(horizontal=True):
            st.button(
                t("components.team_member.new_link"),
                key=f"{key}-link",
                on_click=on_new_link,
                args=(one,),
            )
            if one.id != myself:
                with st.popover(t("components.team_member.close"), key=f"{key}-closing"):
                    st.markdown(t("components.team_member.close_means"))
                    st.button(
                        t("components.team_member.close_yes"),
                        key=f"{key}-close",
                        on_click=on_close,
                        args=(one,),
                    )


def _standing(one: Account, t: Callable[..., str]) -> str:
    if one.closed_at is not None:
        return t("components.team_member.closed")
    roles = " · ".join(t(said) for role, said in ROLES.items() if role in one.roles)
    if one.has_passphrase:
        return roles
    return t("components.team_member.waiting", roles=roles)
