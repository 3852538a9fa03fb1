"""``khronika consent``: what a person said about being named."""

from datetime import date
from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile
from khronika.cli.days import day_of
from khronika.records.consent import Answer


def consent(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a party, or its beginning.")],
    answer: Annotated[Answer, typer.Argument(help="What the person said.")],
    *,
    purpose: Annotated[str, typer.Option("--for", metavar="WORDS", help="What they were asked about, such as the yearly report.")],
    day: Annotated[date | None, typer.Option(parser=day_of, metavar="DAY", help="When they said it.")] = None,
    by_name: Annotated[bool, typer.Option("--by-name", help="ID is the person's whole name instead.")] = False,
    ledger: LedgerFile = None,
) -> int:
    """Keep what a person said about being named. Who refused stands in no public edition."""
    from khronika.cli.withholding import note_consent_and_show  # noqa: PLC0415 - loads the database

    return note_consent_and_show(id, answer, purpose, day, ledger, is_name=by_name)
