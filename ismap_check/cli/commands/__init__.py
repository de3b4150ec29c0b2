"""One module for each command, imported only when it is named.

Each has a function ``run``, whose signature is the command's own arguments and options and which returns the exit code,
and ``OPTIONS``, the groups of ``cli.options`` it takes besides. What a command needs from higher up the house than its
words is imported inside ``run``: help must not wait for it.
"""
