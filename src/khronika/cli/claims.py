"""``khronika claims``: what the ledger holds."""

from datetime import date
from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile
from khronika.cli.days import day_of
from khronika.cli.options import ClaimsFormat
from khronika.records.claim_type import ClaimType


def claims(
    *,
    type: Annotated[list[ClaimType] | None, typer.Option(metavar="TYPE", help="Only claims of this type. Repeatable.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Only claims at this place, or in this country (two letters).")] = None,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="Only claims with this name among targets or actors.")] = None,
    since: Annotated[date | None, typer.Option(parser=day_of, metavar="DAY", help="Only claims of things on or after this day.")] = None,
    until: Annotated[date | None, typer.Option(parser=day_of, metavar="DAY", help="Only claims of things on or before this day.")] = None,
    everything: Annotated[
        bool, typer.Option("--everything", help="Also what no longer counts: older versions, older readers' claims.")
    ] = False,
    format: Annotated[ClaimsFormat, typer.Option(help="A table, a line of JSON for each report, or CSV.")] = ClaimsFormat.TABLE,
    ledger: LedgerFile = None,
) -> int:
    """Show the claims that the ledger holds."""
    from khronika.cli.listing import list_claims  # noqa: PLC0415 - loads the database
    from khronika.store import ClaimFilter  # noqa: PLC0415 - loads the database

    return list_claims(ClaimFilter(frozenset(type or ()), place, person, since, until, everything), format, ledger)
