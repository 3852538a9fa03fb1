from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.errors import RecordError
from khronika.extract import GatedReader, trained_gate
from khronika.extract.gate.gate import Gate
from khronika.extract.gate.signs import sentences_of
from khronika.records.claim import Reader
from khronika.records.reading import Reading
from khronika.records.report import Report

ABOUT = "Police arrested four journalists in Lomé on Monday. A court charged them with spreading false news, their lawyer said."
OTHER = "Whisk the cream with sugar. Let the tart cool for an hour. Serve it with figs, and keep the rest in the cellar."


class Reads:
    """A reader that keeps what it was given."""

    signature = Reader("reads", "1")
    languages = frozenset({"en"})

    def __init__(self) -> None:
        self.given: list[str] = []

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            self.given.append(report.id)
            yield Reading(report, self.signature, () if report.language in self.languages else None)


def report(id: str, text: str, language: str | None = "en") -> Report:
    return Report(id, text, (), "0" * 64, f"file:///{id}", language=language)


def test_a_report_of_arrests_passes_and_a_recipe_does_not() -> None:
    gate = trained_gate()
    assert gate.passes(ABOUT)
    assert not gate.passes(OTHER)
    assert not gate.passes("")


def test_only_what_passes_is_read_and_the_order_stays() -> None:
    reader = Reads()
    reports = [report("a", OTHER), report("b", ABOUT), report("c", OTHER, "fr"), report("d", OTHER, None), report("e", ABOUT)]
    found = list(GatedReader(reader, trained_gate()).read(reports))
    assert [reading.report.id for reading in found] == ["a", "b", "c", "d", "e"]
    assert reader.given == ["b", "c", "d", "e"]
    assert [reading.claims for reading in found] == [None, (), None, None, ()]
    assert [reading.left_out is not None for reading in found] == [True, False, False, False, False]
    assert found[0].reader == Reader("gate", "1")


def test_a_reading_that_is_left_out_has_no_claims() -> None:
    with pytest.raises(RecordError):
        Reading(report("a", OTHER), Reader("gate", "1"), (), "why")
    with pytest.raises(RecordError):
        Reading(report("a", OTHER), None, None, "why")


def test_a_text_weighs_no_more_for_saying_much_else() -> None:
    gate = Gate({"arrest": 10.0}, 1.0)
    assert gate.weight_of("They arrested him. He was arrested." + " The tart was good." * 50) == gate.weight_of(
        "They arrested him. He was arrested."
    )


@given(st.text(max_size=200))
def test_any_text_has_a_weight_and_its_sentences_stand_in_it(text: str) -> None:
    assert trained_gate().weight_of(text) >= 0
    assert all(text[begin:].startswith(sentence) for begin, sentence in sentences_of(text))
