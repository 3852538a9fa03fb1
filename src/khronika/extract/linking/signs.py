"""What there is to say for and against two claims of one type being about one thing, each sign alone and with the sort of claim."""

from collections.abc import Iterable, Iterator

from khronika.extract.linking.member import Member
from khronika.extract.linking.people import signs_of_people
from khronika.extract.linking.scene import signs_of_scene

STEPS = (0, 1, 2, 3, 5, 8, 12)
"""The bounds of the bands in which claims and words are counted."""

SHARES = (0.0, 0.1, 0.2, 0.3, 0.5, 0.8)
PARAGRAPHS = (0, 1, 2, 4, 8, 16)
HEAD = 3
"""So many paragraphs are the head of a report."""


def signs_between(left: Member, right: Member) -> list[str]:
    """The signs of two claims; they have no direction."""
    earlier, later = sorted((left, right), key=lambda member: member.number)
    found = list(dict.fromkeys(_signs(earlier, later)))
    return [*found, *(f"{sign}, {earlier.sort}" for sign in found), "always", f"{earlier.draft.type}"]


def _signs(earlier: Member, later: Member) -> Iterator[str]:
    yield from signs_of_people(earlier, later)
    yield from signs_of_scene(earlier, later)
    yield from _of_position(earlier, later)
    yield from _of_mention(earlier, later)
    yield from _of_words(earlier, later)


def _of_position(earlier: Member, later: Member) -> Iterator[str]:
    """What the places in the report say, and how many claims of the type it has."""
    paragraphs = later.traits.paragraph - earlier.traits.paragraph
    together = earlier.draft.sentence.number == later.draft.sentence.number
    yield "in one sentence" if together else f"{bound(paragraphs, PARAGRAPHS)} paragraphs apart"
    if earlier.traits.in_title:
        yield "in the title" if earlier.series.titles == 1 else "in the title beside another"
    elif earlier.traits.paragraph <= HEAD:
        yield "in the lead" if earlier.traits.paragraph <= 1 else "at the head"
    yield f"{bound(later.number - earlier.number - 1, STEPS)} of the type between"
    yield f"{bound(earlier.series.size, STEPS)} of the type"
    if earlier.number == 0:
        yield "first of the type"
    yield from (f"{bound(number, STEPS)} {what} of the type" for what, number in earlier.series.varying)


def _of_mention(earlier: Member, later: Member) -> Iterator[str]:
    """What the words that carry them say."""
    yield "one word" if earlier.traits.lemma == later.traits.lemma else "other words"
    yield f"later {later.mention}"
    yield f"earlier {earlier.mention}"
    if not later.traits.targets.is_told:
        yield f"later {later.mention} of nobody"
    yield f"in the {earlier.tense}" if earlier.tense == later.tense else f"in the {' and the '.join(sorted((earlier.tense, later.tense)))}"
    for which, member in (("earlier", earlier), ("later", later)):
        yield from (f"{which} {sign}" for sign in _of_one(member))


def _of_one(member: Member) -> Iterator[str]:
    if member.is_plural:
        yield "plural"
    if member.is_again:
        yield "again"
    if member.is_of_others:
        yield "of others"
    if member.draft.is_quoted:
        yield "quoted"


def _of_words(earlier: Member, later: Member) -> Iterator[str]:
    """How much the sentences and the paragraphs have in common."""
    common = earlier.content & later.content
    yield f"{bound(len(common), STEPS)} words in common"
    yield f"{bound(len(common) / max(1, min(len(earlier.content), len(later.content))), SHARES)} of the words in common"
    if earlier.numbers and later.numbers:
        yield "a number in common" if earlier.numbers & later.numbers else "other numbers"
    for where, one, other in (("sentences", earlier.sentence, later.sentence), ("paragraphs", earlier.paragraph, later.paragraph)):
        yield from _in_common(f"names of the {where}", one.others, other.others)
        yield from _in_common(f"places of the {where}", one.places, other.places)


def _in_common(what: str, one: frozenset[str], other: frozenset[str]) -> Iterator[str]:
    if one and other:
        yield f"{what} in common" if one & other else f"{what} differ"


def bound(number: float, bounds: Iterable[float]) -> str:
    """The least of the bounds that a number does not pass, in words.

    >>> bound(4, (0, 2, 5)), bound(9, (0, 2, 5))
    ('up to 5', 'more')
    """
    return next((f"up to {bound}" for bound in bounds if number <= bound), "more")
