"""``khronika visibility``: who may see a record."""

from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile
from khronika.records.visibility import Visibility


def visibility(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id of a party, incident, report or claim, or its beginning.")],
    level: Annotated[Visibility, typer.Argument(help="Who may see it.")],
    *,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why; it is kept in clear, so name nobody.")],
    field: Annotated[str, typer.Option(metavar="FIELD", help="One field of a claim or incident alone, such as where.")] = "",
    by_name: Annotated[bool, typer.Option("--by-name", help="ID is a person's whole name instead.")] = False,
    ledger: LedgerFile = None,
) -> int:
    """Decide who may see a record, or one field of it. It is logged, and khronika undo takes it back."""
    from khronika.cli.sealing import seal_and_show  # noqa: PLC0415 - loads the database
    from khronika.cli.withholding import decide_and_show  # noqa: PLC0415 - with it

    if level is Visibility.SEALED:
        return seal_and_show(id, reason, ledger, field=field, is_name=by_name, with_passphrase=False)
    return decide_and_show(id, level, reason, ledger, field=field, is_name=by_name)
