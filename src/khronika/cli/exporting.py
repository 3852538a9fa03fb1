"""What ``khronika export`` does."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from khronika.cli.as_asked import as_asked
from khronika.cli.joining import joined_ledger
from khronika.cli.manners import NO_ROOM
from khronika.cli.screen import say, tell
from khronika.errors import SettingsError
from khronika.export.events import beside
from khronika.export.format import Format
from khronika.export.formats import EXPORTERS, export
from khronika.export.loss import loss_path
from khronika.export.package import digest_of_package
from khronika.pipeline.editions import whole_edition
from khronika.settings import settings_of
from khronika.store import Ledger

FOR_ITS_OWNER = 0o077


def export_and_tell(format: Format, out: Path, location: str | None) -> int:
    """Writes the file, which only its owner can read, and says what it could not carry."""
    with _ledger(format, location) as ledger, ledger.looking() as looking, whole_or_nothing(out):
        report = export(whole_edition(looking, datetime.now(UTC).date()), format, out)
    tell("", f"{out}: {report.line()}. {loss_path(out).name} says why")
    if format is Format.PACKAGE:
        say(f"{out}: the checksum of the whole is {digest_of_package(out)}")
    return 0


@contextmanager
def whole_or_nothing(out: Path) -> Iterator[None]:
    """A time in which files are made that only their owner can read; where it ends badly, they are taken away again."""
    if not out.absolute().parent.is_dir():
        raise SettingsError(f"there is no folder {out.absolute().parent}; make it, or name a file elsewhere")
    paths = (out, loss_path(out), beside(out))
    for path in paths:
        if path.exists():
            raise SettingsError(f"{path} is there already; name another file, or take it away")
    before = os.umask(FOR_ITS_OWNER)
    try:
        yield
    except BaseException as error:
        for path in paths:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno not in NO_ROOM:
            raise SettingsError(f"{out} cannot be written: {error.strerror}; name a file in a folder that you may write to") from error
        raise
    finally:
        os.umask(before)


@contextmanager
def _ledger(format: Format, location: str | None) -> Iterator[Ledger]:
    """The ledger, joined first where the format holds what is worked out across reports."""
    if EXPORTERS[format].needs_joining:
        with joined_ledger(location) as ledger:
            yield ledger
        return
    settings = settings_of()
    with as_asked(Ledger.open(location or settings.ledger, lambda: datetime.now(UTC), settings.who, create=False), settings) as ledger:
        yield ledger
