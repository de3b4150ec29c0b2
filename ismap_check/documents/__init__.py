"""Plain data to models: schema gate, explanation of errors, references, building.

What other rooms take from here: ``catalogue_load.load_catalogue``, ``baseline_load.load_baseline``,
``profile_load.load_profile`` and ``profile_resolve.resolve_profile``, ``baseline_check.check_baseline``,
``result_load.load_result``, ``kinds.KINDS`` and ``kinds.schema_text``; plain data without files goes through
``catalogue_read``, ``baseline_read``, ``profile_read`` and back through ``model.plain``.
Nothing is imported here, so that printing a schema does not load the schema libraries.
"""
