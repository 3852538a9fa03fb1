"""Names that the gazetteer has not: what holds the place is known all the same where the text says it, or where it is a site in a town."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from khronika.records.evidence import Evidence
from khronika.records.match import Match
from khronika.records.place import Place, PlaceKind
from khronika.resolve.groups import Group
from khronika.resolve.place_words import is_site
from khronika.text.place_key import place_key

NOT_KNOWN = "no place of this name is known"
SURE_OF_HOLDER, SURE_OF_TOWN, SURE_OF_COUNTRY = 0.6, 0.4, 0.2
LONGEST_JOINT = len(", in the ")
FARTHEST = 200
"""How many characters a site stands from its town at most."""


def placed_within(group: Group, matches: Sequence[Match], text: str) -> Iterator[Match]:
    """A match for each name of a group without candidates: by what is said to hold it, the places around, the country of the report."""
    for name in group.names:
        found = _around(name, group, matches, text)
        if found is None:
            yield Match(name, None, 0.0, (NOT_KNOWN,))
        else:
            place, score, reason = found
            yield Match(name, place, score, (NOT_KNOWN, reason), is_within=True)


def _around(name: Evidence, group: Group, matches: Sequence[Match], text: str) -> tuple[Place, float, str] | None:
    """What lies around a name, how sure that is, and why."""
    holder = _holder_of(name, group, matches)
    if holder is not None:
        return holder, SURE_OF_HOLDER, f"the words behind it say that it lies in {holder.name}"
    namesake = _named_in(name, matches)
    if namesake is not None:
        return namesake, SURE_OF_HOLDER, f"it has the name of {namesake.name} in its own"
    town = _town_of_site(name, matches, text) if is_site(name.quote) else None
    if town is not None:
        return town, SURE_OF_TOWN, f"it is a site, and {town.name} is the town named next to it"
    country = _country_of(matches)
    return None if country is None else (country, SURE_OF_COUNTRY, f"most places of the report are in {country.name}")


def _named_in(name: Evidence, matches: Sequence[Match]) -> Place | None:
    """The place whose name the longer name begins with ("Delhi gate")."""
    key = place_key(name.quote)
    return next((match.place for match in matches if match.place is not None and key.startswith(f"{place_key(match.words.quote)} ")), None)


def _country_of(matches: Sequence[Match]) -> Place | None:
    """The country that the report names and that holds most of its places."""
    places = {match.place.id: match.place for match in matches if match.place is not None and not match.is_within}
    within = Counter(place.country for place in places.values() if place.country is not None)
    code, times = next(iter(within.most_common(1)), (None, 0))
    named = (place for place in places.values() if place.kind is PlaceKind.COUNTRY and place.country == code)
    return next(named, None) if times > within.total() / 2 else None


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
