"""Users as the ledger holds them: of each name the newest row counts."""

from sqlalchemy import Connection, func, select

from khronika.records.role import Role
from khronika.records.user import User
from khronika.store.access_schema import users
from khronika.store.rows import Row
from khronika.store.schema import changes


def rows_that_count(connection: Connection) -> list[Row]:
    """The rows of all users who were not removed, by name, each with the time ``at`` which it came."""
    newest = select(func.max(users.c.number)).group_by(users.c.key)
    query = select(users, changes.c.at).join(changes, changes.c.number == users.c.number)
    found = connection.execute(query.where(users.c.number.in_(newest), users.c.role.is_not(None)).order_by(users.c.key))
    return [dict(row) for row in found.mappings()]


def user_of_key(connection: Connection, key: str) -> User | None:
    """The user of a name, as names are compared; ``None`` where there is none, or no longer."""
    query = select(users).where(users.c.key == key).order_by(users.c.number.desc()).limit(1)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None or row["role"] is None else user_of(dict(row))


def user_of(row: Row) -> User:
    """The user of a row that has a role."""
    return User(row["name"], Role(row["role"]))


def user_row(name: str, key: str, role: Role | None) -> Row:
    """A user's row; without a role the user is removed."""
    return {"key": key, "name": name, "role": None if role is None else role.value}
