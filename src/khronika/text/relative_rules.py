"""Rules for words that count a time from the publication day or from another event."""

import re
from functools import cache

from khronika.text.amounts import find_amounts
from khronika.text.calendar_days import Grain, Part
from khronika.text.folded import Folded
from khronika.text.moments import Dated, Moment, Rest, Shifted, Stretch, Vague, Weekday
from khronika.text.periods import Months, PartOf, Weekend
from khronika.text.time_lists import YEAR, context, numbered, pairs, plain
from khronika.text.time_rules import REACH, Rule
from khronika.text.word_lists import any_of

_GRAIN_WORDS = "(?P<grain>day|week|month|year)"
_YEAR_WORDS = rf"(?:(?:,?\s(?:of\s)?(?P<year>{YEAR})|,?\s(?:of\s)?(?P<near>last|this|next)\syear))"
_SHIFTS = {"last": -1, "past": -1, "this past": 0, "this": 0, "next": 1, "this coming": 1, "": 0}
_ANCHORED = {"the following": 1, "the next": 1, "that": 0, "the previous": -1, "the preceding": -1, "the same": 0}


@cache
def relative_rules() -> tuple[Rule, ...]:
    """The rules for days, weeks, months, years and seasons that count from somewhere."""
    return (*_day_rules(), *_period_rules())


def _day_rules() -> tuple[Rule, ...]:
    weekday = rf"(?P<weekday>{any_of(numbered('weekdays'))})"
    return (
        Rule(
            frozenset(numbered("weekdays")),
            re.compile(
                rf"\b(?:(?P<near>last|this\spast|this\scoming|this|next|past)\s|(?P<far>{any_of(_ANCHORED)})\s)?"
                rf"{weekday}(?!\w)(?:\s(?:of\s)?(?P<week>last|this|next)\sweek)?"
            ),
            _read_weekday,
        ),
        Rule(
            frozenset(numbered("weekdays")),
            re.compile(rf"\b(?P<week>last|this|next)\sweek(?:\son|'s)?\s{weekday}(?!\w)"),
            _read_weekday_of_week,
        ),
        Rule(
            _words(*numbered("near_days")),
            re.compile(rf"\b(?P<words>{any_of(numbered('near_days'))})\b"),
            _read_near_day,
        ),
        Rule(
            _words(*numbered("far_days")),
            re.compile(rf"\b(?P<words>{any_of(numbered('far_days'))})(?!\w)"),
            _read_far_day,
        ),
    )


def _period_rules() -> tuple[Rule, ...]:
    grains = frozenset({"week", "weeks", "month", "months", "year", "years"})
    any_grain = grains | {"day", "days"}
    seasons = any_of(pairs("seasons"))
    return (
        Rule(grains, re.compile(rf"\b(?P<words>{any_of(numbered('near_steps'))})\s(?P<grain>week|month|year)\b(?!-)"), _read_near_step),
        Rule(grains, re.compile(r"\b(?:later|the\srest\sof|the\sremainder\sof)\sthis\s(?P<grain>week|month|year)\b"), _read_rest),
        Rule(grains, re.compile(r"\bthe\s(?:year|month|week)\s(?:before|after)\b"), _read_beside),
        Rule(grains, re.compile(r"\b(?:the\s)?year(?:'s|-|\s)end\b"), _read_year_end),
        Rule(grains, re.compile(r"\bthe\s(?P<part>end|start|beginning|middle)\sof\sthe\s(?P<grain>week|month|year)\b"), _read_end),
        Rule(grains, re.compile(rf"\b(?P<words>{any_of(numbered('far_steps'))})\s(?P<grain>week|month|year)\b(?!-)"), _read_far_step),
        Rule(any_grain, re.compile(rf"\b(?P<words>{any_of(numbered('stretches'))})\s{_GRAIN_WORDS}\b(?!-)(?!\sand\sa)"), _read_stretch),
        Rule(
            any_grain,
            re.compile(
                rf"\b(?:in\s|over\s|during\s)?(?:the\s|these\s)?(?:most\s)?(?:recent|(?:last|past|coming|next|previous|preceding|intervening)"
                rf"(?:\s(?:few|several|couple\sof))?)\s{_GRAIN_WORDS}s\b"
            ),
            _read_vague,
        ),
        Rule(
            any_grain,
            re.compile(rf"\b(?:(?:a\sfew|several|some|many)\s)?{_GRAIN_WORDS}s\s(?P<way>ago|later|earlier|after|before)\b"),
            _read_vague_offset,
        ),
        Rule(
            frozenset({"weekend"}),
            re.compile(r"\b(?:(?P<near>last|this\spast|this\scoming|this|next|past)\s|the\s(?:past\s|last\s)?|at\s)weekend\b"),
            _read_weekend,
        ),
        Rule(
            frozenset(pairs("seasons")),
            re.compile(
                rf"\b(?:(?P<shift>last|this\spast|this|next)\s|the\s)?(?:(?:early|late|mid)[\s-])?(?P<season>{seasons})(?!\w){_YEAR_WORDS}?"
            ),
            _read_season,
        ),
        Rule(
            frozenset({"quarter"}),
            re.compile(rf"\b(?:the\s)?(?P<quarter>{any_of(numbered('quarters'))})[\s-]quarter(?:{_YEAR_WORDS})?\b"),
            _read_quarter,
        ),
    )


def _words(*phrases: str) -> frozenset[str]:
    """The longest word of each phrase, without which the phrase cannot be there; an article is none."""
    words = (re.findall("(?!the\\b)[a-z]+", phrase) for phrase in phrases)
    return frozenset(max(found, key=len) for found in words)


_NEXT = re.compile(r"\s(?P<word>[a-z]+)\b")


def _read_weekday(match: re.Match[str], view: Folded) -> Moment | None:
    if _is_name(match, view):
        return None
    number = numbered("weekdays")[match["weekday"]]
    if match["week"]:
        return Weekday(number, weeks=_SHIFTS[match["week"]])
    if match["far"]:
        return Weekday(number, shift=_ANCHORED[plain(match["far"])], needs_anchor=True)
    return Weekday(number, shift=_SHIFTS[plain(match["near"] or "")])


def _is_name(match: re.Match[str], view: Folded) -> bool:
    """Whether the weekday is part of a name ("Bloody Sunday", "Sunday Times") or comes again and again ("every Friday")."""
    start = match.start("weekday")
    before = view.lower[max(0, start - REACH) : start]
    following = _NEXT.match(view.lower, match.end("weekday"))
    if following is not None and following["word"] in context("not_after_weekday"):
        capital = view.text[following.start("word")].isupper()
        return capital or following["word"] in ("prayers", "school", "schools", "mass")
    return any(before.endswith(f"{word} ") for word in context("not_before_weekday"))


def _read_weekday_of_week(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    return Weekday(numbered("weekdays")[match["weekday"]], weeks=_SHIFTS[match["week"]])


_NAME_BEFORE = re.compile(r"[A-Z][\w/]*\s$")


def _read_near_day(match: re.Match[str], view: Folded) -> Moment | None:
    words, start = plain(match["words"]), match.start()
    if words == "today" and view.text[start].isupper() and _NAME_BEFORE.search(view.text, max(0, start - REACH), start):
        return None
    return Shifted(Grain.DAY, numbered("near_days")[words])


def _read_far_day(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    return Shifted(Grain.DAY, numbered("far_days")[plain(match["words"])], needs_anchor=True)


def _read_near_step(match: re.Match[str], view: Folded) -> Moment | None:
    words = plain(match["words"])
    if words == "last" and view.lower.endswith(("the ", "his ", "her ", "their "), 0, match.start()):
        return None
    return Shifted(Grain(match["grain"]), numbered("near_steps")[words])


def _read_rest(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    return Rest(Grain(match["grain"]))


def _read_end(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    grain = Grain(match["grain"])
    return Rest(grain) if match["part"] == "end" else Shifted(grain, 0)


def _read_beside(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    _, grain, side = match[0].split()
    return Shifted(Grain(grain), 1 if side == "after" else -1, needs_anchor=True)


def _read_year_end(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    return PartOf(Shifted(Grain.YEAR, 0), Part.END)


def _read_far_step(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    return Shifted(Grain(match["grain"]), numbered("far_steps")[plain(match["words"])], needs_anchor=True)


def _read_stretch(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    return Stretch(Grain(match["grain"]), numbered("stretches")[plain(match["words"])])


def _read_vague(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    return Vague(Grain(match["grain"]))


def _read_vague_offset(match: re.Match[str], view: Folded) -> Moment | None:
    is_counted = any(amount.end == match.start() - 1 for amount in find_amounts(view.text))
    if is_counted or view.lower.endswith(("for ", "of "), 0, match.start()):
        return None
    return Vague(Grain(match["grain"]), needs_anchor=match["way"] != "ago")


def _read_weekend(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    return Weekend({"last": -1, "next": 1}.get(plain(match["near"] or ""), 0))


_SEASON_AFTER = re.compile(r"\b(?:in|since|during|by|until|over|through|into|throughout)\s$")


def _read_season(match: re.Match[str], view: Folded) -> Moment | None:
    first, last = pairs("seasons")[match["season"]]
    start = match.start("season")
    if view.text[start].isupper() and _NAME_BEFORE.search(view.text, max(0, start - REACH), start):
        return None
    year = _year_moment(match)
    if match["season"] == "fall" and year is None and not match["shift"]:
        return None
    if year is None and not match["shift"] and not _SEASON_AFTER.search(view.lower, max(0, match.start() - REACH), match.start()):
        return None
    return Months(first, last, year, _SHIFTS[plain(match["shift"] or "")])


def _read_quarter(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    last = 3 * numbered("quarters")[match["quarter"]]
    return Months(last - 2, last, _year_moment(match))


def _year_moment(match: re.Match[str]) -> Moment | None:
    if match["year"]:
        return Dated(int(match["year"]))
    return Shifted(Grain.YEAR, _SHIFTS[match["near"]]) if match["near"] else None
