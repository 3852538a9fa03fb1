"""Of what class a noun phrase is, and whether a rule takes it as its object."""

from spacy.tokens import Token

from khronika.extract.inflection import noun_lemma
from khronika.extract.lexicon import Rule
from khronika.extract.names import Names
from khronika.extract.roles import Roles
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import child, prepositional, with_conjuncts
from khronika.extract.word_lists import is_noun_of, is_person_noun, strings, word_set
from khronika.records.mention import Kind

CLASSES = word_set("roles", "asked", "classes")
NAME_CLASSES = {
    Kind.PERSON: {"name"},
    Kind.ORGANIZATION: {"name", "outlet"},
    Kind.OUTLET: {"name", "outlet", "service"},
    Kind.SITE: {"service"},
    Kind.PLACE: {"place"},
    Kind.THING: {"law"},
}
SPECIAL = {name: word_set("roles", "classes", name) for name in strings("roles")["classes"]}
CUSTODY = frozenset({"detention", "release", "charge"})
"""What authorities do to people alone: whom they do it to need be no word of a list."""

ENTERED = frozenset({"raid", "closure"})
"""What authorities do to an office or outlet that may stand there as "it"."""

ABSTRACT = tuple(word_set("word_classes", "endings", "abstract"))
NUMBERS = word_set("roles", "leading", "numbers")
PORTIONS = word_set("roles", "leading", "portions")
NAMED_BEFORE = word_set("roles", "leading", "named_by_what_stands_before")
NAMING = {"network": word_set("roles", "leading", "naming_networks"), "service": word_set("roles", "leading", "naming_services")}
"""Words before a noun of ``NAMED_BEFORE`` that make it a network or a service ("phone lines", "social networks")."""
MOST_MEMBERS = 4
"""How many of the joined nouns of an object are looked at."""


def target_fits(rule: Rule, roles: Roles, sentence: Sentence, names: Names) -> bool:
    """Whether the target's head noun is of a class that the rule asks for, and of none that it forbids."""
    targets = roles.asked
    if not targets:
        return not rule.object or "none" in rule.object
    if not rule.object and not rule.unless_object:
        return True
    classes = classes_of(targets[0], sentence, names) | _special(targets[0])
    is_by_authority = any(is_noun_of(noun_lemma(token.lower_), "authority") for token in roles.actors)
    is_abstract = noun_lemma(targets[0].lower_).endswith(ABSTRACT)
    if rule.type in ENTERED and is_by_authority and targets[0].lower_ == "it":
        return True
    if not classes and rule.type in CUSTODY and is_by_authority and not is_abstract:
        return True
    if rule.unless_object & classes and not (rule.object & classes and "person" in rule.object):
        return False
    return not rule.object or bool(rule.object & classes)


def classes_of(token: Token, sentence: Sentence, names: Names) -> frozenset[str]:
    """The classes of word_classes.toml that the head of a noun phrase is in; "name" for a name of a person or body."""
    members = with_conjuncts(token)[:MOST_MEMBERS]
    return frozenset(found for member in members for found in _classes(member, sentence, names))


def _classes(token: Token, sentence: Sentence, names: Names) -> set[str]:
    found = _own_classes(token)
    name = names.covering(sentence.start + token.idx)
    if name is not None and token.pos_ != "PRON":
        found |= NAME_CLASSES.get(name.kind, {"name"})
        if name.kind is not Kind.PERSON and (not token.lower_.islower() or token.text[0].isupper()):
            found -= {"person"}
    found |= _classes_behind(token, sentence, names)
    if noun_lemma(token.lower_) in NAMED_BEFORE:
        naming = [*(other for other in token.children if other.dep_ in ("compound", "amod")), *prepositional(token, "to")]
        told = {kind for other in naming for kind in NAMING if _names_kind(noun_lemma(other.lower_), kind)}
        found = (found - {"service"}) | told if told else found
    return found


def _names_kind(lemma: str, kind: str) -> bool:
    return is_noun_of(lemma, kind) or lemma in NAMING[kind]


def _own_classes(token: Token) -> set[str]:
    """The classes that the lists give for the word itself."""
    lemma, whole = noun_lemma(token.lower_), _hyphenated(token)
    found = {kind for kind in CLASSES if is_noun_of(lemma, kind) or is_noun_of(token.lower_, kind) or is_noun_of(whole, kind)}
    return found | {"person"} if is_person_noun(lemma) or whole.endswith("year-old") else found


def _classes_behind(token: Token, sentence: Sentence, names: Names) -> set[str]:
    """The classes of what a number or portion is of; a number of nothing counts people."""
    lemma = noun_lemma(token.lower_)
    is_number = token.pos_ == "NUM" or token.like_num or lemma in NUMBERS
    if not is_number and lemma not in PORTIONS:
        return set()
    links = [other for other in token.children if other.dep_ == "prep" and (not is_number or other.lower_ == "of")]
    behind = [pobj for link in (links[:1] if is_number else links) if (pobj := child(link, "pobj")) is not None]
    if is_number and not behind:
        return {"person"}
    return {found for pobj in behind for found in _classes(pobj, sentence, names)}


def _hyphenated(token: Token) -> str:
    """The singular of the word with what hyphens join to it ("sit-ins": "sit-in")."""
    text, begin, end = token.doc.text, token.idx, token.idx + len(token.text)
    while begin > 1 and text[begin - 1] == "-" and not text[begin - 2].isspace():
        begin = max(text.rfind(" ", 0, begin), text.rfind("\n", 0, begin)) + 1
    while end + 1 < len(text) and text[end] == "-" and text[end + 1].isalnum():
        end = next((number for number in range(end + 1, len(text)) if not text[number].isalnum()), len(text))
    return noun_lemma(text[begin:end].lower())


def _special(token: Token) -> set[str]:
    """Classes of single words that rules ask for; a bare number can be a penalty."""
    lemma = noun_lemma(token.lower_)
    return {name for name, words in SPECIAL.items() if lemma in words} | ({"penalty"} if token.like_num else set())
