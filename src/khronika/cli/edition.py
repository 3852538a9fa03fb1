"""``khronika edition``: what everybody may see."""

from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile
from khronika.export.format import Format


def edition(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The file or folder to write; a package is a ZIP archive where it ends in .zip.")
    ],
    *,
    format: Annotated[Format, typer.Option(help="In which format.")] = Format.PACKAGE,
    clear: Annotated[list[str] | None, typer.Option(metavar="HOST", help="A host whose addresses may be given. Repeatable.")] = None,
    allow: Annotated[list[str] | None, typer.Option(metavar="WORDS", help="Words that name nobody who is sealed. Repeatable.")] = None,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Why these words may stand. It is logged.")] = "",
    plan: Annotated[bool, typer.Option("--plan", help="Only show what it would contain and what the check finds.")] = False,
    ledger: LedgerFile = None,
) -> int:
    """Write what everybody may see: quotes of what is public, once the check finds no name that must not leave."""
    from khronika.cli.publishing import publish_and_tell  # noqa: PLC0415 - loads the database

    return publish_and_tell(out, format, (clear, allow, reason), ledger, is_plan=plan)
