"""The corridor walked again and again: feeds and sitemaps, and the pages that they list, followed over time.

Of a few pages at a time first the ledger takes what was read, and then the file of what was seen says so. Who is stopped in between asks
again for those few pages, and the ledger, which knows them, takes nothing twice.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from khronika.errors import InputError
from khronika.pipeline.reading import REPORTS_IN_BATCH, Batch, Hands, batch_of, kept, report_in
from khronika.pipeline.visiting import Manner, Seen, seen_failure, seen_list, seen_page
from khronika.read import is_list, listed_in
from khronika.read.visit import Validators, Visit
from khronika.records.capture import Capture
from khronika.records.report import Report
from khronika.store import Followed, Following, Ledger, time_text

DUE_AT_ONCE = 500
"""So many addresses are in memory at a time."""

SLEEP_SECONDS_MAX = 60.0
"""The clock is looked at again after so long: a machine may have been asleep."""

DELAY_SECONDS_MAX = 60.0
"""A robots.txt that asks for more is held to this."""


class Visitor(Protocol):
    """Asks for addresses."""

    def visit(self, address: str, validators: Validators) -> Visit:
        """What the address gives; ``InputError`` where it may not be asked or does not answer."""

    def delay_seconds(self, address: str) -> float:
        """How long the site asks to wait between two requests."""


@dataclass(frozen=True, slots=True)
class Follower:
    """What following needs of the world. ``archive`` is handed each capture that brought something new."""

    hands: Hands
    visitor: Visitor
    sleep: Callable[[float], None]
    ledger: Ledger
    following: Following
    manner: Manner = field(default_factory=Manner)
    archive: Callable[[Capture], None] | None = None

    @property
    def now(self) -> datetime:
        """The time by the clock that was handed in."""
        return self.hands.clock()


@dataclass(frozen=True, slots=True)
class Round:
    """What a few visits came to: what was read and kept, the pages that vanished, and how many were as before."""

    batch: Batch
    vanished: tuple[str, ...] = ()
    unchanged: int = 0


def followed(follower: Follower, *, once: bool) -> Iterator[Round]:
    """Visits all that is due, and, unless it is to be done ``once``, waits for what is due next, without end."""
    while True:
        due = follower.following.due(follower.now, DUE_AT_ONCE)
        if due:
            yield from _visited(due, follower)
            continue
        if once:
            return
        follower.following.forget(follower.now)
        following = follower.following.next_due()
        seconds = SLEEP_SECONDS_MAX if following is None else (following - follower.now).total_seconds()
        follower.sleep(min(max(seconds, 1.0), SLEEP_SECONDS_MAX))


def _visited(due: list[Followed], follower: Follower) -> Iterator[Round]:
    seen: list[Seen] = []
    for row in _in_turn(due, follower):
        seen.append(_seen(row, follower))
        if len(seen) >= REPORTS_IN_BATCH or row.is_list:
            yield _kept(seen, follower)
            seen = []
    if seen:
        yield _kept(seen, follower)


def _in_turn(due: list[Followed], follower: Follower) -> Iterator[Followed]:
    """The addresses, each when its host may be asked again; meanwhile the others."""
    waiting: dict[str, deque[Followed]] = {}
    for row in due:
        waiting.setdefault(urlsplit(row.address).netloc, deque()).append(row)
    free: dict[str, datetime] = {}
    while waiting:
        host = min(waiting, key=lambda name: free.get(name, datetime.min.replace(tzinfo=follower.now.tzinfo)))
        wait = (free[host] - follower.now).total_seconds() if host in free else 0.0
        if wait > 0:
            follower.sleep(wait)
        row = waiting[host].popleft()
        yield row
        delay = max(follower.manner.delay_seconds, min(follower.visitor.delay_seconds(row.address), DELAY_SECONDS_MAX))
        free[host] = follower.now + timedelta(seconds=delay)
        if not waiting[host]:
            del waiting[host]


def _seen(row: Followed, follower: Follower) -> Seen:
    now, manner = follower.now, follower.manner
    try:
        visit = follower.visitor.visit(row.address, Validators(row.etag, row.last_modified))
        if visit.capture is not None and (row.is_list or is_list(visit.capture)):
            listed = tuple(listed_in(visit.capture.data, row.address, follower.hands.limit_bytes))
            return seen_list(replace(row, is_list=True), visit, listed, now, manner)
    except InputError as error:
        return seen_failure(row, error, now, manner)
    return seen_list(row, visit, (), now, manner) if row.is_list else seen_page(row, visit, now, manner)


def _kept(seen: list[Seen], follower: Follower) -> Round:
    """What was seen, kept by the ledger and then remembered; a page whose text is as it was is no new version."""
    rows: list[Followed] = []
    found: list[tuple[Capture, Report] | InputError] = []
    unchanged = 0
    for one in seen:
        outcome = report_in(one.outcome, follower.hands) if isinstance(one.outcome, Capture) else one.outcome
        content = None if outcome is None or isinstance(outcome, InputError) else _content(outcome[1])
        unchanged += outcome is None or (content is not None and content == one.row.content)
        if outcome is not None and (content is None or content != one.row.content):
            found.append(outcome)
        rows.append(one.row if content is None else replace(one.row, content=content))
    if follower.archive is not None:
        for taken in found:
            if not isinstance(taken, InputError):
                follower.archive(taken[0])
    batch = kept(batch_of(found, follower.hands.reader), follower.ledger)
    vanished = tuple(one.row.address for one in seen if one.vanished and _note_gone(one, follower))
    follower.following.keep([*rows, *_new(seen, follower)])
    return Round(batch, vanished, unchanged - sum(one.vanished is not None for one in seen))


def _content(report: Report) -> str:
    return f"{report.text_sha256} {report.title or ''}"


def _note_gone(one: Seen, follower: Follower) -> bool:
    return follower.ledger.note_gone(one.row.address, follower.now, f"gone: {one.vanished}")


def _new(seen: list[Seen], follower: Follower) -> list[Followed]:
    """The pages that lists gave and that were not known, or have changed since, due at once."""
    listed = {page.address: page for one in seen for page in one.listed}
    known = follower.following.known(listed) if listed else {}
    due = time_text(follower.now)
    fresh = [page for page in listed.values() if page.address not in known or page.changed not in (None, known[page.address].changed)]
    return [replace(known.get(page.address, Followed(page.address)), due=due, changed=page.changed, is_list=page.is_list) for page in fresh]
