"""The words behind a claim, looked up by the value they state."""

from collections.abc import Iterable
from typing import TypeVar

from khronika.errors import RecordError
from khronika.records.evidence import Evidence
from khronika.records.stated import Stated

T = TypeVar("T")


class EvidenceByPath:
    """Evidence under the path of the value it states (``targets[1].name``), each taken out once.

    What nobody takes out states nothing, and :meth:`end` refuses it.
    """

    def __init__(self, evidence: Iterable[tuple[str, Evidence]]) -> None:
        self._by_path: dict[str, list[Evidence]] = {}
        for path, words in evidence:
            self._by_path.setdefault(path, []).append(words)

    def trigger(self) -> Evidence:
        """The one stretch of words that carries the claim."""
        found = self._by_path.pop("trigger", [])
        if len(found) != 1:
            raise RecordError(f"a claim has one trigger, not {len(found)}")
        return found[0]

    def state(self, path: str, value: T | None) -> Stated[T] | None:
        """The value with its words; nothing for nothing."""
        return None if value is None else self.must_state(path, value)

    def must_state(self, path: str, value: T) -> Stated[T]:
        """The value with its words."""
        if path not in self._by_path:
            raise RecordError(f"no evidence states {path}: {value!r}")
        return Stated(value, tuple(self._by_path.pop(path)))

    def state_unless_default(self, path: str, value: T, default: T) -> Stated[T] | None:
        """The value with its words; nothing where it is the default and no words state it."""
        return None if value == default and path not in self._by_path else self.must_state(path, value)

    def state_each(self, path: str, values: Iterable[T]) -> tuple[Stated[T], ...]:
        """Each value with the words at its number (``path[0]``, ``path[1]``)."""
        return tuple(self.must_state(f"{path}[{number}]", value) for number, value in enumerate(values))

    def end(self) -> None:
        """Refuses evidence for a value that was never asked for."""
        for path in self._by_path:
            raise RecordError(f"evidence for {path}, where the claim states nothing")
