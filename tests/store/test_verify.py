"""One changed byte anywhere in a ledger is found, and named for what it is."""

import random
import sqlite3
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from sqlalchemy import LargeBinary, Text

from khronika.errors import LedgerError
from khronika.records.anchor import Anchor
from khronika.records.capture import Capture
from khronika.records.claim_type import ClaimType
from khronika.records.consent import Answer, Consent
from khronika.records.judgement import Judgement, Matter, Verdict
from khronika.records.listing import Listing
from khronika.records.publication import Publication
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.records.role import Role
from khronika.records.source import Source
from khronika.records.user import User
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject, VisibilityDecision
from khronika.store import ClaimFilter, Fault, FaultKind, Ledger, schema
from khronika.store.access import add_user
from khronika.store.access_schema import PASSING
from khronika.store.changing import changing
from khronika.store.joined_schema import WORKED_OUT
from khronika.store.noun import CAPTURE, ERASURE
from khronika.store.sealing import SealingKey
from khronika.store.sources import decide_source
from khronika.store.vault import Original, Vault
from tests.reach.made import measured
from tests.store.content import all_rows
from tests.store.insider import rewrite_log
from tests.store.made import BODY, NOON, Page, many_pages

PAGE = Page()
[DETENTION, RELEASE] = PAGE.claims or ()

Change = Callable[[sqlite3.Connection], object]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with three batches of reports, and a few of what is decided, measured and let in; closed."""
    location = tmp_path_factory.mktemp("sound") / "ledger.db"
    with Ledger.open(str(location), lambda: NOON, "Nadia") as ledger:
        for items in ([PAGE], many_pages(0, 3), many_pages(3, 2)):
            ledger.add(page.item for page in items)
        anchor = Anchor(PAGE.address, PAGE.report.text_sha256, DETENTION.trigger, BODY, ClaimType.DETENTION)
        ledger.judge(Judgement(Matter.PLACE, Verdict.PLACED, anchor, place=1, reason="a guess"))
        other = replace(anchor, words=RELEASE.trigger, type=ClaimType.RELEASE)
        number = ledger.judge(Judgement(Matter.INCIDENT, Verdict.DIFFERENT, anchor, other, reason="two things"))
        ledger.withdraw(number, "no, one")
        ledger.measure([*measured("rb"), Listing("https://news.example/", "global", "NEWS")])
        add_user(ledger, User("nadia", Role.CODER), "seven grey herons wading")
        decide_source(ledger, Source("The Daily", reason="it is one of ours"))
        guard(ledger)
    return location


@pytest.fixture
def location(sound: Path, tmp_path: Path) -> Path:
    """A copy of that ledger for one test."""
    return Path(copyfile(sound, tmp_path / "ledger.db"))


def guard(ledger: Ledger) -> None:
    """A decision about who may see a report, taken back, and a person who does not want to be named."""
    number = ledger.decide(VisibilityDecision(Subject.REPORT, Visibility.TEAM, "asked for it", (2,)))
    ledger.lift(number, "a slip")
    ledger.note_consent(Consent(("Thandiwe Moyo",), Answer.REFUSED, "the yearly report", date(2024, 3, 9)))
    ledger.note_publication(Publication("jsonl", "0" * 64))
    with changing(ledger) as batch:
        Vault(batch.connection, SealingKey(b"k" * 32)).put(batch, Original(CAPTURE, {"number": 1}, 0, b""))
        batch.keep(ERASURE, {"what": "party", "basis": "asked for it", "rows": 3})


def opened(location: Path) -> Ledger:
    return Ledger.open(str(location), lambda: NOON, "Nadia", create=False)


def faults_after(location: Path, change: Change) -> list[Fault]:
    """What is found after somebody changed the file past khronika."""
    connection = sqlite3.connect(location, isolation_level=None)
    change(connection)
    connection.close()
    with opened(location) as ledger:
        return list(ledger.verify())


def flip(table: str, column: str, where: str) -> Change:
    """Changes one bit in the middle of one value."""

    def change(connection: sqlite3.Connection) -> None:
        [value] = connection.execute(f'SELECT "{column}" FROM {table} WHERE {where}').fetchone()  # noqa: S608
        changed = connection.execute(f'UPDATE {table} SET "{column}" = ? WHERE {where}', [with_a_bit_flipped(value)])  # noqa: S608
        assert changed.rowcount == 1

    return change


def with_a_bit_flipped(value: Any) -> Any:
    """The value with another bit in its middle byte; text stays text of the same length."""
    if isinstance(value, int | float):
        return value + 1
    data = bytearray(value.encode() if isinstance(value, str) else value)
    data[len(data) // 2] ^= 1
    return data.decode() if isinstance(value, str) else bytes(data)


def run(statement: str) -> Change:
    return lambda connection: connection.execute(statement)


FLIPS = [
    (flip("captures", "bytes", "number = 1"), FaultKind.CAPTURE, PAGE.capture.sha256),
    (flip("reports", "text", "number = 2"), FaultKind.TEXT, "KEY"),
    (flip("reports", "text_sha256", "number = 2"), FaultKind.TEXT, "KEY"),
    (flip("reports", "title", "number = 2"), FaultKind.REPORT, "KEY"),
    (flip("reports", "published", "number = 2"), FaultKind.REPORT, "KEY"),
    (flip("reports", "media", "number = 2"), FaultKind.REPORT, "KEY"),
    (flip("retrievals", "at", "number = 3"), FaultKind.RETRIEVAL, "3"),
    (flip("readings", "reader_version", "number = 4"), FaultKind.READING, "4"),
    (flip("claims", "body", "number = 5"), FaultKind.CLAIM, DETENTION.id),
    (flip("claims", "when_latest", "number = 6"), FaultKind.CLAIM, RELEASE.id),
    (flip("claims", "confidence", "number = 6"), FaultKind.CLAIM, RELEASE.id),
    (flip("names", "name", "claim = 5 AND role = 'target'"), FaultKind.CLAIM, DETENTION.id),
    (flip("evidence", "quote", "claim = 5 AND field = 'when'"), FaultKind.QUOTE, f"{DETENTION.id} when"),
    (flip("evidence", "start", "claim = 6 AND field = 'trigger'"), FaultKind.QUOTE, f"{RELEASE.id} trigger"),
    (flip("changes", "new", "number = 5"), FaultKind.LOG_LINE, "5"),
    (flip("changes", "who", "number = 1"), FaultKind.LOG_LINE, "1"),
    (flip("changes", "at", "number = 12"), FaultKind.LOG_LINE, "12"),
    (flip("changes", "digest", "number = 12"), FaultKind.LOG_LINE, "12"),
    (flip("salts", "salt", "change = 5"), FaultKind.CLAIM, DETENTION.id),
    (flip("batches", "head", "number = 1"), FaultKind.BATCH, "1"),
    (flip("batches", "head", "number = 3"), FaultKind.BATCH, "3"),
    (flip("batches", "previous", "number = 2"), FaultKind.BATCH, "2"),
]


def key_of(location: Path) -> str:
    with opened(location) as ledger:
        return str(all_rows(ledger)["reports"][0][1])


@pytest.mark.parametrize(("change", "kind", "id"), FLIPS)
def test_one_changed_bit_is_found_and_named_and_nothing_else_is(location: Path, change: Change, kind: FaultKind, id: str) -> None:
    id = id.replace("KEY", key_of(location))
    assert [(fault.kind, fault.id) for fault in faults_after(location, change)] == [(kind, id)]


LOGGED = [table for table in schema.metadata.sorted_tables if table not in (*WORKED_OUT, *PASSING)]
LAST_USED = ("credentials", "used")
COLUMNS = [(table.name, column.name) for table in LOGGED for column in table.columns if (table.name, column.name) != LAST_USED]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_no_column_can_be_changed_unseen(location: Path, table: str, column: str) -> None:
    last = f"rowid = (SELECT max(rowid) FROM {table})"  # noqa: S608
    where = "claim = 5 AND field = 'when'" if table == "evidence" else "claim = 5 AND role = 'place'" if table == "names" else last

    def change(connection: sqlite3.Connection) -> None:
        kind = schema.metadata.tables[table].columns[column].type
        cast = "TEXT" if isinstance(kind, Text) else "BLOB" if isinstance(kind, LargeBinary) else "INTEGER"
        other = f"CAST(coalesce(\"{column}\", '') || '1' AS {cast})"
        assert connection.execute(f'UPDATE {table} SET "{column}" = {other} WHERE {where}').rowcount > 0  # noqa: S608

    assert faults_after(location, change) != []


REWRITTEN = [
    ("a capture that is gone", "DELETE FROM captures WHERE number = 1", FaultKind.CAPTURE, "1"),
    ("a claim that is gone", "DELETE FROM claims WHERE number = 6", FaultKind.CLAIM, "6"),
    ("a retrieval that is gone", "DELETE FROM retrievals WHERE number = 3", FaultKind.RETRIEVAL, "3"),
    (
        "a retrieval that the log does not know",
        "INSERT INTO retrievals SELECT 99, report, address, at, how, media_type FROM retrievals WHERE number = 3",
        FaultKind.RETRIEVAL,
        "99",
    ),
    ("a quote that is gone", "DELETE FROM evidence WHERE claim = 5 AND field = 'when'", FaultKind.QUOTE, f"{DETENTION.id} when"),
    (
        "a quote that the claim does not have",
        "INSERT INTO evidence SELECT claim, 99, 'grounds', start, \"end\", quote FROM evidence WHERE claim = 5 AND position = 0",
        FaultKind.QUOTE,
        f"{DETENTION.id} grounds",
    ),
    ("a name that the claim does not have", "INSERT INTO names VALUES (5, 'target', ' nobody ')", FaultKind.CLAIM, DETENTION.id),
    ("a line of the log that is gone", "DELETE FROM changes WHERE number = 5", FaultKind.BATCH, "1"),
    ("a salt that is gone", "DELETE FROM salts WHERE change = 5", FaultKind.CLAIM, DETENTION.id),
    ("a batch that is gone", "DELETE FROM batches WHERE number = 2", FaultKind.BATCH, "3"),
    ("the last batch gone", "DELETE FROM batches WHERE number = (SELECT max(number) FROM batches)", FaultKind.BATCH, "none"),
    ("a row that hangs in the air", "UPDATE readings SET report = 12345 WHERE number = 4", FaultKind.FILE, "readings 4"),
    ("a body that is no text", "UPDATE claims SET body = x'ff' WHERE number = 5", FaultKind.CLAIM, DETENTION.id),
    ("bytes that are text", "UPDATE captures SET bytes = CAST(bytes AS TEXT) WHERE number = 1", FaultKind.CAPTURE, PAGE.capture.sha256),
    ("a text that is no UTF-8", "UPDATE reports SET text = CAST(x'ff' AS TEXT) WHERE number = 2", FaultKind.TEXT, "KEY"),
    ("a text that is bytes", "UPDATE reports SET text = CAST(text AS BLOB) WHERE number = 2", FaultKind.TEXT, "KEY"),
    ("a password put in the place of another", "UPDATE credentials SET secret = 'x'", FaultKind.ACCESS, "44"),
    ("a role that nobody gave", "UPDATE users SET role = 'admin'", FaultKind.USER, "43"),
    ("a table that is gone", "DROP TABLE names", FaultKind.FILE, "database"),
]


@pytest.mark.parametrize(("case", "statement", "kind", "id"), REWRITTEN)
def test_what_somebody_rewrote_is_found(location: Path, case: str, statement: str, kind: FaultKind, id: str) -> None:
    id = id.replace("KEY", key_of(location))
    faults = faults_after(location, run(statement))
    assert (kind, id) in [(fault.kind, fault.id) for fault in faults], case


MISNAMED = "UPDATE sqlite_schema SET sql = replace(sql, 'captures (number)', 'captures (oumber)') WHERE name = 'reports'"
UNTRUE = "UPDATE changes SET who = who || '1' WHERE number < 7"
"""Makes lines of the log untrue, so that their word about rows is worth nothing."""

ODD_TYPES = [
    ("a key of tables that is none", ["PRAGMA writable_schema = ON", MISNAMED], FaultKind.FILE),
    ("a head before that is bytes", ["UPDATE batches SET previous = x'ff' WHERE number = 2"], FaultKind.BATCH),
    ("a body that is bytes, by an untrue line", ["UPDATE claims SET body = x'ff' WHERE number = 5", UNTRUE], FaultKind.CLAIM),
    (
        "a body that is no UTF-8, by an untrue line",
        ["UPDATE claims SET body = CAST(x'ff' AS TEXT) WHERE number = 5", UNTRUE],
        FaultKind.CLAIM,
    ),
    (
        "a version that is bytes, by an untrue line",
        ["UPDATE readings SET reader_version = x'ff' WHERE number = 4", UNTRUE],
        FaultKind.READING,
    ),
    ("media that are none, by an untrue line", ["UPDATE reports SET media = '[1]' WHERE number = 2", UNTRUE], FaultKind.REPORT),
    ("media that are bytes, by an untrue line", ["UPDATE reports SET media = x'ff' WHERE number = 2", UNTRUE], FaultKind.REPORT),
]


@pytest.mark.parametrize(("case", "statements", "kind"), ODD_TYPES)
def test_what_no_ledger_of_ours_holds_is_a_fault_and_stops_nothing(
    location: Path, case: str, statements: list[str], kind: FaultKind
) -> None:
    def change(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.execute(statement)

    assert kind in [fault.kind for fault in faults_after(location, change)], case


def test_a_line_of_the_log_rewritten_with_its_hash_breaks_its_batch(location: Path) -> None:
    from khronika.store.log import Change as Line  # noqa: PLC0415

    def rewrite(connection: sqlite3.Connection) -> None:
        row = connection.execute("SELECT number, at, who, kind, noun, subject, old, new FROM changes WHERE number = 9").fetchone()
        line = Line(row[0], row[1], "Somebody", *row[3:])
        connection.execute("UPDATE changes SET who = ?, digest = ? WHERE number = 9", [line.who, line.digest])

    assert [(fault.kind, fault.id) for fault in faults_after(location, rewrite)] == [(FaultKind.BATCH, "2")]


INSIDE = [
    ("nothing, and the log fits again", "SELECT 1", []),
    ("a body that is no claim", "UPDATE claims SET body = '{}' WHERE number = 5", [(FaultKind.CLAIM, DETENTION.id)]),
    (
        "words that the text does not have, in the claim and beside it",
        """UPDATE claims SET body = replace(body, '"March 4"', '"March 5"') WHERE number = 5;
        UPDATE evidence SET quote = 'March 5' WHERE claim = 5 AND field = 'when'""",
        [(FaultKind.QUOTE, f"{DETENTION.id} when")],
    ),
    (
        "a caption that the text does not have",
        "UPDATE reports SET media = replace(media, 'Nurses', 'Nursed') WHERE number = 2",
        [(FaultKind.QUOTE, "KEY media[0].caption")],
    ),
]


@pytest.mark.parametrize(("case", "script", "found"), INSIDE)
def test_words_that_do_not_stand_in_the_text_are_found_even_where_the_log_was_made_to_fit(
    location: Path, case: str, script: str, found: list[tuple[FaultKind, str]]
) -> None:
    key = key_of(location)

    def rewrite(connection: sqlite3.Connection) -> None:
        connection.executescript(script)
        rewrite_log(connection)

    faults = faults_after(location, rewrite)
    assert [(fault.kind, fault.id) for fault in faults] == [(kind, id.replace("KEY", key)) for kind, id in found], case


def test_a_fault_says_in_a_sentence_what_is_wrong_and_where(location: Path) -> None:
    [fault] = faults_after(location, flip("evidence", "quote", "claim = 5 AND field = 'when'"))
    words = "the words 'Marbh 4' are not those that stand there in the text"
    assert str(fault) == f"quote {DETENTION.id} when: {PAGE.address}: {words}"


def test_claims_of_a_damaged_ledger_are_not_listed_but_complained_of(location: Path) -> None:
    connection = sqlite3.connect(location, isolation_level=None)
    connection.execute("UPDATE claims SET body = 'nonsense' WHERE number = 5")
    connection.close()
    with opened(location) as ledger, pytest.raises(LedgerError, match="is damaged; restore a backup"):
        list(ledger.claims(ClaimFilter()))


def test_a_ledger_whose_log_was_cut_takes_nothing_more(location: Path) -> None:
    connection = sqlite3.connect(location, isolation_level=None)
    connection.execute("DELETE FROM changes WHERE number > 20")
    connection.close()
    with opened(location) as ledger, pytest.raises(LedgerError, match="is damaged; restore a backup"):
        ledger.add(page.item for page in many_pages(10, 1))


def test_a_bit_flipped_anywhere_in_the_file_is_found_or_changes_nothing(location: Path) -> None:
    with opened(location) as ledger:
        before = all_rows(ledger)
    data = location.read_bytes()
    chance = random.Random(20240305)
    for _ in range(60):
        place, bit = chance.randrange(len(data)), chance.randrange(8)
        changed = bytearray(data)
        changed[place] ^= 1 << bit
        location.write_bytes(changed)
        assert is_told(location) or rows_of(location) == before, f"bit {bit} of byte {place}"


def is_told(location: Path) -> bool:
    try:
        with opened(location) as ledger:
            return next(ledger.verify(), None) is not None
    except LedgerError:
        return True


def rows_of(location: Path) -> dict[str, list[tuple[Any, ...]]]:
    with opened(location) as ledger:
        return all_rows(ledger)


def test_large_captures_are_checked_one_at_a_time(tmp_path: Path) -> None:
    size, location = 2_000_000, tmp_path / "ledger.db"
    with Ledger.open(str(location), lambda: NOON, "Nadia") as ledger:
        for number in range(8):
            capture = Capture(bytes([number]) * size, "text/plain", f"file:///{number}", NOON, "file")
            report = Report("", "Short", (), capture.sha256, capture.address)
            ledger.add([(capture, Reading(report))])
        del capture
        tracemalloc.start()
        assert list(ledger.verify()) == []
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 4 * size
