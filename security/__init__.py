"""Who may, and what we remember of it: permissions, codes, connections, the lines of the journal.

May import: store, models, pathway, diagnostic, i18n.
Must not know: screens, SQL, Streamlit, Starlette, the clock, the environment.
What is not said to be allowed is refused.
"""
