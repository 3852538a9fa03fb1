"""Lists of things a page at a time, so that a long list costs no more than a short one."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from khronika.records.member import Sort
from khronika.store.joined_schema import things
from khronika.store.thing_conditions import conditions_of
from khronika.store.thing_filter import ThingFilter


@dataclass(frozen=True, slots=True)
class Position:
    """Where a thing stands in a list: its earliest day, ``None`` where none is told, and its id."""

    day: str | None
    id: str


@dataclass(frozen=True, slots=True)
class PageAsked:
    """Which page of a list: the things after a position, or those before it; without either the first page."""

    size: int
    after: Position | None = None
    before: Position | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some things of a list, in its order, and whether there are others before and after them."""

    positions: tuple[Position, ...]
    has_before: bool
    has_after: bool

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the things."""
        return tuple(position.id for position in self.positions)


def page_of(connection: Connection, sort: Sort, filter: ThingFilter, asked: PageAsked) -> Page:
    """The things that pass, the latest day first and those without a day last."""
    is_backwards = asked.before is not None
    day, id = things.c.earliest, things.c.id
    order = (day.asc().nulls_first(), id.asc()) if is_backwards else (day.desc().nulls_last(), id.desc())
    place = _before(asked.before) if asked.before is not None else true() if asked.after is None else _after(asked.after)
    query = select(day, id).where(place, *conditions_of(connection, sort, filter)).order_by(*order).limit(asked.size + 1)
    found = [Position(*row) for row in connection.execute(query)]
    is_more, shown = len(found) > asked.size, found[: asked.size]
    if is_backwards:
        return Page(tuple(reversed(shown)), is_more, True)
    return Page(tuple(shown), asked.after is not None, is_more)


def number_up_to(connection: Connection, sort: Sort, filter: ThingFilter, most: int) -> int:
    """How many things pass, counted no further than ``most``."""
    found = select(things.c.id).where(*conditions_of(connection, sort, filter)).limit(most).subquery()
    return connection.scalar(select(func.count()).select_from(found)) or 0


def _after(position: Position) -> ColumnElement[bool]:
    day, id = things.c.earliest, things.c.id
    if position.day is None:
        return and_(day.is_(None), id < position.id)
    return or_(day < position.day, and_(day == position.day, id < position.id), day.is_(None))


def _before(position: Position) -> ColumnElement[bool]:
    day, id = things.c.earliest, things.c.id
    if position.day is None:
        return or_(day.is_not(None), and_(day.is_(None), id > position.id))
    return or_(day > position.day, and_(day == position.day, id > position.id))
