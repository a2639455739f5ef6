"""Any module or aid that is not in the plan, found by its name."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from use_cases.read_plan import PlanView

Translate = Callable[..., str]


def show(view: "PlanView", label: str, t: Translate, *, key: str) -> str | None:
    """A list that is searched by typing; return the id chosen."""
    planned = {step.id for step in view.kept}
    ids = [module.id for module in view.catalogue.modules]
    ids += [aid.id for aid in view.catalogue.aids]
    return st.selectbox(
        label,
        [id for id in ids if id not in planned],
        index=None,
        placeholder=t("components.step_moves.choose"),
        format_func=lambda id: view.words.step(id).name,
        key=key,
    )
