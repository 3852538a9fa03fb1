"""``khronika sites``: when sites and services were blocked and came back, as each side tells it."""

from typing import Annotated

import typer

from khronika.cli.common_options import Format, LedgerFile, Person, Place, Since, SiteTable, Types, Until
from khronika.cli.options import ClaimsFormat


def sites(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="With ids: every turn with its words.")] = None,
    *,
    type: Types = None,
    place: Place = None,
    person: Person = None,
    since: Since = None,
    until: Until = None,
    several: Annotated[bool, typer.Option("--several", help="Only what more than one report tells of.")] = False,
    format: Format = ClaimsFormat.TABLE,
    site_table: SiteTable = None,
    ledger: LedgerFile = None,
) -> int:
    """Show when sites and services were blocked and came back, as each side tells it."""
    from khronika.cli.showing import show_sites  # noqa: PLC0415 - loads the database
    from khronika.cli.site_names import known_sites  # noqa: PLC0415 - with it
    from khronika.cli.things_options import ThingsOptions  # noqa: PLC0415 - with it
    from khronika.pipeline.asking import Asked  # noqa: PLC0415 - with it

    asked = Asked(tuple(ids or ()), frozenset(type or ()), place, person, since, until, several)
    return show_sites(ThingsOptions(asked, format, ledger), known_sites(site_table))
