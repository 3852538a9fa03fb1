from collections import Counter
from pathlib import Path

import pytest

from khronika.errors import GoldError
from khronika.evaluate.labels import Labelled, score_labels
from khronika.evaluate.scores import Rate, rate_of
from khronika.evaluate.tally import Wrong
from khronika.evaluate.timebank import GIVEN, OWN, compared, document_of, timebank
from tests.evaluate.labelled import timeml, timex, write_timebank


def of(body: str, made: str = "1998-03-20") -> Labelled:
    return compared(document_of(timeml(body, made), "one"))


def rates(body: str) -> tuple[Rate, Rate]:
    """With the words given, and with own words."""
    found = of(body)
    return rate_of(found.hits, GIVEN), rate_of(found.hits, OWN)


def test_a_document_is_its_text_without_tags_and_its_times_in_it() -> None:
    body = f"The <EVENT eid='e1'>strike</EVENT> at S&amp;T began on {timex('last <b>Monday</b>', '1998-03-09')}."
    document = document_of(timeml(body), "one")
    assert document.text.strip() == "The strike at S&T began on last Monday."
    (time,) = document.times
    assert (document.text[time.start : time.end], time.value, time.kind) == ("last Monday", "1998-03-09", "day")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Tuesday", "1998-03-17"),
        ("March 3", "1998-03-03"),
        ("this year", "1998"),
        ("last month", "1998-02"),
        ("this week", "1998-W12"),
        ("the third quarter", "1997-Q3"),
        ("the summer of 1996", "1996-SU"),
        ("the 1980s", "198"),
    ],
)
def test_a_time_is_right_where_it_has_the_gold_value(words: str, value: str) -> None:
    assert rates(f"The strike came in {timex(words, value)} as said.") == (Rate(1, 1, 1), Rate(1, 1, 1))


def test_given_words_that_are_no_time_alone_are_read_in_their_sentence() -> None:
    assert rates(f"The strike came in {timex('January', '1998-01')} as said.") == (Rate(1, 1, 1), Rate(1, 1, 1))


def test_since_leaves_a_time_its_own_value() -> None:
    assert rates(f"They have been out since {timex('Tuesday', '1998-03-17')}.") == (Rate(1, 1, 1), Rate(1, 1, 1))


def test_a_wrong_value_is_missed_and_made_up() -> None:
    found = of(f"They marched on {timex('Tuesday', '1998-03-24')}.")
    assert [str(miss) for miss in found.misses] == [
        "one missed   given: 'Tuesday = 1998-03-24'",
        "one spurious given: 'Tuesday = 1998-03-17'",
        "one missed   own: 'Tuesday = 1998-03-24'",
        "one spurious own: 'Tuesday = 1998-03-17'",
    ]
    assert found.wrong == Counter({Wrong(f"{label} day", is_spurious): 1 for label in (GIVEN, OWN) for is_spurious in (False, True)})


def test_a_time_that_gold_does_not_have_is_made_up_only_where_words_are_not_given() -> None:
    assert rates("They marched on Tuesday.") == (Rate(0, 0, 0), Rate(0, 0, 1))


def test_words_that_are_not_read_as_a_time_are_missed() -> None:
    assert rates(f"It opened {timex('upon the morrow', '1998-03-21')}.") == (Rate(0, 1, 0), Rate(0, 1, 0))


@pytest.mark.parametrize(
    ("words", "value", "type"),
    [
        ("two days", "P2D", "DURATION"),
        ("every Tuesday", "XXXX-WXX-2", "SET"),
        ("Tuesday night", "1998-03-17TNI", "TIME"),
        ("recently", "PAST_REF", "DATE"),
        ("Tuesday", "1998-WXX-2", "DATE"),
    ],
)
def test_what_cannot_be_compared_counts_on_neither_side(words: str, value: str, type: str) -> None:
    assert rates(f"They were out {timex(words, value, type)}.") == (Rate(0, 0, 0), Rate(0, 0, 0))


def test_a_range_has_no_value_for_the_two_times_of_gold() -> None:
    given, own = rates(f"It ran from {timex('March 3', '1998-03-03')} to {timex('March 5', '1998-03-05')}.")
    assert given == Rate(2, 2, 2)
    assert own == Rate(0, 2, 0)


def test_one_read_time_answers_one_gold_time() -> None:
    gold = f"{timex('Tuesday', '1998-03-17')}, {timex('March 17', '1998-03-17')}"
    assert rates(f"They marched on {gold}, in the rain.")[1].both == 1


def test_sentences_and_paragraphs_keep_their_offsets() -> None:
    first = f"They marched on {timex('Monday', '1998-03-16')}. It rained on {timex('Tuesday', '1998-03-17')}."
    assert rates(f"{first}\n\nThey went home\non {timex('March 18', '1998-03-18')}.")[1] == Rate(3, 3, 3)


def test_the_archive_is_scored_by_document_and_what_is_left_out_is_counted(tmp_path: Path) -> None:
    documents = {
        "b": timeml(f"They marched on {timex('Tuesday', '1998-03-17')} for {timex('two days', 'P2D', 'DURATION')}."),
        "a": timeml(f"It rains {timex('now', 'PRESENT_REF')} at {timex('noon', '1998-03-20T12:00', 'TIME')}."),
    }
    write_timebank(tmp_path, documents)
    found = timebank(tmp_path)
    scores = score_labels(found)
    assert [report.report for report in found.reports] == ["a", "b"]
    assert scores.rates == {GIVEN: Rate(1, 1, 1), OWN: Rate(1, 1, 1)}
    assert scores.left_out == {"dates without days": 1, "durations": 1, "times of day": 1}


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds TimeBank's documents"):
        timebank(tmp_path)
    write_timebank(tmp_path, {"a": "<TimeML><TEXT>Nothing.</TEXT></TimeML>"})
    with pytest.raises(GoldError, match="no TimeML with the day"):
        timebank(tmp_path)
    (tmp_path / "dates" / "timebank.tar.gz").write_bytes(b"no archive")
    with pytest.raises(GoldError, match="no whole archive"):
        timebank(tmp_path)
