"""The ledger as the rest of khronika sees it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import groupby
from operator import itemgetter
from types import TracebackType

from sqlalchemy import Connection, Engine, func, select, true

from khronika.errors import DamagedLedgerError, LedgerError
from khronika.records.body import record_in
from khronika.records.capture import Capture
from khronika.records.claim import Claim
from khronika.records.codec import decode_claim
from khronika.records.codec_kept import Kept
from khronika.records.consent import Consent, KeptConsent
from khronika.records.judgement import Judgement, KeptJudgement
from khronika.records.listing import Listing
from khronika.records.measurement import Measurement
from khronika.records.publication import KeptPublication, Publication
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.records.signed_head import LogHead, SignedHead
from khronika.records.tombstone import Tombstone
from khronika.records.viewer import EVERYTHING, Viewer
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import KeptDecision, VisibilityDecision
from khronika.store import database, query, rows, searching
from khronika.store.added import Added
from khronika.store.batch import Batch
from khronika.store.claim_filter import ClaimFilter
from khronika.store.complaint import DAMAGED, complaints
from khronika.store.counts import Counts
from khronika.store.deciding import consents_in, decisions_in, keep_consent, keep_decision, keep_lifting, tombstones_in
from khronika.store.fault import Fault, FaultKind
from khronika.store.guard import Guard
from khronika.store.guarding import guard_for
from khronika.store.guarding_schema import sealed
from khronika.store.joined_schema import joined_by, uncounted, waiting
from khronika.store.joining import Joining
from khronika.store.judging import judgements_where, keep_judgement, keep_withdrawal
from khronika.store.known import Known
from khronika.store.left_out import captures_of, left_out_reports
from khronika.store.log_heads import faults_against, newest_head
from khronika.store.looking import Looking
from khronika.store.measuring import keep_listing, keep_measurement, listings_of, measurements_of, sites_in
from khronika.store.migration import bring_up_to_date, check_is_up_to_date
from khronika.store.publishing import keep_publication, publications_in
from khronika.store.remembered import Remembered
from khronika.store.schema import captures
from khronika.store.sealing import SealingKey
from khronika.store.seeing import is_seen, seen_claims, seen_judgement
from khronika.store.settled import Settled, settled_at
from khronika.store.taking_in import Intake
from khronika.store.totals import totals
from khronika.store.verify import faults_in
from khronika.store.verify_sealed import sealed_faults
from khronika.store.watch import Watch, nobody_watches, watched_rows
from khronika.store.writing import add_reading, check, keep_disappearance

Bodies = tuple[str, str | None]
"""A claim as it was read, and as it counts since somebody reviewed it."""

REPORTS_AT_ONCE = 100
"""How many reports are in memory while claims are listed."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Captures, reports and claims that stay, and the log of how they came.

    ``location`` is where it is, as it may be shown; ``clock`` and ``who`` tell when and by whom a change was made.
    ``viewer`` is who looks: what they may not see, reports, claims, things, searches and judgements do not show.
    ``key`` opens what is sealed.
    """

    location: str
    engine: Engine
    clock: Callable[[], datetime]
    who: str
    viewer: Viewer = EVERYTHING
    key: SealingKey | None = None
    remembered: Remembered = field(default_factory=Remembered, compare=False, repr=False)

    @classmethod
    def open(cls, location: str, clock: Callable[[], datetime], who: str, *, create: bool = True) -> "Ledger":
        """The ledger at ``location``, a file or an address of PostgreSQL: a new one where there is none, an older one brought up to date.

        ``LedgerError`` where it cannot be used, is no ledger, or was made by a newer khronika. Without ``create`` opening changes
        nothing: a file that holds no ledger yet, or an older one, is a ``LedgerError`` as well.
        """
        engine, name = database.open_database(location, create=create), database.name_of(location)
        with ExitStack() as opening, complaints(name):
            opening.callback(engine.dispose)
            (bring_up_to_date if create else check_is_up_to_date)(engine, name)
            opening.pop_all()
        return cls(name, engine, clock, who)

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()

    def seen_by(self, viewer: Viewer) -> "Ledger":
        """The same ledger for somebody else who looks."""
        return replace(self, viewer=viewer)

    def with_key(self, key: SealingKey) -> "Ledger":
        """The same ledger with the key to what is sealed."""
        return replace(self, key=key)

    def add(self, items: Iterable[tuple[Capture, Reading]]) -> Added:
        """Stores what is new in captures and what was read from them, all or nothing; what is known adds no row and no line of the log."""
        listed = list(items)
        for capture, reading in listed:
            check(capture, reading)
        with self._batch() as batch:
            added = sum((add_reading(batch, capture, reading) for capture, reading in listed), Added())
            searching.catch_up(batch.connection)
            return added

    def note_gone(self, address: str, at: datetime, how: str) -> bool:
        """Stores that an address no longer gave its report at that time, which stays; whether the ledger knows the address."""
        with self._batch() as batch:
            return keep_disappearance(batch, address, at, how)

    def claims(self, filter: ClaimFilter) -> Iterator[tuple[Report, Claim]]:
        """The claims that pass, report by report in the order of publication, within a report in the order of the text.

        The ledger is free for others between one report and the next.
        """
        with complaints(self.location):
            with self.engine.connect() as connection:
                guard = self._guard(connection, self._state(connection))
                asked = filter if guard.opened is None else replace(filter, person=None, place=None)
                numbers = list(connection.scalars(query.reports_with_claims(asked)))
                numbers += () if guard.opened is None else sorted(guard.opened.hidden)
            for begin in range(0, len(numbers), REPORTS_AT_ONCE):
                found = self._claims_of(numbers[begin : begin + REPORTS_AT_ONCE], asked)
                yield from seen_claims(found, guard, filter)

    def search(self, words: str, limit: int) -> list[Report]:
        """The reports that count and have all of the words, in title or text, the newest first; at most ``limit`` of them."""
        with self.reading() as connection:
            is_caught_up = searching.is_caught_up(connection)
        if not is_caught_up:
            with self.writing() as connection:
                searching.catch_up(connection)
        with self.looking() as looking:
            guard = looking.guard
            opened = () if guard.opened is None else looking.present(guard.opened.reports)
            numbers = list(dict.fromkeys([*searching.reports_with(looking.connection, words, limit), *opened]))
            return looking.reports_with_words(numbers, words)[:limit]

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The database for somebody who writes, one at a time: all of what is done in it stays, or nothing."""
        with complaints(self.location), self.engine.execution_options(begin="IMMEDIATE").begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The database for somebody who reads, as it is now: what others do meanwhile is not seen."""
        with complaints(self.location), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def joining(self) -> Iterator[Joining]:
        """What joining needs, in one transaction: all of what is done in it stays, or nothing."""
        with self.writing() as connection:
            yield Joining(connection)

    @contextmanager
    def trying(self) -> Iterator[Joining]:
        """The same, of which nothing stays."""
        with complaints(self.location), self.engine.execution_options(begin="IMMEDIATE").connect() as connection:
            yield Joining(connection)
            connection.rollback()

    def is_joined(self, version: str) -> bool:
        """Whether everything is joined and counted, and by the rules of this version."""
        with self.reading() as connection:
            waits = any(connection.execute(select(table).limit(1)).first() is not None for table in (waiting, uncounted))
            return not waits and connection.scalar(select(joined_by.c.version)) == version

    @contextmanager
    def looking(self) -> Iterator[Looking]:
        """What was joined, as it is now: what others do meanwhile is not seen."""
        with self.reading() as connection:
            state = self._state(connection)
            known = self.remembered.value((self.viewer, self.key, Known), state, Known)
            yield Looking(connection, self._guard(connection, state), known)

    def left_out(self) -> Iterator[Capture]:
        """The captures of present reports that were left out, and that nobody has read since, a few in memory at a time."""
        with complaints(self.location):
            with self.engine.connect() as connection:
                numbers = left_out_reports(connection)
            for number in numbers:
                with self.engine.connect() as connection:
                    found = list(captures_of(connection, [number]))
                yield from found

    def judge(self, judgement: Judgement) -> int:
        """Stores what somebody decided; the number of the judgement."""
        with self._batch() as batch:
            return keep_judgement(batch, judgement)

    def withdraw(self, number: int, reason: str) -> KeptJudgement:
        """Takes a judgement back and gives it; ``LedgerError`` where there is none that holds."""
        with self._batch() as batch:
            return keep_withdrawal(batch, number, reason)

    def judgements(self) -> list[KeptJudgement]:
        """Every judgement, withdrawn ones too, the earliest first."""
        with self.reading() as connection:
            guard = self._guard(connection, self._state(connection))
            found = list(judgements_where(connection, true()))
        return found if guard.is_open else [seen_judgement(kept, guard) for kept in found if is_seen(kept, guard)]

    def decide(self, decision: VisibilityDecision) -> int:
        """Stores who may see a record; the number of the decision."""
        with self._batch() as batch:
            return keep_decision(batch, decision)

    def lift(self, number: int, reason: str) -> KeptDecision:
        """Takes such a decision back and gives it; ``LedgerError`` where there is none that holds."""
        with self._batch() as batch:
            return keep_lifting(batch, number, reason)

    def decisions(self) -> list[KeptDecision]:
        """Every decision about who may see what, those that were taken back too, the earliest first."""
        with self.reading() as connection:
            return list(decisions_in(connection))

    def note_consent(self, consent: Consent) -> int:
        """Stores what a person answered; its number."""
        with self._batch() as batch:
            return keep_consent(batch, consent)

    def consents(self) -> list[KeptConsent]:
        """Every answer, the earliest first."""
        with self.reading() as connection:
            return list(consents_in(connection))

    def note_publication(self, publication: Publication) -> int:
        """Stores that an edition left; its number."""
        with self._batch() as batch:
            return keep_publication(batch, publication)

    def publications(self) -> list[KeptPublication]:
        """Every edition that left, the earliest first."""
        with self.reading() as connection:
            return list(publications_in(connection))

    def measure(self, found: Iterable[Measurement | Listing]) -> int:
        """Stores what is new in measurements and listings, all or nothing; how many were new."""
        with self._batch() as batch:
            return sum(keep_measurement(batch, one) if isinstance(one, Measurement) else keep_listing(batch, one) for one in found)

    def measurements(self, sites: Iterable[str]) -> list[Measurement]:
        """The measurements of sites in the order of time, each with its newest finding."""
        with self.reading() as connection:
            return list(measurements_of(connection, sites))

    def listings(self, site: str) -> list[Listing]:
        """The lists that name a site."""
        with self.reading() as connection:
            return list(listings_of(connection, site))

    def sites_measured(self) -> list[str]:
        """Every site that there is a measurement of, by name."""
        with self.reading() as connection:
            return sites_in(connection)

    def take_in(self, kept: Iterable[Kept]) -> Added:
        """Stores what is new of what another ledger kept, all or nothing; what is known adds no row and no line of the log."""
        with self._batch() as batch:
            intake = Intake(batch)
            for one in kept:
                intake.take(one)
            added = intake.end()
            searching.catch_up(batch.connection)
            return added

    def counts(self) -> Counts:
        """How much there is."""
        with self.reading() as connection:
            return self.remembered.value(Counts, self._state(connection), partial(totals, connection))

    def head(self) -> LogHead:
        """The head of the log as it is now."""
        with self.reading() as connection:
            return newest_head(connection)

    def watched_rows(self) -> dict[FaultKind, int]:
        """Of how many rows of each kind ``verify`` tells whoever watches."""
        with self.reading() as connection:
            return watched_rows(connection)

    def verify(self, signed: SignedHead | None = None, watch: Watch = nobody_watches) -> Iterator[Fault]:
        """All that is not as it was stored: every hash, quote and claim, every line of the log, and what a signed head says of it.

        With the key also what is sealed is opened, and held against what the log said of it then.
        """
        with self.reading() as connection:
            yield from faults_in(connection, watch)
            if self.key is not None:
                yield from sealed_faults(connection, self.key)
            if signed is not None:
                yield from faults_against(connection, signed)

    @contextmanager
    def _batch(self) -> Iterator[Batch]:
        """An addition to the ledger, all or nothing."""
        at = rows.time_text(self.clock())
        with self.writing() as connection:
            batch = Batch.begin(connection, at, self.who)
            yield batch
            batch.close()

    @property
    def is_on_server(self) -> bool:
        """Whether the ledger is in a database of a server."""
        return self.engine.dialect.name == database.POSTGRESQL

    def capture_number(self, sha256: str) -> int:
        """The number of the capture whose bytes have this hash; ``LedgerError`` where there is none."""
        with self.reading() as connection:
            number = connection.scalar(select(captures.c.number).where(captures.c.sha256 == sha256))
        if not isinstance(number, int):
            raise LedgerError(f"there is no capture {sha256}; khronika export jsonl names those that there are")
        return number

    def sealed_rows(self) -> int:
        """How many rows are sealed."""
        with self.reading() as connection:
            return connection.scalar(select(func.count()).select_from(sealed)) or 0

    def tombstones(self) -> list[Tombstone]:
        """What was erased, the earliest first."""
        with self.reading() as connection:
            return tombstones_in(connection)

    def _guard(self, connection: Connection, state: Settled | None) -> Guard:
        """What the viewer does not see; of one state of the ledger it is worked out once."""
        return self.remembered.value((self.viewer, self.key), state, lambda: guard_for(connection, self.viewer, self.key))

    def _state(self, connection: Connection) -> Settled | None:
        """The state over which is remembered what was seen; ``None`` where nothing is, as what a key opens is not."""
        return None if self.key is not None and self.viewer.sees(Visibility.SEALED) else settled_at(connection)

    def _claims_of(self, numbers: list[int], filter: ClaimFilter) -> Iterator[tuple[int, Report, list[Claim]]]:
        with self.engine.connect() as connection:
            reports, bodies = _load(connection, numbers, filter)
        for number in numbers:
            try:
                report = rows.report_of(reports[number])
                claims = [record_in(Claim, later) if later else decode_claim(body.encode()) for body, later in bodies.get(number, ())]
            except (KeyError, TypeError, ValueError) as error:
                raise DamagedLedgerError(f"{self.location} {'; '.join(DAMAGED)} ({error})") from error
            yield number, report, claims


def _load(connection: Connection, numbers: list[int], filter: ClaimFilter) -> tuple[dict[int, rows.Row], dict[int, list[Bodies]]]:
    """The reports' rows and their claims' bodies as read and after review, by the reports' numbers."""
    reports = {row["number"]: dict(row) for row in connection.execute(query.rows_of_reports(numbers)).mappings()}
    found = sorted(connection.execute(query.bodies_of_claims(numbers, filter)), key=itemgetter(0))
    return reports, {
        number: [(str(body), None if later is None else str(later)) for _, body, later in group]
        for number, group in groupby(found, key=itemgetter(0))
    }
