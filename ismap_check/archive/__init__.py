"""Sealed cases: files as one archive whose every byte follows from its content, and back; touches no file by name."""
