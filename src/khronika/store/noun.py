"""What the log speaks of."""

from dataclasses import dataclass

from sqlalchemy import Table

from khronika.store import access_schema, guarding_schema, publishing_schema, schema
from khronika.store.fault import FaultKind


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of row that the log knows: its table, and the columns that a line of the log commits to.

    Bytes and texts are committed to by their hash, columns that repeat others not at all.
    """

    kind: FaultKind
    table: Table
    committed: tuple[str, ...]


CAPTURE = Noun(FaultKind.CAPTURE, schema.captures, ("sha256", "size"))
REPORT = Noun(
    FaultKind.REPORT,
    schema.reports,
    (
        *("key", "capture", "address", "id", "text_sha256", "passages", "title", "byline", "contributors"),
        *("publisher", "published", "url", "language", "media", "source"),
    ),
)
RETRIEVAL = Noun(FaultKind.RETRIEVAL, schema.retrievals, ("report", "address", "at", "how", "media_type"))
READING = Noun(FaultKind.READING, schema.readings, ("report", "reader_name", "reader_version", "outcome"))
CLAIM = Noun(FaultKind.CLAIM, schema.claims, ("reading", "id", "body"))

JUDGEMENT = Noun(
    FaultKind.JUDGEMENT, schema.judgements, ("matter", "verdict", "left", "right", "place", "reason", "who", "at", "correction", "part")
)
WITHDRAWAL = Noun(FaultKind.WITHDRAWAL, schema.withdrawals, ("judgement", "reason", "who", "at"))

MEASUREMENT = Noun(FaultKind.MEASUREMENT, schema.measurements, ("key", "body", "finding"))
LISTING = Noun(FaultKind.LISTING, schema.listings, ("body",))

USER = Noun(FaultKind.USER, access_schema.users, ("key", "name", "role"))
ACCESS = Noun(FaultKind.ACCESS, access_schema.accesses, ("kind", "user", "detail", "mark"))
SOURCE = Noun(FaultKind.SOURCE, access_schema.sources, ("key", "body"))

VISIBILITY = Noun(FaultKind.VISIBILITY, guarding_schema.visibilities, ("subject", "rows", "names", "field", "level", "reason", "who", "at"))
LIFTING = Noun(FaultKind.LIFTING, guarding_schema.liftings, ("visibility", "reason", "who", "at"))
CONSENT = Noun(FaultKind.CONSENT, guarding_schema.consents, ("names", "answer", "purpose", "day", "who", "at"))
SEALED = Noun(FaultKind.SEALED, guarding_schema.sealed, ("noun", "subject", "key", "wrapped", "value_sha256"))
ERASURE = Noun(FaultKind.ERASURE, guarding_schema.erasures, ("what", "basis", "rows"))
PUBLICATION = Noun(FaultKind.PUBLICATION, publishing_schema.publications, ("format", "sha256", "allowed"))

NOUNS = (
    *(CAPTURE, REPORT, RETRIEVAL, READING, CLAIM, JUDGEMENT, WITHDRAWAL, MEASUREMENT, LISTING),
    *(USER, ACCESS, SOURCE),
    *(VISIBILITY, LIFTING, CONSENT, SEALED, ERASURE, PUBLICATION),
)
