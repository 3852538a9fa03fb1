"""Names that the gazetteer has not: what holds the place is known all the same where the text says it, or where it is a site in a town."""

import re
from collections.abc import Iterator, Sequence

from khronika.records.evidence import Evidence
from khronika.records.match import Match
from khronika.records.place import Place, PlaceKind
from khronika.resolve.groups import Group
from khronika.resolve.place_words import is_site

NOT_KNOWN = "no place of this name is known"
SURE_OF_HOLDER, SURE_OF_TOWN = 0.6, 0.4
LONGEST_JOINT = len(", in the ")
FARTHEST = 200
"""How many characters a site stands from its town at most."""


def placed_within(group: Group, matches: Sequence[Match], text: str) -> Iterator[Match]:
    """A match for each name of a group without candidates, by what is said to hold it and by the towns around."""
    for name in group.names:
        holder = _holder_of(name, group, matches)
        town = _town_of_site(name, matches, text) if holder is None and is_site(name.quote) else None
        if holder is not None:
            yield Match(name, holder, SURE_OF_HOLDER, (NOT_KNOWN, f"the words behind it say that it lies in {holder.name}"), is_within=True)
        elif town is not None:
            yield Match(
                name, town, SURE_OF_TOWN, (NOT_KNOWN, f"it is a site, and {town.name} is the town named next to it"), is_within=True
            )
        else:
            yield Match(name, None, 0.0, (NOT_KNOWN,))


def _holder_of(name: Evidence, group: Group, matches: Sequence[Match]) -> Place | None:
    """What is said to hold the name, as the name behind it was matched."""
    if not group.holders.places:
        return None
    behind = (match.place for match in matches if match.place is not None and 0 < match.words.start - name.end <= LONGEST_JOINT)
    return next(behind, group.holders.places[0])


def _town_of_site(site: Evidence, matches: Sequence[Match], text: str) -> Place | None:
    """The town named nearest to a site in its paragraph."""
    near = [
        (abs(match.words.start - site.start), match.place)
        for match in matches
        if match.place is not None
        and match.place.kind is PlaceKind.TOWN
        and not match.is_within
        and abs(match.words.start - site.start) <= FARTHEST
        and re.search(r"\n", text[min(site.start, match.words.start) : max(site.start, match.words.start)]) is None
    ]
    return min(near, key=lambda one: one[0])[1] if near else None
