"""The action plan: what is left to do, who does it until when, what it takes and brings, and how it stands.

``section.plan_section`` is the plan within a report, ``build.build_plan`` the plan as a document of its own.
"""
