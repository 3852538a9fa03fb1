"""Addresses of every route of the desk, with ids and filters out of a ledger."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from itertools import cycle, pairwise
from random import Random
from urllib.parse import quote

from sqlalchemy import select

from khronika.pipeline.showing import STEPS
from khronika.records.member import Sort
from khronika.resolve.episodes import REACHED
from khronika.review.parameters import Place
from khronika.review.route import Route
from khronika.store import HeldTelling, Ledger, Looking, ThingFilter
from khronika.store.evidence_rows import newest_batches
from khronika.store.joined_schema import things

LEFT_OUT = frozenset({"/open", "/", "/publish/export", "/api/v1/export"})
"""Redirects, and files with all that a ledger holds: these take as long as it is large."""

OF_SIGNING = frozenset({"/sign-in", "/sign-in/code", "/sign-in/second-factor", "/settings/second-factor"})
"""Pages that only a desk has which several share."""

IDS = {
    **{"/incidents/": "incident", "/cases/": "case", "/sites/": "site", "/pairs/": "pair"},
    **{"/review/": "report", "/reports/": "report", "/log/": "batch", "/batches/": "batch"},
}
"""Whose ids stand behind which part of a path."""

SPREAD, WIDEST = 30, 5

EXPLORED = (
    *("", "type=detention", "type=detention&type=charge", "place=KZ", "place={town}", "person={person}", "q={surname}", "q=police"),
    *("since={day}", "since={day}&until={day}", "place=KZ&type=detention", "told=denied"),
)
LISTED = ("", "type=detention", "place=KZ", "place={town}", "person={person}", "since={day}", "since={day}&until={day}", "several=yes")
SHELVED = ("", "state=open", "state=done", "state=unread")
QUERIES = {
    "/explore": (*EXPLORED, "skip=500", "view=48,68,4"),
    **dict.fromkeys(("/explore/map", "/explore/picture.svg", "/explore/documented.csv"), EXPLORED),
    **{f"/api/v1/documented{part}": EXPLORED for part in ("", "/places", "/incidents")},
    **{f"{room}/{name}": LISTED for room in ("", "/api/v1") for name in ("incidents", "cases", "sites")},
    "/api/v1/claims": (*(query for query in LISTED if query != "several=yes"), "type=release", "limit=200"),
    "/inbox": (*SHELVED, "q=police", "q={surname}"),
    "/api/v1/reports": SHELVED,
    **dict.fromkeys(("/api/v1/search", "/api/v1/names"), ("words={surname}", "words=police")),
    **dict.fromkeys(("/pairs", "/api/v1/pairs"), ("", "of=party", "of=incident")),
}
"""With which filters pages are asked; others are asked without."""


@dataclass(frozen=True, slots=True)
class Samples:
    """What of the ledger stands in addresses: ids by what they are of, and words by name."""

    ids: dict[str, list[str]]
    words: dict[str, list[str]]


def samples_of(ledger: Ledger) -> Samples:
    """Ids and words out of the ledger: some spread over all of it, and the incidents that are told most often or of the longest time."""
    chance = Random(1)
    with ledger.looking() as looking:
        incidents = looking.things(Sort.INCIDENT, ThingFilter())
        some = _some(chance, incidents)
        told = looking.tellings(members_of(looking, some))
        reports = [str(number) for number in sorted({held.report_number for held in told})]
        parties = {types: _some(chance, looking.things(Sort.PARTY, ThingFilter(types=types))) for types in (STEPS, REACHED)}
        near = [pair.things for pair in looking.near_pairs(Sort.INCIDENT, SPREAD)] or list(pairwise(some))
        pairs = [f"{one}/{other}" for one, other in near]
        batches = [str(batch.number) for batch in newest_batches(looking, None, SPREAD)]
        ids = {"incident": [*_widest(looking), *_largest(looking), *some], "case": parties[STEPS], "site": parties[REACHED]}
    return Samples({**ids, "pair": pairs, "report": reports, "batch": batches}, words_of(told))


def addresses_of(route: Route, samples: Samples) -> Iterator[str]:
    """Addresses of a route without end, with ids in its path and filters behind it."""
    queries = QUERIES.get(route.path, ("",)) if any(one.place is Place.QUERY for one in route.parameters) else ("",)
    words = {name: cycle(values or ["none"]) for name, values in samples.words.items()}
    for query, id in zip(cycle(queries), cycle(_ids(route, samples) or ["1"]), strict=False):
        path = re.sub(r"\{[^}]+\}(/\{right\})?", id, route.path)
        filled = re.sub(r"\{([a-z]+)\}", lambda found: quote(next(words[found.group(1)])), query)
        yield f"{path}?{filled}" if filled else path


def has_ids(route: Route, samples: Samples) -> bool:
    """Whether the ledger has something of which the page tells, or the page tells of nothing in particular."""
    return "{" not in route.path or bool(_ids(route, samples))


def members_of(looking: Looking, incidents: Sequence[str]) -> list[str]:
    """The members of incidents."""
    return [member for ids in looking.members_of(incidents).values() for member in ids]


def words_of(told: Sequence[HeldTelling]) -> dict[str, list[str]]:
    """The towns, people and days that claims tell of."""
    found: dict[str, list[str]] = {"town": [], "person": [], "surname": [], "day": []}
    for held in told:
        found["town"] += [stated.value.name for stated in held.claim.where]
        names = [mention.name.value for mention in held.claim.targets if mention.name is not None]
        found["person"] += names
        found["surname"] += [name.split()[-1] for name in names]
        found["day"] += [] if held.claim.when is None else [held.claim.when.value.earliest.isoformat()]
    return found


def _ids(route: Route, samples: Samples) -> list[str]:
    return next((samples.ids[of] for part, of in IDS.items() if f"{part}{{" in route.path), [])


def _widest(looking: Looking) -> list[str]:
    """The incidents of the longest stretches of days, on which the most others bear."""
    rows = looking.connection.execute(select(things.c.id, things.c.earliest, things.c.latest).where(things.c.sort == Sort.INCIDENT.value))
    spans = ((date.fromisoformat(latest) - date.fromisoformat(earliest), id) for id, earliest, latest in rows if earliest and latest)
    return [id for _, id in nlargest(WIDEST, spans)]


def _largest(looking: Looking) -> list[str]:
    """The incidents of which the most is told."""
    order = things.c.size.desc()
    return list(looking.connection.scalars(select(things.c.id).where(things.c.sort == Sort.INCIDENT.value).order_by(order).limit(WIDEST)))


def _some(chance: Random, ids: Sequence[str]) -> list[str]:
    return chance.sample(list(ids), min(SPREAD, len(ids)))
