"""The reader of English reports: a lexicon of triggers over a parse, a trained judge of claims, trained choices of values."""

from collections.abc import Iterable, Iterator
from itertools import islice

from khronika.extract.claims import claims_of, in_order
from khronika.extract.draft import Draft
from khronika.extract.drafting import Drafting
from khronika.extract.judge.scores import Judge
from khronika.extract.judge.weights import trained_judge
from khronika.extract.layout import Layout, lay_out, parse, with_names_checked
from khronika.extract.linking.linked import link_incidents
from khronika.extract.parser import english_parser
from khronika.extract.parties import Parties
from khronika.extract.ranking.chosen_actors import chosen_actors
from khronika.extract.ranking.chosen_places import choose_places
from khronika.extract.ranking.chosen_targets import choose_targets
from khronika.extract.ranking.chosen_times import choose_times
from khronika.extract.ranking.mentions import Mentions
from khronika.extract.readers import ENGLISH
from khronika.extract.sentence import Sentence
from khronika.extract.where import Places
from khronika.records.claim import Claim, Reader
from khronika.records.reading import Reading
from khronika.records.report import Report

REPORTS_AT_ONCE = 16


class EnglishReader:
    """Reads claims out of English reports by rules and a trained judge; for the same report always the same claims."""

    signature = ENGLISH
    languages = frozenset({"en"})
    least_confidence = 0.4
    """A claim that is less likely is left out; chosen with `claims-dev` and IndiaPoliceEvents in view."""

    def judge(self) -> Judge | None:
        """What weighs the claims of the rules and finds others."""
        return trained_judge()

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
            yield Reading(report, self.signature, self._likely(claims_of(report, self.drafts(layout, sentences), self.signature)))

    def _likely(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """The claims that are likely enough; confidence is worked out with the others in view."""
        return tuple(claim for claim in claims if claim.confidence >= self.least_confidence)

    def drafts(self, layout: Layout, sentences: list[Sentence]) -> list[Draft]:
        """The drafts of a report's claims, of its parsed sentences, however likely they are."""
        layout = with_names_checked(layout, sentences)
        found = self.drafts_chosen(layout, sentences)
        link_incidents(found, layout.names, layout.report.passages)
        return found

    def drafts_chosen(self, layout: Layout, sentences: list[Sentence]) -> list[Draft]:
        """The drafts with the trained choice of what their roles hold, before they are linked, of a report whose names are checked."""
        found = self.drafts_by_rules(layout, sentences)
        listed = in_order(found)
        choose_times(listed, sentences, layout.report.published)
        mentions = Mentions(Parties(layout.names, layout.report.text), sentences)
        actors = chosen_actors(listed, mentions)
        choose_targets(listed, mentions)
        choose_places(listed, layout.names, Places(layout.names, list(layout.words), layout.report))
        for draft, found_to_act in zip(listed, actors, strict=True):
            draft.actors = found_to_act
        return found

    def drafts_by_rules(self, layout: Layout, sentences: list[Sentence]) -> list[Draft]:
        """The drafts before the trained choice of what their roles hold, of a report whose names are checked."""
        return Drafting(layout, sentences, self.judge()).drafts()


class EnglishRules(EnglishReader):
    """Reads by the rules alone."""

    signature = Reader("english-rules", "1")
    least_confidence = 0.0

    def judge(self) -> Judge | None:
        """Nobody."""
        return None

    def drafts(self, layout: Layout, sentences: list[Sentence]) -> list[Draft]:
        """The drafts as the rules leave them."""
        return self.drafts_by_rules(with_names_checked(layout, sentences), sentences)
