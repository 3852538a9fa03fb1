"""The command line, a file for each command.

The modules of commands load what is heavy (the parser, the database, the network) inside their functions, so that help comes at once.
"""

from typing import Annotated

import typer

from khronika import __version__
from khronika.cli.backup import backup
from khronika.cli.cases import cases
from khronika.cli.claims import claims
from khronika.cli.consent import consent
from khronika.cli.edition import edition
from khronika.cli.erase import erase
from khronika.cli.evaluate import evaluate
from khronika.cli.export import export
from khronika.cli.follow import follow
from khronika.cli.head import head
from khronika.cli.import_ import import_
from khronika.cli.incidents import incidents
from khronika.cli.judge import judge
from khronika.cli.judgements import judgements
from khronika.cli.manners import mannered
from khronika.cli.reach import reach
from khronika.cli.read import read
from khronika.cli.reread import reread
from khronika.cli.restore import restore
from khronika.cli.run import run
from khronika.cli.seal import seal
from khronika.cli.search import search
from khronika.cli.serve import serve
from khronika.cli.sites import sites
from khronika.cli.undo import undo
from khronika.cli.user import user
from khronika.cli.verify import verify
from khronika.cli.visibilities import visibilities
from khronika.cli.visibility import visibility

app = typer.Typer(
    help="Reads the news of a crackdown and keeps a record that stands up: every value with the words that state it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
READING_COMMANDS = (read, follow, reread, run, search)
SHOWING_COMMANDS = (claims, incidents, cases, sites, judge, judgements, undo, serve)
KEEPING_COMMANDS = (export, edition, import_, verify, head, backup, restore, evaluate)
GUARDING_COMMANDS = (visibility, visibilities, consent, seal, erase)
for command in (*READING_COMMANDS, *SHOWING_COMMANDS, *KEEPING_COMMANDS, *GUARDING_COMMANDS):
    app.command(command.__name__.rstrip("_"))(mannered(command))
app.add_typer(reach, name="reach")
app.add_typer(user, name="user")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"khronika {__version__}")
        raise typer.Exit


@app.callback()
def khronika(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")] = False,
) -> None:
    """Reads the news of a crackdown and keeps a record that stands up: every value with the words that state it."""
