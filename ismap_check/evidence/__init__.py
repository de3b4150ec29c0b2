"""Looks at evidence files and returns what it saw; judges nothing."""
