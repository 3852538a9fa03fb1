"""What was read or worked out over one state of the ledger, so that it is not looked for again by the same who looks."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock
from typing import TypeVar, cast

MOST = 2_000
"""Of each kind so many values are kept: with their texts a few dozen megabytes."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Known:
    """Values of several kinds by their keys; where there are many, those that were found first are forgotten."""

    kinds: dict[str, dict[Hashable, object]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def of(self, kind: str, keys: Iterable[K], find: Callable[[list[K]], Mapping[K, V]]) -> dict[K, V]:
        """The values of a kind in the order of the keys, those that are not known found all at once; a key without a value is left out."""
        listed = list(dict.fromkeys(keys))
        with self.lock:
            own = self.kinds.setdefault(kind, {})
            known = {key: cast("V", own[key]) for key in listed if key in own}
        missing = [key for key in listed if key not in known]
        if not missing:
            return known
        found = find(missing)
        with self.lock:
            own.update(islice(found.items(), MOST))
            for key in list(islice(own, max(0, len(own) - MOST))):
                del own[key]
        return {key: known[key] if key in known else found[key] for key in listed if key in known or key in found}
