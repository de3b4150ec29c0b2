"""Ask and collect: what a vendor is asked, as a value that knows no layout, as a table, and back.

``asking`` makes the :class:`~ismap_check.questionnaire.asked.Questionnaire` from catalogues and a profile; ``entries``
takes a profile apart into single answers and puts it together again. Those are pure; one file writes workbooks.
"""
