"""The files and formats of other tools: bytes in and out, never a decision.

May import: store's frames as arguments, pathway, diagnostic, i18n. Imported by: use_cases.
Must not know: screens, who asks, SQL; what it receives has already lost its small cells.
Every file that leaves is read back by a test as the other tool would read it.
"""
