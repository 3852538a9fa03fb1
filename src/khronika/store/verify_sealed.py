"""Whether what is sealed opens, and is what the log told of before it was sealed."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, select

from khronika.store.fault import Fault, FaultKind
from khronika.store.guarding_schema import sealed
from khronika.store.log import commitment
from khronika.store.noun import CAPTURE, REPORT
from khronika.store.schema import changes
from khronika.store.sealing import SealingKey
from khronika.store.stream import stream
from khronika.store.vault import Original, Vault

UNOPENED = "it does not open: it was sealed under another key, or was changed"


def sealed_faults(connection: Connection, key: SealingKey) -> Iterator[Fault]:
    """The sealed values that the key does not open, or that are not what was stored."""
    vault = Vault(connection, key)
    for row in stream(connection, select(sealed).order_by(sealed.c.number), 1):
        original = vault.opened(row)
        problem = (
            "it does not open: it was sealed under another key, or was changed" if original is None else _problem_of(connection, original)
        )
        if problem is not None:
            yield Fault(FaultKind.SEALED, str(row["number"]), problem)


def _problem_of(connection: Connection, original: Original) -> str | None:
    """What does not fit in a row as it was before it was sealed."""
    row = original.row
    if original.line:
        then = connection.scalar(select(changes.c.new).where(changes.c.number == original.line))
        if commitment(original.noun, row, original.salt) != then:
            return f"it is not what line {original.line} of the log vouched for"
    if original.noun is CAPTURE and hashlib.sha256(row["bytes"]).hexdigest() != row["sha256"]:
        return "the bytes are not those that were received: their hash is another"
    if original.noun is REPORT and hashlib.sha256(row["text"].encode()).hexdigest() != row["text_sha256"]:
        return "the text is not what was read: its hash is another"
    return None
