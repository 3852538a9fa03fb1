"""``khronika evaluate``: scores against gold, held against the floors."""

from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.options import ALL_SETS, FLOORS, EvaluateOptions


def evaluate(
    *,
    sets: Annotated[list[str] | None, typer.Argument(metavar="[SET...]", help=f"Sets of the gold. Default: {', '.join(ALL_SETS)}.")] = None,
    gold: Annotated[Path | None, typer.Option(metavar="FOLDER", help="The gold data. Default: KHRONIKA_GOLD.")] = None,
    read: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Score this file, as `khronika read --format jsonl` prints it, against one set.")
    ] = None,
    floors: Annotated[Path | None, typer.Option(metavar="FILE", help=f"The floors. Default: {FLOORS} where it is there.")] = None,
    raise_floors: Annotated[bool, typer.Option("--raise", help="Raise the floors to what is better today.")] = False,
    reason: Annotated[
        str | None, typer.Option("--lower", metavar="REASON", help="Let the floors down, for a reason in a sentence.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print tables of Markdown.")] = False,
    misses: Annotated[
        int, typer.Option(metavar="N", min=0, help="Also print the first N claims or labels missed or made up, for each set.")
    ] = 0,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="Also print the N commonest sorts of errors, for each set.")] = 0,
) -> int:
    """Score what khronika reads against a gold folder, and hold the figures against their floors."""
    from khronika.cli.scoring import score_and_show  # noqa: PLC0415 - loads the reader

    return score_and_show(EvaluateOptions(tuple(sets or ()), gold, read, floors, raise_floors, reason, json, markdown, misses, errors))
