"""What the numbers say: how right the diagnosis is, what its parameters should be.

May import: numpy, pandas, scipy, scikit-learn, altair; store's frames as arguments; diagnostic.
Must not know: screens, SQL, files, who asks, the clock; chance comes in as a generator or a seed.
Nothing here decides anything about one person: it counts, estimates and compares.
"""
