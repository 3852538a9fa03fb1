"""``khronika erase``: a record destroyed."""

from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def erase(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a party, incident, report or claim, or the SHA-256 of a capture.")],
    *,
    basis: Annotated[str, typer.Option(metavar="WORDS", help="On what basis; it is kept in clear, so name nobody.")],
    by_name: Annotated[bool, typer.Option("--by-name", help="ID is a person's whole name instead.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    ledger: LedgerFile = None,
) -> int:
    """Destroy a record in every place where it stands, and leave a tombstone. Nothing brings it back."""
    from khronika.cli.erasing import erase_and_show  # noqa: PLC0415 - loads the database

    return erase_and_show(id, basis, ledger, is_name=by_name, is_sure=yes)
