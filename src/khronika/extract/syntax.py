"""Who does what to whom, read off the parse: subjects, objects and agents through passives, control, relative clauses and conjunction."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from khronika.extract.word_lists import word_set

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVES = word_set("syntax", "subjects", "relatives")
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "pcomp", "csubj", "csubjpass"})
STARTING = word_set("syntax", "subjects", "starting")
SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"})
DEEPEST = 40
FINITE = frozenset({"VBD", "VBZ", "VBP"})
ACCUSING = word_set("syntax", "subjects", "accusing")


def child(token: Token, *relations: str) -> Token | None:
    """The first child that stands in one of the relations."""
    return next((other for other in token.children if other.dep_ in relations), None)


def ancestors(token: Token) -> Iterator[Token]:
    """The heads of a token, the nearest first."""
    for _ in range(DEEPEST):
        if token.head is token or token.head.i == token.i:
            return
        token = token.head
        yield token


def with_conjuncts(token: Token) -> list[Token]:
    """A token and what is joined to it by "and", "or" or a comma."""
    found = [token]
    for _ in range(DEEPEST):
        following = child(found[-1], "conj")
        if following is None:
            break
        found.append(following)
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb is said of whom it was done to.

    A participle behind or before a noun counts ("those jailed", "jailed activists"), and one joined to a passive verb.
    """
    if any(other.dep_ in ("auxpass", "nsubjpass") for other in verb.children):
        return True
    if verb.tag_ not in ("VBN", "VBD", "JJ"):
        return False
    if _is_predicate(verb) or any(
        other.lower_ in ("get", "gets", "got", "getting") and other.dep_ in ("aux", "auxpass") for other in verb.children
    ):
        return True
    if verb.dep_ in ("acl", "amod"):
        return child(verb, "dobj") is None
    if verb.dep_ == "conj" and verb.tag_ in ("VBN", "VBD") and child(verb, "nsubj", "dobj") is None:
        return is_passive(verb.head)
    return verb.dep_ in ("advcl", "pcomp") and verb.tag_ == "VBN" and child(verb, "nsubj", "dobj", "aux") is None


def _is_predicate(participle: Token) -> bool:
    """Whether the parse takes a participle behind "was" or "remains" for an adjective ("the signal was jammed")."""
    return participle.dep_ == "acomp" and participle.tag_ in ("JJ", "VBN") and participle.lower_.endswith(("ed", "en"))


def subjects(verb: Token) -> list[Token]:
    """Who does the verb, or of whom a passive is said; found through conjunction, control and relative clauses."""
    return list(_subjects(verb, DEEPEST))


def _subjects(verb: Token, depth: int) -> Iterable[Token]:
    own = _own_subject(verb)
    if own is not None:
        return [_antecedent(own, verb)] if own.lower_ in RELATIVES and verb.dep_ == "relcl" else [own]
    if depth == 0 or verb.head.i == verb.i:
        return []
    if verb.dep_ in ("acl", "relcl", "amod"):
        return _described_by(verb, depth)
    if verb.dep_ == "pcomp":
        return _doers_of_gerund(verb, depth)
    told = _told_to(verb)
    return _shared_subjects(verb, depth) if told is None else [told]


def _own_subject(verb: Token) -> Token | None:
    """The subject on the verb, or on the word that makes its passive ("X remains blocked", "X was jammed")."""
    holders = (verb, *(other for other in verb.children if other.dep_ == "auxpass"), *([verb.head] if _is_predicate(verb) else []))
    return next((found for holder in holders if (found := child(holder, *SUBJECTS, *PASSIVE_SUBJECTS)) is not None), None)


def _described_by(verb: Token, depth: int) -> Iterable[Token]:
    """Of whom a participle or relative clause is said; of a noun with an infinitive, whose plan or decision it is."""
    noun = verb.head
    if verb.dep_ == "acl" and any(other.lower_ == "to" and other.dep_ == "aux" for other in verb.children):
        return _doer_of_noun(noun, depth)
    member = _member_of(noun) if verb.dep_ == "acl" else None
    if member is not None:
        return [member]
    return _subjects(noun, depth - 1) if noun.pos_ == "AUX" else [noun]


def _doers_of_gerund(verb: Token, depth: int) -> Iterable[Token]:
    """Who does what stands behind a preposition: whom the verb above accuses of it or keeps from it, else that verb's subject."""
    above = _verb_above(verb)
    accused = child(above, "dobj") if above.lower_ in ACCUSING and not is_passive(above) else None
    return _subjects(above, depth - 1) if accused is None else [accused]


def _told_to(verb: Token) -> Token | None:
    """Whom the verb above tells, forces or lets do it ("told him to leave")."""
    told = child(verb.head, "dobj", "dative") if verb.dep_ == "xcomp" else None
    if told is None or told.i >= verb.i or told.pos_ not in ("PRON", "PROPN", "NOUN"):
        return None
    is_means = told.pos_ == "NOUN" and told.tag_ != "NNS" and verb.head.lower_ in STARTING
    return None if is_means else told


def _shared_subjects(verb: Token, depth: int) -> Iterable[Token]:
    """The subject of the verb above, which a verb without its own shares."""
    above = verb.head
    if verb.dep_ == "conj" and verb.tag_ in FINITE and above.tag_ == "VB" and above.dep_ in ("xcomp", "ccomp", "advcl"):
        return _subjects(above.head, depth - 1)
    return _subjects(above, depth - 1) if verb.dep_ in SHARING else []


def _member_of(noun: Token) -> Token | None:
    """Who "was among those ..." or is one of them."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "among" or noun.tag_ not in ("NNS", "DT", "CD", "NN", "NNPS"):
        return None
    above = noun.head.head
    if above.pos_ in ("VERB", "AUX"):
        found = child(above, *SUBJECTS, *PASSIVE_SUBJECTS)
        return None if found is None else _antecedent(found, above)
    return above if above.pos_ in ("NOUN", "PROPN") else None


def _doer_of_noun(noun: Token, depth: int) -> Iterable[Token]:
    """Whose plan, decision or attempt a noun with an infinitive tells: its possessor, else the subject of its verb."""
    possessor = child(noun, "poss")
    if possessor is not None:
        return [possessor]
    return _subjects(_verb_above(noun), depth - 1) if noun.dep_ in ("dobj", "attr") else []


def _verb_above(token: Token) -> Token:
    return next((other for other in ancestors(token) if other.pos_ in ("VERB", "AUX")), token.head)


def _antecedent(pronoun: Token, verb: Token) -> Token:
    """What a relative pronoun means; "who" means the members of a body, not the body."""
    if pronoun.lower_ not in RELATIVES:
        return pronoun
    noun = verb.head
    if pronoun.lower_ == "who" and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.tag_ == "NN" and noun.head.head.tag_ == "NNS":
        return noun.head.head
    return noun


def objects(verb: Token) -> list[Token]:
    """To whom or what the verb is done, in the active voice."""
    own = child(verb, "dobj", "obj")
    if own is not None:
        if own.lower_ in RELATIVES and verb.dep_ == "relcl":
            return [verb.head]
        return [own]
    if verb.dep_ == "relcl" and child(verb, *SUBJECTS) is not None and child(verb, "ccomp", "xcomp") is None:
        return [verb.head]
    for other in verb.children:
        if other.dep_ == "conj" and other.tag_ == verb.tag_ and other.i - verb.i < 4 and (shared := child(other, "dobj")) is not None:
            return [shared]
        if other.dep_ == "ccomp" and other.pos_ in ("NOUN", "PROPN"):
            return [other]
    return []


def prepositional(token: Token, *prepositions: str) -> list[Token]:
    """The nouns that hang on the token by one of the prepositions, in their order."""
    found: list[Token] = []
    for other in token.children:
        if other.dep_ in ("prep", "agent", "dative") and other.lower_ in prepositions:
            found += [inner for inner in other.children if inner.dep_ in ("pobj", "pcomp")]
    return found


def agents(verb: Token) -> list[Token]:
    """By whom a passive verb is done."""
    found = prepositional(verb, "by")
    return [token for token in found if token.dep_ == "pobj"]


def clause_head(token: Token) -> Token:
    """The verb (or root) whose clause a token stands in."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod"):
        return token
    for other in ancestors(token):
        if other.pos_ in ("VERB", "AUX") and other.dep_ not in ("aux", "auxpass", "amod"):
            return other
        token = other
    return token


def is_within(token: Token, top: Token) -> bool:
    """Whether ``token`` is ``top`` or hangs below it."""
    return token.i == top.i or any(other.i == top.i for other in ancestors(token))
