"""``khronika judgements``: what people decided."""

from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def judgements(
    *,
    everything: Annotated[bool, typer.Option("--everything", help="Also those that were withdrawn.")] = False,
    ledger: LedgerFile = None,
) -> int:
    """Show what people decided, and whether the words that it rests on are still there."""
    from khronika.cli.judging import show_judgements  # noqa: PLC0415 - loads the database

    return show_judgements(everything=everything, location=ledger)
