"""The questionnaire as a workbook to fill in: the one place of this room that knows the workbook library."""
