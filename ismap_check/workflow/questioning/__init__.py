"""What ``questionnaire`` and ``merge`` do: ask about catalogues, take answers in, join what several people wrote."""
