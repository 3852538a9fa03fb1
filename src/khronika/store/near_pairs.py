"""Pairs of things that the rules nearly took for one, for a person to decide."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, exists, literal_column, select

from khronika.records.member import Sort
from khronika.store.joined_schema import IS_NEAR, anchored, member_links, members
from khronika.store.member_rows import HOLDS
from khronika.store.schema import judgements

MOST_SCORE = 2.75
"""What speaks more for two members being one has made them one, but for a few that what surrounds them keeps apart."""

_LEFT, _RIGHT = members.alias("left_member"), members.alias("right_member")
_NEAR, _FAR = anchored.alias("near_side"), anchored.alias("far_side")
_NEAR_MEMBER, _FAR_MEMBER = members.alias("near_member"), members.alias("far_member")


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two members of two things that are most alike, and how alike; their things."""

    left: str
    right: str
    score: float
    things: tuple[str, str]


def near_pairs(connection: Connection, sort: Sort, limit: int) -> list[NearPair]:
    """The pairs of things about which nobody has decided, those most likely one first; of two things the members most alike."""
    found: dict[frozenset[str], NearPair] = {}
    for pair in _pairs(connection, sort):
        found.setdefault(frozenset(pair.things), pair)
        if len(found) == limit:
            break
    return list(found.values())


def _pairs(connection: Connection, sort: Sort) -> Iterator[NearPair]:
    links = member_links.c
    source = member_links.join(_LEFT, _LEFT.c.id == links.left).join(_RIGHT, _RIGHT.c.id == links.right)
    of_sort = and_(links.left >= sort.letter, links.left < chr(ord(sort.letter) + 1))
    is_open = and_(_LEFT.c.thing != _RIGHT.c.thing, ~_is_judged())
    query = select(links.left, links.right, links.score, _LEFT.c.thing, _RIGHT.c.thing).select_from(source)
    near = (IS_NEAR, of_sort, links.score <= literal_column(str(MOST_SCORE)))
    backwards = (links.score.desc(), links.left.desc(), links.right.desc())
    with connection.execute(query.where(*near, is_open).order_by(*backwards)) as rows:
        yield from (NearPair(left, right, score, (one, other)) for left, right, score, one, other in rows)


def _is_judged() -> ColumnElement[bool]:
    """Whether a judgement that holds has one side in either thing."""
    sides = (
        _NEAR.join(_NEAR_MEMBER, _NEAR_MEMBER.c.id == _NEAR.c.member)
        .join(_FAR, and_(_FAR.c.judgement == _NEAR.c.judgement, _FAR.c.side != _NEAR.c.side))
        .join(_FAR_MEMBER, _FAR_MEMBER.c.id == _FAR.c.member)
        .join(judgements, judgements.c.number == _NEAR.c.judgement)
    )
    return exists().select_from(sides).where(_NEAR_MEMBER.c.thing == _LEFT.c.thing, _FAR_MEMBER.c.thing == _RIGHT.c.thing, HOLDS)
