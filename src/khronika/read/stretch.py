"""Stretches of files that hold many things one after another, so that several can read one file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch:
    """``count`` lines or records of a file from number ``first`` on, the first of the file being number 0.

    The file is read from byte ``begin`` on, where number ``known`` begins. ``member`` is the archive in a packed collection.
    """

    first: int
    count: int
    begin: int
    known: int
    member: str | None = None

    def of(self, things: Iterable[T]) -> Iterator[T]:
        """Those of the stretch, of all that follow from ``begin`` on."""
        skipped = self.first - self.known
        return islice(things, skipped, skipped + self.count)


def stretches(places: Iterable[int | None], most: int) -> Iterator[Stretch]:
    """Stretches of ``most`` things or fewer, by the byte at which each thing begins; ``None`` where one cannot be begun with.

    >>> list(stretches([0, 70, None, 210], 2))
    [Stretch(first=0, count=2, begin=0, known=0, member=None), Stretch(first=2, count=2, begin=70, known=1, member=None)]
    """
    begin, known, open_one = 0, 0, None
    for number, place in enumerate(places):
        if place is not None:
            begin, known = place, number
        open_one = Stretch(number, 1, begin, known) if open_one is None else replace(open_one, count=open_one.count + 1)
        if open_one.count == most:
            yield open_one
            open_one = None
    if open_one is not None:
        yield open_one
