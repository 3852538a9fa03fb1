"""What can be said against words being a sealed name: each doubt gives a verdict and its reason, or nothing.

The first doubt that speaks decides, so their order in the tables is the order in which they weigh.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from khronika.export.leaks.hit import WHOLE, How
from khronika.export.leaks.leak import Verdict
from khronika.export.leaks.public_names import LONGEST_INITIAL, Explained, PublicNames
from khronika.export.leaks.sealed import Known, SealedPart, SealedSpelling, Sort
from khronika.export.leaks.sighting import Looked, Sighting
from khronika.export.leaks.words import Word, is_unspaced, latin

MOST_EDITS = 2
"""Of a whole name; what is further apart may be another's."""

LETTERS_FOR_A_SLIP = (6, 10, 14)
"""How many letters a part that stands alone must have for one slip, for two and for three."""

SURE_LETTERS = 5
FEWEST_LETTERS = 4
"""A word with fewer letters than the first sounds like others by chance, and with fewer than the second it says nothing."""

SURE_SLIP_LETTERS = 6
"""A slip in a shorter word makes another name of it as often as not."""

SURE_DIGITS = 5
"""A number with fewer figures means many things."""

COMMON_WORDS = 3
"""So many ordinary words stand together by chance."""

NO_FINDING = (Verdict.CLEAR, "")
Ruling = tuple[Verdict, str]


@dataclass(frozen=True, slots=True)
class Case:
    """What a verdict goes by: the text, what is known, and the sightings of one value near each other."""

    seen: Looked
    known: Known
    public: PublicNames
    group: list[Sighting]

    def spelling(self, one: Sighting) -> SealedSpelling:
        """The sealed spelling that a word comes near to."""
        return self.known.sealed[one.hit.target.value].spellings[one.hit.target.spelling]

    def part(self, one: Sighting) -> SealedPart:
        """The part of it."""
        return self.spelling(one).parts[one.hit.target.part]

    def explained(self, one: Sighting) -> Explained | None:
        """The public name that the word stands in."""
        return self.public.explain(self.seen.words, one.word.first)

    def beside(self, number: int) -> Word | None:
        """The plain word of a number, where there is one."""
        return self.seen.words[number] if 0 <= number < len(self.seen.words) else None


Judged = Callable[[Case, list[Sighting]], Ruling | None]


def is_anothers(case: Case, one: Sighting) -> bool:
    """Whether the word stands in a public name that has nothing else of the sealed one."""
    explained = case.explained(one)
    if explained is None:
        return False
    others = (other for other in case.group if other.hit.target.part not in (WHOLE, one.hit.target.part))
    return not any(other.word.first in explained.words and other.word != one.word for other in others)


def _is_public(case: Case, met: list[Sighting]) -> Ruling | None:
    for one in met:
        explained = case.explained(one)
        if explained is not None and all(other.word.first in explained.words for other in met):
            return Verdict.ASK, f"it is also the name of “{explained.name}”, who is public"
    return None


def _is_small(case: Case, met: list[Sighting]) -> Ruling | None:
    """Numbers and words that mean many things."""
    words = [latin(one.word.shown) for one in met]
    if "".join(words).isdigit() and len("".join(words)) < SURE_DIGITS:
        return Verdict.ASK, "a number like this means many things"
    if len(words) > COMMON_WORDS:
        return None
    reasons = [case.known.common(one.word.shown) for one in met]
    is_name = case.known.sealed[met[0].hit.target.value].sort is not Sort.WORDS and all(is_capital(one.word) for one in met)
    if all(reasons) and not (is_name and len(met) > 1):
        return Verdict.ASK, f"it is also {reasons[0]}"
    return None


def _is_far(case: Case, met: list[Sighting]) -> Ruling | None:
    slips = sum(one.hit.edits for one in met)
    if slips > MOST_EDITS or any(one.hit.edits and len(latin(one.word.shown)) < SURE_SLIP_LETTERS for one in met):
        return Verdict.ASK, "so many letters are others that it may be somebody else's"
    if len(met) == 1 and met[0].hit.how in (How.INSIDE, How.CONSONANTS):
        return Verdict.ASK, "it may be another word"
    if len(met) > 1 and all(one.hit.how is not How.EXACT and _letters(case, one) < SURE_LETTERS for one in met):
        return Verdict.ASK, "short words sound like others by chance"
    return None


def _are_scattered(case: Case, met: list[Sighting]) -> Ruling | None:
    """Ordinary words that happen to stand near each other."""
    gaps = [behind.word.first - before.word.last for before, behind in pairwise(met)]
    is_plain = all(not is_capital(one.word) and case.known.common(one.word.shown) is not None for one in met)
    return NO_FINDING if is_plain and any(gap > 2 for gap in gaps) else None


def _are_two(case: Case, met: list[Sighting]) -> Ruling | None:
    """A surname and a given name of two people who are named one after another ("Oleg Petrov, Ivan Sidorov")."""
    if len(met) < 2 or met[0].hit.target.part < met[-1].hit.target.part:
        return None
    between = case.seen.text[met[0].word.end : met[-1].word.start]
    before, behind = case.beside(met[0].word.first - 1), case.beside(met[-1].word.last + 1)
    if between.strip() in (",", ";", "and", "и") and is_capital(before) and is_capital(behind):
        return Verdict.ASK, "it may be the end of one name and the beginning of the next"
    return None


def _is_explained(case: Case, met: list[Sighting]) -> Ruling | None:
    return NO_FINDING if is_anothers(case, met[0]) else None


def _is_given_name(case: Case, met: list[Sighting]) -> Ruling | None:
    """A part that says by itself little: asked about where it can be a name, and is not plainly the beginning of another's."""
    one = met[0]
    if case.part(one).betrays:
        return None
    is_sure = one.hit.how is How.EXACT or (one.hit.how in (How.INFLECTED, How.SOUND) and _letters(case, one) >= SURE_LETTERS)
    is_word = not is_capital(one.word) and case.known.common(one.word.shown) is not None
    behind = case.beside(one.word.last + 1)
    is_anothers_first = behind is not None and is_capital(behind) and case.seen.text[one.word.end : behind.start] == " "
    if not is_sure or is_word or (is_anothers_first and is_capital(one.word)):
        return NO_FINDING
    return Verdict.ASK, "a part like this may be anybody's, or say who is meant"


def _is_slip(case: Case, met: list[Sighting]) -> Ruling | None:
    one = met[0]
    if one.hit.how is not How.NEAR:
        return None
    is_short = len(latin(case.part(one).shown)) < LETTERS_FOR_A_SLIP[one.hit.edits - 1]
    if is_short or case.known.common(one.word.shown) is not None:
        return NO_FINDING
    public = case.public.with_part(one.word)
    return Verdict.ASK, "it may be another name" if public is None else f"it is also of the name of “{public}”, who is public"


def _has_initials(case: Case, met: list[Sighting]) -> Ruling | None:
    """A surname that others have too, with an initial beside it that tells whose it is."""
    one = met[0]
    if one.hit.how > How.CONSONANTS or not case.part(one).betrays:
        return None
    given = [latin(part.shown) for part in case.spelling(one).parts if not part.betrays]
    for number in (one.word.first - 2, one.word.first - 1, one.word.last + 1, one.word.last + 2):
        beside = case.beside(number)
        letter = "" if beside is None else latin(beside.shown)
        is_initial = beside is not None and len(beside.shown) <= LONGEST_INITIAL and is_capital(beside)
        if is_initial and letter and any(part.startswith(letter) for part in given):
            public = case.explained(one)
            if public is None or number not in public.words:
                return Verdict.REFUSE, f"with “{letter.title()}.” beside it"
            return Verdict.ASK, f"“{public.name}”, who is public, has the same initial"
    return None


def _is_inside(case: Case, met: list[Sighting]) -> Ruling | None:
    one = met[0]
    if one.hit.how is not How.INSIDE:
        return None
    if is_unspaced(one.word.shown):
        return None if case.spelling(one).shown in one.word.shown else NO_FINDING
    is_plain = all(part.isdigit() or case.known.common(part) is not None for part in one.hit.rest.split())
    return None if is_plain else (Verdict.ASK, "it may be another word")


def _sounds_like_others(case: Case, met: list[Sighting]) -> Ruling | None:
    one = met[0]
    is_common = case.known.common(one.word.shown) is not None
    if one.hit.how in (How.INFLECTED, How.SOUND) and is_common and not is_capital(one.word):
        return NO_FINDING
    is_short = one.hit.how is How.SOUND and _letters(case, one) < SURE_LETTERS
    if is_short and (is_common or _letters(case, one) < FEWEST_LETTERS):
        return NO_FINDING
    if is_short or one.hit.how is How.CONSONANTS:
        return NO_FINDING if is_common else (Verdict.ASK, "other words have these sounds too")
    return None


def _letters(case: Case, one: Sighting) -> int:
    """The letters of the word, or of the part that it comes near to, whichever has fewer."""
    return min(len(latin(one.word.shown)), len(latin(case.part(one).shown)))


def _is_shared(case: Case, met: list[Sighting]) -> Ruling | None:
    public = case.public.with_part(met[0].word)
    return None if public is None else (Verdict.ASK, f"it is also of the name of “{public}”, who is public")


def _is_common(case: Case, met: list[Sighting]) -> Ruling | None:
    reason = case.known.common(met[0].word.shown)
    return None if reason is None else (Verdict.ASK, f"it is also {reason}")


def is_capital(word: Word | None) -> bool:
    """Whether a word begins with a capital, as names do, or is of a script that has none."""
    return word is not None and not word.shown[:1].islower() and not word.shown[:1].isdigit()


DOUBTS_OF_NAMES: tuple[Judged, ...] = (_is_public, _are_scattered, _is_small, _are_two, _is_far)
"""Against a whole name."""

DOUBTS_OF_PARTS: tuple[Judged, ...] = (
    _has_initials,
    _is_explained,
    _is_given_name,
    _is_slip,
    _is_inside,
    _sounds_like_others,
    _is_shared,
    _is_common,
)
"""Against a part of a person's name that stands alone."""
