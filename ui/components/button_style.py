"""How a button of a component of ours looks: outlined, large enough for a finger, not printed."""

OUTLINED = """
button {
  font: inherit;
  font-weight: 600;
  min-height: 3rem;
  padding: 0.4rem 1.2rem;
  border: 2px solid var(--st-primary-color);
  border-radius: 0.75rem;
  background: var(--st-background-color);
  color: var(--st-primary-color);
  cursor: pointer;
}
button[hidden] { display: none; }
@media print { button { display: none; } }
"""
