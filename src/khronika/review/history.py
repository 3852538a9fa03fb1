"""What people decided about a thing, and took back."""

from collections.abc import Collection
from dataclasses import dataclass

from khronika.records.anchor import Anchor
from khronika.records.judgement import KeptJudgement
from khronika.review.words_behind import WordsBehind
from khronika.store import Looking
from khronika.store.thing_rows import judgements_on


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement, and the words on its two sides."""

    kept: KeptJudgement
    sides: tuple[str, ...]


def history_of(looking: Looking, behind: WordsBehind, names: Collection[str] = ()) -> list[Decision]:
    """The judgements on words of claims, withdrawn ones too, the newest first; with names, those about these names alone."""
    decisions = [decision_of(kept) for kept in judgements_on(looking, behind.claims)]
    return [one for one in decisions if not names or any(side in names for side in one.sides)]


def decision_of(kept: KeptJudgement) -> Decision:
    """The judgement with the words that its sides are known by."""
    sides = (kept.judgement.left, kept.judgement.right)
    return Decision(kept, tuple(side_words(side) for side in sides if side is not None))


def side_words(side: Anchor) -> str:
    """What a side is known by: its sentence for a claim, else its words, else the address of its report."""
    if side.type is not None and side.sentence is not None:
        return side.sentence
    return side.address if side.words is None else side.words.quote
