"""Bytes to strict plain data with places; no document kinds are known here.

The road: ``files`` (path → bytes) → ``decoding`` (bytes → text) → ``yaml_data`` or ``json_data`` (text → plain data)
→ :class:`~ismap_check.sources.source.Source`. ``parsing`` joins the last two. Only a file that ends in ``.json`` is
JSON; everything else is YAML, whose modules (``yaml_*``) are imported only when there is YAML to read.
"""
