"""``khronika verify``: whether the ledger is as it was stored."""

from typing import Annotated

import typer


def verify(
    path: Annotated[
        str | None, typer.Argument(metavar="[PATH]", help="A ledger, data package or lossless file. Default: your ledger.")
    ] = None,
) -> int:
    """Check every hash, every quote and every line of the log of a ledger, or every file of a data package."""
    from khronika.cli.verifying import verify_and_show  # noqa: PLC0415 - loads the database

    return verify_and_show(path)
