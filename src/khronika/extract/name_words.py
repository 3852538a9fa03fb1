"""What words with a capital, and those between them, are to a name."""

import re

from khronika.extract.inflection import noun_lemma
from khronika.extract.name import MOST_WORDS_OF_A_PERSON
from khronika.extract.word_lists import is_name_word, is_noun_of, titles, word_set
from khronika.text.places import country_named, country_of_adjective

WORD = re.compile(r"[^\W\d_](?:[\w'’\-]|[./&](?=[^\W_]))*")
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_CONTRACTION = re.compile(r"(?:n['’]t|['’](?:s|m|d|ll|re|ve))$")
_ARTICLE = re.compile(r"(?:al|el|ul|ur|ud|ad|ar|as|ash|at|az|an)[-’'][^\W\d_a-z]")
PARTICLES = word_set("names", "names", "particles")
JOINERS = word_set("names", "names", "joiners")
NEVER_FIRST = word_set("names", "names", "never_first")
GIVEN_NAMES = word_set("names", "names", "given_names_like_months")
DAYS_AND_MONTHS = word_set("names", "names", "days_and_months")
IRREGULAR_PLURALS = word_set("names", "names", "irregular_plurals")
SAINT = "St"
COMMON_NOUNS = word_set("names", "names", "common_nouns")


def is_capital(word: str) -> bool:
    """Whether a word begins a name or part of one: with a capital, behind an Arabic article or not ("al-Hashimi")."""
    return word[0].isupper() or _ARTICLE.match(word) is not None


def is_institutional(word: str) -> bool:
    """Whether a word, however written, marks the name of an organization."""
    return is_name_word(word.lower(), "organization_words")


def heads_institution(text: str, start: int) -> bool:
    """Whether the capitalised words from here end in the head of another institution."""
    words = _capitals_from(text, start)
    return bool(words) and (len(words) > 1 or is_institutional(words[-1].group()))


def ends_in_institution(text: str, start: int) -> bool:
    """Whether one of the capitalised words from here marks the name of an organization."""
    return any(is_institutional(POSSESSIVE.sub("", word.group())) for word in _capitals_from(text, start))


def _capitals_from(text: str, start: int) -> list[re.Match[str]]:
    """The capitalised words that stand behind each other from here on."""
    words: list[re.Match[str]] = []
    for word in WORD.finditer(text, start):
        if not is_capital(word.group()) or (words and text[words[-1].end() : word.start()] != " "):
            break
        words.append(word)
    return words


def is_ordinary(word: str, *, is_alone: bool, common: frozenset[str]) -> bool:
    """Whether a word at the start of a sentence has its capital from there; ``common`` are words the report also writes small."""
    lower = _CONTRACTION.sub("", word.lower())
    return lower in NEVER_FIRST or lower in common or _is_common_noun(lower) or (is_alone and word[-2:] in ("ed", "ly", "ng"))


def _is_common_noun(word: str) -> bool:
    """Whether the lists know a word as a noun that needs no capital ("Gunmen", "Fisherman")."""
    lemma = noun_lemma(word)
    return any(is_noun_of(lemma, kind) for kind in COMMON_NOUNS)


def is_people(word: str) -> bool:
    """Whether a word with a capital names the members of a people, a faith or a movement ("Kurds", "Catholic")."""
    return is_noun_of(noun_lemma(word.lower()), "peoples")


def is_of_people(word: str) -> bool:
    """Whether a word names the members of a people, a faith or a movement, or those of a country ("Kurd", "Kenyans")."""
    return is_people(word) or country_of_adjective(word) is not None


def never_begins(word: str, *, is_alone: bool) -> bool:
    """Whether a word stands before a name and never begins one; some months are given names too."""
    lower = _CONTRACTION.sub("", word.lower())
    return lower in NEVER_FIRST and (is_alone or lower not in GIVEN_NAMES)


def is_of_date(word: str, *, is_alone: bool) -> bool:
    """Whether a word behind a name is a day or month; a short one only where it stands alone."""
    lower = POSSESSIVE.sub("", word).lower()
    return lower in DAYS_AND_MONTHS and (len(lower) > 3 or is_alone)


def titles_before(words: list[str]) -> int:
    """How many words at the front are titles or adjectives of countries; an institution keeps its words."""
    words = [word.strip(".").lower() for word in words]
    if country_named(" ".join(words).removesuffix("'s").removesuffix("’s")) is not None:
        return 0
    last = max((number for number, word in enumerate(words) if word in titles("roles")), default=-1)
    behind = words[last + 1 :]
    is_institution = any(is_institutional(word) for word in behind)
    if last >= 0 and behind:
        return last + 1 if len(behind) <= MOST_WORDS_OF_A_PERSON and not is_institution else 0
    if not behind:
        return len(words) if all(_goes_before(word) or word in titles("roles") for word in words) else 0
    if is_institution:
        return 0
    return next((number for number, word in enumerate(words[:-1]) if not _goes_before(word)), len(words) - 1)


def _goes_before(word: str) -> bool:
    return word in titles("qualifiers") or country_of_adjective(word) is not None
