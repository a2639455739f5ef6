"""The tests mirror the folders; each reads as the documentation of what it tests."""
