"""Nothing left of what is gone: the pages of the database written anew, without what stood in free places."""

from sqlalchemy import text

from khronika.store.complaint import complaints
from khronika.store.database import is_on_server
from khronika.store.ledger import Ledger
from khronika.store.schema import metadata
from khronika.store.searching import TABLE


def scrub(ledger: Ledger) -> None:
    """Writes the database anew, which takes as long as copying it; meanwhile nobody else can use it."""
    with complaints(ledger.location), ledger.engine.execution_options(begin="NONE").connect() as connection:
        if not is_on_server(connection):
            connection.execute(text("VACUUM"))
            return
    with complaints(ledger.location), ledger.engine.execution_options(isolation_level="AUTOCOMMIT", begin="NONE").connect() as connection:
        for name in (*(table.name for table in metadata.sorted_tables), TABLE):
            connection.execute(text(f'VACUUM (FULL) "{name}"'))
