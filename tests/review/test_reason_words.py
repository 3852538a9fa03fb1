"""Reasons of the rules in the reader's language."""

import re

import pytest

from khronika.pipeline.kinds import Kind
from khronika.pipeline.kinds_of_things import Incidents, Parties
from khronika.pipeline.linking import opened
from khronika.pipeline.reasons import reasons_of
from khronika.pipeline.showing import cases, incidents
from khronika.resolve.weighed import weights_in
from khronika.review.reason_words import PATTERNS, reason_words
from khronika.review.wording import wording_of
from khronika.store import Ledger, ThingFilter
from tests.expected import NOON

NAMES = ("%(first)s", "%(second)s")
RUSSIAN, ENGLISH = wording_of("ru"), wording_of("en")


def test_every_sign_with_words_has_a_pattern() -> None:
    tables = [signs for file in ("sameness.toml", "parties.toml") for signs in weights_in(file).values()]
    words = {told for signs in tables for _, told in signs.values() if told}
    assert {one.format(*NAMES) for one in words} <= set(PATTERNS)


@pytest.mark.parametrize(
    ("words", "russian"),
    [
        ("both in all of KZ", "одно место: all of KZ"),
        ("one in KZ, one in all of the country", "одно в месте KZ, другое по всей стране"),
        ("one is a detention, one a house arrest", "разные виды: задержание и house arrest"),
        ("both on 2016-05-21", "один день: 21 мая 2016"),
        ("detention 2016-05-21; nothing reported since", "задержание 21 мая 2016; с тех пор ничего не сообщалось"),
        (
            "release on a day that is not told; no detention or sentence reported before",
            "освобождение (день не назван); о задержании или приговоре до этого не сообщалось",
        ),
        ("35 (police) and 200 (observers) exclude each other", "35 (police) и 200 (observers) исключают друг друга"),
        ("a sentence that no rule says", "a sentence that no rule says"),
        ("told by 2016-13-45", "сообщает 2016-13-45"),
    ],
)
def test_a_reason_is_told_in_russian_with_its_names_as_they_are(words: str, russian: str) -> None:
    assert reason_words(words, RUSSIAN) == russian


def test_a_term_without_its_end_is_told_whole() -> None:
    how = "counted from the sentence on 2016-05-18"
    words = f"“15 days”, {how}, should have ended by 2016-06-02; no release reported before the hearing 2016-10-12"
    told = reason_words(words, RUSSIAN)
    assert "«15 days»" in told
    assert "считая от приговора, 18 мая 2016" in told
    assert "судебное заседание 12 окт. 2016" in told
    assert "2 Jun 2016; no release reported before the hearing 12 Oct 2016" in reason_words(words, ENGLISH)


def test_no_reason_over_the_examples_stays_english_in_russian(ledger: Ledger) -> None:
    with ledger.looking() as looking:
        found = [incident for one in incidents(looking, ThingFilter()) for incident in opened(looking, [one.id])]
        words = {reason for one in found for reason in (*one.verified.reasons, *one.disagreements, *(link.reason for link in one.links))}
        people = list(cases(looking, ThingFilter(), NOON.date()))
        words |= {gap.words for case in people for gap in case.gaps} | {term.value.how for case in people for term in case.terms}
        things: list[tuple[str, Kind]] = [*((one.id, Incidents()) for one in found), *((case.id, Parties()) for case in people)]
        pairs = [pair for id, kind in things for pair in reasons_of(looking, id, kind)]
        words |= {sign.words for pair in pairs for sign in pair.weighed.signs if sign.words}
    assert len(words) > 100
    assert [one for one in sorted(words) if not re.search("[а-я]", reason_words(one, RUSSIAN))] == []
