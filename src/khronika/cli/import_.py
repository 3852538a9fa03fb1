"""``khronika import``: what others kept, into the ledger."""

from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="IN", help="A lossless file, data package or run of khronika's, a spreadsheet (CSV, XLSX), or a witness's text."
        ),
    ],
    *,
    mapping: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What the columns of a spreadsheet mean, as you have confirmed it.")
    ] = None,
    witness: Annotated[bool, typer.Option("--witness", help="The file is what a witness told you: first-hand testimony.")] = False,
    ledger: LedgerFile = None,
) -> int:
    """Take in what khronika exported, a spreadsheet, or what a witness told you."""
    from khronika.cli.importing import import_and_tell  # noqa: PLC0415 - loads the database

    return import_and_tell(file, mapping, ledger, is_witness=witness)
