"""The words of the screens, and how dates and numbers are said: French is the source.

May import: Babel and the standard library. Imported by: every folder above.
Must not know: screens, databases, people, questions (whose words are data, in questionnaires/).
One PO file a language, keys by intent (`pages.take_diagnosis.next`), sorted; no compiled file.
"""
