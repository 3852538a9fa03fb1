"""Who says a thing, and whether that is an official body."""

import re
from collections.abc import Iterable
from functools import cache

from anyascii import anyascii

from khronika.records.claim_type import ClaimType
from khronika.records.mention import Mention
from khronika.records.telling import Telling
from khronika.text.word_lists import lists_in


def speaker_of(telling: Telling) -> str:
    """Whom the report names as saying it, else its publisher; who makes a statement says it.

    A speaker without a name is what the words call it.
    """
    named = [_words(mention) for mention in _speakers(telling)]
    return " and ".join(filter(None, named)) or telling.report.publisher or telling.voice


def is_told_by_official(telling: Telling) -> bool:
    """Whether an official body is named as saying it, or somebody who speaks for the official body that does it ("his spokesman")."""
    return any(is_official(mention) or (_speaks_for_another(mention) and _is_done_by_official(telling)) for mention in _speakers(telling))


def is_announced(telling: Telling) -> bool:
    """Whether an official body says it or does it."""
    return is_told_by_official(telling) or _is_done_by_official(telling)


def _is_done_by_official(telling: Telling) -> bool:
    return any(is_official(mention) for mention in telling.claim.actors)


def _speakers(telling: Telling) -> tuple[Mention, ...]:
    claim = telling.claim
    return claim.according_to or (claim.actors if claim.type is ClaimType.STATEMENT else ())


def _speaks_for_another(mention: Mention) -> bool:
    """Whether the words name somebody by the one they speak for, who stands elsewhere."""
    first, *others = _words(mention).lower().split() or [""]
    of_another, mouthpieces = _mouthpieces()
    return first in of_another and _any_begins(others, mouthpieces)


def is_official(mention: Mention) -> bool:
    """Whether the words name an official body."""
    words = re.findall(
        r"[a-z]+", anyascii(" ".join(part.value for part in (mention.name, mention.description) if part is not None)).lower()
    )
    official, other, phrases = _stems()
    is_named = _any_begins(words, official) or any(f" {phrase} " in f" {' '.join(words)} " for phrase in phrases)
    return is_named and not _any_begins(words, other)


def _any_begins(words: Iterable[str], stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in words)


@cache
def _mouthpieces() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that point to somebody else, and how words begin that call somebody the voice of them."""
    lists = lists_in("khronika.resolve", "speakers.toml")
    return frozenset(str(lists["of_another"]).split()), tuple(str(lists["mouthpiece"]).split())


@cache
def _stems() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """How words of official bodies begin, how words begin with which they are none, and phrases that name one."""
    lists = lists_in("khronika.resolve", "speakers.toml")
    phrases = (line.strip() for line in str(lists["official_together"]).strip().splitlines())
    return tuple(str(lists["official"]).split()), tuple(str(lists["not_official"]).split()), tuple(phrases)


def _words(mention: Mention) -> str:
    stated = mention.name or mention.description
    return "" if stated is None else stated.value
