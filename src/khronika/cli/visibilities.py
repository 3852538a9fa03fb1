"""``khronika visibilities``: what was decided about who may see what."""

from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def visibilities(
    *,
    everything: Annotated[bool, typer.Option("--everything", help="Also those that were taken back.")] = False,
    ledger: LedgerFile = None,
) -> int:
    """Show what people decided about who may see what, by whom, when and why, and what persons consented to."""
    from khronika.cli.withholding import show_decisions  # noqa: PLC0415 - loads the database

    return show_decisions(ledger, everything=everything)
