"""``khronika user``: who may work on the ledger."""

from typing import Annotated

import typer

from khronika.cli.common_options import LedgerFile
from khronika.cli.manners import mannered
from khronika.records.role import Role

user = typer.Typer(
    help="Who may work on the ledger: add users, list them, change what they may do.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name: letters, digits, dots and hyphens.")]
RoleAsked = Annotated[Role, typer.Option("--role", help="What the user may do; each role may also do what those before it may.")]
FromInput = Annotated[
    bool, typer.Option("--password-stdin", help="Take the password from standard input, its first line, and do not ask for it.")
]


@user.command("add")
@mannered
def add(name: Name, *, role: RoleAsked, password_stdin: FromInput = False, ledger: LedgerFile = None) -> int:
    """Let somebody in; their password is asked for, never given as a word of the command."""
    from khronika.cli.letting_in import add_and_say  # noqa: PLC0415 - loads the database

    return add_and_say(name, role, ledger, from_input=password_stdin)


@user.command("list")
@mannered
def list_(*, ledger: LedgerFile = None) -> int:
    """Show all users: what each may do, since when, and how they sign in."""
    from khronika.cli.letting_in import show_users  # noqa: PLC0415 - loads the database

    return show_users(ledger)


@user.command("role")
@mannered
def role_(name: Name, role: Annotated[Role, typer.Argument(help="What the user may do from now on.")], *, ledger: LedgerFile = None) -> int:
    """Change what a user may do; it holds from their next request on."""
    from khronika.cli.letting_in import change_role_and_say  # noqa: PLC0415 - loads the database

    return change_role_and_say(name, role, ledger)


@user.command("remove")
@mannered
def remove(name: Name, *, ledger: LedgerFile = None) -> int:
    """Take away a user; what they did stays under their name."""
    from khronika.cli.letting_in import remove_and_say  # noqa: PLC0415 - loads the database

    return remove_and_say(name, ledger)


@user.command("reset")
@mannered
def reset(
    name: Name,
    *,
    two_factor: Annotated[bool, typer.Option("--two-factor", help="Take away the second factor and the recovery codes too.")] = False,
    password_stdin: FromInput = False,
    ledger: LedgerFile = None,
) -> int:
    """Give a user a new password, and end their sessions."""
    from khronika.cli.letting_in import reset_and_say  # noqa: PLC0415 - loads the database

    return reset_and_say(name, ledger, two_factor=two_factor, from_input=password_stdin)
