"""Names that stand behind each other because one place lies in the other: "Paris, Texas", "Brest (Belarus)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from khronika.records.evidence import Evidence
from khronika.records.place import Place
from khronika.resolve.lookup import Lookup
from khronika.resolve.place_words import doers

_CAPITALIZED = r"[^\W\d_a-z][\w.'’-]*"
_JOINT = re.compile(r", in | in |, | \(")
_RUN = re.compile(rf"(?:the )?{_CAPITALIZED}(?: (?:(?:of|and|the|de) )*{_CAPITALIZED}){{0,3}}")
_NEXT_WORD = re.compile(r"\.? (\w+)")
_LISTED_BEFORE = re.compile(r"[\w.], (?:and )?$")
_LISTED_BEHIND = re.compile(rf"(?:,? (?:and|or)|,) {_CAPITALIZED}")


@dataclass(frozen=True, slots=True)
class Holders:
    """The places that the words behind a name can mean; ``is_list`` where both may be members of a list instead."""

    places: tuple[Place, ...] = ()
    is_list: bool = False


NO_HOLDERS = Holders()


def holders_behind(text: str, name: Evidence, lookup: Lookup) -> Holders:
    """The countries, regions and districts behind a name that can hold one of its places."""
    joint = _JOINT.match(text, name.end)
    if joint is None:
        return NO_HOLDERS
    inner = [candidate.place for candidate in lookup.candidates(name.quote)]
    for words in _openings(text, joint.end()):
        next_word = _NEXT_WORD.match(text, joint.end() + len(words))
        if next_word is not None and next_word[1].lower() in doers():
            continue
        outer = tuple(place for place in lookup.holders(words) if not inner or any(place.holds(other) for other in inner))
        if outer:
            same_rank = joint[0] == ", " and any(place.kind is other.kind for place in outer for other in inner)
            return Holders(outer, same_rank and _is_listed(text, name.start, joint.end() + len(words)))
    return NO_HOLDERS


def _openings(text: str, start: int) -> Iterator[str]:
    """The runs of capitalized words at an offset, the longest first."""
    run = _RUN.match(text, start)
    words = [] if run is None else run[0].split(" ")
    for length in range(len(words), 0, -1):
        written = " ".join(words[:length])
        yield written
        bare = re.sub(r"(?:\.|['’]s)$", "", written)
        if bare != written:
            yield bare


def _is_listed(text: str, start: int, end: int) -> bool:
    before = _LISTED_BEFORE.search(text, max(0, start - 8), start)
    return before is not None or _LISTED_BEHIND.match(text, end) is not None
