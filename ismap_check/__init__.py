"""ismap-check: vendor self-assessments judged against security-control catalogues, as audit reports."""
