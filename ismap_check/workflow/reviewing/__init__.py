"""From a judged profile to the assessor's review document: prepared, added to, drawn from."""
