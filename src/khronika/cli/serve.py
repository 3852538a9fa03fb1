"""``khronika serve``: the desk in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile


def serve(
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port on this machine; 0 takes any that is free.")] = 8000,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address of this machine to listen at.")] = "127.0.0.1",
    name: Annotated[list[str] | None, typer.Option(metavar="HOST", help="A name under which browsers ask the desk. Repeatable.")] = None,
    certificate: Annotated[Path | None, typer.Option(metavar="FILE", help="The certificate for TLS (PEM); needed off loopback.")] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="The certificate's private key (PEM).")] = None,
    accounts: Annotated[bool, typer.Option("--accounts", help="Let in by name and password on loopback too, as off it.")] = False,
    ledger: LedgerFile = None,
    allow_address: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="A private host whose addresses may be pasted. Repeatable.")
    ] = None,
) -> int:
    """Open the desk in a browser: review, correct, explore and publish. Alone on this machine, or for a team with accounts and TLS."""
    from khronika.cli.serving import serve_alone, serve_team  # noqa: PLC0415 - loads the server and the database
    from khronika.review.listening import Listening  # noqa: PLC0415 - loads TLS

    listening = Listening(host, port, tuple(name or ()), certificate, key)
    allowed = frozenset(allow_address or ())
    is_alone = listening.is_on_loopback and not accounts
    return serve_alone(listening, ledger, allowed) if is_alone else serve_team(listening, ledger, allowed)
