"""Where it is kept: the only SQL, and the only reading of content files.

May import: models, pathway, diagnostic, i18n.
Must not know: screens, use cases, permissions, the clock, the environment.
What it needs from above (a scope, an instant, an address) arrives as an argument.
"""
