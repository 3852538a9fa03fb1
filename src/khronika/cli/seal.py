"""``khronika seal``: a record kept under encryption."""

from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def seal(
    id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="The id of a party, incident, report or claim. Default: all that is sealed.")
    ] = None,
    *,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why; it is kept in clear, so name nobody.")] = "",
    field: Annotated[str, typer.Option(metavar="FIELD", help="One field of a claim or incident alone, such as where.")] = "",
    by_name: Annotated[bool, typer.Option("--by-name", help="ID is a person's whole name instead.")] = False,
    passphrase: Annotated[bool, typer.Option("--passphrase", help="Where the key is made: put it under a passphrase.")] = False,
    ledger: LedgerFile = None,
) -> int:
    """Encrypt a record in every place where it stands; khronika undo brings it back. Without ID, seal what came since of sealed records."""
    from khronika.cli.sealing import seal_again_and_show, seal_and_show  # noqa: PLC0415 - loads the database

    if id is None:
        return seal_again_and_show(ledger)
    return seal_and_show(id, reason, ledger, field=field, is_name=by_name, with_passphrase=passphrase)
