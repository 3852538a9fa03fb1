"""``khronika search``: reports by their words."""

from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="The words, in any script.")],
    *,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many reports at most.")] = 20,
    ledger: LedgerFile = None,
) -> int:
    """Show the reports that have all of the words; of the last word a beginning is enough."""
    from khronika.cli.searching import search_and_show  # noqa: PLC0415 - loads the database

    return search_and_show(" ".join(words), limit, ledger)
