"""Tests of the rules of the pathway: pure, in milliseconds."""
