"""Captions: the words under, over or beside a picture, video or sound."""

import re
from functools import cache

from khronika.read.rules import pattern
from khronika.records.report import MediumKind


def is_caption(line: str) -> bool:
    """Whether a line opens as captions do.

    >>> is_caption("WATCH: Riot police clear the market square in Osh.")
    True
    >>> is_caption("Watch the square, he said.")
    False
    """
    return _starts().match(line) is not None


def medium_kind(caption: str, *player_lines: str) -> MediumKind:
    """What a caption, and the lines of a player beside it, belong to: a video where nothing says otherwise."""
    if _sound().search(caption) or any(_sound_player().search(line) for line in player_lines):
        return MediumKind.AUDIO
    if _picture().search(caption):
        return MediumKind.IMAGE
    return MediumKind.VIDEO


@cache
def _starts() -> re.Pattern[str]:
    return pattern("furniture", "caption", "starts")


@cache
def _sound() -> re.Pattern[str]:
    return pattern("furniture", "caption", "sound")


@cache
def _sound_player() -> re.Pattern[str]:
    return pattern("furniture", "caption", "sound_player")


@cache
def _picture() -> re.Pattern[str]:
    return pattern("furniture", "caption", "picture")
