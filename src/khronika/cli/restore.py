"""``khronika restore``: a ledger from its backup."""

from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def restore(
    backup: Annotated[Path, typer.Argument(metavar="IN", help="A file that khronika backup made.")],
    *,
    ledger: LedgerFile = None,
) -> int:
    """Fill a ledger that does not exist yet, in whichever database, with what a backup holds."""
    from khronika.cli.keeping import restore_and_say  # noqa: PLC0415 - loads the database

    return restore_and_say(backup, ledger)
