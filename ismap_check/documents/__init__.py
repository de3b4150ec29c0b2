"""Plain data to models: schema gate, explanation of errors, references, building."""
