"""Rules for years and decades."""

import re
from functools import cache

from khronika.text.folded import DIGIT, Folded
from khronika.text.moments import Dated, Moment
from khronika.text.numbers import small_number, small_number_pattern
from khronika.text.periods import Between, Decade
from khronika.text.time_lists import DASH, YEAR, context, ends_with, numbered
from khronika.text.time_rules import REACH, Rule
from khronika.text.word_lists import any_of

SHORT_CENTURY = 1900
"""The century of "the '80s"."""


@cache
def year_rules() -> tuple[Rule, ...]:
    """The rules for years in figures and in words."""
    digit = frozenset({DIGIT})
    the_part = r"\bthe\s(?:(?:early|mid|late)[\s-])?"
    decade, century = any_of(numbered("decades")), any_of(numbered("centuries"))
    return (
        Rule(digit, re.compile(r"(?<![\w$€£.,:/])(?P<year>(?:1[89]|20)\d0)'?s\b"), _read_decade),
        Rule(digit, re.compile(r"(?<=\bthe\s)(?:(?:early|mid|late)[\s-])?'?(?P<short>[2-9]0)'?s\b"), _read_short_decade),
        Rule(frozenset(numbered("decades")), re.compile(rf"{the_part}(?P<name>{decade})\b"), _read_decade_name),
        Rule(
            frozenset(numbered("centuries")),
            re.compile(rf"\b(?P<century>{century})[\s-](?P<rest>{small_number_pattern()})\b"),
            _read_spelled_year,
        ),
        Rule(
            digit,
            re.compile(rf"(?<![\w$€£.,:/#+])(?P<year>{YEAR})(?:(?:{DASH}|/)(?P<to>(?:1[89]|20)?\d\d)(?!\d|{DASH}))?(?![\w%:/]|-\d)"),
            _read_year,
        ),
    )


def _read_decade(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    return Decade(int(match["year"]))


def _read_short_decade(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    return Decade(SHORT_CENTURY + int(match["short"]))


def _read_decade_name(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    return Decade(numbered("decades")[match["name"]])


def _read_spelled_year(match: re.Match[str], view: Folded) -> Moment | None:
    rest = small_number(match["rest"])
    if rest < 10 or not ends_with("year_after").search(view.lower, max(0, match.start() - REACH), match.start()):
        return None
    return Dated(numbered("centuries")[match["century"]] + rest)


_NOUN = re.compile(r"[\s-][^\W\d_]")
_VERB = r"(?!(?:was|is|has|does|says|as|its|his|this)\b)"
_PLURAL = re.compile(rf"\s(?:{_VERB}[a-z-]+\s)?(?:people|men|women|children|{_VERB}[a-z]+s)\b")
_UNIT = re.compile(
    r"\s(?:people|men|women|children|days|hours|years|dollars|euros|percent|per\scent|metres|meters|km|tonnes|troops|soldiers|others|more)\b"
)
_OPENING = re.compile(r"(?:^|[(\[;])\s?$")


def _read_year(match: re.Match[str], view: Folded) -> Moment | None:
    if _UNIT.match(view.lower, match.end()) is not None or not _year_stands(view, match):
        return None
    year = int(match["year"])
    if match["to"] is None:
        return Dated(year)
    last = int(match["to"]) if len(match["to"]) == 4 else year // 100 * 100 + int(match["to"])
    return Between(Dated(year), Dated(last)) if last > year else None


def _year_stands(view: Folded, match: re.Match[str]) -> bool:
    """Whether the words around four figures make them a year."""
    start, end = match.span()
    first = max(0, start - REACH)
    if ends_with("year_after").search(view.lower, first, start):
        is_amount = _PLURAL.match(view.lower, end) and ends_with("amount_after").search(view.lower, first, start)
        return not is_amount
    has_noun = _NOUN.match(view.text, end) is not None
    if _OPENING.search(view.text, first, start):
        return not has_noun
    return has_noun and _determiner().search(view.lower, first, start) is not None


@cache
def _determiner() -> re.Pattern[str]:
    return re.compile(rf"(?:\b{any_of(context('determiners'))}|'s?)\s(?:[a-z-]+\s)?$")
