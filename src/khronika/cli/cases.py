"""``khronika cases``: what befell each person and body, step by step."""

from typing import Annotated

import typer

from khronika.cli.common_options import Format, LedgerFile, Person, Place, Since, Types, Until
from khronika.cli.options import ClaimsFormat


def cases(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]...", help="With ids: every step with its words, and why names are one person's."),
    ] = None,
    *,
    type: Types = None,
    place: Place = None,
    person: Person = None,
    since: Since = None,
    until: Until = None,
    several: Annotated[bool, typer.Option("--several", help="Only what more than one report tells of.")] = False,
    format: Format = ClaimsFormat.TABLE,
    ledger: LedgerFile = None,
) -> int:
    """Show what befell each person and body, step by step."""
    from khronika.cli.showing import show_cases  # noqa: PLC0415 - loads the database
    from khronika.cli.things_options import ThingsOptions  # noqa: PLC0415 - with it
    from khronika.pipeline.asking import Asked  # noqa: PLC0415 - with it

    asked = Asked(tuple(ids or ()), frozenset(type or ()), place, person, since, until, several)
    return show_cases(ThingsOptions(asked, format, ledger))
