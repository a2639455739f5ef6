"""What `make bench` measures: ratios in one run, never a timed unit test."""
