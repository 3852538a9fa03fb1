"""Reports and their claims as a table for a person."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from rich.text import Text

from khronika.cli.claim_rows import hedges_of, rows_of
from khronika.cli.columns import WIDTH_MAX, WIDTH_MIN, Columns, wrapped
from khronika.cli.plain import plain
from khronika.cli.values import day_words
from khronika.records.claim import Claim
from khronika.records.report import Report

HEDGE_STYLES = {"denied": "bold white on red"}
OTHER_HEDGE = "bold black on yellow"


def table(report: Report, claims: Iterable[Claim] | None, width: int) -> Iterator[Text]:
    """The lines of one report: a heading, then each claim; ``None`` says that nobody reads its language."""
    width = max(WIDTH_MIN, min(width, WIDTH_MAX))
    listed = None if claims is None else list(claims)
    yield from _heading(report, listed, width)
    columns = Columns.within(width)
    first_of: dict[str, int] = {}
    for number, claim in enumerate(listed or (), start=1):
        yield Text()
        yield from _claim(number, claim, first_of.setdefault(claim.incident, number), columns)
    yield Text()


def source_of(address: str) -> str:
    """Where a report came from as a person knows it: an address, or a path, from here on where the file is below here."""
    if not address.startswith("file:"):
        return plain(address)
    path, mark, id = unquote(address.removeprefix("file://")).partition("#")
    here = f"{Path.cwd()}/"
    return plain(path.removeprefix(here) + mark + id)


def unread_words(language: str | None) -> str:
    """That nobody read a report, which is not that it claims nothing."""
    which = "its language could not be told" if language is None else f"its language is {plain(language)}, and no reader reads it"
    return f"not read: {which}. What it claims is unknown; this is not “no claims”"


def _heading(report: Report, claims: list[Claim] | None, width: int) -> Iterator[Text]:
    yield Text("━" * width, "dim")
    is_dated = report.published is not None
    published = f"published {day_words(report.published)}" if report.published is not None else "publication day not said"
    parts = (
        (report.title or "without a title", "bold"),
        (f"{report.publisher or 'publisher not said'} · {published}", "" if is_dated else "yellow"),
        *((source_of(address), "dim") for address in dict.fromkeys((report.url, report.address)) if address is not None),
        (unread_words(report.language), "bold yellow") if claims is None else (_how_many(claims), ""),
    )
    yield from (Text(line, style) for words, style in parts for line in wrapped(plain(words), width))


def _how_many(claims: list[Claim]) -> str:
    return "no claims" if not claims else f"{len(claims)} claim{'s' if len(claims) > 1 else ''}"


def _claim(number: int, claim: Claim, first: int, columns: Columns) -> Iterator[Text]:
    *above, title = _title(number, claim, columns)
    yield from above
    yield from columns.beside(title, claim.trigger.quote)
    for row in rows_of(claim):
        yield from columns.lines(row.label, row.value, row.quotes)
    if first != number:
        yield from columns.lines("same thing", f"as in claim {first}", ())


def _title(number: int, claim: Claim, columns: Columns) -> list[Text]:
    """The claim's number, what keeps it from being a fact, and its type: on one line, or more where that is too narrow."""
    marks = [Text(f" {hedge.upper()} ", HEDGE_STYLES.get(hedge, OTHER_HEDGE)) for hedge in hedges_of(claim)]
    lines = [Text(f"{number:>{columns.indent - 1}}")]
    for part in (*marks, Text(claim.type.replace("_", " "), "bold" if claim.is_fact else "")):
        if lines[-1].cell_len + 1 + part.cell_len > columns.width:
            lines.append(Text(" " * (columns.indent - 1)))
        lines[-1].append(" ").append(part)
    return lines
