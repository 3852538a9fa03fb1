"""``khronika verify``: whether the ledger is as it was stored."""

from pathlib import Path
from typing import Annotated

import typer


def verify(
    path: Annotated[
        str | None, typer.Argument(metavar="[PATH]", help="A ledger, data package or lossless file. Default: your ledger.")
    ] = None,
    *,
    head: Annotated[Path | None, typer.Option(metavar="FILE", help="A signed head that khronika head made of this ledger earlier.")] = None,
    joined: Annotated[bool, typer.Option("--joined", help="Also join everything anew, and compare. Slow.")] = False,
    signer: Annotated[str | None, typer.Option(metavar="KEY", help="The public key that must have signed the head.")] = None,
) -> int:
    """Check every hash, every quote and every line of the log of a ledger, or every file of a data package."""
    from khronika.cli.verifying import verify_and_show  # noqa: PLC0415 - loads the database

    return verify_and_show(path, head, signer, joined=joined)
