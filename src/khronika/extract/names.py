"""All names of one report: which stands where, and what the fullest form of each is."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from khronika.extract.name import MOST_WORDS_OF_A_PERSON, Name
from khronika.records.mention import Kind
from khronika.text.places import country_named


class Names:
    """The names of one report, in the order in which they stand."""

    def __init__(self, names: Iterable[Name], text: str) -> None:
        self._names = sorted(names, key=lambda name: name.start)
        self._starts = [name.start for name in self._names]
        self._times_met = Counter(name.text for name in self._names)
        self._first: dict[str, Name] = {}
        self._forms: dict[str, dict[tuple[str, Kind], Name]] = defaultdict(dict)
        self._mentions: dict[tuple[str, Kind], list[Name]] = defaultdict(list)
        self._wider: dict[tuple[str, Kind], list[Name]] = {}
        self._by_initials: dict[str, Name] = {}
        self._by_abbreviation = {short.text: name for name, short in pairwise(self._names) if _abbreviates(short, name, text)}
        for name in self._names:
            self._add(name)

    def _add(self, name: Name) -> None:
        form = (name.text, name.kind)
        self._first.setdefault(name.text, name)
        self._mentions[form].append(name)
        for word in name.words:
            self._forms[word].setdefault(form, name)
        if len(name.words) > 1:
            self._by_initials.setdefault("".join(word[0] for word in name.text.split() if word[0].isupper()), name)

    def __iter__(self) -> Iterator[Name]:
        return iter(self._names)

    def covering(self, offset: int) -> Name | None:
        """The name that a character of the text is part of, its title included."""
        index = bisect_right(self._starts, offset) - 1
        for name in self._names[max(0, index) : index + 2]:
            if name.title_start <= offset < name.end:
                return name
        return None

    def within(self, start: int, end: int) -> list[Name]:
        """The names that begin between two offsets."""
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def times_met(self, name: Name) -> int:
        """How often the report writes the name just so."""
        return self._times_met[name.text]

    def fullest(self, name: Name) -> Name:
        """The longest form that the report gives for whom the name means; itself where there is none."""
        letters = name.text.replace(".", "")
        for known in (self._by_abbreviation, self._by_initials if letters.isupper() else {}):
            if letters in known:
                return known[letters]
        longest = self._longest(name)
        if not longest:
            return name
        before = bisect_right(longest, name.start, key=lambda other: other.start)
        return self._first[longest[max(0, before - 1)].text]

    def _longest(self, name: Name) -> list[Name]:
        """The mentions of the forms with the most words that can mean whom the name means, in their order."""
        form = (name.text, name.kind)
        if form not in self._wider:
            self._wider[form] = [] if country_named(name.text) is not None or name.kind is Kind.SITE else self._find_longest(name)
        return self._wider[form]

    def _find_longest(self, name: Name) -> list[Name]:
        wider = [form for form, other in self._forms[name.words[-1]].items() if _is_longer(other, name)]
        most = max((len(self._first[text].words) for text, _ in wider), default=0)
        longest = [other for form in wider if len(self._first[form[0]].words) == most for other in self._mentions[form]]
        return sorted(longest, key=lambda other: other.start)


def _is_longer(other: Name, name: Name) -> bool:
    if len(other.words) <= len(name.words) or not set(name.words) <= set(other.words):
        return False
    if other.kind is Kind.PERSON:
        return len(other.words) <= MOST_WORDS_OF_A_PERSON
    return other.kind is not Kind.PLACE and other.words[: len(name.words)] == name.words and name.kind is not Kind.PLACE


def _abbreviates(short: Name, name: Name, text: str) -> bool:
    """Whether a name stands in brackets right behind a longer one as its short form."""
    is_bracketed = text[name.end : short.title_start] == " (" and text[short.end : short.end + 1] == ")"
    is_one_word = len(name.words) > 1 and len(short.words) == 1
    return is_bracketed and is_one_word and short.text[:1].isupper() and sum(map(str.isupper, short.text)) > 1
