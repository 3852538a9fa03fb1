"""What one ledger keeps, another takes in: the same records, from any database to any other."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from khronika.errors import RecordError
from khronika.records.anchor import Anchor
from khronika.records.capture import Capture
from khronika.records.claim import Reader
from khronika.records.codec_kept import Kept, decode_kept, encode_kept
from khronika.records.consent import Answer, Consent
from khronika.records.evidence import Evidence
from khronika.records.judgement import Judgement, Matter, Verdict
from khronika.records.kept_report import KeptReport
from khronika.records.listing import Listing
from khronika.records.reading import Reading
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject, VisibilityDecision
from khronika.store import Ledger
from tests.databases import DATABASES
from tests.reach.made import measured
from tests.records.strategies import readings
from tests.store.content import all_rows
from tests.store.made import NOON, TEXT, Page, many_pages

LATER = datetime(2025, 1, 1, tzinfo=UTC)
NewAddress = Callable[[str], str]
PAIRS = list(product(DATABASES, DATABASES))


def lines_of(ledger: Ledger) -> list[bytes]:
    with ledger.looking() as looking:
        return [encode_kept(one) for one in looking.kept()]


def kept_by(ledger: Ledger) -> list[Kept]:
    with ledger.looking() as looking:
        return list(looking.kept())


def opened(address: str, at: datetime = LATER, who: str = "Rashid") -> Ledger:
    return Ledger.open(address, lambda: at, who)


def judgement(reason: str) -> Judgement:
    words = Evidence.of(TEXT, TEXT.index("detained"), TEXT.index("detained") + 8)
    left = Anchor("https://news.example/nurses", "0" * 64, words, "Police detained")
    return Judgement(Matter.INCIDENT, Verdict.SAME, left, left, reason=reason)


def fill(ledger: Ledger) -> None:
    """Versions, two readers, an unread report, shared bytes, and what people decided."""
    unread = Page(address="https://news.example/unread", text="Ольга Ткач", reader=None)
    newer = Page(reader=Reader("rules", "1.10"), at=NOON + timedelta(hours=1))
    changed = Page(text=TEXT.replace("March 4", "March 6"), at=NOON + timedelta(days=1))
    back = Page(at=NOON + timedelta(days=2))
    pages = [Page(), newer, changed, back, unread, Page(address="https://copy.example/nurses"), *many_pages(0, 3)]
    ledger.add(page.item for page in pages)
    ledger.withdraw(ledger.judge(judgement("one hospital")), "two hospitals")
    cup = Page(address="https://news.example/cup", text="The cup\n\nA match.")
    ledger.add([(cup.capture, Reading(cup.report, Reader("gate", "1"), None, "sport"))])
    [first, second] = measured("rb")
    ledger.measure([second, first, replace(first, finding=second.finding)])
    ledger.measure([Listing("https://news.example/", "global", "NEWS", "news", NOON.date())])
    ledger.judge(judgement("one hospital"))
    decide(ledger)


def decide(ledger: Ledger) -> None:
    """Who may see what, decided of a claim, a report and a person, one taken back; and what the person answered."""
    with ledger.looking() as looking:
        row = looking.connection.scalar(text("SELECT min(number) FROM claims"))
        report = looking.connection.scalar(text("SELECT min(number) FROM reports"))
    ledger.decide(VisibilityDecision(Subject.CLAIM, Visibility.TEAM, "a witness tells", (int(str(row)),), field="where"))
    number = ledger.decide(VisibilityDecision(Subject.REPORT, Visibility.RESTRICTED, "a leak", (int(str(report)),)))
    ledger.lift(number, "it was printed")
    ledger.decide(VisibilityDecision(Subject.PARTY, Visibility.RESTRICTED, "asked for it", (), ("Thandiwe Moyo",)))
    ledger.note_consent(Consent(("Thandiwe Moyo",), Answer.REFUSED, "the yearly report", NOON.date()))


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_what_is_taken_over_is_given_on_byte_for_byte(new_address: NewAddress, first: str, second: str) -> None:
    with opened(new_address(first), NOON, "Nadia") as own, opened(new_address(second)) as other:
        fill(own)
        other.take_in(kept_by(own))
        assert lines_of(other) == lines_of(own)
        assert list(other.verify()) == []
        assert other.counts() == own.counts()
        assert [(one.judgement, one.who, one.at, one.withdrawn) for one in other.judgements()] == [
            (one.judgement, one.who, one.at, one.withdrawn) for one in own.judgements()
        ]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_what_is_taken_over_twice_is_there_once(new_address: NewAddress, first: str, second: str) -> None:
    with opened(new_address(first), NOON, "Nadia") as own, opened(new_address(second)) as other:
        fill(own)
        other.take_in(kept_by(own))
        before = all_rows(other)
        assert other.take_in(kept_by(own)).claims == 0
        assert all_rows(other) == before
        own.take_in(kept_by(other))
        assert lines_of(own) == lines_of(other)


@pytest.mark.parametrize("database", DATABASES)
def test_two_ledgers_become_one_whichever_takes_the_other_in(new_address: NewAddress, database: str) -> None:
    with opened(new_address(database), NOON) as own, opened(new_address(database)) as other:
        own.add(page.item for page in many_pages(0, 4))
        other.add(page.item for page in many_pages(2, 4))
        theirs = kept_by(other)
        other.take_in(kept_by(own))
        own.take_in(theirs)
        assert lines_of(own) == lines_of(other)


@pytest.mark.parametrize("database", DATABASES)
def test_a_retrieval_that_came_late_and_a_change_within_one_moment_are_kept(new_address: NewAddress, database: str) -> None:
    other_text = Page(text="Strikers march in Gweru")
    with opened(new_address(database), NOON) as own, opened(new_address(database)) as other:
        for page in (Page(at=NOON + timedelta(days=1)), Page(), other_text, Page()):
            own.add([page.item])
        other.take_in(kept_by(own))
        assert lines_of(other) == lines_of(own)
        assert other.counts() == own.counts()


@pytest.mark.parametrize("database", DATABASES)
def test_what_a_ledger_could_not_vouch_for_is_refused_and_nothing_is_kept(new_address: NewAddress, database: str) -> None:
    with opened(new_address(database), NOON) as own, opened(new_address(database)) as other:
        own.add([Page().item])
        kept = kept_by(own)
        [report] = [one for one in kept if isinstance(one, KeptReport)]
        forged = KeptReport("0" * 64, report.report, report.readings)
        with pytest.raises(RecordError, match="is not the one of the key"):
            other.take_in([forged if one is report else one for one in kept])
        with pytest.raises(RecordError, match="the bytes of the report of"):
            other.take_in(one for one in kept if isinstance(one, KeptReport))
        assert lines_of(other) == []
        assert list(other.verify()) == []


def _items(found: Iterable[Reading]) -> list[tuple[Capture, Reading]]:
    return [(Capture(one.report.text.encode(), "text/plain", one.report.address, NOON, "file"), one) for one in found]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(found=st.lists(readings(), max_size=3))
@pytest.mark.parametrize("database", DATABASES)
def test_any_readings_come_out_of_their_lines_as_they_went_in(new_address: NewAddress, database: str, found: list[Reading]) -> None:
    with opened(new_address(database), NOON) as own, opened(new_address(database)) as other:
        own.add(_items(found))
        kept = kept_by(own)
        lines = [encode_kept(one) for one in kept]
        assert [decode_kept(json.loads(line), getattr(one, "number", 0)) for line, one in zip(lines, kept, strict=True)] == kept
        other.take_in(kept)
        assert lines_of(other) == lines
