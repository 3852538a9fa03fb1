"""What was decided about publishers, into the ledger and out of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from khronika.errors import SettingsError
from khronika.records.body import body_of, record_in
from khronika.records.source import Source
from khronika.store.access_schema import sources
from khronika.store.changing import changing
from khronika.store.joined_schema import publishing
from khronika.store.ledger import Ledger
from khronika.store.noun import SOURCE
from khronika.store.rows import time_of
from khronika.store.schema import changes


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A publisher of reports, how many, and what was decided about it; ``decided`` is ``None`` where nothing was."""

    key: str
    reports: int
    decided: Source | None = None
    who: str = ""
    at: datetime | None = None


def decide_source(ledger: Ledger, source: Source) -> int:
    """Stores what was decided about a publisher; its number. ``SettingsError`` where no reason is given."""
    if not source.reason.strip():
        raise SettingsError("a decision about a source needs a reason; whoever goes on from here will want to know")
    with changing(ledger) as batch:
        return batch.keep(SOURCE, {"key": source.publisher.casefold(), "body": body_of(source)})[0]


def sources_in(connection: Connection) -> list[KnownSource]:
    """All publishers of reports and all about whom something was decided, by name."""
    query = select(publishing.c.publisher, func.count()).group_by(publishing.c.publisher)
    counted = {str(publisher): int(number) for publisher, number in connection.execute(query)}
    newest = select(func.max(sources.c.number)).group_by(sources.c.key)
    told = select(sources.c.key, sources.c.body, changes.c.who, changes.c.at).join(changes, changes.c.number == sources.c.number)
    decided = {key: (body, who, at) for key, body, who, at in connection.execute(told.where(sources.c.number.in_(newest)))}
    found = []
    for key in sorted({*counted, *decided}):
        body, who, at = decided.get(key, (None, "", None))
        source = None if body is None else record_in(Source, body)
        found.append(KnownSource(key, counted.get(key, 0), source, who, None if at is None else time_of(at)))
    return found


def groups_of(connection: Connection) -> dict[str, str]:
    """The independence group of each publisher that has one, by name as publishers are compared."""
    newest = select(func.max(sources.c.number)).group_by(sources.c.key)
    decided = (record_in(Source, body) for body in connection.scalars(select(sources.c.body).where(sources.c.number.in_(newest))))
    return {source.publisher.casefold(): source.group for source in decided if source.group is not None}
