"""The rows that are sealed: what they were before, kept encrypted."""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from khronika.errors import LedgerError
from khronika.store.batch import Batch
from khronika.store.guarding_schema import sealed
from khronika.store.noun import NOUNS, SEALED, Noun
from khronika.store.rows import Row
from khronika.store.sealing import SealingKey

BY_KIND = {noun.kind.value: noun for noun in NOUNS}


@dataclass(frozen=True, slots=True)
class Original:
    """A row as it was, the line of the log that vouches for it, and that line's salt; ``line`` is 0 where none does any more."""

    noun: Noun
    row: Row
    line: int
    salt: bytes


@dataclass(slots=True)
class Vault:
    """The sealed values of a ledger, opened one by one with the key."""

    connection: Connection
    key: SealingKey | None
    known: dict[int, Original] = field(default_factory=dict)
    kinds: dict[int, str] | None = None

    def subjects(self) -> dict[int, str]:
        """The numbers of the rows that are sealed, each with the kind of its noun."""
        if self.kinds is None:
            self.kinds = {row.subject: row.noun for row in self.connection.execute(select(sealed.c.subject, sealed.c.noun))}
        return self.kinds

    def originals(self) -> Iterator[Original]:
        """Every row as it was."""
        for number in sorted(self.subjects()):
            yield self.original(number)

    def original(self, subject: int) -> Original:
        """The row of this number as it was; ``LedgerError`` where it does not open."""
        if subject not in self.known:
            row = self.connection.execute(select(sealed).where(sealed.c.subject == subject)).mappings().one()
            original = self.opened(dict(row))
            if original is None:
                raise LedgerError(f"{self._told(dict(row))}; name the file of the key with KHRONIKA_SEALING_KEY, and see khronika verify")
            self.known[subject] = original
        return self.known[subject]

    def opened(self, row: Row) -> Original | None:
        """What the sealed row holds; ``None`` where the key does not open it."""
        value = None if self.key is None else self.key.open(str(row["wrapped"]), row["value"], _of(row["noun"], row["subject"]))
        if value is None:
            return None
        form = json.loads(value)
        kept = {name: _plain(part) for name, part in form["row"].items()}
        return Original(BY_KIND[row["noun"]], kept, form["line"], b64decode(form["salt"]))

    def put(self, batch: Batch, original: Original) -> None:
        """Seals a row."""
        if self.key is None:
            raise LedgerError("there is no key to seal with; name its file with KHRONIKA_SEALING_KEY")
        kind, subject = original.noun.kind.value, original.row["number"]
        row = {name: _form(value) for name, value in original.row.items()}
        form = {"row": row, "line": original.line, "salt": b64encode(original.salt).decode()}
        wrapped, value = self.key.seal(json.dumps(form, ensure_ascii=False).encode(), _of(kind, subject))
        digest = hashlib.sha256(value).hexdigest()
        names = {"noun": kind, "subject": subject, "key": self.key.name, "wrapped": wrapped, "value_sha256": digest, "value": value}
        batch.keep(SEALED, names)
        self.subjects()[subject] = kind
        self.known[subject] = original

    def drop(self, batch: Batch, subject: int, kind: str) -> None:
        """Destroys what is sealed of a row, with its key."""
        number = self.connection.scalar(select(sealed.c.number).where(sealed.c.subject == subject))
        if number is not None:
            batch.remove(SEALED, number, kind)
        self.subjects().pop(subject, None)
        self.known.pop(subject, None)

    def _told(self, row: Row) -> str:
        if self.key is None:
            return "there are sealed values, and no key to open them"
        return f"sealed value {row['number']} does not open with the key {self.key.name}: it was sealed under {row['key']}, or was changed"


def _of(noun: str, subject: int) -> str:
    """What binds a sealed value to the row that it is of."""
    return f"khronika {noun} {subject}"


def _form(value: object) -> object:
    return {"base64": b64encode(value).decode()} if isinstance(value, bytes) else value


def _plain(value: object) -> object:
    return b64decode(value["base64"]) if isinstance(value, dict) else value
