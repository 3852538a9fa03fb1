"""A ledger in a file of SQLite that is encrypted as a whole (SQLCipher: AES-256 of every page), under a key in another file.

Its location is ``sqlcipher:///path/to/ledger.db?key=/path/to/key``. Journals and temporary files of such a database are encrypted as well.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from urllib.parse import parse_qs, quote, unquote, urlsplit

from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from khronika.errors import LedgerError, SettingsError
from khronika.store.sealing import make_sealing_key, sealing_key

SCHEME = "sqlcipher"
FORM = f"{SCHEME}:///home/nadia/khronika.db?key=/media/stick/ledger-key"
PLAIN_BEGINNING = b"SQLite format 3\0"


def is_encrypted(location: str) -> bool:
    """Whether the location is that of an encrypted file."""
    return location.startswith(f"{SCHEME}:")


def path_of(location: str) -> str:
    """The file of such a location."""
    return unquote(urlsplit(location).path)


def key_path_of(location: str) -> Path:
    """The file of its key; ``LedgerError`` where the location names none."""
    found = parse_qs(urlsplit(location).query).get("key")
    if not found or not path_of(location):
        raise LedgerError(f"{location} names no key or no file; give a location such as {FORM}")
    return Path(found[0])


def located(path: Path, like: str) -> str:
    """The location of another file that is encrypted under the same key as the one at ``like``; a plain file where that one is plain."""
    if not is_encrypted(like) or _is_plain(path):
        return str(path)
    return f"{SCHEME}://{quote(str(path.absolute()))}?key={quote(str(key_path_of(like)))}"


def driver() -> ModuleType:
    """The library that encrypts."""
    try:
        return import_module("sqlcipher3.dbapi2")
    except ModuleNotFoundError as error:
        raise LedgerError("an encrypted ledger needs one more library; pip install 'khronika[encrypted]'") from error


def unlocking(location: str, *, create: bool) -> Callable[[DBAPIConnection, ConnectionPoolEntry], None]:
    """What gives a new connection the key, which is made where there is none and ``create`` says so."""
    path = key_path_of(location)
    if create and not path.exists() and not Path(path_of(location)).exists():
        key = make_sealing_key(path, None)
    else:
        key = sealing_key(path, _no_passphrase)

    def unlock(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key = \"x'{key.secret.hex()}'\"")
        cursor.close()

    return unlock


def _is_plain(path: Path) -> bool:
    if not path.exists():
        return False
    with path.open("rb") as file:
        return file.read(len(PLAIN_BEGINNING)) == PLAIN_BEGINNING


def _no_passphrase() -> str:
    raise SettingsError("the key of an encrypted ledger cannot be under a passphrase; keep its file on a stick that you take with you")
