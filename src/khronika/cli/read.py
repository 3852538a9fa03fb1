"""``khronika read``: inputs into readings, kept in the ledger and shown."""

from datetime import date
from typing import Annotated

import typer

from khronika.cli.common_options import AllowHost, IgnoreRobots, LedgerFile, Proxy, Timeout
from khronika.cli.days import day_of
from khronika.cli.options import TIMEOUT_SECONDS, AskingOptions, ReadFormat, ReadOptions
from khronika.read import LIMIT_BYTES


def read(
    *,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders and http(s) addresses.")],
    format: Annotated[ReadFormat, typer.Option(help="A table, a line of JSON for each report, or nothing.")] = ReadFormat.TABLE,
    published: Annotated[
        date | None, typer.Option(parser=day_of, metavar="DAY", help="The publication day (YYYY-MM-DD) of reports that do not say one.")
    ] = None,
    store: Annotated[bool, typer.Option("--store/--no-store", help="Keep what is read in the ledger, or keep nothing.")] = True,
    ledger: LedgerFile = None,
    gate: Annotated[
        bool, typer.Option("--gate/--no-gate", help="Leave out reports that are about something else, or read all (default).")
    ] = False,
    proxy: Proxy = None,
    ignore_robots: IgnoreRobots = False,
    allow_host: AllowHost = None,
    timeout: Timeout = TIMEOUT_SECONDS,
    limit_bytes: Annotated[int, typer.Option(metavar="BYTES", help="How much one page, text or line may weigh.")] = LIMIT_BYTES,
) -> int:
    """Read files, folders and addresses, keep them in the ledger and show the claims."""
    from khronika.cli.reading import read_and_show  # noqa: PLC0415 - loads the reader

    options = ReadOptions(tuple(inputs), format, published, store, ledger, gate)
    asking = AskingOptions(proxy, ignore_robots, frozenset(allow_host or ()), timeout, limit_bytes)
    return read_and_show(options, asking)
