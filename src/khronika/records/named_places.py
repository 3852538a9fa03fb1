"""A report with the names of places in it: what is to be found on the map."""

from dataclasses import dataclass

from khronika.records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """A report's text, the names of places in it, and the address of its publisher where it is known."""

    text: str
    names: tuple[Evidence, ...]
    address: str | None = None
