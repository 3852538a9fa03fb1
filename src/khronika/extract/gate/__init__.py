"""The gate: whether a report is about what the codebook knows, told by a small classifier before anything costly is done."""

from khronika.extract.gate.gated_reader import GatedReader
from khronika.extract.gate.weights import trained_gate

__all__ = ["GatedReader", "trained_gate"]
