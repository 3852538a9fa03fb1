"""Whether two pages are one, and what a page says of itself."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from khronika.reach.view import View
from khronika.records.finding import Finding, Layer, Outcome
from khronika.records.observation import HttpExchange

SAME_PROPORTION = 0.7
"""How long the shorter body is, as a share of the longer, where both count as equally long (OONI, test specification ts-017)."""

LEAST_LETTERS = 5
"""Shorter words of titles are not compared (the same)."""

FIRST_CHARACTERS = 4_000
"""How much of a body is searched for what a page says of itself: a news page may speak of blocking further down."""

LOGIN_REQUIRED = 511
"""Network Authentication Required (RFC 6585)."""


def page_finding(view: View) -> Finding | None:
    """What a page that came over plain HTTP says beside the control's."""
    chain = view.chain()
    last = chain[-1] if chain else None
    if last is None or last.failure is not None:
        return None
    mark = view.mark()
    if mark is not None:
        return Finding(
            Outcome.BLOCKED, (f"the page bears the fingerprint {mark}, the control's does not",), Layer.HTTP, None, "http.blockpage"
        )
    theirs = view.control_page
    if theirs is None:
        return Finding(Outcome.INSUFFICIENT, ("a page came over plain HTTP, and the control has none to compare",))
    return _beside(view, last, theirs)


def _beside(view: View, last: HttpExchange, theirs: HttpExchange) -> Finding:
    if is_same_page(last, theirs):
        return Finding(Outcome.REACHED, ("the page is the control's",))
    if has_words_of_blocks(last) and not has_words_of_blocks(theirs):
        words = ("the page says that it blocks; the control's is another",)
        return Finding(view.stopped, words, Layer.HTTP, None, "http.blockpage")
    if has_words_of_refusals(last) and not has_words_of_refusals(theirs):
        words = ("the page refuses, which the site itself may do; the control's is another",)
        return Finding(Outcome.LIKELY_BLOCKED, words, Layer.HTTP, None, "http.blockpage")
    return Finding(
        Outcome.INSUFFICIENT, ("the page differs from the control's and does not say that it blocks: it may be made for this country",)
    )


def is_same_page(ours: HttpExchange, theirs: HttpExchange) -> bool:
    """Whether two responses are one page: one status, and a length, title or rare header in common.

    So OONI's Web Connectivity compares (test specification ts-017).
    """
    if ours.status is None or theirs.status is None or not _same_status(ours.status, theirs.status):
        return False
    return _same_length(ours, theirs) or _same_title(ours.title, theirs.title) or bool(_rare_headers(ours) & _rare_headers(theirs))


def has_words_of_blocks(exchange: HttpExchange) -> bool:
    """Whether a page says that it stops somebody."""
    return _says(exchange, "blocks")


def has_words_of_refusals(exchange: HttpExchange) -> bool:
    """Whether a page refuses, without saying by whose order."""
    return _says(exchange, "refusals")


def has_words_of_portals(exchange: HttpExchange) -> bool:
    """Whether a page asks to log in to the network."""
    return exchange.status == LOGIN_REQUIRED or _says(exchange, "portals")


def _says(exchange: HttpExchange, kind: str) -> bool:
    if exchange.failure is not None:
        return False
    text = f"{exchange.title or ''}\n{(exchange.body or '')[:FIRST_CHARACTERS]}".lower()
    return any(words in text for words in _word_lists()[kind])


def _same_status(ours: int, theirs: int) -> bool:
    return ours == theirs or theirs // 100 not in (2, 3)


def _same_length(ours: HttpExchange, theirs: HttpExchange) -> bool:
    if ours.is_truncated or theirs.is_truncated or not ours.length or not theirs.length:
        return False
    return min(ours.length, theirs.length) / max(ours.length, theirs.length) > SAME_PROPORTION


def _same_title(ours: str | None, theirs: str | None) -> bool:
    long = [[word.lower() for word in re.findall(r"\w+", title or "") if len(word) >= LEAST_LETTERS] for title in (ours, theirs)]
    return bool(long[0]) and long[0][:1] == long[1][:1]


def _rare_headers(exchange: HttpExchange) -> set[str]:
    return {name.lower() for name, _ in exchange.headers} - _word_lists()["common_headers"]


@cache
def _word_lists() -> dict[str, frozenset[str]]:
    lists = tomllib.loads((files("khronika.reach") / "page_words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}
