"""Records as the JSON in which the ledger keeps them: fields nest as the records do, and nothing is left out."""

from collections.abc import Sequence
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


def schemas_of(kinds: Sequence[type], address: str) -> tuple[list[dict[str, object]], dict[str, dict[str, object]]]:
    """The JSON Schema of each kind as ``body_of`` writes it, and of all that they refer to by name; ``address`` has ``{name}`` in it."""
    refs, named = msgspec.json.schema_components(kinds, ref_template=address)
    return list(refs), named
