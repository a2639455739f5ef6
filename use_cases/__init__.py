"""What people can do: one function is one act, one permission, one transaction.

May import: analytics, exchange, security, store, pathway, diagnostic, i18n.
Must not know: screens, Streamlit, Starlette, SQL, the clock, the environment, another use case.
Every public function is guarded by `@allow`; time, chance and identity arrive as arguments.
"""
