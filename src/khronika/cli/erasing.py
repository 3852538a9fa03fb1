"""What ``khronika erase`` does once its options are understood."""

import re
import sys

import typer

from khronika.cli.joining import joined_ledger
from khronika.cli.manners import NOTHING_DONE
from khronika.cli.screen import say, tell
from khronika.cli.sealing import joiner, opened
from khronika.cli.withholding import who
from khronika.errors import SettingsError
from khronika.pipeline.concealing import Concealed, erase, erase_capture
from khronika.store import Ledger

SHA256 = re.compile(r"[0-9a-f]{64}")

WHAT_STAYS = (
    "backups, exports, web archives (--warc) and the file of what following saw (.follow) are not touched: delete those that hold it. "
    "Reading the page again would bring it back"
)


def erase_and_show(id: str, basis: str, location: str | None, *, is_name: bool, is_sure: bool) -> int:
    """Erases the record once the person is sure, and says what is left."""
    if not basis.strip():
        raise SettingsError("erasing needs a basis; say it with --basis, without a name")
    with joined_ledger(location) as ledger:
        if not is_sure and not _is_sure():
            tell("nothing was erased", "nobody agreed; --yes agrees beforehand")
            return NOTHING_DONE
        erased = _erase(opened(ledger), id, basis, is_name=is_name)
        say(f"tombstone {erased.number}: erased; {erased.rows:,} rows were written over")
        tell("", WHAT_STAYS)
        if ledger.is_on_server:
            tell("", "the server's write-ahead log, its archive and its replicas hold what was there until they are recycled")
    return 0


def _erase(ledger: Ledger, id: str, basis: str, *, is_name: bool) -> Concealed:
    if SHA256.fullmatch(id.strip().lower()):
        return erase_capture(ledger, joiner(), ledger.capture_number(id.strip().lower()), basis)
    return erase(ledger, joiner(), who(ledger, id, "", is_name=is_name), basis)


def _is_sure() -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    return typer.confirm("Erase it for good?", default=False, err=True)
