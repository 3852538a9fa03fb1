"""What sort of name a name is: by its own words, then by the words around it."""

import re
from dataclasses import replace

from khronika.extract.inflection import noun_lemma
from khronika.extract.name import MOST_WORDS_OF_A_PERSON, Name
from khronika.extract.word_lists import is_name_word, is_noun_of, word_set
from khronika.records.mention import Kind
from khronika.text.places import countries_with, country_named, country_of_adjective

OF_TOWNS = word_set("names", "names", "of_towns")
_ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,4}")
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_a-z]{2,}|[A-Z][a-z]*[A-Z]{2,})(?![a-z])")
_JOINED_WORDS = re.compile(r"(?!(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’])[A-Z])[A-Z][a-z]+[A-Z][a-z]+")
_LOCATIVE = re.compile(
    r"(?:\b(?:in|at|near|from|to|of|outside|around|across|leave|left|visit|visited|towards?|into|through|via) (?:[\w’'-]+ )?"
    r"|[,(] ?|\b(?:city|town|village) )$",
    re.IGNORECASE,
)
_OF_TOWN = re.compile(r" (?:city|regional|district|central|municipal|local)? ?([a-z]+)")
_ARTICLE = re.compile(r"\b(?:the|an?) $", re.IGNORECASE)
_OUTER = re.compile(r", ([^\W\d_a-z][\w ]+)")
_BEFORE = re.compile(
    r"(?:the|an?|its|local|independent|state|private|\w+(?:an|ese|ish|ic)) (?:[a-z-]+ ){0,3}?([a-z-]+) [“\"']?$", re.IGNORECASE
)
_BEHIND = re.compile(
    r"[”\"']?(?:,| \(| [-–—]) ?(?:an?|the|one of [\w ]+?) ((?:[\w'’-]+ ){0,6}?)([a-z-]+)"
    r"(?=[,.)]| in | of | for | that | which | based | with | run | –)"
)


def kind_of(name: str, *, has_title: bool) -> Kind:
    """What sort of name it is, by its words: a service, an outlet, an organization, a place, else a person."""
    words = [word.strip(".,'’").lower() for word in name.split()]
    if is_name_word("-".join(words), "services") or _ADDRESS.fullmatch(name) is not None:
        return Kind.SITE
    if country_named(name) is not None:
        return Kind.PLACE
    told = _told_by_words(name, words)
    if told is not None:
        return told
    if has_title:
        return Kind.PERSON
    return _likeliest(name, len(words))


def _told_by_words(name: str, words: list[str]) -> Kind | None:
    """The kind that a word of the name tells; ``None`` where none does."""
    if len(words) > 1 and (is_name_word(words[-1], "thing_words") or words[-1].isdigit()):
        return Kind.THING
    if is_name_word(words[-1], "outlet_words"):
        return Kind.OUTLET
    if any(is_name_word(word, "organization_words") for word in words) or _INITIALS.search(name) or "/" in name:
        return Kind.ORGANIZATION
    return Kind.PLACE if is_name_word(words[-1], "place_words") else None


def _likeliest(name: str, number_of_words: int) -> Kind:
    """The kind of a name that nothing tells: a town, else a person, unless it is too long for one or written as "NetBlocks" is."""
    if countries_with(name) or country_of_adjective(name) is not None:
        return Kind.PLACE
    if _JOINED_WORDS.fullmatch(name):
        return Kind.ORGANIZATION
    return Kind.PERSON if 1 <= number_of_words <= MOST_WORDS_OF_A_PERSON else Kind.ORGANIZATION


def with_kinds_settled(names: list[Name], text: str) -> list[Name]:
    """The names, with the kinds that the words around all their mentions tell: a town or a person, a person or a body."""
    bodies = {name.text: kind for name in names if name.kind is Kind.PERSON and (kind := _body_told(name, text)) is not None}
    told = [replace(name, kind=bodies[name.text]) if name.text in bodies and name.kind is Kind.PERSON else name for name in names]
    nobody = _always_with_article(told, text)
    told = [replace(name, kind=Kind.ORGANIZATION) if name.text in nobody else name for name in told]
    people = {word for name in told if name.kind is Kind.PERSON and len(name.words) > 1 for word in name.words[1:]}
    placed = {name.text for name in told if name.kind is Kind.PLACE and _is_placed(name, text)}
    return [replace(name, kind=Kind.PERSON) if _is_person_after_all(name, people, placed) else name for name in told]


def _always_with_article(names: list[Name], text: str) -> set[str]:
    """The single words taken for people that have "the" or "a" before them wherever they stand ("the Kremlin"): they name none."""
    people = [name for name in names if name.kind is Kind.PERSON]
    parts = {word for name in people if len(name.words) > 1 for word in name.words}
    alone = [name for name in people if len(name.words) == 1 and name.words[0] not in parts]
    with_article = {name.text for name in alone if _ARTICLE.search(text, max(0, name.title_start - 4), name.title_start)}
    return with_article - {name.text for name in alone if not _ARTICLE.search(text, max(0, name.title_start - 4), name.title_start)}


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


def _is_placed(name: Name, text: str) -> bool:
    """Whether the words around a name speak of a place: a preposition before it, a country or what towns have behind it."""
    if (name.start == 0 or text[name.start - 1] == "\n") and text.startswith((". ", ": "), name.end):
        return True
    if _LOCATIVE.search(text[max(0, name.start - 30) : name.start]) is not None:
        return True
    own = _OF_TOWN.match(text[name.end : name.end + 40])
    if own is not None and noun_lemma(own[1]) in OF_TOWNS:
        return True
    behind = _OUTER.match(text[name.end : name.end + 40])
    return behind is not None and country_named(behind[1].strip()) is not None


def _is_person_after_all(name: Name, people: set[str], placed: set[str]) -> bool:
    if name.kind is not Kind.PLACE or len(name.words) > 1 or country_named(name.text) is not None:
        return False
    return name.words[0] in people or name.text not in placed
