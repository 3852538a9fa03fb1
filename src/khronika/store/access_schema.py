"""The tables of people: who may work on a ledger, by what means they sign in, and what was decided about sources.

``users``, ``accesses`` and ``sources`` are logged and never rewritten: of a user or a publisher the newest row counts. What lets somebody
in stands in ``credentials``, which goes when it no longer holds; the line of the log about it commits to its hash alone. ``sessions`` and
``attempts`` pass, and no line tells of their rows.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from khronika.store.schema import NUMBER, TEXT, metadata


def _number() -> Column[int]:
    return Column("number", NUMBER, primary_key=True, autoincrement=False)


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=nullable)


users = Table(
    "users",
    metadata,
    _number(),
    _text("key"),
    _text("name"),
    _text("role", nullable=True),
    Index("users_by_key", "key"),
)
"""Who may do what from then on; without a role a user is removed. ``key`` is the name as names are compared."""

accesses = Table(
    "accesses",
    metadata,
    _number(),
    _text("kind"),
    _text("user", nullable=True),
    _text("detail"),
    _text("mark", nullable=True),
    Index("accesses_by_user", "user"),
)
"""What happened at the door. ``mark`` is the hash of the credential that came with it."""

credentials = Table(
    "credentials",
    metadata,
    Column("number", NUMBER, ForeignKey("accesses.number"), primary_key=True, autoincrement=False),
    _text("user"),
    _text("kind"),
    _text("secret"),
    _text("label"),
    _text("role"),
    _text("expires", nullable=True),
    _text("used", nullable=True),
    Index("credentials_by_user", "user", "kind"),
)
"""What lets somebody in now: a password's hash, the secret of a second factor, hashes of recovery codes and of API keys."""

sessions = Table(
    "sessions",
    metadata,
    Column("id", TEXT, primary_key=True),
    _text("user"),
    _text("step"),
    _text("began"),
    _text("seen"),
    _text("address"),
    _text("agent"),
    _text("offered"),
    Index("sessions_by_user", "user"),
)
"""Browsers in which somebody is at work, under the hash of their token. ``offered`` is the second factor that is being set up."""

attempts = Table(
    "attempts",
    metadata,
    Column("subject", TEXT, primary_key=True),
    Column("failures", Integer, nullable=False),
    _text("first"),
    _text("last"),
)
"""How often signing in failed, by whom it was tried and from where; ``subject`` is a hash."""

sources = Table(
    "sources",
    metadata,
    _number(),
    _text("key"),
    _text("body"),
    Index("sources_by_key", "key"),
)
"""What was decided about publishers; ``key`` is the name as publishers are compared."""

PASSING = (sessions, attempts)
