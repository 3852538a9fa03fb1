"""What ``khronika follow`` does once its options are understood."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import sleep

from khronika.cli.joining import join
from khronika.cli.manners import SOME_FAILED
from khronika.cli.options import AskingOptions, FollowOptions
from khronika.cli.reading import Tally, fetcher_of, now, reader_of
from khronika.cli.screen import tell
from khronika.errors import InputError, SettingsError
from khronika.pipeline import Follower, Hands, Manner, Round, followed
from khronika.read.archiving import archive_capture
from khronika.records.capture import Capture
from khronika.settings import settings_of
from khronika.store import Following, Ledger

STATE_SUFFIX = ".follow"


def follow_and_tell(options: FollowOptions, asking: AskingOptions, ledger: str | None, state: str | None) -> int:
    """Follows until it is stopped, or once; the exit code is 1 where an address failed."""
    if options.every_seconds <= 0 or options.delay_seconds < 0:
        raise SettingsError("--every is more than nought and --delay not less; ones that work are --every 900 and --delay 5")
    settings = settings_of()
    location = ledger or settings.ledger
    visitor = fetcher_of(asking)
    hands = Hands(visitor, now, reader_of(gate=options.gate), limit_bytes=asking.limit_bytes)
    tally = Tally()
    with Ledger.open(location, now, settings.who) as held, closing(Following.open(state or beside(location))) as following:
        following.follow(options.feeds, now())
        manner = Manner(options.every_seconds, options.delay_seconds)
        follower = Follower(hands, visitor, sleep, held, following, manner, _archive(options.warc))
        try:
            for done in followed(follower, once=options.once):
                tally.add(done.batch)
                _tell(done)
                if done.batch.readings:
                    join(held)
        finally:
            tally.tell(held)
    return SOME_FAILED if tally.failed else 0


def beside(ledger: str) -> str:
    """The file of what was seen that belongs to a ledger; ``SettingsError`` where the ledger is no file."""
    if "://" in ledger:
        raise SettingsError("this ledger is no file that another could lie beside; name one with --state, such as --state follow.db")
    return f"{ledger}{STATE_SUFFIX}"


def _archive(folder: Path | None) -> Callable[[Capture], None] | None:
    if folder is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    return lambda capture: archive_capture(capture, folder)


def _tell(done: Round) -> None:
    for outcome in done.batch.outcomes:
        if isinstance(outcome, InputError):
            tell("failed", str(outcome), "bold red")
    for address in done.vanished:
        tell("vanished", f"{address}: the server says that it is gone; what the ledger has of it stays", "bold yellow")
