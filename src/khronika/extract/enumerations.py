"""Names that stand in one list: "A, 27, and B", "trade unionist A, labour organisers B, C and D", "A of X, B (Y); C, a poet, and 2 others".

A parser loses long lists of names that it does not know; their commas and "and" are safer to read.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from khronika.extract.name import Name
from khronika.extract.word_lists import word_set
from khronika.records.mention import Kind

FEWEST_APART = 3
"""The least names of a list in which other names stand between them."""

LISTED = (Kind.PERSON, Kind.ORGANIZATION, Kind.OUTLET, Kind.SITE)
_AGE = r"(?:,? ?\(?(?:aged )?\d{1,2}\)?)?"
_APART = re.compile(
    rf"{_AGE},? ?(?P<last>and |& |or |as well as |along with |together with )?(?P<words>(?:the |an? )?(?:[a-z][\w'’-]* ){{0,5}})[“\"]?$"
)
_WHERE_FROM = r"(?: \([^()]{2,60}\)| (?:of|from|with|at|for) [^,;()]{2,60}?)?"
_APART_WIDELY = re.compile(
    rf"{_AGE}{_WHERE_FROM}(?:(?:, [^;.]{{2,80}})?; ?|, )(?P<last>and )?(?:the |an? )?(?:[a-z][\w'’-]* ){{0,5}}$"
    rf"|{_AGE}{_WHERE_FROM} (?P<last_of_all>and )(?:the |an? )?(?:[a-z][\w'’-]* ){{0,5}}$"
)
_OPENS_WHERE_FROM = re.compile(r"[^;.]{0,80}(?:\(| (?:of|from|with|at|for) )[^();,]{0,60}")
_OPENS_ROLE = re.compile(r", [^();,]{0,60}")
_AND_OTHERS = re.compile(rf"{_AGE}{_WHERE_FROM}(?:, [^;.]{{2,80}})?[,;]? and (?:\d+|[a-z]+) (?:more|other)")
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


def enumerations_of_people(names: Iterable[Name], text: str) -> list[tuple[Name, ...]]:
    """The lists of three or more people who are told apart by where they are from or what they are; other names stand between theirs."""
    found: list[tuple[Name, ...]] = []
    run: list[Name] = []
    whole = 0
    for name in names:
        between = text[run[-1].end : name.title_start] if run else ""
        if run and _is_beside(name, between):
            continue
        gap = _APART_WIDELY.fullmatch(between) if run and name.kind is Kind.PERSON else None
        if gap is None:
            found += [tuple(run[:whole])] if whole >= FEWEST_APART else []
            run, whole = [name] if name.kind is Kind.PERSON else [], 0
            continue
        run.append(name)
        is_last = gap["last"] or gap["last_of_all"] or _AND_OTHERS.match(text, name.end)
        whole = len(run) if is_last else whole
    return found + ([tuple(run[:whole])] if whole >= FEWEST_APART else [])


def _is_beside(name: Name, between: str) -> bool:
    """Whether a name only tells where somebody in a list is from or what they are."""
    is_person = name.kind is Kind.PERSON
    if is_person and len(name.words) > 1:
        return False
    return _OPENS_WHERE_FROM.fullmatch(between) is not None or (not is_person and _OPENS_ROLE.fullmatch(between) is not None)


class Lists:
    """The lists of one report, found by their names and by what stands between these."""

    def __init__(self, names: Iterable[Name], text: str) -> None:
        known = list(names)
        widely = {name.start: listed for listed in enumerations_of_people(known, text) for name in listed}
        closely = {name.start: listed for listed in enumerations(known, text) for name in listed}
        self._by_start = dict(sorted((closely | widely).items()))
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
