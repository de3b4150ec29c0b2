"""What people would rather look at than read: built from the report's view, each with a table that says the same."""
