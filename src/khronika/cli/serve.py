"""``khronika serve``: the desk in a browser."""

from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def serve(
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port on this machine; 0 takes any that is free.")] = 8000,
    ledger: LedgerFile = None,
) -> int:
    """Open the desk in a browser on this machine: review, correct, explore and publish."""
    from khronika.cli.serving import serve_desk  # noqa: PLC0415 - loads the server and the database

    return serve_desk(port, ledger)
