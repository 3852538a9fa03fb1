"""Who says a thing, and whether that is an official body."""

import re
from collections.abc import Iterable
from functools import cache

from anyascii import anyascii

from khronika.records.mention import Mention
from khronika.records.telling import Telling
from khronika.text.word_lists import lists_in


def speaker_of(telling: Telling) -> str:
    """Whom the report names as saying it, else its publisher.

    A speaker without a name is what the words call it.
    """
    named = [_words(mention) for mention in telling.claim.according_to]
    return " and ".join(filter(None, named)) or telling.report.publisher or telling.voice


def is_told_by_official(telling: Telling) -> bool:
    """Whether an official body is named as saying it."""
    return any(is_official(mention) for mention in telling.claim.according_to)


def is_announced(telling: Telling) -> bool:
    """Whether an official body says it or does it."""
    return is_told_by_official(telling) or any(is_official(mention) for mention in telling.claim.actors)


def is_official(mention: Mention) -> bool:
    """Whether the words name an official body."""
    words = re.findall(
        r"[a-z]+", anyascii(" ".join(part.value for part in (mention.name, mention.description) if part is not None)).lower()
    )
    official, other = _stems()
    return _any_begins(words, official) and not _any_begins(words, other)


def _any_begins(words: Iterable[str], stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in words)


@cache
def _stems() -> tuple[tuple[str, ...], tuple[str, ...]]:
    lists = lists_in("khronika.resolve", "speakers.toml")
    return tuple(str(lists["official"]).split()), tuple(str(lists["not_official"]).split())


def _words(mention: Mention) -> str:
    stated = mention.name or mention.description
    return "" if stated is None else stated.value
