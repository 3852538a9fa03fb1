"""``khronika backup``: a whole ledger in one file."""

from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def backup(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file that is made.")],
    *,
    ledger: LedgerFile = None,
) -> int:
    """Write a whole ledger, from whichever database, into a new file, and check what was written."""
    from khronika.cli.keeping import back_up_and_say  # noqa: PLC0415 - loads the database

    return back_up_and_say(out, ledger)
