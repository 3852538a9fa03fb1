"""Who the readers are, known without loading what they read with."""

from khronika.records.claim import Reader

ENGLISH = Reader("english-judged", "1")
"""Whom :func:`khronika.extract.english_reader` gives."""
