"""Parts of tables that incidents, cases and sites share."""

from collections.abc import Callable, Iterable, Iterator

from rich.text import Text

from khronika.cli.columns import Columns, wrapped
from khronika.cli.plain import plain
from khronika.cli.table import source_of
from khronika.cli.values import day_words, interval_words
from khronika.pipeline.reasons import Reasons
from khronika.records.claim_type import Modality
from khronika.records.supported import Interval
from khronika.records.telling import Telling
from khronika.resolve.sentences import sentence_around

ID_SIGNS = 8
"""So many signs of an id are shown; they are enough to name it in a ledger of some ten thousand."""

Why = Callable[[str], list[Reasons]]
"""What tells the reasons for which the thing of an id is one."""


def short(id: str) -> str:
    """The beginning of an id."""
    return id[:ID_SIGNS]


def when(interval: Interval | None) -> str:
    """The days, or that they are not told."""
    return "day not told" if interval is None else interval_words(interval.earliest, interval.latest)


def reason_lines(found: Iterable[Reasons], columns: Columns) -> Iterator[Text]:
    """Why members are one thing."""
    for one in found:
        judged = "" if one.verdict is None else f"a person: {one.verdict}; "
        words = f"{short(one.left)} = {short(one.right)} ({judged}score {one.weighed.score:.1f}): {'; '.join(one.weighed.reasons)}"
        yield from columns.lines("because", words, ())


def telling_lines(telling: Telling, columns: Columns) -> Iterator[Text]:
    """Who tells it, in which words, and whether that counts."""
    report = telling.report
    published = "day of publication not said" if report.published is None else day_words(report.published)
    marks = ["denies it"] if telling.is_denial else []
    marks += [] if telling.modality is Modality.ACTUAL else [telling.modality.value]
    standing = [] if telling.counts else [f"no longer counts: {telling.standing.standing}, {telling.standing.reason}"]
    words = "; ".join((f"{report.publisher or telling.voice}, {published}", *marks, *standing))
    start, end = sentence_around(report.text, telling.claim.trigger.start)
    yield from columns.lines(short(telling.claim.id), words, (report.text[start:end],))
    yield from columns.lines("", source_of(report.url or report.address), ())


def heading(words: Iterable[tuple[str, str]], width: int) -> Iterator[Text]:
    """A line with parts of its own styles, broken where it is too long."""
    line = Text()
    for part, style in words:
        for piece in wrapped(plain(part), width):
            if line.cell_len and line.cell_len + 2 + len(piece) > width:
                yield line
                line = Text()
            line.append("  " if line.cell_len else "").append(piece, style)
    if line.cell_len:
        yield line
