"""Report → Claims: readers behind one protocol."""

from khronika.extract.english import english_reader
from khronika.extract.protocol import ClaimReader

__all__ = ["ClaimReader", "english_reader"]
