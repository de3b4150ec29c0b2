"""What changed from one assessment to the next, in words."""
