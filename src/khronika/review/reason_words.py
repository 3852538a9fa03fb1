"""Reasons of the rules in the reader's language: the rules give them as English sentences with values in them.

Each pattern is such a sentence. What fits none stays English; names and quotes in a sentence stay as they are, days are written as the
reader's language has them.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from khronika.records.claim_type import ClaimType
from khronika.records.supported import Interval
from khronika.review.terms import words_for
from khronika.review.wording import Wording, marked

PATTERNS = (
    marked("both say “%(first)s”"),
    marked("the words are of one family: %(first)s"),
    marked("both may say something of their own"),
    marked("other words of one sentence"),
    marked("near these words stand %(first)s"),
    marked("the sentences share %(first)s"),
    marked("the reports begin alike: %(first)s"),
    marked("both have one text"),
    marked("one is a %(first)s, one a %(second)s"),
    marked("the report tells of two"),
    marked("the report tells of one"),
    marked("both name %(first)s"),
    marked("%(first)s dies once"),
    marked("one names %(first)s, one %(second)s"),
    marked("one names %(first)s, one nobody of some"),
    marked("one is about %(first)s, one about many more"),
    marked("both on %(first)s"),
    marked("the times touch: %(first)s, %(second)s"),
    marked("both %(first)s"),
    marked("within few days: %(first)s, %(second)s"),
    marked("a day or two apart: %(first)s, %(second)s"),
    marked("the times do not touch: %(first)s, %(second)s"),
    marked("one was published on %(first)s, before %(second)s"),
    marked("one was published on %(first)s, right after %(second)s"),
    marked("one was published on %(first)s, soon after %(second)s"),
    marked("one was published on %(first)s, long after %(second)s"),
    marked("both say no day, and were published on %(first)s and %(second)s"),
    marked("both in %(first)s"),
    marked("one in %(first)s, one in %(second)s"),
    marked("one in %(first)s, one in all of the country"),
    marked("one in %(first)s, one does not say where"),
    marked("one place lies in the other"),
    marked("both count %(first)s"),
    marked("both reports are about %(first)s"),
    marked("one report is about %(first)s, one about %(second)s"),
    marked("one counts %(first)s, one %(second)s"),
    marked("one counts %(first)s, one %(second)s, of another area"),
    marked("both “%(first)s”"),
    marked("one “%(first)s”, one “%(second)s”"),
    marked("both of people in general"),
    marked("%(first)s, and whoever is “%(second)s”"),
    marked("one is of “%(first)s” alone"),
    marked("both by %(first)s"),
    marked("both about %(first)s"),
    marked("what is said has no words in common"),
    marked("the same penalty: %(first)s"),
    marked("other penalties: %(first)s, %(second)s"),
    marked("only one is of an appeal: “%(first)s”"),
    marked("the names agree"),
    marked("the names agree: %(first)s"),
    marked("the names agree in part: %(first)s"),
    marked("the names differ: %(first)s"),
    marked("the names agree in three parts or more"),
    marked("both beside %(first)s"),
    marked("both: %(first)s"),
    marked("one dead by %(first)s, one alive on %(second)s"),
    marked("told %(first)s years apart"),
    marked("one is a person, one is none"),
    marked("told by %(first)s"),
    marked("denied by %(first)s"),
    marked("%(first)s says so"),
    marked("%(first)s and %(second)s exclude each other"),
    marked("from %(first)s"),
    marked("counted from the sentence on %(first)s"),
    marked("counted from the custody since %(first)s or the sentence on %(second)s"),
    marked("%(first)s; no detention or sentence reported before"),
    marked("%(first)s; nothing reported since"),
    marked("“%(first)s”, %(how)s, should have ended by %(second)s; no release reported"),
    marked("“%(first)s”, %(how)s, should have ended by %(second)s; no release reported before the %(third)s"),
    marked("of %(first)s, within its place and fewer than it counts"),
    marked("%(first)s before it: %(second)s"),
    marked("%(first)s after it: %(second)s"),
)
NO_DAY = marked("on a day that is not told")
HOW = "how"
"""The value that is a reason itself."""

VALUE = re.compile(r"%\((\w+)\)s")
DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?: to (\d{4}-\d\d-\d\d))?")
TYPES = {type.replace("_", " "): words_for(type) for type in ClaimType} | {type.value: words_for(type) for type in ClaimType}


def reason_words(words: str, wording: Wording) -> str:
    """The reason in the reader's language, with days as that language writes them.

    >>> from khronika.review.wording import wording_of
    >>> reason_words("both on 2016-05-21", wording_of("en"))
    'both on 21 May 2016'
    >>> reason_words("told by Zhaiyk Shore", wording_of("ru"))
    'сообщает Zhaiyk Shore'
    """
    for pattern, fits in _compiled():
        found = fits.fullmatch(words)
        if found is not None:
            return wording.gettext(pattern, **dict(_values(found.groupdict(), wording)))
    return _with_days(words, wording)


def _values(found: dict[str, str], wording: Wording) -> Iterator[tuple[str, str]]:
    for name, value in found.items():
        yield name, reason_words(value, wording) if name == HOW else _value(value, wording)


def _value(value: str, wording: Wording) -> str:
    """A value: a type of claim in the reader's words, alone or before its days; anything else as it is."""
    days = DAYS.search(value)
    name, rest = (value[: days.start()].strip(), value[days.start() :]) if days is not None else (value.removesuffix(NO_DAY).strip(), "")
    if name not in TYPES:
        return _with_days(value, wording)
    after = _with_days(rest, wording) if rest else wording.gettext(NO_DAY) if value.endswith(NO_DAY) else ""
    return f"{wording.gettext(TYPES[name])} {after}".strip()


def _with_days(words: str, wording: Wording) -> str:
    def written(found: re.Match[str]) -> str:
        first, last = found.group(1), found.group(2) or found.group(1)
        try:
            days = Interval(date.fromisoformat(first), date.fromisoformat(last))
        except ValueError:
            return found.group()
        return wording.days(days)

    return DAYS.sub(written, words)


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each pattern with what fits it, those with most words of their own first."""
    order = sorted(PATTERNS, key=lambda pattern: -len(VALUE.sub("", pattern)))
    return tuple((pattern, re.compile(VALUE.sub(r"(?P<\1>.+?)", _escaped(pattern)), re.DOTALL)) for pattern in order)


def _escaped(pattern: str) -> str:
    """The pattern with every sign standing for itself, and its values as they were."""
    parts = re.split(r"(%\(\w+\)s)", pattern)
    return "".join(part if VALUE.fullmatch(part) else re.escape(part) for part in parts)
