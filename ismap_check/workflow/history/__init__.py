"""The history of a service: small records of its assessments, one line each, chained by their hashes."""
