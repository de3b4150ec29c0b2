"""Any check sheet understood as a catalogue: where its headings are, what its columns mean, how its rows hang together.

Pure: from sheets of cells (``sources.sheets``) to groups and controls. The road: ``headings`` (word → role) →
``layout`` (header row and columns) → ``lines`` (row → heading or item) → ``tree`` (groups and controls) →
``understanding``, which joins them; ``comparing`` holds the outcome against another catalogue.
"""
