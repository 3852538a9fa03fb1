"""What was worked out over one state of the ledger, so that it is not worked out anew until something changes."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar, cast

MOST = 256

T = TypeVar("T")


@dataclass(slots=True)
class Remembered:
    """Values by what they are, over the state of the ledger that was looked at last; nothing of an earlier state is kept.

    Where there are many, those that were made first are forgotten.
    """

    state: Hashable = None
    held: dict[Hashable, object] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def value(self, what: Hashable, state: Hashable | None, make: Callable[[], T]) -> T:
        """The value, made where it is not known; without a ``state`` nothing is remembered."""
        if state is None:
            return make()
        with self.lock:
            if state == self.state and what in self.held:
                return cast("T", self.held[what])
        made = make()
        with self.lock:
            if state != self.state:
                self.state, self.held = state, {}
            self.held[what] = made
            while len(self.held) > MOST:
                del self.held[next(iter(self.held))]
        return made
