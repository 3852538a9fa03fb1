"""The corridor: inputs → captures → reports → readings → ledger → what is joined across reports."""

from khronika.pipeline.following import Follower, Round, followed
from khronika.pipeline.joining import Joined, Joiner, join_waiting, joined_faults, rules_version
from khronika.pipeline.kinds_of_things import KINDS
from khronika.pipeline.placing import Placer
from khronika.pipeline.reading import BYTES_IN_BATCH, REPORTS_IN_BATCH, Batch, Hands, batches_kept, batches_of, batches_read
from khronika.pipeline.visiting import Manner

__all__ = [
    "BYTES_IN_BATCH",
    "KINDS",
    "REPORTS_IN_BATCH",
    "Batch",
    "Follower",
    "Hands",
    "Joined",
    "Joiner",
    "Manner",
    "Placer",
    "Round",
    "batches_kept",
    "batches_of",
    "batches_read",
    "followed",
    "join_waiting",
    "joined_faults",
    "rules_version",
]
