"""``khronika judge``: what a person decides."""

from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile
from khronika.cli.options import Say


def judge(
    verdict: Annotated[Say, typer.Argument(help="What you decide: two things are one, are not, you do not know; or where a name is.")],
    subject: Annotated[str, typer.Argument(metavar="A", help="The id of a claim, incident, party or report, or its beginning.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The id of the other one; for a place its name in the claim.")],
    place: Annotated[int | None, typer.Argument(metavar="[PLACE]", help="For a place: its id in GeoNames.")] = None,
    *,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why; whoever goes on from here will want to know.")],
    ledger: LedgerFile = None,
) -> int:
    """Decide whether two things are one, or where a place is. It is kept beside the claims, holds before all rules, and can be undone."""
    from khronika.cli.judging import judge_and_show  # noqa: PLC0415 - loads the database

    return judge_and_show(verdict, (subject, other), place, reason, ledger)
