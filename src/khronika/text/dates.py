"""Words that say when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from khronika.text.calendar_days import Grain, Part
from khronika.text.date_rules import date_rules
from khronika.text.folded import Folded, folded
from khronika.text.moments import From, Moment, Shifted, Vague, Weekday
from khronika.text.offset_rules import offset_atoms
from khronika.text.periods import Between, in_part
from khronika.text.relative_rules import relative_rules
from khronika.text.spans import without_overlaps
from khronika.text.time_lists import context, named, plain
from khronika.text.time_rules import REACH, Atom
from khronika.text.time_words import Limit, TimeWords
from khronika.text.word_lists import any_of
from khronika.text.year_rules import year_rules

__all__ = ["Limit", "TimeWords", "find_times"]


@lru_cache(maxsize=256)
def find_times(text: str) -> tuple[TimeWords, ...]:
    """Every time in the text, in order, without overlaps; lengths of time and habits ("every Friday") are none.

    >>> from datetime import date
    >>> [time] = find_times("Police detained 12 people late on May 17 and May 18.")
    >>> when = time.resolve(date(2016, 5, 21))
    >>> str(when.earliest), str(when.latest)
    ('2016-05-17', '2016-05-18')
    """
    view = folded(text)
    atoms = _atoms(view)
    if not atoms:
        return ()
    floors = [0, *(atom.end for atom in atoms)]
    parted = [_with_day_part(_with_part(atom, view.lower, floor), view.lower, floor) for atom, floor in zip(atoms, floors, strict=False)]
    joined = _ranges(_counted(parted, view.lower), view.lower)
    floors = [0, *(atom.end for atom in joined)]
    return tuple(_finished(atom, view, floor) for atom, floor in zip(joined, floors, strict=False))


def _atoms(view: Folded) -> tuple[Atom, ...]:
    found = [atom for rule in (*date_rules(), *year_rules(), *relative_rules()) for atom in rule.atoms(view)]
    found.extend(offset_atoms(view))
    return without_overlaps(found)


@dataclass(frozen=True, slots=True)
class _Patterns:
    part: re.Pattern[str]
    before_day: re.Pattern[str]
    after_day: re.Pattern[str]
    limit: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    small = r"(?:(?:on|in|the|of|about|around|at\sleast|at)\s)*"
    of_day = rf"(?:the\s)?{any_of(context('of_day'))}\s(?:of|on)\s"
    return _Patterns(
        re.compile(rf"\b({any_of(named('parts'))})(?:[\s-]|\sin\s|\spart\sof\s)(?:the\s)?(?:month\sof\s)?$"),
        re.compile(rf"\b(?:{of_day}|{any_of(context('before_day'))}\s(?:on\s|in\sthe\sday\son\s)?){{1,2}}$"),
        re.compile(rf"\s(?:at\s|in\sthe\s)?(?:{any_of(context('day_parts'))})\b(?!-)"),
        re.compile(rf"\b({any_of(named('bounds'))})\s{small}$"),
    )


def _with_part(atom: Atom, lower: str, floor: int) -> Atom:
    """The atom with "early", "the end of" before it, where these begin no earlier than ``floor``."""
    if atom.moment.grain in (Grain.DAY, Grain.WEEK):
        return atom
    found = _patterns().part.search(lower, max(floor, atom.start - REACH), atom.start)
    if found is None:
        return atom
    part = Part(named("parts")[plain(found[1])])
    return replace(atom, start=found.start(), moment=in_part(atom.moment, part))


def _with_day_part(atom: Atom, lower: str, floor: int) -> Atom:
    """The atom with "late on" before it and "night" behind it, which leave the day as it is."""
    if atom.moment.grain is not Grain.DAY or isinstance(atom.moment, Vague):
        return atom
    before = _patterns().before_day.search(lower, max(floor, atom.start - REACH), atom.start)
    after = _patterns().after_day.match(lower, atom.end)
    return replace(atom, start=before.start() if before else atom.start, end=after.end() if after else atom.end)


_ONTO = re.compile(r"\s(?:on\s|the\s)?(?:the\s)?")


def _counted(atoms: Sequence[Atom], lower: str) -> Iterator[Atom]:
    """The atoms, with "two days after" and the date behind it as one."""
    before: Atom | None = None
    for atom in atoms:
        if before is not None and _counts_from(before, atom, lower):
            before = replace(atom, start=before.start, moment=From(before.moment, atom.moment))
            continue
        if before is not None:
            yield before
        before = atom
    if before is not None:
        yield before


def _counts_from(before: Atom, atom: Atom, lower: str) -> bool:
    is_open = isinstance(before.moment, Shifted) and before.moment.needs_anchor
    return (
        is_open
        and lower.endswith(("after", "before"), before.start, before.end)
        and _ONTO.fullmatch(lower, before.end, atom.start) is not None
    )


_TO = re.compile(r"(?:\s?[-\u2013\u2014]\s?|\s(?:to|until|till|through|into)\s)(?:on\s|the\s|in\s)*")
_DASH = re.compile(r"\s?[-\u2013\u2014]\s?(?:on\s|the\s|in\s)*")
_AND = re.compile(r",?\s(?:and|or|&)\s(?:on\s|the\s|in\s|again\son\s|then\son\s)*")
_COMMA = re.compile(r",\s")
_OPENING = re.compile(r"\b(between|from)\s(?:on\s|the\s)?$")


def _ranges(atoms: Iterator[Atom], lower: str) -> Sequence[Atom]:
    """The atoms, with "May 17 to May 20" and "Monday and Tuesday" as one."""
    kept: list[Atom] = []
    for atom in reversed(list(atoms)):
        joined = _joined(atom, kept[-1], lower) if kept else None
        if joined is not None:
            kept[-1] = joined
        else:
            kept.append(atom)
    kept.reverse()
    return kept


def _joined(left: Atom, right: Atom, lower: str) -> Atom | None:
    gap = lower[left.end : right.start]
    if not gap or len(gap) > REACH or not _may_join(left.moment, right.moment):
        return None
    is_range = _TO.fullmatch(gap) is not None and not (_DASH.fullmatch(gap) and _is_day_then_weekday(left.moment, right.moment))
    is_list = _AND.fullmatch(gap) is not None or (isinstance(right.moment, Between) and _COMMA.fullmatch(gap) is not None)
    if not is_range and not (is_list and _last_kind(left.moment) is _last_kind(right.moment)):
        return None
    ends = (left.moment, right.moment.right if isinstance(right.moment, Between) else right.moment)
    return Atom(left.start, right.end, Between(*(reversed(ends) if is_list and _is_backward(*ends) else ends)))


def _is_day_then_weekday(left: Moment, right: Moment) -> bool:
    """Whether a weekday stands behind another sort of day; a dash alone does not say that it is the end ("yesterday-Friday")."""
    return isinstance(right, Weekday) and not isinstance(left, Weekday)


def _is_backward(left: Moment, right: Moment) -> bool:
    """Whether a list names the later weekday first: "on Friday and Thursday"."""
    return isinstance(left, Weekday) and isinstance(right, Weekday) and (left.number - right.number) % 7 == 1


def _may_join(left: Moment, right: Moment) -> bool:
    is_simple = not isinstance(left, Vague | Between) and not isinstance(right, Vague)
    return is_simple and left.grain is right.grain


def _last_kind(moment: Moment) -> type[Moment]:
    return type(moment.right) if isinstance(moment, Between) else type(moment)


def _with_opening(atom: Atom, lower: str, floor: int) -> Atom:
    """The atom with "between" or "from" before a range."""
    if not isinstance(atom.moment, Between):
        return atom
    found = _OPENING.search(lower, max(floor, atom.start - REACH), atom.start)
    return atom if found is None else replace(atom, start=found.start())


_NOUN = re.compile(
    r"(?:'s|\u2019s|')?\s(?!(?:and|or|in|on|at|for|to|of|by|with|from|after|before|when|while|as|but|that|which|who|because|amid|over|were|was|is|are|has|had|have|said|during|under|near|outside|against|following|until|since)\b)[a-z]"
)
_DETERMINER = re.compile(r"\b(?:the|a|an|his|her|their|its|our|this|that|last|first|second|deadly|disputed)\s(?:[a-z]+\s)?$")
_POSSESSIVE = re.compile(r"'s?\s")
_DATELINE_BEFORE = re.compile(r"^[A-Z][A-Z .'-]{2,40}(?:, [A-Z][A-Za-z .]{1,30})?,\s$")
_DATELINE_AFTER = re.compile(r"\s?(?:\(|--|-|\u2013|\u2014|:)")


def _finished(atom: Atom, view: Folded, floor: int) -> TimeWords:
    limit = Limit.WITHIN
    start = _with_opening(atom, view.lower, floor).start
    is_modifier = _is_modifier(atom, view.lower)
    found = _patterns().limit.search(view.lower, max(floor, start - REACH), start)
    if found is not None and not (is_modifier and named("bounds")[plain(found[1])] in (Limit.AFTER, Limit.BEFORE, Limit.BY)):
        limit, start = Limit(named("bounds")[plain(found[1])]), found.start()
    return TimeWords(start, atom.end, atom.moment, limit, is_modifier, _is_dateline(atom, view.text))


def _is_modifier(atom: Atom, lower: str) -> bool:
    if _POSSESSIVE.match(lower, atom.end):
        return True
    has_determiner = _DETERMINER.search(lower, max(0, atom.start - REACH), atom.start) is not None
    return has_determiner and _NOUN.match(lower, atom.end) is not None


def _is_dateline(atom: Atom, text: str) -> bool:
    is_opening = atom.start < 60 and _DATELINE_BEFORE.match(text[: atom.start]) is not None
    return is_opening and _DATELINE_AFTER.match(text, atom.end) is not None
