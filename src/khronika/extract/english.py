"""The reader of English reports: a lexicon of triggers over a parse."""

from collections.abc import Iterable, Iterator
from itertools import islice

from khronika.extract.claims import claims_of
from khronika.extract.drafting import Drafting
from khronika.extract.layout import lay_out, parse, with_names_checked
from khronika.extract.parser import english_parser
from khronika.records.claim import Reader
from khronika.records.reading import Reading
from khronika.records.report import Report

REPORTS_AT_ONCE = 16


class EnglishReader:
    """Reads claims out of English reports; for the same report always the same claims."""

    signature = Reader("english-rules", "1")
    languages = frozenset({"en"})

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """A reading for each report, in their order; one in another language has no claims at all (``None``)."""
        remaining = iter(reports)
        while batch := list(islice(remaining, REPORTS_AT_ONCE)):
            yield from self._batch(batch)

    def _batch(self, reports: list[Report]) -> Iterator[Reading]:
        layouts = [lay_out(report) for report in reports if report.language in self.languages]
        parsed = zip(layouts, parse(layouts, english_parser()), strict=True) if layouts else iter(())
        for report in reports:
            if report.language not in self.languages:
                yield Reading(report)
                continue
            layout, sentences = next(parsed)
            layout = with_names_checked(layout, sentences)
            yield Reading(report, self.signature, claims_of(report, Drafting(layout, sentences).drafts(), self.signature))


def english_reader() -> EnglishReader:
    """The reader of English; its model is loaded when it first reads."""
    return EnglishReader()
