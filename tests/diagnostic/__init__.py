"""Tests of the rules of the diagnosis: pure, in milliseconds."""
