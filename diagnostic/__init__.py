"""The rules of the diagnosis: what is asked, what an answer says, when we know enough.

May import: the standard library's types and numpy. Imported by: every folder above.
Must not know: screens, databases, data frames, files, clocks, chance of its own, the environment.
It reads nothing, draws nothing, keeps nothing: questions, answers, chance come in as arguments.
"""
