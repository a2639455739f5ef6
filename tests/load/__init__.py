"""What `make load` measures: one process under the clicks of many people, and what it kept."""
