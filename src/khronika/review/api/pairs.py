"""Pairs for programs: those that nobody has decided about, and what speaks for and against any two being one."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from khronika.errors import RefusedError
from khronika.records.member import Sort
from khronika.records.thing_schema import REAL, TEXT, YES_NO, many, one_of, record
from khronika.review.answers import Answer
from khronika.review.api.answering import PAGES, limit_of, listed, number_after, one, page_of
from khronika.review.asked import Asked
from khronika.review.parameters import Parameter, Place
from khronika.review.parameters import one_of as words_of
from khronika.review.route import Kind, Route
from khronika.review.screens.pairs import ID, KINDS, MOST_SKIPPED, both_meant, compared, waiting
from khronika.store import Looking
from khronika.store.near_pairs import NearPair


def pairs_listed(asked: Asked) -> Answer:
    """The pairs that the rules nearly took for one and nobody decided about, the likeliest first."""
    sort = Sort(asked.text("of") or Sort.INCIDENT.value)
    after, limit = number_after(asked) or 0, limit_of(asked)
    if after > MOST_SKIPPED:
        raise RefusedError(404, "no page gave this cursor; begin again without")
    with asked.ledger.looking() as looking:
        found = waiting(looking, sort, after + limit + 1)[after:]
        _find_all_at_once(looking, found[:limit])
        shown = [_compared(looking, sort, (pair.left, pair.right)) for pair in found[:limit]]
    return listed(map(_line, shown), [after + limit] if len(found) > limit and after + limit <= MOST_SKIPPED else None)


def _find_all_at_once(looking: Looking, pairs: Iterable[NearPair]) -> None:
    """Lets what is asked of each pair be known, so that the ledger is not asked pair by pair."""
    members = {member for pair in pairs for member in (pair.left, pair.right)}
    looking.bodies(members)
    looking.things_of(members)


def pair(asked: Asked) -> Answer:
    """What speaks for and against two things being one, whether they are one at present or not."""
    with asked.ledger.looking() as looking:
        return one(_compared(looking, *both_meant(looking, asked.text("left") or "", asked.text("right") or "")))


def _compared(looking: Looking, sort: Sort, members: tuple[str, str]) -> dict[str, object]:
    found = compared(looking, sort, members)
    known = {"of": sort.value, "left": members[0], "right": members[1], "is_one": found.is_one}
    return known | {"score": found.weighed.score, "signs": [asdict(sign) for sign in found.weighed.signs]}


def _line(compared: dict[str, object]) -> str:
    return json.dumps(compared, ensure_ascii=False)


OF = Parameter("of", Place.QUERY, words_of(tuple(sort.value for sort in KINDS)), "incidents, or persons and bodies")
SIDES = (
    Parameter("left", Place.PATH, ID, "the id of one thing", required=True),
    Parameter("right", Place.PATH, ID, "the id of the other thing", required=True),
)
PAIR = record(of=one_of(tuple(KINDS)), left=TEXT, right=TEXT, is_one=YES_NO, score=REAL, signs=many(record(weight=REAL, words=TEXT)))
ROUTES = (
    Route("/api/v1/pairs", pairs_listed, "list pairs", kind=Kind.API, parameters=(OF, *PAGES), gives=page_of(PAIR)),
    Route("/api/v1/pairs/{left}/{right}", pair, "compare two things", kind=Kind.API, parameters=SIDES, gives=PAIR),
)
