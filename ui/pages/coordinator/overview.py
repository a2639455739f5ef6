"""Who needs what here, in counts alone: the first screen of a coordinator, and no name on it."""

import streamlit as st

from analytics.suppression import SMALLEST_CELL
from i18n.formats import say_months, say_number
from ui.components import chart_with_text, counts_table
from ui.context import current
from use_cases import see_needs

QUESTIONNAIRE = "premiers-pas"

page = current()
t, language = page.t, page.language
view = page.do(see_needs.see_needs, questionnaire=QUESTIONNAIRE, language=language, now=page.now)
needs, named = view.needs, view.framework_words

st.title(t("pages.overview.title"), anchor=False)
st.text(view.structure.name)
for key, people in (("assessed", needs.assessed), ("waiting", needs.waiting)):
    if people is None:
        st.markdown(t(f"pages.overview.{key}_few", smallest=SMALLEST_CELL))
    else:
        st.markdown(t(f"pages.overview.{key}", people=say_number(language, people)))

if view.progressed.progressed is not None and view.progressed.met_again is not None:
    counts = {
        name: say_number(language, getattr(view.progressed, name))
        for name in ("progressed", "met_again")
    }
    st.markdown(t("pages.overview.progressed", **counts))

if needs.types is None:
    st.info(t("pages.overview.too_early", smallest=SMALLEST_CELL))
    st.stop()

chosen = None
if len(needs.periods) > 1:
    told = [say_months(language, period.first, period.last) for period in needs.periods]
    choices = {t("pages.overview.since_the_start"): None} | {s: n for n, s in enumerate(told)}
    chosen = choices[st.selectbox(t("pages.overview.period"), choices, key="period")]
st.caption(t("pages.overview.how", smallest=SMALLEST_CELL))

st.header(t("pages.overview.levels"), anchor=False)
for axis, table in needs.levels:
    said = named.axes[axis]
    names = [level.name for level in said.levels]
    st.subheader(said.name, anchor=False)
    chart_with_text.show(said.name, names, table.of_row(chosen), language, t, key=f"levels-{axis}")
    counts_table.show(said.name, table, names, needs.periods, language, t)

st.header(t("pages.overview.types"), anchor=False)
names = [named.types[id].name for id in needs.types.columns]
title = t("pages.overview.types")
chart_with_text.show(title, names, needs.types.of_row(chosen), language, t, key="types")
counts_table.show(title, needs.types, names, needs.periods, language, t)
