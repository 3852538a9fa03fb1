"""What a list of the world's places must answer."""

from typing import Protocol

from khronika.records.place import Place


class Gazetteer(Protocol):
    """Places by their names and by their ids; it is handed in, so that resolving needs no database."""

    def named(self, name: str) -> tuple[tuple[Place, bool], ...]:
        """The places of a name, those that bear it before those of which it is another name (``True``), the larger first."""

    def place(self, id: int) -> Place | None:
        """The place of an id."""
