"""What a portfolio tells: a summary for many vendors, and one row for each of them."""
