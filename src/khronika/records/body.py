"""Records as the JSON in which the ledger keeps them: fields nest as the records do, and nothing is left out."""

from typing import TypeVar

import msgspec

from khronika.errors import RecordError

T = TypeVar("T")


def body_of(record: object) -> str:
    """The record as JSON."""
    return msgspec.json.encode(record, order="deterministic").decode()


def record_in(kind: type[T], body: str) -> T:
    """The record that the JSON holds; ``RecordError`` where it holds none of this kind."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.MsgspecError as error:
        raise RecordError(f"this is no {kind.__name__}: {error}") from error
