"""A report made of its quotes: each stands where it says, and nothing else of the text is there."""

from dataclasses import replace

from hypothesis import given

from khronika.export.quoting import LEFT_OUT, WITHHELD, quoted
from khronika.records.reading import Reading
from tests.records.strategies import readings
from tests.store.made import Page

TEXT = "Nurses held\n\nPolice in Bulawayo detained [restricted 2] on March 4, said her sister. [sealed 1] was released on March 6."
PAGE = Page(text=TEXT)


@given(reading=readings())
def test_every_quote_of_any_report_stands_in_what_is_left_of_it(reading: Reading) -> None:
    made = quoted(reading.report, reading.claims or (), None)
    for claim in made.claims.values():
        assert [words for _, words in claim.evidence() if not words.stands_in(made.report.text)] == []
    assert len({claim.id for claim in made.claims.values()}) == len(made.claims)


def test_what_stands_between_the_quotes_is_left_out() -> None:
    text = quoted(PAGE.report, PAGE.claims or (), None).report.text
    assert "Nurses held" not in text
    assert "her sister" not in text
    assert LEFT_OUT in text


def test_one_word_stands_for_all_that_is_withheld() -> None:
    report = replace(PAGE.report, title="[sealed 1] is free", publisher="Friends of [restricted 2]", byline=())
    made = quoted(report, PAGE.claims or (), None)
    assert (made.report.title, made.report.publisher) == (f"{WITHHELD} is free", f"Friends of {WITHHELD}")
    assert [mark for mark in ("sealed", "restricted") if mark in repr(made)] == []


def test_nobody_without_a_name_is_taken_for_somebody_else_without_one() -> None:
    made = quoted(PAGE.report, PAGE.claims or (), None)
    mentions = [mention for claim in made.claims.values() for mention in (*claim.targets, *claim.actors, *claim.according_to)]
    assert [mention for mention in mentions if mention.name is not None and WITHHELD in mention.name.value] == []
