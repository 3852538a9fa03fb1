"""What ``khronika verify`` does."""

from datetime import UTC, datetime
from pathlib import Path

from khronika.cli.manners import SOME_FAILED
from khronika.cli.screen import say
from khronika.errors import DamagedLedgerError
from khronika.export.checking import faults_of_package, is_package
from khronika.export.package import digest_of_package, is_archive
from khronika.settings import settings_of
from khronika.store import Ledger


def verify_and_show(path: str | None) -> int:
    """Names the first fault and how many more there are; the exit code is 1 where there is one."""
    if path is not None and is_package(Path(path)):
        return _verify_package(Path(path))
    settings = settings_of()
    location = path or settings.ledger
    try:
        with Ledger.open(location, lambda: datetime.now(UTC), settings.who, create=False) as ledger:
            faults = ledger.verify()
            first = next(faults, None)
            if first is None:
                _tell_sound(ledger)
                return 0
            say(f"{location}: {first}")
            more = sum(1 for _ in faults)
            say(f"{more:,} more fault{'' if more == 1 else 's'}" if more else "no other fault")
    except DamagedLedgerError as error:
        say(str(error))
    return SOME_FAILED


def _verify_package(path: Path) -> int:
    faults = list(faults_of_package(path))
    if not faults:
        has_digest = path.is_dir() or is_archive(path)
        digest = f"; the checksum of the whole is {digest_of_package(path)}" if has_digest else ""
        say(f"{path} is as it was written{digest}")
        return 0
    say(f"{path}: {faults[0]}")
    more = len(faults) - 1
    say(f"{more:,} more fault{'' if more == 1 else 's'}" if more else "no other fault")
    return SOME_FAILED


def _tell_sound(ledger: Ledger) -> None:
    counts = ledger.counts()
    say(
        f"{ledger.location} is as it was stored: captures {counts.captures:,}, reports {counts.reports:,}, versions {counts.versions:,}, "
        f"claims that count {counts.claims:,}"
    )
