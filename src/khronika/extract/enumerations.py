"""Names that stand in one list: "A, 27, and B", "trade unionist A, labour organisers B, C and D".

A parser loses long lists of names that it does not know; their commas and "and" are safer to read.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from khronika.extract.name import Name
from khronika.extract.word_lists import word_set
from khronika.records.mention import Kind

LISTED = (Kind.PERSON, Kind.ORGANIZATION, Kind.OUTLET, Kind.SITE)
_AGE = r"(?:,? ?\(?(?:aged )?\d{1,2}\)?)?"
_APART = re.compile(
    rf"{_AGE},? ?(?P<last>and |& |or |as well as |along with |together with )?(?P<words>(?:the |an? )?(?:[a-z][\w'’-]* ){{0,5}})[“\"]?$"
)
_WORDS_OF_CLAUSES = word_set("names", "lists", "clause_words")


def enumerations(names: Iterable[Name], text: str) -> list[tuple[Name, ...]]:
    """The lists of two or more names of one kind among ``names``, which stand in the order of ``text``; a list ends behind its "and"."""
    found: list[tuple[Name, ...]] = []
    run: list[Name] = []
    whole = 0
    for name in names:
        gap = _APART.match(text[run[-1].end : name.title_start]) if run else None
        if gap is None or name.kind is not run[-1].kind or name.kind not in LISTED or not _is_between_names(gap):
            found += [tuple(run[:whole])] if whole else []
            run, whole = [name], 0
            continue
        run.append(name)
        whole = len(run) if gap["last"] else whole
    return found + ([tuple(run[:whole])] if whole else [])


class Lists:
    """The lists of one report, found by their names and by what stands between these."""

    def __init__(self, names: Iterable[Name], text: str) -> None:
        self._by_start = {name.start: listed for listed in enumerations(names, text) for name in listed}
        self._starts = list(self._by_start)

    def of(self, name: Name) -> tuple[Name, ...] | None:
        """The list that the name stands in."""
        return self._by_start.get(name.start)

    def first_around(self, offset: int) -> Name | None:
        """The first name of a list between whose names an offset stands: a description there belongs to them."""
        index = bisect_left(self._starts, offset) - 1
        listed = self._by_start[self._starts[index]] if index >= 0 else ()
        return listed[0] if listed and offset < listed[-1].start else None


def _is_between_names(gap: re.Match[str]) -> bool:
    words = gap["words"].split()
    return bool(gap["last"] or gap[0].startswith(",") or ", " in gap[0]) and not _WORDS_OF_CLAUSES & set(words)
