"""Options that several commands have."""

from datetime import date
from pathlib import Path as FilePath
from typing import Annotated

import typer

from khronika.cli.days import day_of
from khronika.cli.options import ClaimsFormat
from khronika.records.claim_type import ClaimType

Types = Annotated[list[ClaimType] | None, typer.Option("--type", metavar="TYPE", help="Only things of this type. Repeatable.")]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="Only what was at this place, or in this region or country.")]
Person = Annotated[str | None, typer.Option(metavar="NAME", help="Only what names this person or body, in any spelling.")]
Since = Annotated[date | None, typer.Option(parser=day_of, metavar="DAY", help="Only what was on or after this day.")]
Until = Annotated[date | None, typer.Option(parser=day_of, metavar="DAY", help="Only what was on or before this day.")]
Format = Annotated[ClaimsFormat, typer.Option(help="A table, lines of JSON, or CSV.")]
LedgerFile = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="A file or an address of PostgreSQL. Default: KHRONIKA_LEDGER, or one in your data folder."),
]
SiteTable = Annotated[FilePath | None, typer.Option(metavar="FILE", help="More names of sites, as CSV or TOML. Default: KHRONIKA_SITES.")]
Proxy = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Fetch through a proxy, as socks5h://127.0.0.1:9050 (Tor).")]
IgnoreRobots = Annotated[bool, typer.Option("--ignore-robots", help="Fetch also what a site's robots.txt asks not to fetch.")]
AllowHost = Annotated[list[str] | None, typer.Option(metavar="HOST", help="A private host that may be asked. Repeatable.")]
Timeout = Annotated[float, typer.Option(metavar="SECONDS", help="How long one address may take.")]
