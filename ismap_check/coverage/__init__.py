"""What answers to one catalogue say about another, or about another edition of the same; pure."""
