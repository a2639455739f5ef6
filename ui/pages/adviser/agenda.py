"""My agenda: a week from today or a day, each meeting one click away; what was deleted below."""

import streamlit as st

from i18n.formats import local_day
from ui import agenda_days, meeting_clicks
from ui.components import agenda_day, main_move
from ui.context import current
from ui.meeting_words import when_of, with_whom
from use_cases import plan_meeting, see_meetings

HERE = "pages/adviser/agenda.py"

page = current()
t = page.t
today = local_day(page.now)
shown = agenda_days.chosen(today)

st.title(t("pages.agenda.title"), anchor=False)
main_move.show(t("pages.agenda.workshop"), "pages/adviser/plan_meeting.py", key="workshop")
st.page_link("pages/adviser/hold_meeting.py", label=t("pages.agenda.stranger"))
with st.container(horizontal=True, key="agenda-moves"):
    other = agenda_days.address_of(
        today if shown.is_week else shown.first, is_week=not shown.is_week
    )
    span = "week" if shown.is_week else "day"
    st.page_link(HERE, label=t(f"pages.agenda.before_{span}"), query_params=shown.moved(-1))
    st.page_link(HERE, label=t(f"pages.agenda.after_{span}"), query_params=shown.moved(1))
    st.page_link(HERE, label=t(f"pages.agenda.not_{span}"), query_params=other)
everybody = st.toggle(t("pages.agenda.everybody"), key="everybody")
first, last = shown.bounds
lines = page.do(
    see_meetings.agenda, first=first, last=last, is_everybodys=everybody, sealer=page.sealer
)
if earlier := shown.folded(today):
    met = [line for line in lines if local_day(line.meeting.details.at) in earlier]
    if met:
        with st.expander(t("pages.agenda.earlier", number=len(met)), key="earlier"):
            for day in earlier:
                agenda_day.show(day, lines, shown, page, led_by=everybody)
for day in shown.days:
    if day not in earlier:
        agenda_day.show(day, lines, shown, page, led_by=everybody)
deleted = page.do(see_meetings.deleted, sealer=page.sealer, now=page.now)
if deleted:
    with st.expander(t("pages.agenda.deleted", number=len(deleted))):
        for line in deleted:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{when_of(line.meeting, page.language, t)} · {with_whom(line, t)}")
                st.button(
                    t("components.meeting_moves.restore"),
                    key=f"restore-{line.meeting.id}",
                    on_click=meeting_clicks.act,
                    args=(plan_meeting.restore, line.meeting),
                )
