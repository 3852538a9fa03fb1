import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from khronika.cli.columns import Columns, wrapped
from khronika.cli.plain import plain
from khronika.cli.table import table
from khronika.records.claim import Claim, Reader
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.count import Count
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind, Mention
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.records.stated import Stated
from tests.cli.running import GOOD, khronika
from tests.records.strategies import readings
from tests.store.made import Page

WIDTHS = st.sampled_from([24, 40, 65, 66, 80, 140, 300])


def squeezed(words: str) -> str:
    """The words without white space, as they stand wherever lines break."""
    return re.sub(r"\s+", "", plain(words))


def shown(report: Report, claims: tuple[Claim, ...] | None, width: int) -> list[str]:
    return [line.plain for line in table(report, claims, width)]


@settings(max_examples=settings().max_examples // 4)
@given(readings(), WIDTHS)
def test_no_line_is_wider_than_the_window_and_none_holds_what_a_terminal_obeys(reading: Reading, width: int) -> None:
    lines = shown(reading.report, reading.claims, width)
    assert max(cell_len(line) for line in lines) <= width
    assert all(plain(line) == line for line in lines)


@given(st.text(max_size=80), st.integers(4, 30))
def test_words_are_broken_into_lines_and_none_is_cut_off(words: str, width: int) -> None:
    lines = wrapped(plain(words), width)
    assert all(cell_len(line) <= width for line in lines)
    assert squeezed("".join(lines)) == squeezed(words)


@given(st.text("abc 中́", min_size=1, max_size=60), st.text("abc 中", min_size=1, max_size=90), st.integers(24, 140))
def test_each_column_holds_all_of_its_words(value: str, quote: str, width: int) -> None:
    columns = Columns.within(width)
    lines = [line.plain for line in columns.lines("whom", f"V{value}", [quote])]
    assert Counter(squeezed("".join(lines))) == Counter(squeezed(f"whomV{value}“{quote}”"))


def claim(**values: object) -> Claim:
    page = Page()
    made = Claim("c1", ClaimType.DETENTION, Evidence.of(page.text, 0, 6), Reader("r", "1"), 0.5, "1")
    return replace(made, **values)  # type: ignore[arg-type]


def said(words: str) -> Evidence:
    return Evidence(0, len(words), words)


@pytest.mark.parametrize(
    ("hedge", "word", "meaning"),
    [
        ({"polarity": Stated(Polarity.DENIED, (said("no arrests"),))}, "DENIED", "not to have happened"),
        ({"modality": Stated(Modality.ALLEGED, (said("reportedly"),))}, "ALLEGED", "marks doubt"),
        ({"modality": Stated(Modality.PLANNED, (said("plan to"),))}, "PLANNED", "not happened yet"),
        ({"modality": Stated(Modality.HYPOTHETICAL, (said("could"),))}, "HYPOTHETICAL", "supposed"),
    ],
)
@pytest.mark.parametrize("width", [30, 80, 140])
def test_what_is_no_fact_is_marked_before_its_type_and_explained(hedge: dict[str, object], word: str, meaning: str, width: int) -> None:
    lines = shown(Page().report, (claim(**hedge),), width)
    title = next(number for number, line in enumerate(lines) if "detention" in line)
    assert re.match(rf"\s*1  {word}  detention", lines[title])
    assert meaning in " ".join(" ".join(lines[title + 1 :]).split())


def test_a_fact_has_no_mark() -> None:
    lines = shown(Page().report, (claim(),), 80)
    assert any(re.match(r" *1 detention +“Nurses”", line) for line in lines)


def test_a_count_stands_below_its_party_with_its_own_words() -> None:
    party = Mention(Kind.GROUP, description=Stated("nurses", (said("nurses"),)), count=Stated(Count(min=24), (said("dozens"),)))
    lines = [" ".join(line.split()) for line in shown(Page().report, (claim(targets=(party,)),), 80)]
    assert "whom nurses “nurses”" in lines
    assert "how many at least 24 “dozens”" in lines


def test_claims_of_one_incident_point_to_the_first_of_them() -> None:
    claims = (claim(), claim(id="c2"), claim(id="c3", incident="2"))
    lines = [" ".join(line.split()) for line in shown(Page().report, claims, 80)]
    assert [line for line in lines if line.startswith("same thing")] == ["same thing as in claim 1"]


def test_markup_and_escapes_in_a_report_are_shown_and_not_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "[bold red]Police[/] :smile: \x1b[2J\x1b]8;;http://evil.example\x07link\x9b31m\u202etxt.exe"
    report = replace(Page().report, title=words, publisher=words, published=date(2024, 3, 5))
    party = Mention(Kind.PERSON, name=Stated(words, (said(words),)))
    printed = "\n".join(shown(report, (claim(targets=(party,)),), 140))
    assert "[bold red]Police[/] :smile: ␛[2J␛]8;;http://evil.example␇link" in printed
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", printed)


def test_the_command_obeys_no_words_of_a_page_or_of_a_files_name(home: Path) -> None:
    name = "a\x1b[31m[bold]b.html"
    Path(name).write_text(
        "<html><head><title>Two [red]held[/red] &#27;[31m&#155;31m in Lomé</title></head><body><p>Police in Lomé held "
        "Afi [blink]Mensah &#8238;on Monday, a lawyer said. They were taken to a station.</p></body></html>"
    )
    ran = khronika("read", name, "missing\x1b[2J.txt")
    assert ran.code == 1
    for words in (ran.out, ran.err):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", words)
    assert "[red]held[/red]" in ran.out
    assert "[bold]b.html" in ran.out


def test_colours_are_for_terminals_and_words_are_the_same_without(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("good.txt").write_text(GOOD)
    plainly = khronika("read", "good.txt", "--no-store").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = khronika("read", "good.txt", "--no-store").out
    assert "\x1b[" not in plainly
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plainly
