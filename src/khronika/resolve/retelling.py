"""What the words of a text say of whether it tells of what another tells of: the measures whose weights are fitted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from khronika.resolve.families import families_of, words_of_saying
from khronika.resolve.sentences import sentence_around
from khronika.resolve.word_keys import content_words

NEAR_WORDS = 5
"""So many words that say something, on each side of what tells of a thing, are near."""

FEW = 10
"""Of fewer words than these, one in common is little, though it be the half of them."""

COPIED = 0.8
"""Texts whose first words are so much alike are copies of one."""

SHORTEST_COPY = 5
"""A sentence of so many words that say something is not written twice by chance."""

LEAD_LETTERS = 1000
LEAD_WORDS = 60

Words = frozenset[str]
Measures = Mapping[str, tuple[float, Words]]
"""From 0 to 1 by their names, each with the words that it rests on."""


@dataclass(frozen=True, slots=True)
class Told:
    """The words with which a text tells of a thing: those that name it, those near them, those of the sentences, those at the head."""

    triggers: Words
    near: Words
    sentences: Words
    head: Words


def told_in(text: str, spans: Sequence[tuple[int, int]], around: Callable[[str, int], tuple[int, int]] = sentence_around) -> Told:
    """The words at and around ``spans``, which name the thing; it is told in as much as ``around`` gives for its place.

    >>> sorted(told_in("Police held Rosa in Cusco. She is free.", [(7, 11)]).near)
    ['cusco', 'polic', 'rosa']
    """
    triggers: set[str] = set()
    near: set[str] = set()
    wording: set[str] = set()
    for start, end in spans:
        begin, stop = around(text, start)
        before, after = content_words(text[begin:start]), content_words(text[end : max(end, stop)])
        triggers.update(content_words(text[start:end]))
        near.update(before[-NEAR_WORDS:], after[:NEAR_WORDS])
        wording.update(content_words(text[begin:stop]))
    head = content_words(text[:LEAD_LETTERS])[:LEAD_WORDS]
    return Told(frozenset(triggers), frozenset(near - triggers), frozenset(wording), frozenset(head))


def measures(left: Told, right: Told, *, are_of_one_sort: bool = False) -> Measures:
    """What the words of two texts say; ``are_of_one_sort`` where the words of both are known to name one sort of thing."""
    shared = left.triggers & right.triggers
    are_kin = not shared and (are_of_one_sort or bool(families_of(left.triggers) & families_of(right.triggers)))
    is_one_sentence = left.sentences == right.sentences and not shared
    is_saying = not are_of_one_sort and (shared or are_kin) and any(told.triggers & words_of_saying() for told in (left, right))
    return {
        "two_texts": (1.0, frozenset()),
        "same_word": (float(bool(shared)), shared),
        "kindred_word": (float(are_kin), left.triggers | right.triggers),
        "phrase": alike(left.triggers, right.triggers, 1),
        "saying": (float(is_saying), frozenset()),
        "one_sentence": (float(is_one_sentence), frozenset()),
        "near": alike(left.near, right.near),
        "wording": alike(left.sentences, right.sentences) if shared or are_kin else (0.0, frozenset()),
        "setting": alike(left.head, right.head),
    }


def is_one_text(left: Told, right: Told) -> bool:
    """Whether both are told in the same words, which are many or stand in texts that begin alike: one text, or copies of one."""
    if left.triggers != right.triggers or left.sentences != right.sentences:
        return False
    share, _ = alike(left.head, right.head, 1)
    return len(left.sentences) >= SHORTEST_COPY or (len(left.head) >= FEW and share >= COPIED)


def alike(left: Words, right: Words, few: int = FEW) -> tuple[float, Words]:
    """How alike two sets of words are: the cosine of their vectors; sets of fewer than ``few`` words count as of so many."""
    shared = left & right
    return (len(shared) / sqrt(max(few, len(left)) * max(few, len(right))) if shared else 0.0), shared
