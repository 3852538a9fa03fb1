"""What ``khronika backup``, ``restore`` and ``head`` do once their options are understood."""

from datetime import UTC, datetime
from pathlib import Path

from khronika.cli.screen import say, tell
from khronika.errors import LedgerError, SettingsError
from khronika.records.body import body_of
from khronika.settings import settings_of
from khronika.store import Ledger
from khronika.store.backup import back_up, restore
from khronika.store.signing import sign, signing_key


def back_up_and_say(out: Path, location: str | None) -> int:
    """Writes the backup and says what is in it."""
    settings = settings_of()
    with Ledger.open(location or settings.ledger, _now, settings.who, create=False) as ledger:
        back_up(ledger, out)
        say(f"{out} holds all of {ledger.location}: {ledger.counts().versions:,} versions of reports, and was checked")
    return 0


def restore_and_say(backup: Path, location: str | None) -> int:
    """Restores the backup and says what the ledger holds then."""
    settings = settings_of()
    if not backup.is_file():
        raise LedgerError(f"there is no backup at {backup}; name a file that khronika backup made")
    with Ledger.open(location or settings.ledger, _now, settings.who) as ledger:
        restore(backup, ledger)
        say(f"{ledger.location} holds all of {backup}: {ledger.counts().versions:,} versions of reports, and was checked")
    return 0


def sign_head_and_say(out: Path, key: Path | None, location: str | None) -> int:
    """Signs the head, and says by which key it can be checked."""
    settings = settings_of()
    if out.exists():
        raise SettingsError(f"there is something at {out} already; name another file")
    with Ledger.open(location or settings.ledger, _now, settings.who, create=False) as ledger:
        signed = sign(ledger.head(), signing_key(key or settings.key), _now(), settings.who)
    out.write_text(body_of(signed) + "\n", encoding="utf-8")
    say(f"{out}: batch {signed.head.batch:,} of the log, line {signed.head.line:,}, signed by the key {signed.key}")
    tell("", "keep this file, and the number of the key, where nobody who can write to the ledger can write")
    return 0


def _now() -> datetime:
    return datetime.now(UTC)
