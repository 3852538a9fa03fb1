"""Report → Claims: readers behind one protocol."""

from khronika.extract.gate import GatedReader, trained_gate
from khronika.extract.protocol import ClaimReader
from khronika.extract.readers import ENGLISH

__all__ = ["ENGLISH", "ClaimReader", "GatedReader", "english_reader", "trained_gate"]


def english_reader() -> ClaimReader:
    """The reader of English; its models are loaded when it first reads."""
    from khronika.extract.english import EnglishReader  # noqa: PLC0415 - loads the parser's library, which whoever reads nothing does without

    return EnglishReader()
