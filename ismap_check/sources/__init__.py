"""Bytes to strict plain data with places; no document kinds are known here."""
