"""The agency's own case: what it demands, how each bid stands under it, what is left to ask, to do and to settle.

Floor 3, pure: models and results in, a :class:`~ismap_check.procurement.case_result.CaseResult` out. What other rooms
take from here: ``demands.demands_of``, ``specification.specification``, ``build.build_case``.
"""
