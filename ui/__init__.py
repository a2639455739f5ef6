"""What people see: the only Streamlit code.

May import: use_cases, analytics' charts, diagnostic, pathway and i18n. Imported by: nobody.
Must not know: SQL, the store, the settings, Starlette, the clock (only context.py has it).
A page is a short script: context → one use case → draw. Pages never import pages.
"""
