"""``khronika export``: what the ledger holds into the formats of others."""

from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile
from khronika.export.format import Format


def export(
    format: Annotated[Format, typer.Argument(help="In which format.")],
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The file or folder to write; a package is a ZIP archive where it ends in .zip.")
    ],
    *,
    ledger: LedgerFile = None,
) -> int:
    """Write what the ledger holds in a format of others, with a report beside it of what that format could not carry."""
    from khronika.cli.exporting import export_and_tell  # noqa: PLC0415 - loads the database

    return export_and_tell(format, out, ledger)
