"""Publications into the ledger, and out of it."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, select

from khronika.records.publication import AllowedWords, KeptPublication, Publication
from khronika.store.batch import Batch
from khronika.store.noun import PUBLICATION
from khronika.store.publishing_schema import publications
from khronika.store.rows import json_text
from khronika.store.schema import changes


def keep_publication(batch: Batch, publication: Publication) -> int:
    """Stores that an edition left; its number."""
    allowed = json_text([asdict(one) for one in publication.allowed])
    [number] = batch.keep(PUBLICATION, {"format": publication.format, "sha256": publication.sha256, "allowed": allowed})
    return number


def publications_in(connection: Connection) -> Iterator[KeptPublication]:
    """Every edition that left, the earliest first."""
    query = select(publications, changes.c.who, changes.c.at).join(changes, changes.c.number == publications.c.number)
    for row in connection.execute(query.order_by(publications.c.number)).mappings().all():
        allowed = tuple(AllowedWords(one["words"], one["reason"]) for one in json.loads(row["allowed"]))
        publication = Publication(row["format"], row["sha256"], allowed)
        yield KeptPublication(row["number"], publication, row["who"], datetime.fromisoformat(row["at"]))
