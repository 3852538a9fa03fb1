"""A PDF into a draft: the text of its pages, what stands over or under every page left out.

pypdf reads it: it is Python throughout, so that a hostile file can end in a complaint but cannot take the program with it, and it
refuses streams that unpack to more than its limits.
"""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO

from khronika.errors import InputError
from khronika.read.draft import Draft
from khronika.read.json_line import cleaned
from khronika.read.plain import draft_of_text

PDF = b"%PDF-"
PAGES_MAX = 2000
EDGE_LINES = 2
"""So many lines at the head and the foot of a page may belong to the paper and not to the text."""

EDGE_SHARE = 0.5
EDGE_PAGES_MIN = 3

_log = logging.getLogger(__name__)


def is_pdf(data: bytes) -> bool:
    """Whether bytes are those of a PDF."""
    return data[:1024].lstrip().startswith(PDF)


def draft_of_pdf(data: bytes, name: str, latest: date) -> Draft:
    """What a PDF says; ``InputError`` where it is locked or broken, or holds pictures of text and no text."""
    pages = list(_pages(data, name))
    if not any(page.strip() for page in pages):
        raise InputError(name, "its pages hold pictures and no text", "recognise the text first, for instance with ocrmypdf")
    return draft_of_text(_joined(_without_edges([_lines(page) for page in pages])), latest=latest)


def _pages(data: bytes, name: str) -> Iterator[str]:
    """The text of each page; one that is broken is told and left out."""
    from pypdf import PdfReader  # noqa: PLC0415 - slow to load, and seldom needed
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    faults: tuple[type[Exception], ...] = (*FAULTS, PyPdfError)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(name, "it is locked with a password", "save it without one")
        count = len(reader.pages)
    except faults as fault:
        raise InputError(name, f"it is no whole PDF ({fault})", "open it in a viewer, and save or print it as PDF anew") from fault
    if count > PAGES_MAX:
        raise InputError(name, f"it has more than {PAGES_MAX:,} pages", "cut it into smaller files")
    for number in range(count):
        try:
            yield cleaned(reader.pages[number].extract_text())
        except faults as fault:
            _log.warning("%s, page %d cannot be read, and is left out (%s)", name, number + 1, fault)


FAULTS: tuple[type[Exception], ...] = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError),
    *(NotImplementedError, OSError, RecursionError, TypeError, ValueError),
)
"""What pypdf raises beside its own errors where a file is not as it should be."""


def _lines(page: str) -> list[str]:
    return [line.strip() for line in page.splitlines()]


def _without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """The lines of pages without those that stand at the edge of most: names of papers, numbers of pages."""
    counted = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    repeated = {key for key, count in counted.items() if count >= max(EDGE_PAGES_MIN, EDGE_SHARE * len(pages))}
    return [_trimmed(page, repeated) for page in pages]


def _edges(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line]
    return lines[:EDGE_LINES] + lines[EDGE_LINES:][-EDGE_LINES:]


def _key(line: str) -> str:
    """A line as it is on every page: its figures, which may count the pages, made one."""
    return "".join("0" if character.isdigit() else character for character in line.casefold()).replace("00", "0")


def _trimmed(page: list[str], repeated: set[str]) -> list[str]:
    edge = {line for line in _edges(page) if _key(line) in repeated}
    return [line for line in page if line not in edge]


def _joined(pages: Sequence[list[str]]) -> str:
    """One text: a sentence may run on from page to page."""
    return "\n".join(line for page in pages for line in page)
