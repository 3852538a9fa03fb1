"""Lines that say who made a report: bylines, sign-offs, and who contributed reporting."""

import re
from collections.abc import Iterator
from functools import cache

from khronika.read.rules import pattern, rules, words

BYLINE_WORDS_MAX = 16
CREDIT_WORDS_MAX = 60
NAME_LENGTH_MAX = 80
LINE_LENGTH_MAX = 10_000
"""In a longer line no names are looked for: it is no paragraph of a report."""

Span = tuple[int, int]
"""Where a name stands in its line."""


def byline_names(line: str) -> tuple[str, ...]:
    """The names that a byline gives; none where the line is no byline.

    >>> byline_names("By Aida Kasymova and Tomás Rivas in Bishkek")
    ('Aida Kasymova', 'Tomás Rivas')
    >>> byline_names("By Monday, police had detained thirty people.")
    ()
    """
    match = re.match(r"[\s(*_—–-]*(?:by|BY|By|Written by|WRITTEN BY)\s*:?\s+(?=\S)", line)
    if match is None or len(line.split()) > BYLINE_WORDS_MAX or not _is_names(line[match.end() :]):
        return ()
    return tuple(line[start:end] for start, end in _names(line, match.end()) if line[start:end].casefold() not in _particles())


def contributor_spans(line: str) -> tuple[Span, ...]:
    """Where the names of those who contributed reporting stand in a line."""
    if len(line) > LINE_LENGTH_MAX:
        return ()
    before = _contributed().search(line)
    if before is not None and line.count(" ") < CREDIT_WORDS_MAX:
        start = max(line.rfind(". ", 0, before.start()) + 1, line.rfind("(", 0, before.start()) + 1, 0)
        return tuple(_names(line[: before.start()].rstrip(), start))
    return tuple(span for match in _contributors().finditer(line) if _opens(line, match) for span in _names(line, match.end()))


def is_credit(line: str) -> bool:
    """Whether a line as a whole is a byline or a sign-off."""
    if line.count(" ") >= CREDIT_WORDS_MAX:
        return False
    bare = line.lstrip(" ([*_—–-")
    if byline_names(bare) or _credits().match(bare):
        return True
    match = _contributors().match(bare)
    return (match is not None and any(contributor_spans(bare))) or (
        _contributed().search(line) is not None and bool(contributor_spans(line))
    )


def _opens(line: str, match: re.Match[str]) -> bool:
    """Whether the words open the line, a parenthesis or a sentence near the line's end."""
    before = line[: match.start()].rstrip()
    return not before or before[-1] in "([*_—–;" or (before[-1] in ".•|" and match.group().strip()[0].isupper())


def _is_names(text: str) -> bool:
    """Whether words are names with what a byline puts between them."""
    if text.rstrip().endswith((".", "?", "!")) and not re.search(r"\b\w\.$", text.rstrip()):
        return False
    particles = _particles()
    return all(not word[0].islower() or word.strip(",;").casefold() in particles for word in text.split())


def _names(line: str, start: int) -> Iterator[Span]:
    """The names in the list that begins at ``start``, without places and words in lower case."""
    stop = _ends().search(line, start)
    end = len(line) if stop is None else stop.start()
    for match in re.finditer(r"(?:(?!,|\s+(?:and|&|et|y|und)\s+).)+", line[start:end]):
        span = _name(line, start + match.start(), start + match.end())
        if span is not None:
            yield span


def _name(line: str, start: int, end: int) -> Span | None:
    text = line[start:end]
    match = _one_name().match(text)
    if match is None or not _is_name(match["name"]):
        return None
    return start + match.start("name"), start + match.end("name")


def _is_name(name: str) -> bool:
    """Whether words open with a capital, or a letter that knows none, or are an outlet that writes itself without."""
    opens = name[0].isalpha() and not name[0].islower()
    return len(name) <= NAME_LENGTH_MAX and (opens or name in words("credits", "lower_case"))


@cache
def _one_name() -> re.Pattern[str]:
    roles = str(rules("credits")["roles"])
    return re.compile(rf"[\s,]*(?:(?:and|by|from|the)\s+)*(?:{roles})?(?P<name>\S.*?)(?:\s+(?:in|from|at|for|of|[–—-]+)\s+.*)?[\s,*†]*$")


@cache
def _particles() -> frozenset[str]:
    return frozenset(words("credits", "particles"))


@cache
def _contributors() -> re.Pattern[str]:
    return re.compile(r"\b" + "(?:" + pattern("credits", "contributors").pattern + ")", re.IGNORECASE)


@cache
def _contributed() -> re.Pattern[str]:
    return pattern("credits", "contributed")


@cache
def _credits() -> re.Pattern[str]:
    return pattern("credits", "credits")


@cache
def _ends() -> re.Pattern[str]:
    return pattern("credits", "ends")
