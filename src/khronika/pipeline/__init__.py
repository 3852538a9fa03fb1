"""The corridor: inputs → captures → reports → readings → ledger → what is joined across reports."""

from khronika.pipeline.joining import Joiner, join_waiting
from khronika.pipeline.reading import Batch, Hands, batches_kept, batches_read

__all__ = ["Batch", "Hands", "Joiner", "batches_kept", "batches_read", "join_waiting"]
