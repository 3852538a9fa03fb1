"""Where names stand: runs of words with a capital, and in headlines the names that the report has elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from khronika.extract.inflection import noun_lemma
from khronika.extract.name import Name
from khronika.extract.name_kinds import kind_of
from khronika.extract.name_words import (
    DAYS_AND_MONTHS,
    IRREGULAR_PLURALS,
    JOINERS,
    PARTICLES,
    POSSESSIVE,
    SAINT,
    WORD,
    ends_in_institution,
    heads_institution,
    is_capital,
    is_institutional,
    is_of_date,
    is_of_people,
    is_ordinary,
    never_begins,
    titles_before,
)
from khronika.extract.word_lists import is_noun_of, is_person_noun, titles
from khronika.records.mention import Kind
from khronika.text.numbers import find_numbers
from khronika.text.places import country_named

_NICKNAME = re.compile(r" [“\"‘'(]$|^[”\"’')] $")
_HYPHENATED_LETTER = re.compile(r"[^\W\d_]-[a-z]")
_FIRST_WORD = re.compile(r"\w+")
LONGEST_IN_CAPITALS = 6

Run = list[re.Match[str]]
"""Words that stand behind each other and may be one name."""


def find_names(text: str, start: int, end: int, sentence_starts: frozenset[int], common: frozenset[str]) -> Iterator[Name]:
    """The names between two offsets; ``common`` are words that the report also writes in lower case."""
    for run in _runs(text, start, end):
        name = _named(_without_outer_words(run, sentence_starts, common), text)
        if name is not None:
            yield name


def _runs(text: str, start: int, end: int) -> Iterator[Run]:
    run: Run = []
    for word in WORD.finditer(text, start, end):
        if run and not _continues(run, word, text):
            yield run
            run = []
        if run or is_capital(word.group()):
            run.append(word)
    yield run


def _continues(run: Run, word: re.Match[str], text: str) -> bool:
    gap = text[run[-1].end() : word.start()]
    last = run[-1].group()
    if _NICKNAME.search(gap) and word.group()[0].isupper():
        return _is_nickname(run, word, text)
    is_dotted = gap == ". " and (len(last) == 1 or last == SAINT or last.lower() in titles("roles"))
    if POSSESSIVE.search(last) and not (gap == " " and _is_of_institution(run, word, text)):
        return False
    if not (gap in (" ", "\u00a0") or is_dotted):
        return False
    return is_capital(word.group()) or _joins(run, word, text)


def _is_of_institution(run: Run, word: re.Match[str], text: str) -> bool:
    """Whether a possessive stands within an institution's name ("Teachers' Union", "People's Army", "St. Anne's College").

    It does where it is of several or of a saint; that of a country or of one person stands before a name.
    """
    owner = POSSESSIVE.sub("", run[-1].group()).lower()
    is_plural = run[-1].group()[-1] in "'’" and country_named(owner) is None and is_person_noun(noun_lemma(owner))
    are_many = is_plural or owner in IRREGULAR_PLURALS
    return (are_many or run[0].group() == SAINT) and ends_in_institution(text, word.start())


def _joins(run: Run, word: re.Match[str], text: str) -> bool:
    """Whether a small word joins the run to what stands behind it: a particle of a person's name, "of" or "and" of an institution's."""
    last, lower = run[-1].group(), word.group().lower()
    found = WORD.match(text, word.end() + 1)
    follows = "" if found is None else found.group()
    is_capital_next = follows[:1].isupper()
    if lower in PARTICLES and _is_particle(last, follows):
        return True
    if not is_capital_next or not any(is_institutional(other.group()) for other in run):
        return False
    if lower in JOINERS:
        return follows.lower() not in DAYS_AND_MONTHS
    if not any(other.group().lower() in JOINERS for other in run):
        return False
    return _joins_further(lower, last, text, word.end() + 1)


def _is_particle(last: str, follows: str) -> bool:
    """Whether a particle stands within a name, next to another or not ("Abu Bakr ibn Yusuf", "van der Berg")."""
    is_capital_next = follows[:1].isupper()
    return (last[0].isupper() and (is_capital_next or follows in PARTICLES)) or (is_capital_next and last in PARTICLES)


def _joins_further(lower: str, last: str, text: str, behind: int) -> bool:
    """Whether "the" or "and" goes on with the name of an institution ("Council for the Arts and Letters")."""
    if lower == "the":
        return last.lower() in JOINERS
    return lower == "and" and last[0].isupper() and not heads_institution(text, behind)


def _is_nickname(run: Run, word: re.Match[str], text: str) -> bool:
    """Whether a capitalised word in quotation marks or brackets stands between two parts of a name (Anna “Nan” Petrova)."""
    if text[run[-1].end() : word.start()][0] != " ":
        return len(run) > 1
    closing = text[word.end() : word.end() + 2]
    return len(closing) == 2 and closing[0] in "”\"’')" and closing[1] == " " and text[word.end() + 2 : word.end() + 3].isupper()


def _without_outer_words(run: Run, sentence_starts: frozenset[int], common: frozenset[str]) -> Run:
    """The run without small words, ordinary words and days at its ends."""
    while run and not is_capital(run[-1].group()):
        run = run[:-1]
    is_first = bool(run) and run[0].start() in sentence_starts
    if is_first and (is_ordinary(run[0].group(), is_alone=len(run) == 1, common=common) or _counts_people(run)):
        run = run[1:]
    while run and never_begins(run[0].group(), is_alone=len(run) == 1):
        run = run[1:]
    while run and is_of_date(run[-1].group(), is_alone=len(run) == 1):
        run = run[:-1]
    return run


def _are_described(words: list[str]) -> bool:
    """Whether words with capitals only describe people: an office ("West Bengal Chief Minister"), several of a sort or a people."""
    last = POSSESSIVE.sub("", words[-1]).lower()
    lemma = noun_lemma(last)
    is_office = len(words) > 2 and titles_before(words[-2:]) == len(words[-2:])
    is_many = lemma != last and (is_noun_of(lemma, "person") if len(words) == 1 else is_of_people(last))
    return is_office or is_many


def _counts_people(run: Run) -> bool:
    """Whether the first word is a number of a people ("Twelve Uzbeks")."""
    return len(run) > 1 and is_of_people(run[1].group()) and bool(find_numbers(run[0].group()))


def _named(run: Run, text: str) -> Name | None:
    """The name that a run is, without its titles; ``None`` where it is titles alone, an office, an adjective or shouting."""
    words = [word.group() for word in run]
    first = titles_before(words)
    if first == len(run) or words[first] in JOINERS:
        return None
    begin, is_one_word = run[first].start(), first == len(run) - 1
    bare = POSSESSIVE.sub("", text[begin : run[-1].end()]).rstrip(".’'-")
    if is_one_word and (is_of_people(bare) or text[max(0, begin - 1) : begin] in ("#", "@")):
        return None
    if _are_described(words[first:]):
        return None
    kind = kind_of(bare, has_title=first > 0)
    is_body = is_one_word and kind in (Kind.OUTLET, Kind.ORGANIZATION) and not bare.replace(".", "").isupper()
    if is_body and text[max(0, begin - 4) : begin] == "The ":
        return Name(begin - 4, begin + len(bare), f"The {bare}", begin - 4, kind)
    is_shouted = is_one_word and bare.isupper() and len(bare) > LONGEST_IN_CAPITALS
    is_letter = len(bare) < 2 and (kind is not Kind.SITE or first > 0)
    if is_letter or is_shouted or _HYPHENATED_LETTER.match(bare):
        return None
    return Name(begin, begin + len(bare), bare, run[0].start(), kind)


class KnownNames:
    """The names of a report, looked for again where capitals say nothing: whole, or by a word of a person's."""

    def __init__(self, known: Iterable[Name]) -> None:
        whole = {name.text: name for name in known}
        people = [name for name in whole.values() if name.kind is Kind.PERSON]
        words = {word: name for name in people for word in name.text.split() if len(word) > 3 and word[0].isupper()}
        self._kinds = {form: name.kind for form, name in {**words, **whole}.items()}
        self._forms = sorted(self._kinds, key=lambda form: -len(form))
        self._by_first_word: dict[str, list[int]] = defaultdict(list)
        for rank, form in enumerate(self._forms):
            self._by_first_word[_FIRST_WORD.findall(form)[0]].append(rank)

    def again(self, text: str, start: int, end: int) -> Iterator[Name]:
        """Where the names stand between two offsets, none within another; the longest are found first."""
        passage = text[start:end]
        ranks = {rank for word in _FIRST_WORD.findall(passage) for rank in self._by_first_word.get(word, ())}
        taken: list[tuple[int, int]] = []
        for form in (self._forms[rank] for rank in sorted(ranks)):
            for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", passage):
                first, last = start + found.start(), start + found.end()
                if all(last <= a or b <= first for a, b in taken):
                    taken.append((first, last))
                    yield Name(first, last, form, first, self._kinds[form])
