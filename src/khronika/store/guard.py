"""What of a ledger somebody who looks does not see, and records as they do see them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from khronika.records.claim import Claim
from khronika.records.hidden_person import HiddenPerson
from khronika.records.report import Report
from khronika.records.viewer import EVERYTHING, Viewer
from khronika.store.opened import Opened
from khronika.text.names_found import Found, NameFinder, parts_of_name, spellings_of, words_of_name
from khronika.text.redacting import Redaction, joined_pieces
from khronika.text.search_words import UNSPACED, search_words

T = TypeVar("T")

LONG_ENOUGH = 8
"""A word of so many characters can be a handle, or a name written in one."""

SHORTEST_STEM = 4
REMEMBERED = 2_000
"""Of so many reports it is remembered how they are shown: whoever looks through a list comes back to each several times."""

WORD = re.compile(r"[^\W\d_]+")
HIDDEN_WORD = "[hidden]"

Stretch = tuple[int, int, str]
"""Where in a report's text a hidden field stands, and what is written there."""


@dataclass(frozen=True)
class Guard:
    """Reports, claims, fields and persons that a viewer does not see.

    ``claims`` are ids, for a newer reader gives the same claim the same id; ``fields`` are stretches of reports' texts, by report;
    ``members`` are what parties are made of, each with what is written in place of its name. ``opened`` is what the viewer's key
    opens.
    """

    viewer: Viewer = EVERYTHING
    persons: tuple[HiddenPerson, ...] = ()
    reports: frozenset[int] = frozenset()
    claims: frozenset[str] = frozenset()
    fields: Mapping[int, tuple[Stretch, ...]] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    opened: Opened | None = None

    @cached_property
    def is_open(self) -> bool:
        """Whether nothing is hidden, and nothing opened: all is shown as it stands."""
        return self.opened is None and not (self.persons or self.reports or self.claims or self.fields)

    @cached_property
    def names(self) -> NameFinder:
        """What finds the names of everybody hidden, in every spelling."""
        return finder_of(self.persons)

    def masked(self, words: str) -> str:
        """The words without names of anybody hidden."""
        return words if self.is_open else self.names.masked(words)

    def may_hide(self, words: str) -> bool:
        """Whether one of the words is, or begins, a word in the name of somebody hidden; with a key it always may be."""
        wanted = [found.word for found in search_words(words)]
        return self.opened is not None or any(hidden.startswith(word) for hidden in self._words_hidden for word in wanted)

    def may_name(self, name: str) -> bool:
        """Whether a word of a name stands in the name of somebody hidden; with a key it always may."""
        return self.opened is not None or not self._words_hidden.isdisjoint(words_of_name(name))

    @cached_property
    def _words_hidden(self) -> frozenset[str]:
        names = {name for one in self.persons for name in one.names}
        return frozenset(word for name in spellings_of(names) for word in words_of_name(name))

    def masked_signs(self, words: str) -> str:
        """The words of a reason without any word, or beginning of one, that is part of the name of somebody hidden."""
        if self.is_open:
            return words

        def shown(found: re.Match[str]) -> str:
            word = found.group()
            begins_one = len(word) >= SHORTEST_STEM and self._begins_part(word.casefold())
            return HIDDEN_WORD if begins_one or self._names_and_parts.masked(word) != word else word

        return WORD.sub(shown, words)

    @cached_property
    def _names_and_parts(self) -> NameFinder:
        return with_parts(self.names, self.persons)

    @cached_property
    def _parts(self) -> list[str]:
        return sorted({part.casefold() for one in self.persons for name in one.names for part in parts_of_name(name)})

    def _begins_part(self, stem: str) -> bool:
        place = bisect_left(self._parts, stem)
        return place < len(self._parts) and self._parts[place].startswith(stem)

    def redaction(self, number: int, report: Report) -> Redaction:
        """How the report is shown; of the reports that were shown last it is remembered."""
        known = self._redactions.get(number)
        if known is None or known.before != report.text:
            if len(self._redactions) >= REMEMBERED:
                self._redactions.clear()
            known = self._redactions[number] = self._redaction(number, report)
        return known

    @cached_property
    def _redactions(self) -> dict[int, Redaction]:
        return {}

    def _redaction(self, number: int, report: Report) -> Redaction:
        told = self._told_in(number, report)
        names, fields = self._names_with_parts(told), self.fields.get(number, ())
        pieces = [*(names.found_in(report.text) if told else ()), *(Found(*stretch) for stretch in fields)]
        return Redaction(
            report.text, joined_pieces(pieces), names, tuple((start, end) for start, end, _ in fields), drops_own=number in self.fields
        )

    def _told_in(self, number: int, report: Report) -> list[HiddenPerson]:
        """The persons of whom a report tells: by a claim, under a whole name, or under what stands in place of one already."""
        here = {found.instead for found in self.names.found_in(f"{report.title or ''}\n{report.text}")}
        may_be_marked = any(sign in report.text for sign in self._first_signs)
        return [
            one for one in self.persons if number in one.reports or one.instead in here or (may_be_marked and one.instead in report.text)
        ]

    @cached_property
    def _first_signs(self) -> frozenset[str]:
        return frozenset(one.instead[:1] for one in self.persons)

    def _names_with_parts(self, told: list[HiddenPerson]) -> NameFinder:
        """What finds names, and parts of those of some persons; one for all reports that tell of the same ones."""
        key = tuple(one.instead for one in told)
        known = self._finders.get(key)
        if known is None:
            if len(self._finders) >= REMEMBERED:
                self._finders.clear()
            known = self._finders[key] = with_parts(self.names, told)
        return known

    @cached_property
    def _finders(self) -> dict[tuple[str, ...], NameFinder]:
        return {}

    def claim(self, number: int, claim: Claim, redaction: Redaction) -> Claim:
        """A claim of a report as it is shown; of the claims that were shown last it is remembered."""
        return self._shown_once((number, claim.id), claim, redaction.claim)

    def _shown_once(self, key: Hashable, record: T, show: Callable[[T], T]) -> T:
        before, known = self._records_shown.get(key, (None, None))
        if before != record:
            if len(self._records_shown) >= 2 * REMEMBERED:
                self._records_shown.clear()
            known = show(record)
            self._records_shown[key] = record, known
        return cast("T", known)

    @cached_property
    def _records_shown(self) -> dict[Hashable, tuple[object, object]]:
        """Claims by their reports' numbers and their ids, and reports by their numbers: as they were, and as they are shown."""
        return {}

    def shown(self, number: int, report: Report, claims: Iterable[Claim]) -> tuple[Report, list[Claim]] | None:
        """The report and its claims as the viewer sees them; ``None`` where they do not see the report."""
        if self.is_open:
            return report, list(claims)
        if self.opened is not None:
            own = [self.opened.claims.get(claim.id, claim) for claim in claims]
            return self.opened.reports.get(number, report), [*own, *self.opened.hidden.get(number, ())]
        if number in self.reports:
            return None
        redaction = self.redaction(number, report)
        shown = self._shown_once(number, report, redaction.report)
        return shown, [self.claim(number, claim, redaction) for claim in claims if claim.id not in self.claims]

    def report(self, number: int, report: Report) -> Report | None:
        """The report alone."""
        shown = self.shown(number, report, ())
        return None if shown is None else shown[0]


OPEN = Guard()
"""For those who see everything that can be opened."""


def finder_of(persons: Iterable[HiddenPerson]) -> NameFinder:
    """What finds persons under every spelling that says who it is."""
    return NameFinder.of((name, one.instead) for one in persons for name in spellings_of(one.names) if _is_whole(name))


def with_parts(names: NameFinder, told: Iterable[HiddenPerson]) -> NameFinder:
    """The same, and parts of the names of persons whom a report tells of."""
    listed = list(told)
    if not listed:
        return names
    parts = {(part, one.instead) for one in listed for name in one.names for part in parts_of_name(name)}
    found = NameFinder.of((), sorted(parts)).by_first_word
    together = {word: (*names.by_first_word.get(word, ()), *sought) for word, sought in found.items()}
    return NameFinder({**names.by_first_word, **together})


def _is_whole(name: str) -> bool:
    """Whether a spelling says who it is; a short word alone does not, and counts only where a report tells of the person."""
    return len(words_of_name(name)) > 1 or len(name) >= LONG_ENOUGH or UNSPACED.search(name) is not None
