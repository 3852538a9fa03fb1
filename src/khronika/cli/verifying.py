"""What ``khronika verify`` does."""

from datetime import UTC, datetime

from khronika.cli.manners import SOME_FAILED
from khronika.cli.screen import say
from khronika.errors import DamagedLedgerError
from khronika.settings import settings_of
from khronika.store import Ledger


def verify_and_show(path: str | None) -> int:
    """Names the first fault and how many more there are; the exit code is 1 where there is one."""
    settings = settings_of()
    location = path or settings.ledger
    try:
        with Ledger.open(location, lambda: datetime.now(UTC), settings.who, create=False) as ledger:
            faults = ledger.verify()
            first = next(faults, None)
            if first is None:
                _tell_sound(ledger)
                return 0
            say(f"{ledger.location}: {first}")
            more = sum(1 for _ in faults)
            say(f"{more:,} more fault{'' if more == 1 else 's'}" if more else "no other fault")
    except DamagedLedgerError as error:
        say(str(error))
    return SOME_FAILED


def _tell_sound(ledger: Ledger) -> None:
    counts = ledger.counts()
    say(
        f"{ledger.location} is as it was stored: captures {counts.captures:,}, reports {counts.reports:,}, versions {counts.versions:,}, "
        f"claims that count {counts.claims:,}"
    )
