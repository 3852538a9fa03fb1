"""Records sealed, opened again, or erased: with all that repeats them and all that follows from them, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.errors import LedgerError, SettingsError
from khronika.pipeline.joining import Joiner, join_within
from khronika.pipeline.naming_persons import Named
from khronika.records.hidden_person import HiddenPerson
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import KeptDecision, Subject, VisibilityDecision
from khronika.store import Joining, Ledger
from khronika.store.batch import Batch
from khronika.store.changing import changing
from khronika.store.concealing import Concealing
from khronika.store.deciding import keep_decision, keep_lifting
from khronika.store.layer import Layer
from khronika.store.log import ERASED, OPENED, SEALED
from khronika.store.noun import ERASURE
from khronika.store.scrubbing import scrub
from khronika.store.sealed_layer import SealedRecords
from khronika.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Concealed:
    """The number of the decision or tombstone, and how many rows were written over."""

    number: int
    rows: int


def seal(ledger: Ledger, joiner: Joiner, what: Named, reason: str, field: str = "") -> Concealed:
    """Encrypts a record, and every place in which it stands, under the ledger's key."""
    decision = VisibilityDecision(what.subject, Visibility.SEALED, reason, what.rows, what.names, field)
    with changing(ledger) as batch:
        number = keep_decision(batch, decision)
        batch.close()
        rows = _conceal(ledger, batch, SEALED)
        _refuse_names(_sealed(ledger, batch).layer(), reason)
        join_within(Joining(batch.connection), joiner)
    scrub(ledger)
    return Concealed(number, rows)


def seal_again(ledger: Ledger, joiner: Joiner) -> int:
    """Seals what came since of records that are sealed; how many rows were written over."""
    with changing(ledger) as batch:
        rows = _conceal(ledger, batch, SEALED)
        join_within(Joining(batch.connection), joiner)
    if rows:
        scrub(ledger)
    return rows


def unseal(ledger: Ledger, joiner: Joiner, number: int, reason: str) -> KeptDecision:
    """Takes a decision back that sealed something, and puts back what it was."""
    with changing(ledger) as batch:
        lifted = keep_lifting(batch, number, reason)
        batch.close()
        _conceal(ledger, batch, OPENED)
        join_within(Joining(batch.connection), joiner)
    return lifted


def erase(ledger: Ledger, joiner: Joiner, what: Named, basis: str) -> Concealed:
    """Destroys a record with every place in which it stands, and leaves a tombstone."""
    with changing(ledger) as batch:
        layer = _erased(ledger, batch, what)
        _refuse_names(layer, basis)
        rows = _conceal(ledger, batch, ERASED, layer)
        if not rows:
            raise LedgerError("the ledger holds nothing of it; khronika search finds reports by their words")
        [number] = batch.keep(ERASURE, {"what": str(what.subject), "basis": basis, "rows": rows})
        join_within(Joining(batch.connection), joiner)
    scrub(ledger)
    return Concealed(number, rows)


def erase_capture(ledger: Ledger, joiner: Joiner, number: int, basis: str) -> Concealed:
    """Destroys the bytes of a capture; what was read from it stays."""
    with changing(ledger) as batch:
        rows = _conceal(ledger, batch, ERASED, Layer(ERASED, captures={number}))
        [tombstone] = batch.keep(ERASURE, {"what": "capture", "basis": basis, "rows": rows})
        join_within(Joining(batch.connection), joiner)
    scrub(ledger)
    return Concealed(tombstone, rows)


def _conceal(ledger: Ledger, batch: Batch, kind: str, *layers: Layer) -> int:
    vault = Vault(batch.connection, ledger.key)
    concealing = Concealing(batch, vault, kind, layers, SealedRecords(batch.connection, vault).layer())
    concealing.run()
    return concealing.count


def _sealed(ledger: Ledger, batch: Batch) -> SealedRecords:
    return SealedRecords(batch.connection, Vault(batch.connection, ledger.key))


def _erased(ledger: Ledger, batch: Batch, what: Named) -> Layer:
    """What is written over to erase a record."""
    placeholder = f"[{ERASED}]"
    if what.subject is Subject.PARTY:
        person = HiddenPerson(_names_of(_sealed(ledger, batch).persons(), what), placeholder, Visibility.SEALED, "")
        return Layer(ERASED, (person,), is_nameless=True)
    if what.subject is Subject.REPORT:
        return Layer(ERASED, whole=frozenset(what.rows), is_nameless=True)
    stretches = _sealed(ledger, batch).stretches([(what.rows, "")])
    marked = {report: tuple((start, end, placeholder) for start, end, _ in own) for report, own in stretches.items()}
    return Layer(ERASED, stretches=marked, is_nameless=True)


def _names_of(sealed: Iterable[HiddenPerson], what: Named) -> tuple[str, ...]:
    """The names of a party; of one that is sealed those that are under seal."""
    names = {name for one in sealed if one.instead in what.names for name in one.names}
    return tuple(sorted({*what.names, *names}))


def _refuse_names(layer: Layer, words: str) -> None:
    """Refuses a reason that names whom it is about, for it stays in clear."""
    if layer.spotter.is_in(words):
        raise SettingsError("the reason or basis names the person, and would stay in clear; say it without the name")
