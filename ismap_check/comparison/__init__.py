"""Two results or many side by side; pure."""
