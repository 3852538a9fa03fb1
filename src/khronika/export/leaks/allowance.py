"""What a person lets stand though the check asks about it."""

from collections.abc import Iterable

from khronika.export.leaks.check import word_key
from khronika.export.leaks.leak import Leak, Verdict
from khronika.records.publication import AllowedWords


def allows(allowed: AllowedWords, leak: Leak) -> bool:
    """Whether the finding is one that a person may decide, and is about these words."""
    return leak.verdict is Verdict.ASK and word_key(leak.words) == word_key(allowed.words)


def still_open(leaks: Iterable[Leak], allowed: Iterable[AllowedWords]) -> list[Leak]:
    """The findings that keep an edition from leaving."""
    listed = list(allowed)
    return [leak for leak in leaks if not any(allows(one, leak) for one in listed)]
