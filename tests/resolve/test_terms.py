"""When a term ends: the day that the report gives, or the one that follows from its length."""

from datetime import date

import pytest

from khronika.records.duration import Duration, TimeUnit
from khronika.records.evidence import Evidence
from khronika.records.penalty import Penalty, PenaltyKind
from khronika.records.stated import Stated
from khronika.records.supported import Interval
from khronika.resolve.terms import end_of, last_day_told

MARCH = Interval(date(2021, 3, 3), date(2021, 3, 4))
HELD = Duration(TimeUnit.DAY, 60, 60)

TOLD = [
    ("The court held her for 60 days, until May 2.", "for 60 days", "2021-05-02", "for 60 days, until May 2"),
    ("She got two months in jail (till 2 May), her lawyer said.", "two months in jail", "2021-05-02", "two months in jail (till 2 May"),
    (
        "He was put under house arrest until 2 January.",
        "under house arrest until 2 January",
        "2022-01-02",
        "under house arrest until 2 January",
    ),
    ("A judge in Minsk ordered him held for 60 days, to May 2022.", "for 60 days", None, None),
    ("The court held her for 60 days. Until May 2 nobody may see her.", "for 60 days", None, None),
    ("The court held her for 60 days because rallies were banned until May 2.", "for 60 days", None, None),
    ("Kept for 60 days, until 1 February 2021.", "for 60 days", None, None),
]


@pytest.mark.parametrize(("text", "term", "day", "words"), TOLD)
def test_the_last_day_that_stands_with_a_term_is_its_end(text: str, term: str, day: str | None, words: str | None) -> None:
    start = text.index(term)
    stated = Stated(HELD, (Evidence.of(text, start, start + len(term)),))
    expected = None if day is None else (Interval(date.fromisoformat(day), date.fromisoformat(day)), words)
    assert last_day_told(text, stated, MARCH) == expected


LENGTHS = [
    (Penalty(PenaltyKind.JAIL, 15, 15, "day"), "2021-03-18 to 2021-03-19"),
    (Penalty(PenaltyKind.PRISON, 2, 3, "year"), "2023-03-03 to 2024-03-04"),
    (Penalty(PenaltyKind.HOUSE_ARREST, 2, None, "month"), "2021-05-03 to 2021-05-04"),
    (Duration(TimeUnit.WEEK, 2, 2), "2021-03-17 to 2021-03-18"),
    (Penalty(PenaltyKind.PRISON, unit="life"), None),
    (Penalty(PenaltyKind.FINE, 500, 500, "KZT"), None),
    (Penalty(PenaltyKind.SUSPENDED, 2, 2, "year"), None),
    (Duration(TimeUnit.MINUTE, 30, 30), None),
]


@pytest.mark.parametrize(("length", "end"), LENGTHS, ids=str)
def test_a_term_ends_its_length_after_it_began(length: Penalty | Duration, end: str | None) -> None:
    found = end_of(length, MARCH)
    assert (None if found is None else str(found)) == end
