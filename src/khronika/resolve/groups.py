"""The names of a report put together: those that mean one place because they are written alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.records.evidence import Evidence
from khronika.resolve.chains import NO_HOLDERS, Holders, holders_behind
from khronika.resolve.lookup import Candidate, Lookup
from khronika.text.place_key import place_key


@dataclass(frozen=True, slots=True)
class Group:
    """Names of one report that are taken to mean one place, what they can mean, and what is said to hold it."""

    names: tuple[Evidence, ...]
    candidates: tuple[Candidate, ...]
    holders: Holders = NO_HOLDERS

    @property
    def weight(self) -> float:
        """What the group counts for in what the report is about: more where it stands more often, but not in proportion."""
        return float(len(self.names) ** 0.5)


def groups_of(text: str, names: Sequence[Evidence], lookup: Lookup) -> list[Group]:
    """One group for each name and what is said to hold it; a name without that belongs to the last one like it that has it.

    That a word has one sense throughout a text is Gale, Church and Yarowsky's finding (1992).
    """
    members: dict[tuple[str, tuple[int, ...]], list[Evidence]] = {}
    holders: dict[tuple[str, tuple[int, ...]], Holders] = {}
    last: dict[str, tuple[int, ...]] = {}
    bare: list[Evidence] = []
    for name in sorted(names):
        key, found = place_key(name.quote), holders_behind(text, name, lookup)
        ids = tuple(place.id for place in found.places)
        if not ids and key not in last:
            bare.append(name)
            continue
        if ids:
            last[key] = ids
            holders.setdefault((key, ids), found)
        members.setdefault((key, last[key]), []).append(name)
    first = dict(reversed(members))
    for name in bare:
        key = place_key(name.quote)
        members.setdefault((key, first.get(key, ())), []).append(name)
    return [Group(tuple(found), lookup.candidates(found[0].quote), holders.get(group, NO_HOLDERS)) for group, found in members.items()]
