"""What ``khronika search`` does once its options are understood."""

from datetime import UTC, datetime

from rich.text import Text

from khronika.cli.as_asked import as_asked
from khronika.cli.columns import wrapped
from khronika.cli.plain import plain
from khronika.cli.screen import results, tell
from khronika.cli.table import source_of
from khronika.records.report import Report
from khronika.settings import settings_of
from khronika.store import Ledger
from khronika.text.search_words import search_words

INDENT = "    "
AROUND = 90
"""How many characters before and after the first word are shown."""


def search_and_show(words: str, limit: int, location: str | None) -> int:
    """Shows the reports, the newest first."""
    settings = settings_of()
    with as_asked(Ledger.open(location or settings.ledger, lambda: datetime.now(UTC), settings.who, create=False), settings) as ledger:
        found = ledger.search(words, limit)
    for report in found:
        _show(report, words)
    if not found:
        tell("", "no report has all of these words")
    elif len(found) == limit:
        tell("", f"these are the newest {limit:,}; --limit N shows more")
    return 0


def _show(report: Report, words: str) -> None:
    console = results()
    day = "no day" if report.published is None else report.published.isoformat()
    lines = (("", f"{day} {report.title or report.id}"), (INDENT, source_of(report.address)), (INDENT, passage_with(report.text, words)))
    for indent, line in lines:
        for part in wrapped(plain(line), max(24, console.width - len(indent))):
            console.print(Text(indent).append(part))


def passage_with(text: str, words: str) -> str:
    """The surroundings of the first of the words in the text; its beginning where it has none of them."""
    wanted = {found.word for found in search_words(words)}
    first = next((found for found in search_words(text) if found.word in wanted), None)
    start, end = (0, 0) if first is None else (first.start, first.end)
    begin, last = max(0, start - AROUND), min(len(text), end + AROUND)
    shown = " ".join(text[begin:last].split())
    return f"{'…' if begin else ''}{shown}{'…' if last < len(text) else ''}"
