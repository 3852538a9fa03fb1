"""What a ledger promises, on whichever database it is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.errors import RecordError, SettingsError
from khronika.records.capture import Capture
from khronika.records.claim import Reader
from khronika.records.claim_type import ClaimType
from khronika.records.evidence import Evidence
from khronika.records.reading import Reading
from khronika.store import Added, ClaimFilter, Counts, Ledger
from tests.databases import DATABASES, new_location
from tests.records.strategies import readings
from tests.store.conftest import OpenLedger
from tests.store.content import all_rows, content_of
from tests.store.made import NOON, RULES, TEXT, Page

ON_DISK = settings(max_examples=settings().max_examples // 3)
"""Each example syncs a file to the disk, which is slow."""

EVERYTHING = ClaimFilter(everything=True)
CHANGED = Page(text=TEXT.replace("March 6", "March 4"), at=NOON + timedelta(hours=1))


def texts_that_count(ledger: Ledger) -> set[str]:
    return {report.text for report, _ in ledger.claims(ClaimFilter())}


def readers_that_count(ledger: Ledger) -> set[tuple[str, str]]:
    return {(claim.reader.name, claim.reader.version) for _, claim in ledger.claims(ClaimFilter())}


@contextmanager
def new_ledger(database: str, folder: str) -> Iterator[Ledger]:
    with new_location(database, Path(folder)) as location, Ledger.open(location, lambda: NOON, "Nadia") as ledger:
        yield ledger


def test_a_new_ledger_is_empty_and_sound(ledger: Ledger) -> None:
    assert ledger.counts() == Counts(captures=0, reports=0, versions=0, claims=0, not_read=0)
    assert list(ledger.claims(EVERYTHING)) == []
    assert list(ledger.verify()) == []


def test_what_was_added_is_given_back_after_opening_again(open_ledger: OpenLedger) -> None:
    page = Page()
    assert open_ledger().add([page.item]) == Added(reports=1, claims=2)
    again = open_ledger()
    assert list(again.claims(ClaimFilter())) == [(page.report, claim) for claim in page.claims or ()]
    assert list(again.verify()) == []


@pytest.mark.parametrize("database", DATABASES)
@ON_DISK
@given(reading=readings())
def test_any_reading_comes_back_as_it_was(database: str, reading: Reading) -> None:
    data = reading.report.text.encode()
    capture = Capture(data, "text/plain", reading.report.address, NOON, "file")
    report = replace(reading.report, capture_sha256=capture.sha256)
    with TemporaryDirectory() as folder, new_ledger(database, folder) as ledger:
        ledger.add([(capture, replace(reading, report=report))])
        found = list(ledger.claims(EVERYTHING))
        assert sorted(claim.id for _, claim in found) == sorted(claim.id for claim in reading.claims or ())
        assert {claim.id: claim for _, claim in found} == {claim.id: claim for claim in reading.claims or ()}
        assert all(kept == report for kept, _ in found)
        assert list(ledger.verify()) == []


def test_reading_the_same_again_adds_nothing_at_all(open_ledger: OpenLedger) -> None:
    first = open_ledger()
    first.add([Page().item, replace(Page(), address="https://news.example/other").item])
    before = all_rows(first)
    later = open_ledger(at=NOON + timedelta(days=1))
    again = replace(Page(), at=NOON + timedelta(days=1))
    assert later.add([again.item, again.item, Page().item]) == Added(known=3)
    assert all_rows(later) == before


def test_a_page_that_stands_twice_in_one_addition_is_stored_once(ledger: Ledger) -> None:
    assert ledger.add([Page().item, Page().item]) == Added(reports=1, claims=2, known=1)


def test_a_changed_page_stands_beside_the_old_version_which_no_longer_counts(ledger: Ledger) -> None:
    ledger.add([Page().item])
    assert ledger.add([CHANGED.item]) == Added(versions=1, claims=2)
    assert texts_that_count(ledger) == {CHANGED.text}
    assert {report.text for report, _ in ledger.claims(EVERYTHING)} == {TEXT, CHANGED.text}
    assert ledger.counts() == Counts(captures=2, reports=1, versions=2, claims=2, not_read=0)


def test_a_page_that_goes_back_to_an_earlier_text_counts_with_it_again(ledger: Ledger) -> None:
    ledger.add([Page().item, CHANGED.item])
    before = content_of(ledger)
    back = replace(Page(), at=NOON + timedelta(hours=2))
    assert ledger.add([back.item]) == Added()
    assert texts_that_count(ledger) == {TEXT}
    assert content_of(ledger) == before
    assert list(ledger.verify()) == []


def test_an_older_retrieval_that_is_read_later_does_not_take_over(ledger: Ledger) -> None:
    ledger.add([CHANGED.item])
    assert ledger.add([Page().item]) == Added(versions=1, claims=2)
    assert texts_that_count(ledger) == {CHANGED.text}
    assert ledger.add([Page().item, CHANGED.item]) == Added(known=2)


def test_the_same_bytes_under_another_address_are_another_report_and_no_second_copy(ledger: Ledger) -> None:
    ledger.add([Page().item])
    mirror = Page(address="https://mirror.example/nurses", media_type="text/plain")
    assert ledger.add([mirror.item]) == Added(reports=1, claims=2)
    assert ledger.counts() == Counts(captures=1, reports=2, versions=2, claims=4, not_read=0)


def test_the_same_bytes_read_with_another_publication_day_are_another_version(ledger: Ledger) -> None:
    ledger.add([replace(Page(), published=None).item])
    assert ledger.add([replace(Page(), at=NOON + timedelta(hours=1)).item]) == Added(versions=1, claims=2)
    assert {report.published for report, _ in ledger.claims(ClaimFilter())} == {date(2024, 3, 6)}


def days_that_count(ledger: Ledger) -> set[date | None]:
    return {report.published for report, _ in ledger.claims(ClaimFilter())}


def test_a_reading_of_the_same_bytes_without_a_day_does_not_displace_the_one_with_it(ledger: Ledger) -> None:
    later = replace(Page(), published=None, at=NOON + timedelta(hours=1))
    ledger.add([Page().item, later.item])
    assert days_that_count(ledger) == {date(2024, 3, 6)}
    assert {report.published for report, _ in ledger.claims(EVERYTHING)} == {None, date(2024, 3, 6)}
    assert ledger.counts() == Counts(captures=1, reports=1, versions=2, claims=2, not_read=0)
    assert ledger.add([later.item]) == Added(known=1)
    ledger.add([replace(Page(), published=date(2024, 3, 7), at=NOON + timedelta(hours=2)).item])
    assert days_that_count(ledger) == {date(2024, 3, 7)}
    ledger.add([replace(later, at=NOON + timedelta(hours=3)).item])
    assert days_that_count(ledger) == {date(2024, 3, 7)}


def test_other_bytes_without_a_day_displace_the_ones_with_it_until_these_come_back(ledger: Ledger) -> None:
    ledger.add([Page().item, replace(CHANGED, published=None).item])
    assert days_that_count(ledger) == {None}
    ledger.add([replace(Page(), published=None, at=NOON + timedelta(hours=2)).item])
    assert days_that_count(ledger) == {date(2024, 3, 6)}


def test_the_same_bytes_elsewhere_lend_no_day(ledger: Ledger) -> None:
    ledger.add([Page().item, Page(address="https://mirror.example/nurses", published=None).item])
    assert days_that_count(ledger) == {None, date(2024, 3, 6)}


READERS = [
    ("a newer version of a reader takes over", ["1.9", "1.10"], {("rules", "1.10")}),
    ("an older version that reads later does not", ["1.10", "1.9"], {("rules", "1.10")}),
    ("a patch is newer", ["2.0", "2.0.1"], {("rules", "2.0.1")}),
]


@pytest.mark.parametrize(("case", "versions", "counting"), READERS)
def test_of_one_reader_the_newest_version_counts(ledger: Ledger, case: str, versions: list[str], counting: set[tuple[str, str]]) -> None:
    for version in versions:
        assert ledger.add([replace(Page(), reader=Reader("rules", version)).item]).claims == 2
    assert readers_that_count(ledger) == counting, case
    assert len(list(ledger.claims(EVERYTHING))) == 4
    assert ledger.counts().claims == 2


def test_readers_of_different_names_all_count(ledger: Ledger) -> None:
    ledger.add([replace(Page(), reader=Reader(name, "1")).item for name in ("rules", "tagger")])
    assert readers_that_count(ledger) == {("rules", "1"), ("tagger", "1")}


def test_a_newer_reader_that_cannot_read_the_report_leaves_the_older_claims_counting(ledger: Ledger) -> None:
    page = Page()
    ledger.add([page.item, (page.capture, Reading(page.report, Reader("rules", "2.0"), None))])
    assert readers_that_count(ledger) == {("rules", "1.9")}


def test_not_read_is_not_the_same_as_no_claims(ledger: Ledger) -> None:
    unread = replace(Page(), reader=None, address="https://news.example/unread")
    empty = Page(text="Weather\n\nRain in Maseru.\n\nWith reporting by Tendai Sibanda", address="https://news.example/empty")
    assert empty.claims == ()
    ledger.add([unread.item, empty.item])
    assert ledger.counts().not_read == 1
    ledger.add([replace(unread, reader=RULES).item])
    assert ledger.counts() == Counts(captures=2, reports=2, versions=2, claims=2, not_read=0)


pages = st.builds(
    Page,
    text=st.sampled_from([TEXT, CHANGED.text, TEXT.replace("Bulawayo", "Mutare")]),
    address=st.sampled_from(["https://news.example/a", "https://news.example/b"]),
    at=st.integers(0, 3).map(lambda hours: NOON + timedelta(hours=hours)),
    reader=st.sampled_from([None, RULES, Reader("rules", "1.10"), Reader("hand", "1")]),
    markup=st.sampled_from(["<p>", "<div>"]),
    published=st.sampled_from([None, date(2024, 3, 6)]),
    media_type=st.sampled_from(["text/html", "text/plain"]),
)


@pytest.mark.parametrize("database", DATABASES)
@ON_DISK
@given(data=st.data(), read=st.lists(pages, max_size=6))
def test_the_order_of_reading_does_not_change_what_is_stored(database: str, data: st.DataObject, read: list[Page]) -> None:
    shuffled = data.draw(st.permutations(read))
    with (
        TemporaryDirectory() as one,
        TemporaryDirectory() as other,
        new_ledger(database, one) as left,
        new_ledger(database, other) as right,
    ):
        left.add(page.item for page in read)
        for page in shuffled:
            right.add([page.item])
        assert content_of(left) == content_of(right)
        assert list(left.verify()) == list(right.verify()) == []


@pytest.mark.parametrize("database", DATABASES)
@ON_DISK
@given(data=st.data())
def test_the_order_of_reading_does_not_change_what_counts(database: str, data: st.DataObject) -> None:
    read = data.draw(st.lists(pages, max_size=6, unique_by=lambda page: (page.address, page.at)))
    versions = {(page.address, page.capture.sha256, page.published): page for page in read}
    shuffled = data.draw(st.permutations(list(versions.values())))
    with (
        TemporaryDirectory() as one,
        TemporaryDirectory() as other,
        new_ledger(database, one) as left,
        new_ledger(database, other) as right,
    ):
        left.add(page.item for page in versions.values())
        right.add(page.item for page in shuffled)
        assert list(left.claims(ClaimFilter())) == list(right.claims(ClaimFilter()))


KYIV = Page(
    text="Суд\n\nВ Минск приехала Ольга Ткач, she was released on March 6.\n\nWith reporting by Tendai Sibanda",
    address="https://news.example/tkach",
    published=None,
)
ALMATY = Page(
    text="Rally\n\nPolice detained people on Republic Square in Almaty. Nguyễn Thị Hoa was sentenced in Huế.\n\nPhoto: archive",
    address="https://news.example/almaty",
)
FILTERS = [
    ("nothing narrows", ClaimFilter(), ["detained", "released", "detained", "sentenced", "released"]),
    ("one type", ClaimFilter(types=frozenset({ClaimType.SENTENCE})), ["sentenced"]),
    ("two types", ClaimFilter(types=frozenset({ClaimType.SENTENCE, ClaimType.RELEASE})), ["released", "sentenced", "released"]),
    ("a place by name", ClaimFilter(place="bulawayo"), ["detained"]),
    ("a word of a place's name", ClaimFilter(place="ALMATY"), ["detained"]),
    ("a part of a word is no place", ClaimFilter(place="alma"), []),
    ("a country", ClaimFilter(place="kz"), ["detained"]),
    ("a country's code is no word of a place's name", ClaimFilter(place="in"), []),
    ("a place in another script and case", ClaimFilter(place="МИНСК"), ["released"]),
    ("a target", ClaimFilter(person="Thandiwe Moyo"), ["detained"]),
    ("a word of a target's name in another case", ClaimFilter(person="ткач"), ["released"]),
    ("a name written with combining marks", ClaimFilter(person="Nguye\u0302\u0303n"), ["sentenced"]),
    ("an actor", ClaimFilter(person="police"), ["detained", "detained"]),
    ("a speaker is neither", ClaimFilter(person="Ncube"), []),
    ("signs that databases take for wildcards", ClaimFilter(person="%"), []),
    ("from a day on", ClaimFilter(since=date(2024, 3, 5)), ["released", "released"]),
    ("to a day", ClaimFilter(until=date(2024, 3, 4)), ["detained"]),
    ("on a day", ClaimFilter(since=date(2024, 3, 6), until=date(2024, 3, 6)), ["released", "released"]),
    ("all together", ClaimFilter(frozenset({ClaimType.DETENTION}), "ZW", "moyo", date(2024, 3, 1), date(2024, 3, 31)), ["detained"]),
]


@pytest.mark.parametrize(("case", "filter", "triggers"), FILTERS)
def test_a_filter_lets_through(ledger: Ledger, case: str, filter: ClaimFilter, triggers: list[str]) -> None:
    ledger.add(page.item for page in (KYIV, ALMATY, Page()))
    found = [claim.trigger.quote for _, claim in ledger.claims(filter)]
    assert sorted(found) == sorted(triggers), case


def test_claims_come_by_day_of_publication_then_in_the_order_of_the_text(ledger: Ledger) -> None:
    early = Page(address="https://news.example/z", published=date(2024, 3, 1))
    ledger.add(page.item for page in (KYIV, Page(), early))
    found = [(report.address, claim.trigger.quote) for report, claim in ledger.claims(ClaimFilter())]
    expected = [(page.address, word) for page in (early, Page()) for word in ("detained", "released")]
    assert found == [*expected, (KYIV.address, "released")]


def test_a_filter_refuses_an_interval_that_ends_before_it_begins() -> None:
    with pytest.raises(SettingsError, match="swap"):
        ClaimFilter(since=date(2024, 3, 2), until=date(2024, 3, 1))


def _with_quote(quote: str) -> tuple[Capture, Reading]:
    capture, reading = Page().item
    claim = (reading.claims or ())[0]
    wrong = replace(claim, trigger=Evidence(claim.trigger.start, claim.trigger.start + len(quote), quote))
    return capture, replace(reading, claims=(wrong,))


def _of_another_capture() -> tuple[Capture, Reading]:
    return Page(markup="<i>").capture, Page().item[1]


def _of_another_address() -> tuple[Capture, Reading]:
    return replace(Page().capture, address="https://elsewhere.example/"), Page().item[1]


def _twice_the_same_claim() -> tuple[Capture, Reading]:
    capture, reading = Page().item
    claims = reading.claims or ()
    return capture, replace(reading, claims=(*claims, claims[0]))


def _by_nobody() -> tuple[Capture, Reading]:
    capture, reading = Page().item
    return capture, replace(reading, reader=None)


def _by_another_reader() -> tuple[Capture, Reading]:
    capture, reading = Page().item
    return capture, replace(reading, reader=Reader("rules", "2"))


def _at_no_zone() -> tuple[Capture, Reading]:
    capture, reading = Page().item
    return replace(capture, fetched_at=NOON.replace(tzinfo=None)), reading


def _with_a_wrong_caption() -> tuple[Capture, Reading]:
    capture, reading = Page().item
    [medium] = reading.report.media
    return capture, replace(reading, report=replace(reading.report, media=(replace(medium, caption=Evidence(0, 3, "Xyz")),)))


REFUSED = [
    ("words that do not stand in the text", _with_quote("released"), "do not stand"),
    ("a caption that does not stand in the text", _with_a_wrong_caption(), "do not stand"),
    ("a report of another capture", _of_another_capture(), "was not read from"),
    ("a report of another address", _of_another_address(), "was not read from"),
    ("two claims of one id", _twice_the_same_claim(), "one id"),
    ("claims without a reader", _by_nobody(), "without a reader"),
    ("a claim by another reader", _by_another_reader(), "another reader"),
    ("a time without a zone", _at_no_zone(), "zone"),
]


@pytest.mark.parametrize(("case", "item", "words"), REFUSED)
def test_an_addition_is_refused_whole_for(ledger: Ledger, case: str, item: tuple[Capture, Reading], words: str) -> None:
    with pytest.raises(RecordError, match=words):
        ledger.add([replace(Page(), address="https://news.example/sound").item, item])
    assert ledger.counts().captures == 0, case


def test_an_addition_is_one_batch_of_the_log_that_says_who_and_when(open_ledger: OpenLedger) -> None:
    open_ledger().add([Page().item])
    later = datetime(2024, 3, 7, 8, 30, tzinfo=UTC)
    open_ledger(at=later, who="Ama").add([CHANGED.item, replace(CHANGED, address="https://news.example/b").item])
    rows = all_rows(open_ledger())
    assert [(number, first, last) for number, first, last, _, _ in rows["batches"]] == [(1, 1, 6), (2, 7, 17)]
    assert {row[1:3] for row in rows["changes"][6:]} == {("2024-03-07T08:30:00.000000+00:00", "Ama")}
    assert rows["batches"][1][3] == rows["batches"][0][4]


def test_the_log_holds_no_value_and_no_hash_of_one(ledger: Ledger) -> None:
    page = Page()
    ledger.add([page.item])
    log = str(all_rows(ledger)["changes"])
    words = ["Moyo", "Bulawayo", "detained", page.address, page.capture.sha256, page.report.text_sha256]
    words += [claim.id for claim in page.claims or ()]
    assert [word for word in words if word in log] == []


def test_equal_ledgers_commit_to_their_rows_in_different_words(ledger: Ledger, tmp_path: Path) -> None:
    with new_ledger("sqlite", str(tmp_path / "other")) as other:
        for each in (ledger, other):
            each.add([Page().item])
        left, right = (all_rows(each)["changes"] for each in (ledger, other))
        assert not {row[7] for row in left} & {row[7] for row in right}
