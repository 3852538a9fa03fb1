"""What ``khronika verify`` does."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from khronika.cli.manners import SOME_FAILED
from khronika.cli.screen import say
from khronika.cli.sealing import opened
from khronika.errors import DamagedLedgerError, RecordError, SettingsError
from khronika.export.checking import faults_of_package, is_package
from khronika.export.package import digest_of_package, is_archive
from khronika.records.signed_head import SignedHead
from khronika.settings import settings_of
from khronika.store import Fault, Ledger
from khronika.store.signing import signed_head_in


def verify_and_show(path: str | None, head: Path | None, signer: str | None, *, joined: bool) -> int:
    """Names the first fault and how many more there are; the exit code is 1 where there is one."""
    if path is not None and is_package(Path(path)):
        return _verify_package(Path(path))
    settings = settings_of()
    location = path or settings.ledger
    signed = _signed_head(head, signer)
    try:
        with opened(Ledger.open(location, lambda: datetime.now(UTC), settings.who, create=False)) as ledger:
            faults = chain(ledger.verify(signed), _joined_faults(ledger) if joined else ())
            first = next(faults, None)
            if first is None:
                _tell_sound(ledger, signed)
                return 0
            say(f"{ledger.location}: {first}")
            more = sum(1 for _ in faults)
            say(f"{more:,} more fault{'' if more == 1 else 's'}" if more else "no other fault")
    except DamagedLedgerError as error:
        say(str(error))
    return SOME_FAILED


def _joined_faults(ledger: Ledger) -> Iterator[Fault]:
    """What is worked out, against what it comes to when it is worked out anew; looked at once everything else was."""
    from khronika.pipeline import KINDS, Joiner, Placer, joined_faults  # noqa: PLC0415 - only where somebody asks for it
    from khronika.store.gazetteer import gazetteer  # noqa: PLC0415

    yield from joined_faults(ledger, Joiner(KINDS, Placer.over(gazetteer())))


def _signed_head(path: Path | None, signer: str | None) -> SignedHead | None:
    """The signed head of the file; ``SettingsError`` where it vouches for nothing, or somebody else signed it."""
    if path is None:
        if signer is not None:
            raise SettingsError("--signer says who must have signed a head; name its file with --head")
        return None
    try:
        signed = signed_head_in(path.read_bytes())
    except (OSError, RecordError) as error:
        raise SettingsError(f"{path} is no signed head that can be used: {error}; name a file that khronika head made") from error
    if signer is not None and signer.strip().lower() != signed.key:
        raise SettingsError(f"{path} was signed by the key {signed.key}, not by {signer}; whoever can write there may have replaced it")
    return signed


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


def _tell_sound(ledger: Ledger, signed: SignedHead | None) -> None:
    counts = ledger.counts()
    say(
        f"{ledger.location} is as it was stored: captures {counts.captures:,}, reports {counts.reports:,}, versions {counts.versions:,}, "
        f"claims that count {counts.claims:,}"
    )
    _tell_concealed(ledger)
    if signed is not None:
        when = f"{signed.at:%Y-%m-%d %H:%M} UTC"
        say(f"its log holds batch {signed.head.batch:,}, which {signed.who} signed at {when} by the key {signed.key}")


def _tell_concealed(ledger: Ledger) -> None:
    """What was written over: neither is a fault."""
    sealed = ledger.sealed_rows()
    if sealed:
        how = "not opened, for there is no key here" if ledger.key is None else "opened with the key, and as they were"
        say(f"rows that are sealed: {sealed:,}, {how}")
    for stone in ledger.tombstones():
        say(f"erased: a {stone.what}, {stone.rows:,} rows, by {stone.who} at {stone.at:%Y-%m-%d %H:%M} UTC, on this basis: {stone.basis}")
