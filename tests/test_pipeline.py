"""The whole way, from inputs to the ledger, with the real reader: its parser is loaded once."""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.errors import InputError, LedgerError, RecordError
from khronika.extract import english_reader
from khronika.pipeline import BYTES_IN_BATCH, REPORTS_IN_BATCH, Batch, Hands, batches_kept, batches_read
from khronika.pipeline import reading as reading_room
from khronika.read import report_of
from khronika.records.capture import Capture
from khronika.records.claim import Reader
from khronika.records.codec import encode_reading
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.store import Added, Ledger
from tests.store.content import content_of
from tests.store.made import NOON

READER = english_reader()

WHO = (
    "Thandiwe Moyo",
    "two journalists",
    "at least 30 people",
    "Nguyễn Thị Hoa",
    "the nurses' union",
    "Ольга Ткач",
    "dozens of farmers",
    "he",
)
VERBS = (
    "detained {}",
    "sentenced {} to 15 days in jail",
    "denied that it had arrested {}",
    "freed {}",
    "reportedly beat {} with batons",
    "plan to charge {} with “extremism”",
    "fined {} 1,000 roubles for a rally",
    "searched the home of {} and took two laptops",
)
WHEN = ("on Monday", "on March 4", "last week", "in December 2011", "this year", "since 2016", "“yesterday”", "")
WHERE = ("in Bulawayo", "in Huế", "near Минск", "across the country", "in Republic Square in Almaty", "")
SAYS = ("", ", a lawyer said", ", according to the Interior Ministry", ". “We don’t know where they are,” said Rudo Ncube")

sentences = st.builds(
    lambda who, verb, where, when, says: f"Police {verb.format(who)} {where} {when}{says}.",
    *map(st.sampled_from, (WHO, VERBS, WHERE, WHEN, SAYS)),
)
odd = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
paragraphs = st.lists(st.one_of(sentences, sentences, sentences, odd), min_size=1, max_size=4).map(" ".join)
rows = st.builds(
    lambda paragraphs, published: {"paragraphs": ["Held", *paragraphs], "published": published, "language": "en"},
    st.lists(paragraphs, min_size=1, max_size=4),
    st.dates(date(1980, 1, 1), date(2030, 1, 1)).map(date.isoformat) | st.none(),
)
few = settings(max_examples=max(10, settings().max_examples // 3))


def no_fetch(address: str) -> Capture:
    raise InputError(address, "no connection", "check the address")


def hands(**values: object) -> Hands:
    return Hands(**{"fetch": no_fetch, "clock": lambda: NOON, "reader": READER, **values})  # type: ignore[arg-type]


def read(lines: Iterable[object]) -> list[Reading]:
    """The readings of rows of JSON, each under an id of its own content."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("\n".join(map(json.dumps, lines)))
        return [reading for batch in batches_read([str(path)], hands()) for _, reading in batch.readings]


@few
@given(st.lists(rows, min_size=1, max_size=3))
def test_every_quote_of_every_report_is_the_text_at_its_place(found: list[object]) -> None:
    readings = read(found)
    assert len(readings) == len(found)
    for reading in readings:
        assert reading.claims is not None
        for claim in reading.claims:
            for _, words in claim.evidence():
                assert words.quote == reading.report.text[words.start : words.end]


@few
@given(st.lists(rows, min_size=1, max_size=3))
def test_the_same_reports_are_read_in_the_same_way(found: list[object]) -> None:
    first, second = read(found), read(found)
    assert [encode_reading(one).partition(b'"capture"')[2] for one in first] == [
        encode_reading(one).partition(b'"capture"')[2] for one in second
    ]


@few
@given(st.lists(rows, min_size=2, max_size=5, unique_by=json.dumps), st.randoms(use_true_random=False))
def test_the_order_of_inputs_changes_no_stored_report_and_no_claim(found: list[dict[str, object]], chance: random.Random) -> None:
    with TemporaryDirectory() as folder:
        paths = []
        for number, row in enumerate(found):
            paths.append(Path(folder) / f"{number}.jsonl")
            paths[-1].write_text(json.dumps({"id": f"r{number}", **row}))
        shuffled = chance.sample(paths, len(paths))
        kept = [
            content(Path(folder) / name, order) for name, order in (("a.db", paths), ("b.db", shuffled), ("c.db", shuffled[:1] + paths))
        ]
    assert kept[0] == kept[1] == kept[2]


def content(location: Path, paths: list[Path]) -> object:
    with Ledger.open(str(location), lambda: NOON, "Ama") as ledger:
        list(batches_kept(batches_read(map(str, paths), hands()), ledger))
        assert list(ledger.verify()) == []
        return content_of(ledger)


def test_many_reports_are_read_alike_in_whatever_company(tmp_path: Path) -> None:
    """What the parser makes of a sentence does not hang on which other sentences it is given at the same time."""
    texts = [
        f"Police {verb.format(who)} {place} {when}."
        for verb, who, place, when in zip(VERBS * 5, WHO * 5, WHERE * 7, WHEN * 5, strict=False)
    ]
    together = [reading.claims for reading in read({"id": f"r{n}", "text": text, "language": "en"} for n, text in enumerate(texts))]
    alone = [reading.claims for n, text in enumerate(texts) for reading in read([{"id": f"r{n}", "text": text, "language": "en"}])]
    assert together == alone


class NoReader:
    """Reads nothing, at once."""

    signature = Reader("none", "1")
    languages = frozenset({"en"})

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        return (Reading(report, self.signature, ()) for report in reports)


def lines_file(folder: Path, number: int) -> Path:
    path = folder / "many.jsonl"
    path.write_text("\n".join(json.dumps({"id": f"r{n}", "text": f"Report {n}", "language": "en"}) for n in range(number)))
    return path


def sizes(batches: Iterable[Batch]) -> list[int]:
    return [len(batch.outcomes) for batch in batches]


def test_batches_are_of_a_few_reports(tmp_path: Path) -> None:
    path = lines_file(tmp_path, 2 * REPORTS_IN_BATCH + 3)
    assert sizes(batches_read([str(path)], hands(reader=NoReader()))) == [REPORTS_IN_BATCH, REPORTS_IN_BATCH, 3]


def test_a_batch_ends_early_where_its_inputs_take_long(tmp_path: Path) -> None:
    seconds = count()
    slow = hands(reader=NoReader(), clock=lambda: NOON + timedelta(seconds=3 * next(seconds)))
    assert max(sizes(batches_read([str(lines_file(tmp_path, 12))], slow))) <= 3


def test_a_batch_ends_early_where_its_inputs_are_large(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("Police held two nurses.\n" + " " * (BYTES_IN_BATCH * 2 // 3))
    assert sizes(batches_read([str(tmp_path)], hands(reader=NoReader()))) == [2, 1]


def test_one_bad_input_stands_in_its_place_and_the_rest_goes_on(tmp_path: Path) -> None:
    for name, data in {"a.txt": b"Police held two nurses.", "b.txt": b"", "c.txt": bytes(range(256)), "d.txt": b"Two fled."}.items():
        (tmp_path / name).write_bytes(data)
    (batch,) = batches_read([str(tmp_path), "https://news.example/a", "nowhere"], hands(reader=NoReader()))
    assert [isinstance(outcome, InputError) for outcome in batch.outcomes] == [False, True, True, False, True, True]
    assert [capture.address.rpartition("/")[2] for capture, _ in batch.readings] == ["a.txt", "d.txt"]


def test_a_report_that_says_its_day_keeps_it_and_another_gets_the_one_given(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "Two held", "published": "2020-01-01"}\n{"id": "b", "text": "Two held"}')
    (batch,) = batches_read([str(tmp_path / "a.jsonl")], hands(reader=NoReader(), published=date(2021, 5, 3)))
    assert [reading.report.published for _, reading in batch.readings] == [date(2020, 1, 1), date(2021, 5, 3)]


def test_each_batch_is_stored_before_the_next_is_read(tmp_path: Path) -> None:
    path = lines_file(tmp_path, 3 * REPORTS_IN_BATCH)
    with Ledger.open(str(tmp_path / "ledger.db"), lambda: NOON, "Ama") as ledger:
        stored = []
        for batch in batches_kept(batches_read([str(path)], hands(reader=NoReader())), ledger):
            assert batch.added is not None
            stored.append((batch.added.reports, ledger.counts().reports))
    assert stored == [(REPORTS_IN_BATCH, REPORTS_IN_BATCH * number) for number in (1, 2, 3)]


def test_a_ledger_that_fails_keeps_the_batches_before(tmp_path: Path) -> None:
    class Failing(NoReader):
        batches = count()

        def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
            if next(self.batches) == 1:
                raise LedgerError("the disk is full")
            return super().read(reports)

    with Ledger.open(str(tmp_path / "ledger.db"), lambda: NOON, "Ama") as ledger:
        batches = batches_kept(batches_read([str(lines_file(tmp_path, 40))], hands(reader=Failing())), ledger)
        with pytest.raises(LedgerError):
            list(batches)
        assert ledger.counts().reports == REPORTS_IN_BATCH


class FailingAt(NoReader):
    """Fails, in the middle of what it is given, at the report of one id."""

    def __init__(self, id: str, error: Exception) -> None:
        self.id, self.error = id, error

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            if report.id == self.id:
                raise self.error
            yield Reading(report, self.signature, ())


FAULTS = [
    (IndexError("out of range"), "IndexError in test_pipeline.py, line "),
    (RecordError("a count needs a bound"), "RecordError in test_pipeline.py, line "),
    (RuntimeError(), "RuntimeError in test_pipeline.py, line "),
]


@pytest.mark.parametrize(("error", "told"), FAULTS)
def test_a_fault_of_our_own_costs_one_report_which_is_named_and_no_other(tmp_path: Path, error: Exception, told: str) -> None:
    path = lines_file(tmp_path, 2 * REPORTS_IN_BATCH)
    failing = hands(reader=FailingAt("r5", error))
    with Ledger.open(str(tmp_path / "ledger.db"), lambda: NOON, "Ama") as ledger:
        batches = list(batches_kept(batches_read([str(path)], failing), ledger))
        assert ledger.counts().reports == 2 * REPORTS_IN_BATCH - 1
        assert list(ledger.verify()) == []
    outcomes = [outcome for batch in batches for outcome in batch.outcomes]
    [failure] = [outcome for outcome in outcomes if isinstance(outcome, InputError)]
    assert outcomes.index(failure) == 5
    assert failure.name == f"{path.as_uri()}#r5"
    assert told in failure.problem
    assert str(error) in failure.problem
    assert failure.__cause__ is error


def test_a_page_that_our_own_fault_keeps_from_being_read_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_at_one(capture: Capture, published: date | None = None) -> Report:
        if capture.address.endswith("r1"):
            raise KeyError("title")
        return report_of(capture, published)

    monkeypatch.setattr(reading_room, "report_of", fail_at_one)
    (batch,) = batches_read([str(lines_file(tmp_path, 3))], hands(reader=NoReader()))
    assert [isinstance(outcome, InputError) for outcome in batch.outcomes] == [False, True, False]


def test_a_reading_that_the_ledger_cannot_vouch_for_costs_no_other(tmp_path: Path) -> None:
    class Untrue(NoReader):
        def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
            return (Reading(replace(one, address="a") if one.id == "r1" else one, self.signature, ()) for one in reports)

    with Ledger.open(str(tmp_path / "ledger.db"), lambda: NOON, "Ama") as ledger:
        (batch,) = batches_kept(batches_read([str(lines_file(tmp_path, 3))], hands(reader=Untrue())), ledger)
        assert ledger.counts().reports == 2
    assert batch.added == Added(reports=2)
    assert "RecordError" in str(batch.outcomes[1])
