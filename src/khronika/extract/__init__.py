"""Report → Claims: readers behind one protocol."""

from khronika.extract.english import english_reader
from khronika.extract.judge.weights import trained_on
from khronika.extract.protocol import ClaimReader

__all__ = ["ClaimReader", "english_reader", "trained_on"]
