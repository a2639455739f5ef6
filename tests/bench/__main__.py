"""`make bench`: every measure in turn, in French, for whoever reads the figures."""

from tests.bench.bench_step import main

main()
