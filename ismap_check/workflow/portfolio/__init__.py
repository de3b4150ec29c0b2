"""Thousands of profiles: find them, judge them on all cores, keep every row as it comes, and tell of them together.

``names`` finds the files; ``desk`` judges one of them; ``run`` sends them out in chunks and yields rows in order;
``pool`` is the usual way to send them, ``cluster`` another, and ``home`` says what both ends must share; ``log`` keeps
the rows; ``shards`` brings the logs of several runs together.
"""
