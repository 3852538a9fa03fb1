"""Report → Claims: readers behind one protocol."""

from khronika.extract.english import english_reader
from khronika.extract.gate import GatedReader, trained_gate
from khronika.extract.judge.weights import trained_on
from khronika.extract.protocol import ClaimReader

__all__ = ["ClaimReader", "GatedReader", "english_reader", "trained_gate", "trained_on"]
