"""The rules of the pathway: goals, modules, aids, plan, meetings, progress.

May import: diagnostic and the standard library's types. Imported by: models and above.
Must not know: screens, databases, data frames, files, clocks, chance, the environment.
What it proposes always says why, and nothing unverified is offered as certain.
"""
