"""Plain text, as written or as copied out of a web page, into a draft."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from khronika.read.composing import composed
from khronika.read.credit_lines import byline_names
from khronika.read.dates import day_of_dateline, day_of_lines, up_to
from khronika.read.day_lines import day_of_day_line
from khronika.read.draft import Draft
from khronika.read.furniture import furniture_kind
from khronika.read.row import Row
from khronika.read.title_row import is_prose, title_row
from khronika.records.report import PassageKind

WRAPPED_LINE_MIN = 45
"""A shorter line is not one that was broken for its length."""

DATE_ROWS = 8


def draft_of_text(text: str, title: str | None = None, latest: date | None = None) -> Draft:
    """What a plain text says; ``title`` where it is known from elsewhere, and put first where the text does not begin with it.

    No day of publication after ``latest`` is believed.
    """
    rows = _titled(list(rows_of(text)), title)
    made = composed(rows)
    head = rows[: DATE_ROWS + 1]
    return Draft(
        pieces=made.pieces,
        media=made.media,
        title=next((piece.text for piece in made.pieces if piece.kind is PassageKind.TITLE), None),
        byline=tuple(dict.fromkeys(name for row in head for name in byline_names(row.text))),
        published=_published(head, latest),
    )


def rows_of(text: str) -> Iterator[Row]:
    """The rows of a text: its lines, with those joined that were only broken for their length, and white space made plain."""
    for block, lines in enumerate(re.split(r"\n[^\S\n]*\n\s*", _plain(text))):
        cleaned = [line for raw in lines.split("\n") if (line := re.sub(r"\s+", " ", raw).strip())]
        yield from (Row(line, block) for line in _unwrapped(cleaned))


def _plain(text: str) -> str:
    """The text with one sort of line end and without characters that show nothing."""
    return re.sub(r"[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff]", "", re.sub(r"\r\n?|[\x0b\x0c\x85\u2028]|\u2029", "\n", text))


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Lines of one block, a line joined to the one before where that was broken in the middle of a sentence."""
    joined = ""
    last = ""
    for line in lines:
        if joined and _runs_on(last, line):
            joined = f"{joined} {line}"
        else:
            if joined:
                yield joined
            joined = line
        last = line
    if joined:
        yield joined


def _runs_on(line: str, following: str) -> bool:
    if furniture_kind(line) is not None or furniture_kind(following) is not None or following.startswith(("•", "*", "-", "–", "—")):
        return False
    if following[0].islower():
        return True
    return len(line) >= WRAPPED_LINE_MIN and (line[-1].isalnum() or line[-1] in ",;-") and is_prose_end(following)


def is_prose_end(line: str) -> bool:
    """Whether a line could be the rest of a broken sentence: it has an end of a sentence in it."""
    return re.search(r"[.,;!?][\"'”’)]*(?:\s|$)", line) is not None


def _titled(rows: list[Row], title: str | None) -> list[Row]:
    """The rows from the title on; a single paragraph, or a text that begins at once, has none."""
    if title is not None:
        number = next((number for number, row in enumerate(rows[:DATE_ROWS]) if _same(row.text, title)), None)
        rest = rows if number is None else rows[number + 1 :]
        return [Row(title, -1, PassageKind.TITLE), *rest]
    number = title_row(rows)
    if number is None:
        return rows
    return [*_kept_before(rows[:number]), replace(rows[number], kind=PassageKind.TITLE), *rows[number + 1 :]]


def _kept_before(rows: Sequence[Row]) -> Iterator[Row]:
    """Of the lines over a title, those that say something: dates, bylines and sentences, not the names of sections."""
    return (row for row in rows if day_of_day_line(row.text) is not None or byline_names(row.text) or is_prose(row.text))


def _same(left: str, right: str) -> bool:
    return re.findall(r"\w+", left.casefold()) == re.findall(r"\w+", right.casefold())


def _published(rows: Sequence[Row], latest: date | None) -> date | None:
    """The day of the first line among the rows that says when, else of the dateline."""
    lines = [row.text for row in rows]
    return day_of_lines(lines, up_to(latest, day_of_day_line)) or day_of_lines(lines, up_to(latest, day_of_dateline))
