"""The ledger's tables in the shape that this program knows."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Column, Connection, Engine, MetaData, Table, Text, inspect, select

from khronika.errors import DamagedLedgerError, LedgerError
from khronika.store.database import check_can_hold

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

NEWEST = "0015"
"""The revision that this program's tables have."""

VERSION_TABLE = "khronika_version"
"""Where a ledger says its revision; a database without it is somebody else's."""

_version_num: Column[str] = Column("version_num", Text)
_version = Table(VERSION_TABLE, MetaData(), _version_num)


def bring_up_to_date(engine: Engine, location: str) -> None:
    """Makes the tables in an empty database, takes an older ledger through its steps, and refuses any other."""
    with engine.connect() as connection:
        if _revision(connection, location) == NEWEST:
            return
    with engine.execution_options(begin="IMMEDIATE").begin() as connection:
        upgrade(connection, _revision(connection, location), location)


def check_is_up_to_date(engine: Engine, location: str) -> None:
    """Refuses an empty database, an older ledger and any other that is not as this program makes them; changes nothing."""
    with engine.connect() as connection:
        revision = _revision(connection, location)
    if revision is None:
        raise DamagedLedgerError(f"{location} is empty and holds no ledger; restore a backup, or make a ledger with khronika read")
    if revision != NEWEST:
        _check_is_known(revision, _steps(), location)
        older = f"{location} was made by an older khronika (its tables have revision {revision}, this program's {NEWEST})"
        raise LedgerError(f"{older}; make a copy of it, then khronika read with this ledger brings it up to date")


def _revision(connection: Connection, location: str) -> str | None:
    """The ledger's revision; ``None`` in an empty database."""
    tables = inspect(connection).get_table_names()
    if not tables:
        check_can_hold(connection, location)
        return None
    if VERSION_TABLE not in tables:
        raise DamagedLedgerError(f"{location} is a database, but not a ledger of khronika; name another file")
    revision: str | None = connection.scalar(select(_version_num))
    if revision is None:
        raise DamagedLedgerError(f"{location} does not say which version of khronika made it; restore it from a backup")
    return revision


def upgrade(connection: Connection, revision: str | None, location: str, *, to: str = "head") -> None:
    """Walks the steps from a revision (``None`` for none) to another.

    Alembic is imported here, because most runs meet a ledger that is up to date.
    """
    from alembic.operations import Operations  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415

    steps = _steps()
    if revision is not None:
        _check_is_known(revision, steps, location)
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    with Operations.context(context):
        for step in reversed(list(steps.iterate_revisions(to, revision or "base"))):
            step.module.upgrade()
            context.stamp(steps, step.revision)


def _steps() -> "ScriptDirectory":
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - most runs meet a ledger that is up to date

    return ScriptDirectory(str(Path(__file__).parent / "migrations"))


def _check_is_known(revision: str, steps: "ScriptDirectory", location: str) -> None:
    if revision not in [step.revision for step in steps.walk_revisions()]:
        newer = f"{location} was made by a newer khronika (its tables have revision {revision}, this program knows up to {NEWEST})"
        raise LedgerError(f"{newer}; upgrade khronika to use it")
