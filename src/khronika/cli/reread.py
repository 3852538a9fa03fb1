"""``khronika reread``: what the gate left out, read after all."""

from typing import Annotated

import typer


def reread(
    *,
    ledger: Annotated[
        str | None, typer.Option(metavar="FILE", help="The ledger. Default: KHRONIKA_LEDGER, or one in your data folder.")
    ] = None,
) -> int:
    """Read what the gate left out, from the captures that the ledger keeps."""
    from khronika.cli.rereading import reread_and_tell  # noqa: PLC0415 - loads the reader

    return reread_and_tell(ledger)
