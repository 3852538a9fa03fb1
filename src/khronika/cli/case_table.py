"""Cases as a table for a person."""

from collections.abc import Iterator

from rich.text import Text

from khronika.cli.columns import WIDTH_MAX, WIDTH_MIN, Columns
from khronika.cli.thing_lines import Why, heading, reason_lines, short, telling_lines, when
from khronika.cli.values import interval_words
from khronika.records.case import Case, Step


def case_lines(case: Case, width: int, why: Why | None = None) -> Iterator[Text]:
    """The lines of one case; with ``why`` also every step in its words, and why names were taken for one's."""
    width = max(WIDTH_MIN, min(width, WIDTH_MAX))
    columns, beside = Columns.without_quotes(width), Columns.within(width)
    state = "" if case.state is None else f"last reported: {case.state.value}"
    yield from heading([(short(case.id), "dim"), (" / ".join(case.names), "bold"), (case.kind.value, ""), (state, "")], width)
    for step in case.steps:
        yield from columns.lines("step", _step_words(step), ())
        if why is not None:
            for telling in step.incident.tellings:
                yield from telling_lines(telling, beside)
    for term in case.terms:
        end = interval_words(term.value.end.earliest, term.value.end.latest)
        yield from columns.lines("term", f"“{term.value.words}” should end by {end} ({term.value.how})", ())
    if case.held is not None:
        least, most = case.held.value.least, case.held.value.most
        yield from columns.lines("days held", f"{least:,}" if least == most else f"{least:,} to {most:,}", ())
    for gap in case.gaps:
        yield from columns.lines("gap", gap.words, ())
    if why is not None:
        yield from reason_lines(why(case.id), columns)
    yield Text()


def _step_words(step: Step) -> str:
    mark = f"{step.incident.mark}: " if step.incident.mark else ""
    return f"{when(step.interval)}: {mark}{step.type.replace('_', ' ')} [{short(step.incident.id)}], {step.incident.verified}"
