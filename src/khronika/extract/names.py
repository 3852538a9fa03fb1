"""The names that a report mentions: where each stands, what sort of name it is, and its fullest form."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from khronika.extract.inflection import noun_lemma
from khronika.extract.word_lists import is_name_word, is_noun_of, titles
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind
from khronika.text.places import countries_with, country_named, country_of_adjective

_WORD = re.compile(r"[^\W\d_](?:[\w'’\-]|[./&](?=[^\W_]))*")
_ARTICLE = re.compile(r"(?:al|el|ul|ur|ud|ad|ar|as|ash|at|az|an)[-’'][^\W\d_a-z]")
_NICKNAME = re.compile(r" [“\"‘'(]$|^[”\"’')] $")
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_a-z]{2,}|[A-Z][a-z]*[A-Z]{2,})(?![a-z])")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
PARTICLES = frozenset("al el bin bint ibn de da das do dos del della di du la le van von der den ben abu ould ag y".split())
JOINERS = frozenset("of for to on against".split())
NEVER_FIRST = frozenset(
    """the a an in on at by for from with without after before during since until when while as if but and or nor yet so that this these those it its he she they we
    his her their our my your i you there here what who whom whose which why how where one two three four five six seven eight nine ten many most some several few all
    hundreds thousands dozens scores commentators both each every no not other others another such among amid according despite under over between through about against like also then now today yesterday
    tomorrow earlier later last next first second meanwhile however although though because police authorities activists journalists protesters officials monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep
    oct nov dec mr mrs ms dr yes photo picture credit file image video watch read listen reporting editing update related copyright
    even only still just soon once again there some any none both either neither here thus hence moreover furthermore besides instead indeed perhaps maybe anyway
    additionally similarly separately recently previously currently initially finally eventually subsequently consequently therefore nevertheless nonetheless overall
    originally reportedly allegedly original entry alert breaking exclusive opinion analysis""".split()
)
GIVEN_NAMES = frozenset("jan may april june august mar dec".split())
DAYS_AND_MONTHS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec i""".split()
)
MOST_WORDS_OF_A_PERSON = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands: ``[start, end)`` in the report's text, without title or possessive ending; ``title`` is what stood before it."""

    start: int
    end: int
    text: str
    title_start: int
    kind: Kind

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name in lower case."""
        return tuple(re.split(r"[\s-]+", self.text.lower().replace("’", "'")))


def kind_of(name: str, has_title: bool) -> Kind:
    """What sort of name it is, by its words: a service, an outlet, an organization, a place, else a person."""
    words = [word.strip(".,'’").lower() for word in name.split()]
    if "-".join(words) in _SERVICES or re.fullmatch(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,4}", name):
        return Kind.SITE
    if country_named(name) is not None:
        return Kind.PLACE
    if len(words) > 1 and (is_name_word(words[-1], "thing_words") or words[-1].isdigit()):
        return Kind.THING
    if is_name_word(words[-1], "outlet_words"):
        return Kind.OUTLET
    if any(is_name_word(word, "organization_words") for word in words) or _INITIALS.search(name) or "/" in name:
        return Kind.ORGANIZATION
    if is_name_word(words[-1], "place_words"):
        return Kind.PLACE
    if has_title:
        return Kind.PERSON
    if countries_with(name) or country_of_adjective(name) is not None:
        return Kind.PLACE
    return Kind.PERSON if 1 <= len(words) <= MOST_WORDS_OF_A_PERSON else Kind.ORGANIZATION


class _Services:
    def __contains__(self, word: str) -> bool:
        return is_name_word(word, "services")


_SERVICES = _Services()


def find_names(text: str, start: int, end: int, sentence_starts: frozenset[int], common: frozenset[str]) -> Iterator[Name]:
    """The names between two offsets; ``common`` are words that the report also writes in lower case."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text, start, end):
        if run and not _continues(run, word, text):
            yield from _named(run, text, sentence_starts, common)
            run = []
        if run or _is_capital(word.group()):
            run.append(word)
    yield from _named(run, text, sentence_starts, common)


def _continues(run: list[re.Match[str]], word: re.Match[str], text: str) -> bool:
    gap = text[run[-1].end() : word.start()]
    last = run[-1].group()
    here = word.group()
    if _NICKNAME.search(gap) and here[0].isupper():
        return _is_nickname(run, word, text)
    is_dotted = gap == ". " and (len(last) == 1 or last.lower() in titles("roles"))
    if _POSSESSIVE.search(last) or not (gap in (" ", "\u00a0") or is_dotted):
        return False
    if _is_capital(here):
        return True
    lower = here.lower()
    follows = _WORD.match(text, word.end() + 1)
    capital = follows is not None and follows.group()[0].isupper()
    if lower in PARTICLES and last[0].isupper() and (capital or (follows is not None and follows.group() in PARTICLES)):
        return True
    if lower in PARTICLES and capital and last in PARTICLES:
        return True
    institution = any(is_name_word(other.group().lower(), "organization_words") for other in run)
    if lower in JOINERS and institution and capital:
        return follows is not None and follows.group().lower() not in DAYS_AND_MONTHS
    if lower in ("the", "and") and institution and capital and any(other.group().lower() in JOINERS for other in run):
        return (lower == "the" and last.lower() in JOINERS) or (
            lower == "and" and last[0].isupper() and not _heads_institution(text, word.end() + 1)
        )
    return False


def _is_capital(word: str) -> bool:
    """Whether a word begins a name or part of one: with a capital, behind an Arabic article or not ("al-Hashimi")."""
    return word[0].isupper() or _ARTICLE.match(word) is not None


def _is_nickname(run: list[re.Match[str]], word: re.Match[str], text: str) -> bool:
    """Whether a capitalised word in quotation marks or brackets stands between two parts of a name (Anna “Nan” Petrova)."""
    if text[run[-1].end() : word.start()][0] != " ":
        return len(run) > 1
    closing = text[word.end() : word.end() + 2]
    return len(closing) == 2 and closing[0] in "”\"’')" and closing[1] == " " and text[word.end() + 2 : word.end() + 3].isupper()


def _heads_institution(text: str, start: int) -> bool:
    """Whether the capitalised words from here end in the head of another institution."""
    words = []
    for word in _WORD.finditer(text, start):
        if not _is_capital(word.group()) or (words and text[words[-1].end() : word.start()] != " "):
            break
        words.append(word)
    return bool(words) and (len(words) > 1 or is_name_word(words[-1].group().lower(), "organization_words"))


def _named(run: list[re.Match[str]], text: str, sentence_starts: frozenset[int], common: frozenset[str]) -> Iterator[Name]:
    while run and not _is_capital(run[-1].group()):
        run = run[:-1]
    if run and run[0].start() in sentence_starts and _is_ordinary(run[0].group(), len(run), common):
        run = run[1:]
    while run and run[0].group().lower() in NEVER_FIRST and not (len(run) > 1 and run[0].group().lower() in GIVEN_NAMES):
        run = run[1:]
    while run and (last := _POSSESSIVE.sub("", run[-1].group()).lower()) in DAYS_AND_MONTHS and (len(last) > 3 or len(run) == 1):
        run = run[:-1]
    if not run:
        return
    first = _behind_titles(run)
    if first == len(run):
        return
    begin, end = run[first].start(), run[-1].end()
    bare = _POSSESSIVE.sub("", text[begin:end]).rstrip(".’'-")
    if first == len(run) - 1 and country_of_adjective(bare) is not None:
        return
    kind = kind_of(bare, first > 0)
    if (
        text[max(0, begin - 4) : begin] == "The "
        and begin - 4 >= 0
        and (len(run) - first == 1 and kind in (Kind.OUTLET, Kind.ORGANIZATION))
    ):
        yield Name(begin - 4, begin + len(bare), f"The {bare}", begin - 4, kind)
        return
    if len(bare) > 1 and not re.match(r"[^\W\d_]-[a-z]", bare) and not (len(run) - first == 1 and bare.isupper() and len(bare) > 6):
        yield Name(begin, begin + len(bare), bare, run[0].start(), kind)


def _is_ordinary(word: str, length: int, common: frozenset[str]) -> bool:
    lower = word.lower()
    return lower in NEVER_FIRST or lower in common or _is_common_noun(lower) or (length == 1 and word[-2:] in ("ed", "ly", "ng"))


def _is_common_noun(word: str) -> bool:
    """Whether the lists know a word as a noun that needs no capital ("Gunmen", "Fisherman")."""
    lemma = noun_lemma(word)
    return any(is_noun_of(lemma, kind) for kind in ("person", "authority", "gathering", "building", "equipment"))


def _behind_titles(run: list[re.Match[str]]) -> int:
    """How many words at the front are titles or adjectives of countries; an institution keeps its words."""
    words = [word.group().strip(".").lower() for word in run]
    if country_named(" ".join(words).removesuffix("'s").removesuffix("’s")) is not None:
        return 0
    last = max((number for number, word in enumerate(words) if word in titles("roles")), default=-1)
    behind = words[last + 1 :]
    if last >= 0 and behind:
        return (
            last + 1
            if len(behind) <= MOST_WORDS_OF_A_PERSON and not any(is_name_word(word, "organization_words") for word in behind)
            else 0
        )
    if last == len(words) - 1:
        return len(words) if all(word in titles("roles") | titles("qualifiers") or country_of_adjective(word) for word in words) else 0
    if any(is_name_word(word, "organization_words") for word in words):
        return 0
    front = 0
    while front < len(words) - 1 and (
        words[front] in titles("qualifiers") or (len(words) - front > 1 and country_of_adjective(words[front]) is not None)
    ):
        front += 1
    return front


def names_again(text: str, start: int, end: int, known: Iterable[Name]) -> Iterator[Name]:
    """Where names of the report stand again, whole or by one of their words, in a passage whose capitals say nothing."""
    whole = {name.text: name for name in known}
    words = {
        word: name
        for name in whole.values()
        if name.kind is Kind.PERSON
        for word in name.text.split()
        if len(word) > 3 and word[0].isupper()
    }
    taken: list[tuple[int, int]] = []
    for form in sorted({**words, **whole}, key=lambda form: -len(form)):
        for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text[start:end]):
            first, last = start + found.start(), start + found.end()
            if all(last <= a or b <= first for a, b in taken):
                taken.append((first, last))
                yield Name(first, last, form, first, (whole.get(form) or words[form]).kind)


def _abbreviates(short: Name, name: Name, text: str) -> bool:
    """Whether a name stands in brackets right behind a longer one as its short form."""
    is_bracketed = text[name.end : short.title_start] == " (" and text[short.end : short.end + 1] == ")"
    return (
        is_bracketed
        and len(name.words) > 1
        and len(short.words) == 1
        and short.text[:1].isupper()
        and sum(map(str.isupper, short.text)) > 1
    )


_LOCATIVE = re.compile(
    r"(?i)(?:\b(?:in|at|near|from|to|of|outside|around|across|leave|left|visit|visited|towards?|into|through|via) (?:[\w’'-]+ )?|[,(] ?|\b(?:city|town|village) )$"
)


def _is_placed(name: Name, text: str) -> bool:
    """Whether the words around a name speak of a place: a preposition before it, or a country behind it."""
    behind = re.match(r", ([^\W\d_a-z][\w ]+)", text[name.end : name.end + 40])
    heads_paragraph = (name.start == 0 or text[name.start - 1] == "\n") and text.startswith((". ", ": "), name.end)
    return heads_paragraph or _LOCATIVE.search(text[max(0, name.start - 30) : name.start]) is not None or (
        behind is not None and country_named(behind[1].strip()) is not None
    )


def with_kinds_settled(names: list[Name], text: str) -> list[Name]:
    """The names, their kinds told by the words around all their mentions where the name alone leaves them open: a town or a person, a person or a body."""
    bodies = {name.text: kind for name in names if name.kind is Kind.PERSON and (kind := _body_told(name, text)) is not None}
    told = [replace(name, kind=bodies[name.text]) if name.text in bodies and name.kind is Kind.PERSON else name for name in names]
    people = {word for name in told if name.kind is Kind.PERSON and len(name.words) > 1 for word in name.words[1:]}
    placed = {name.text for name in told if name.kind is Kind.PLACE and _is_placed(name, text)}
    return [replace(name, kind=Kind.PERSON) if _is_person_after_all(name, people, placed) else name for name in told]


_BEFORE = re.compile(
    r"(?:the|an?|its|local|independent|state|private|\w+(?:an|ese|ish|ic)) (?:[a-z-]+ ){0,3}?([a-z-]+) [“\"']?$", re.IGNORECASE
)
_BEHIND = re.compile(
    r"[”\"']?(?:,| \(| [-–—]) ?(?:an?|the|one of [\w ]+?) ((?:[\w'’-]+ ){0,6}?)([a-z-]+)(?=[,.)]| in | of | for | that | which | based | with | run | –)"
)


def _body_told(name: Name, text: str) -> Kind | None:
    """What sort of body the words around a name call it: "the newspaper X", "X, a rights group in Y"."""
    before = _BEFORE.search(text[max(0, name.title_start - 50) : name.title_start])
    behind = _BEHIND.match(text[name.end : name.end + 90])
    for word in (before and before[1], behind and behind[2]):
        lemma = noun_lemma(word.lower()) if word else ""
        if is_noun_of(lemma, "press"):
            return Kind.OUTLET
        if is_noun_of(lemma, "association"):
            return Kind.ORGANIZATION
    return None


def _is_person_after_all(name: Name, people: set[str], placed: set[str]) -> bool:
    if name.kind is not Kind.PLACE or len(name.words) > 1 or country_named(name.text) is not None:
        return False
    return name.words[0] in people or name.text not in placed


class Names:
    """All names of one report, in the order in which they stand."""

    def __init__(self, names: Iterable[Name], text: str) -> None:
        self._names = sorted(names, key=lambda name: name.start)
        self._by_abbreviation = {short.text: name for name, short in pairwise(self._names) if _abbreviates(short, name, text)}
        self._starts = [name.start for name in self._names]
        self._by_word: dict[str, list[Name]] = defaultdict(list)
        self._by_initials: dict[str, Name] = {}
        for name in self._names:
            for word in set(name.words):
                self._by_word[word].append(name)
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
        """The names between two offsets."""
        return [name for name in self._names[bisect_right(self._starts, start - 1) :] if name.start < end]

    def times_met(self, name: Name) -> int:
        """How often the report writes the name just so."""
        return sum(other.text == name.text for other in self._by_word[name.words[0]])

    def fullest(self, name: Name) -> Name:
        """The longest form that the report gives for whom the name means; itself where there is none."""
        letters = name.text.replace(".", "")
        for known in (self._by_abbreviation, self._by_initials if letters.isupper() else {}):
            if letters in known:
                return known[letters]
        if country_named(name.text) is not None or name.kind is Kind.SITE:
            return name
        wider = [other for other in self._by_word[name.words[-1]] if self._is_longer(other, name)]
        if not wider:
            return name
        most = max(len(other.words) for other in wider)
        longest = [other for other in wider if len(other.words) == most]
        before = [other for other in longest if other.start <= name.start]
        best = before[-1] if before else longest[0]
        return next(other for other in self._names if other.text == best.text)

    def _is_longer(self, other: Name, name: Name) -> bool:
        if len(other.words) <= len(name.words) or not set(name.words) <= set(other.words):
            return False
        if other.kind is Kind.PERSON:
            return len(other.words) <= MOST_WORDS_OF_A_PERSON
        return other.kind is not Kind.PLACE and other.words[: len(name.words)] == name.words and name.kind is not Kind.PLACE

    def evidence_of(self, name: Name) -> Evidence:
        """The words of the name where it stands."""
        return Evidence(name.start, name.end, name.text)
