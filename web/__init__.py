"""What the browser needs around Streamlit: page shell, headers, plain pages, forms, cookies.

May import: use_cases, i18n, starlette. Imported by: app.py alone.
Must not know: Streamlit, SQL, the store, the settings (addresses and keys come in as arguments).
Each `*_routes.py` has one `routes(…) -> list[Route]` that app.py adds; every path is in French.
"""
