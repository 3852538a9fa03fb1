"""What a visit to an address means: what is read, what is seen, and when to come again."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from khronika.errors import InputError
from khronika.read.feed import Listed
from khronika.read.visit import Visit
from khronika.records.capture import Capture
from khronika.store import Followed, time_text

FAILURES_MAX = 8
"""After so many failures in a row a page is given up; a list never is."""

WAIT_MAX = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Manner:
    """How following behaves: a list is asked again ``every_seconds``, a host every ``delay_seconds`` at most, a page after ``revisits``."""

    every_seconds: float = 900.0
    delay_seconds: float = 5.0
    revisits: tuple[timedelta, ...] = (timedelta(hours=6), timedelta(days=1), timedelta(days=3), timedelta(days=7), timedelta(days=30))


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a visit: what is remembered, the page or complaint, and further addresses that a list gave."""

    row: Followed
    outcome: Capture | InputError | None = None
    listed: tuple[Listed, ...] = ()
    vanished: str | None = None


def seen_page(before: Followed, visit: Visit, now: datetime, manner: Manner) -> Seen:
    """What a visit to a page came to. A page that is gone is looked for again like any other: some come back."""
    if visit.is_unchanged:
        return Seen(_answered(before, now, manner))
    if visit.is_gone and before.times:
        return Seen(replace(_answered(before, now, manner), is_gone=True), vanished=None if before.is_gone else f"http {visit.status}")
    if visit.capture is None:
        return seen_failure(before, _complaint(before, visit), now, manner, visit.retry_after_seconds)
    row = replace(_answered(before, now, manner), is_gone=False, etag=visit.validators.etag, last_modified=visit.validators.last_modified)
    return Seen(row, visit.capture)


def seen_list(before: Followed, visit: Visit, listed: tuple[Listed, ...], now: datetime, manner: Manner) -> Seen:
    """What a visit to a list came to, where it answered."""
    if visit.capture is None and not visit.is_unchanged:
        return seen_failure(before, _complaint(before, visit), now, manner, visit.retry_after_seconds)
    row = replace(before, due=time_text(now + timedelta(seconds=manner.every_seconds)), seen=time_text(now), failures=0)
    if visit.capture is not None:
        row = replace(row, times=row.times + 1, etag=visit.validators.etag, last_modified=visit.validators.last_modified)
    return Seen(row, listed=listed)


def seen_failure(before: Followed, error: InputError, now: datetime, manner: Manner, wait_seconds: float | None = None) -> Seen:
    """A visit that failed: the next comes later each time, and not before the server asks for it."""
    failures = before.failures + 1
    wait = max(manner.every_seconds * 2 ** min(failures - 1, 20), wait_seconds or 0.0)
    due = time_text(now + min(timedelta(seconds=min(wait, WAIT_MAX.total_seconds())), WAIT_MAX))
    is_given_up = failures >= FAILURES_MAX and not before.is_list
    return Seen(replace(before, due=None if is_given_up else due, seen=time_text(now), failures=failures), error)


def _complaint(before: Followed, visit: Visit) -> InputError:
    return InputError(before.address, f"the server answered {visit.status}", "it is asked again later")


def _answered(before: Followed, now: datetime, manner: Manner) -> Followed:
    """The row of a page that answered, due after the next of the manner's times; not any more after the last."""
    after = manner.revisits[before.times] if before.times < len(manner.revisits) else None
    due = None if after is None else time_text(now + after)
    return replace(before, due=due, seen=time_text(now), times=before.times + 1, failures=0)
