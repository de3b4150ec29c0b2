"""Sealed cases: put all that a judgement rests on into one archive, and later prove that nothing of it has changed.

``gathering`` and ``placing`` find the files and name the members, ``judging`` comes from held bytes to results and
reports (for sealing and for verifying alike), ``making`` puts the case together, ``verifying`` and ``comparing`` look
whether it still holds, ``signing`` asks a program about a signature.
"""
