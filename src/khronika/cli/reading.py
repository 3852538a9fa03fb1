"""What ``khronika read`` does once its options are understood."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from khronika.cli.joining import join
from khronika.cli.manners import NOTHING_DONE, SOME_FAILED
from khronika.cli.options import AskingOptions, ReadFormat, ReadOptions
from khronika.cli.progress import Progress
from khronika.cli.screen import flush, tell, write_line
from khronika.cli.shared_ids import SharedIds
from khronika.cli.table import source_of, unread_words
from khronika.cli.tables import show_table
from khronika.cli.walk import is_address, is_missing
from khronika.errors import InputError
from khronika.extract import ClaimReader, GatedReader, english_reader, trained_gate
from khronika.pipeline import Batch, Hands, batches_kept, batches_read
from khronika.read import Fetch, captures_in
from khronika.records.capture import Capture
from khronika.records.codec import encode_reading
from khronika.records.reading import Reading
from khronika.settings import settings_of
from khronika.store import Added, Ledger

if TYPE_CHECKING:
    from khronika.read.fetching import Fetcher


def read_and_show(options: ReadOptions, asking: AskingOptions) -> int:
    """Reads everything and gives the exit code: 1 where some inputs failed, 2 where none of them exists."""
    fetch = _fetch(options.inputs, asking)
    if all(map(is_missing, options.inputs)):
        for error in captures_in(options.inputs, fetch, now):
            tell("failed", str(error), "bold red")
        return NOTHING_DONE
    hands = Hands(fetch, now, reader_of(gate=options.gate), options.published, asking.limit_bytes)
    tally, ids = Tally(), SharedIds()
    with _ledger(options) as ledger, Progress.over(options.inputs) as progress:
        batches = batches_read(progress.watched(options.inputs), hands)
        try:
            for batch in batches if ledger is None else batches_kept(batches, ledger):
                tally.add(batch)
                with progress.aside():
                    _show(batch, SHOW[options.format], ids)
                progress.advance(len(batch.outcomes))
            if ledger is not None:
                join(ledger)
        except BrokenPipeError:
            raise
        except BaseException:
            tally.tell(ledger)
            raise
    tally.tell(ledger)
    return SOME_FAILED if tally.failed else 0


@dataclass(slots=True)
class Tally:
    """How much was read, and how much of it is new."""

    reports: int = 0
    claims: int = 0
    unread: int = 0
    left_out: int = 0
    failed: int = 0
    added: Added = field(default_factory=Added)

    def add(self, batch: Batch) -> None:
        """Counts a batch."""
        claims = [reading.claims for _, reading in batch.readings]
        self.reports += len(claims)
        self.claims += sum(len(found) for found in claims if found is not None)
        left_out = sum(reading.left_out is not None for _, reading in batch.readings)
        self.left_out += left_out
        self.unread += claims.count(None) - left_out
        self.failed += len(batch.outcomes) - len(claims)
        self.added += batch.added or Added()

    def tell(self, ledger: Ledger | None) -> None:
        """Says it on standard error."""
        words = f"{_some(self.reports, 'report')} read, {_some(self.claims, 'claim')}"
        words += f"; {_some(self.unread, 'report')} in a language that nobody reads" if self.unread else ""
        words += f"; {_some(self.left_out, 'report')} left out by the gate" if self.left_out else ""
        words += f"; {_some(self.failed, 'input')} failed" if self.failed else ""
        if ledger is None:
            tell("", f"{words}. Nothing is kept (--no-store)")
            return
        new = [_some(self.added.reports, "report"), _some(self.added.claims, "claim")]
        new += [f"{_some(self.added.versions, 'new version')} of known reports"] if self.added.versions else []
        tell("", f"{words}. New in {ledger.location}: {', '.join(new)}")


def _some(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _show(batch: Batch, show: Callable[[Reading], None], ids: SharedIds) -> None:
    for outcome in batch.outcomes:
        if isinstance(outcome, InputError):
            tell("failed", str(outcome), "bold red")
            continue
        capture, reading = outcome
        _warn(capture, reading, ids)
        show(reading)
    flush()


def _warn(capture: Capture, reading: Reading, ids: SharedIds) -> None:
    shared = ids.complaint(capture, reading.report.id)
    if shared is not None:
        tell("same id", shared, "bold yellow")
    name = source_of(capture.address)
    if reading.left_out is not None:
        tell("left out", f"{name}: {reading.left_out}; khronika reread reads it after all", "yellow")
    elif reading.claims is None:
        tell("not read", f"{name}: {unread_words(reading.report.language)}", "bold yellow")
    elif reading.report.published is None:
        day = "it does not say on which day it was published, so words such as “on Tuesday” give no day; --published DAY tells it"
        tell("no day", f"{name}: {day}", "yellow")


def _show_nothing(_: Reading) -> None:
    pass


def _show_json(reading: Reading) -> None:
    write_line(encode_reading(reading))


def _show_table(reading: Reading) -> None:
    if reading.left_out is None:
        show_table(reading.report, reading.claims)


SHOW: dict[ReadFormat, Callable[[Reading], None]] = {
    ReadFormat.TABLE: _show_table,
    ReadFormat.JSONL: _show_json,
    ReadFormat.NONE: _show_nothing,
}


def reader_of(*, gate: bool) -> ClaimReader:
    """The reader, behind the gate where there is to be one."""
    return GatedReader(english_reader(), trained_gate()) if gate else english_reader()


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


@contextmanager
def _ledger(options: ReadOptions) -> Iterator[Ledger | None]:
    if not options.store:
        yield None
        return
    settings = settings_of()
    with Ledger.open(options.ledger or settings.ledger, now, settings.who) as ledger:
        yield ledger


def _fetch(inputs: Iterable[str], asking: AskingOptions) -> Fetch:
    return fetcher_of(asking) if any(map(is_address, inputs)) else no_fetch


def fetcher_of(asking: AskingOptions) -> "Fetcher":
    """What fetches addresses as the options say."""
    from khronika.read.fetching import Fetcher, FetchOptions  # noqa: PLC0415 - loads the libraries of the network

    options = FetchOptions(
        proxy=asking.proxy,
        keep_robots=not asking.ignore_robots,
        allow_hosts=asking.allow_hosts,
        timeout_seconds=asking.timeout_seconds,
        limit_bytes=asking.limit_bytes,
    )
    return Fetcher(options, now)


def no_fetch(address: str) -> Capture:
    """Refuses to fetch."""
    raise InputError(address, "nothing is fetched where only files are read", "give it as an address")
