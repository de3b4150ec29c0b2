"""All words a user reads: two tables (``ja.yaml``, ``en.yaml``), the JSON made from them, and their look-up.

Edit the YAML, then run ``make words``; the program reads only the JSON, which loads five times faster.
"""
