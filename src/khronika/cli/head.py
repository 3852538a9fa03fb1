"""``khronika head``: a signed head of the log, to be kept elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def head(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file that is made.")],
    *,
    key: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The key that signs. Default: KHRONIKA_KEY, or one made for you.")
    ] = None,
    ledger: LedgerFile = None,
) -> int:
    """Sign the log as it is now; kept elsewhere, the file shows whether somebody rewrote it later."""
    from khronika.cli.keeping import sign_head_and_say  # noqa: PLC0415 - loads the database

    return sign_head_and_say(out, key, ledger)
