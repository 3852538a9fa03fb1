"""``khronika undo``: a judgement taken back."""

from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Its number, as khronika judgements or visibilities shows it.")],
    *,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why.")] = "",
    ledger: LedgerFile = None,
) -> int:
    """Take a judgement back: all is as it was before, and both the judgement and its withdrawal stay in the log."""
    from khronika.cli.judging import undo_and_show  # noqa: PLC0415 - loads the database

    return undo_and_show(number, reason, ledger)
