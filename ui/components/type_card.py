"""The profile in one name and one sentence, or that it is too early to say."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from diagnostic.profile_types import ProfileType
from ui.reader import Reader

if TYPE_CHECKING:
    from store.words import FrameworkWords

SURE = 0.5  # below, the type is said with a « sans doute »


def show(
    type: ProfileType | None,
    named: "FrameworkWords",
    t: Callable[..., str],
    *,
    reader: Reader = Reader.PERSON,
    key: str,
) -> None:
    """Draw it; without a type, say what is missing."""
    with st.container(key=key, border=True):
        if type is None:
            st.markdown(t(f"components.type_card.too_early_{reader}"))
            return
        said = named.types[type.id]
        sure = "sure" if type.probability >= SURE else "perhaps"
        st.markdown(f"{t(f'components.type_card.{sure}')} **{said.name}**")
        st.markdown(t(f"components.type_card.told_{reader}", told=said.told))
