"""Layouts of others that have a row for each event and no column for doubt.

Who counts the rows of such a file counts facts. So what is denied, alleged, planned or hypothetical stands in a second file beside it,
marked, and never in the first.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from khronika.export.column import Value
from khronika.export.edition import Edition
from khronika.export.loss import Loss, LossReport, LossRule, losses_of
from khronika.export.marks import BETWEEN, figures_words, range_words
from khronika.export.writing import write_csv
from khronika.records.incident import Incident

Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A layout: its name, its columns, the rows that an incident has in it (none where it has no place there), and what it loses."""

    format: str
    columns: tuple[str, ...]
    rows: Callable[[Incident], list[Row]]
    rules: tuple[LossRule[Incident], ...]


def write_events(edition: Edition, path: Path, sheet: Sheet) -> LossReport:
    """Writes the facts into the file, and what is none into ``NAME.not-facts.csv`` beside it."""
    facts = write_csv(path, sheet.columns, _cells(sheet, (one for one in edition.incidents() if one.is_fact)))
    others = write_csv(beside(path), sheet.columns, _cells(sheet, (one for one in edition.incidents() if not one.is_fact)))
    losses = losses_of(edition.incidents(), sheet.rules)
    apart = Loss("rows that are no facts", others, f"they stand apart in {beside(path).name}, marked, so that nobody counts them as facts")
    return LossReport(sheet.format, {"rows": facts, "rows that are no facts": others}, (apart, *losses) if others else losses)


def beside(path: Path) -> Path:
    """The file for what is no fact."""
    return path.with_name(f"{path.stem}.not-facts{path.suffix or '.csv'}")


def day_of(incident: Incident) -> str:
    """The first day on which it can have been; empty where no day is told."""
    return "" if incident.days is None else incident.days.earliest.isoformat()


def tags_of(incident: Incident) -> str:
    """The mark of what is no fact, and how far it is borne out."""
    return BETWEEN.join(dict.fromkeys(tag for tag in (incident.mark, incident.verified.verification.value) if tag))


def first_names(incident: Incident, role: str) -> list[str]:
    """The names or descriptions of those who have a role (``targets``, ``actors``) in its claims, each once."""
    found: dict[str, None] = {}
    for telling in incident.tellings:
        for mention in getattr(telling.claim, role):
            stated = mention.name or mention.description
            if stated is not None:
                found[stated.value] = None
    return list(found)


def count_note(incident: Incident) -> str:
    """The range of figures in words, and who gives which."""
    if incident.count is None:
        return ""
    return f"How many: {range_words(incident.count)}" + (f" ({figures_words(incident)})" if incident.figures else "")


def _cells(sheet: Sheet, incidents: Iterable[Incident]) -> Iterator[list[Value]]:
    for incident in incidents:
        for row in sheet.rows(incident):
            yield [row.get(column) for column in sheet.columns]
