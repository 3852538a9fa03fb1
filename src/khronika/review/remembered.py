"""What was worked out over one state of the ledger, so that it is not worked out anew until something changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar, cast

MOST = 256

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Remembered:
    """Values by what they are and by the state of the ledger over which they were worked out; those not asked for longest are forgotten."""

    held: OrderedDict[Hashable, object] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def value(self, what: Hashable, state: int | None, make: Callable[[], T]) -> T:
        """The value, made where it is not known; without a ``state`` nothing is remembered."""
        if state is None:
            return make()
        key = (what, state)
        with self.lock:
            if key in self.held:
                self.held.move_to_end(key)
                return cast("T", self.held[key])
        made = make()
        with self.lock:
            self.held[key] = made
            while len(self.held) > MOST:
                self.held.popitem(last=False)
        return made
