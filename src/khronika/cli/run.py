"""``khronika run``: many inputs, in shards, on this machine or a cluster."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.days import day_of
from khronika.cli.options import PAGE_TIMEOUT_SECONDS, SHARD_SIZE, Engine, RunOptions
from khronika.read import LIMIT_BYTES


def run(
    *,
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, web archives.")],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the files of each shard go; run again, it does what is missing.")],
    engine: Annotated[Engine, typer.Option(help="Processes of this machine, or a cluster of Dask's.")] = Engine.LOCAL,
    workers: Annotated[int | None, typer.Option(metavar="NUMBER", help="How many processes read. Default: one for each core.")] = None,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The cluster's scheduler. Default: a cluster on this machine.")
    ] = None,
    gate: Annotated[
        bool, typer.Option("--gate/--no-gate", help="Leave out reports that are about something else (default), or read all.")
    ] = True,
    published: Annotated[
        date | None, typer.Option(parser=day_of, metavar="DAY", help="The publication day (YYYY-MM-DD) of reports that do not say one.")
    ] = None,
    shard_size: Annotated[int, typer.Option(metavar="NUMBER", help="How many pages, records or lines make a shard.")] = SHARD_SIZE,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", help="How long one page may take.")] = PAGE_TIMEOUT_SECONDS,
    limit_bytes: Annotated[int, typer.Option(metavar="BYTES", help="How much one page, text or line may weigh.")] = LIMIT_BYTES,
) -> int:
    """Read many files and archives in shards, each shard's claims into a file of its own; what is done stays done."""
    from khronika.cli.running import run_and_tell  # noqa: PLC0415 - loads the reader

    options = RunOptions(tuple(inputs), out, engine, workers, scheduler, gate, published, shard_size, timeout, limit_bytes)
    return run_and_tell(options)
