"""Look at the machine that the tool runs on: what is there, what lacks, and what may be told of it to others."""
