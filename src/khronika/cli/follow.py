"""``khronika follow``: feeds and sitemaps, and the pages that they list, over time."""

from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.common_options import AllowHost, IgnoreRobots, LedgerFile, Proxy, Timeout
from khronika.cli.options import EVERY_SECONDS, TIMEOUT_SECONDS, AskingOptions, FollowOptions
from khronika.read import LIMIT_BYTES


def follow(
    *,
    feeds: Annotated[list[str], typer.Argument(metavar="FEED...", help="Addresses of feeds and sitemaps.")],
    once: Annotated[bool, typer.Option("--once", help="Visit what is due, and end.")] = False,
    every: Annotated[float, typer.Option(metavar="SECONDS", help="How often a feed is asked.")] = EVERY_SECONDS,
    delay: Annotated[float, typer.Option(metavar="SECONDS", help="How long to wait between two requests to one host.")] = 5.0,
    warc: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Keep what is fetched as web archives too.")] = None,
    gate: Annotated[
        bool, typer.Option("--gate/--no-gate", help="Leave out reports that are about something else (default), or read all.")
    ] = True,
    ledger: LedgerFile = None,
    state: Annotated[str | None, typer.Option(metavar="FILE", help="What was seen. Default: beside the ledger.")] = None,
    proxy: Proxy = None,
    ignore_robots: IgnoreRobots = False,
    allow_host: AllowHost = None,
    timeout: Timeout = TIMEOUT_SECONDS,
    limit_bytes: Annotated[int, typer.Option(metavar="BYTES", help="How much one page or feed may weigh.")] = LIMIT_BYTES,
) -> int:
    """Keep reading feeds and sitemaps: new pages, changed ones, and those that vanish."""
    from khronika.cli.following import follow_and_tell  # noqa: PLC0415 - loads the reader

    options = FollowOptions(tuple(feeds), once, every, delay, warc, gate)
    return follow_and_tell(options, AskingOptions(proxy, ignore_robots, frozenset(allow_host or ()), timeout, limit_bytes), ledger, state)
