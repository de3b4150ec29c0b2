"""One module for each command, imported only when it is named; each has a function ``run``."""
