"""Everything a reader will see, in words, numbers rounded; no layout."""
