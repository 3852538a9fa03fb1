"""The lines of the log, what they commit to, and the chain that holds them."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khronika.store.noun import Noun

START = "0" * 64
"""What stands for the head of a batch before the first."""

ADDED = "added"
"""The kind of change that brings a row into the ledger."""

SEALED, OPENED, ERASED = "sealed", "opened", "erased"
"""The kinds of change that put another row in the place of one, or take it away: what it said is kept encrypted, comes back, or is gone."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log: who changed which row, when, in what way, and commitments to the row's old and new value."""

    number: int
    at: str
    who: str
    kind: str
    noun: str
    subject: int
    old: str | None
    new: str | None

    @property
    def line(self) -> bytes:
        """The change as the one line that its hash and its batch's head are worked out from."""
        parts = [self.number, self.at, self.who, self.kind, self.noun, self.subject, self.old, self.new]
        return _json_bytes(parts) + b"\n"

    @property
    def digest(self) -> str:
        """The hash of the line."""
        return digest_of(self.line)


def digest_of(line: bytes) -> str:
    """The hash of a line of the log."""
    return hashlib.sha256(line).hexdigest()


def commitment(noun: Noun, row: Mapping[str, object], salt: bytes) -> str:
    """What a line of the log says of a row: without the salt it does not tell, and with it only this row fits.

    Absent values are left out, so that a column which a later version adds does not change what was committed to.
    """
    value = {column: row[column] for column in noun.committed if row[column] is not None}
    return hmac.new(salt, _json_bytes(value), hashlib.sha256).hexdigest()


def head_of(previous: str, lines: Iterable[bytes]) -> str:
    """The head of the batch that holds ``lines`` and follows the batch whose head is ``previous``."""
    head = hashlib.sha256(previous.encode(errors="surrogateescape"))
    for line in lines:
        head.update(line)
    return head.hexdigest()


def _json_bytes(value: object) -> bytes:
    """Canonical JSON; what no ledger of ours holds (bytes that are no text, a blob in place of a number) still gets a form."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr)
    return text.encode(errors="surrogateescape")
