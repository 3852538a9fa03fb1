"""Who does what to whom, read off the parse: subjects, objects and agents through passives, control, relative clauses and conjunction."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from khronika.extract.inflection import noun_lemma
from khronika.extract.word_lists import word_set

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVES = word_set("syntax", "subjects", "relatives")
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "pcomp", "csubj", "csubjpass"})
STARTING = word_set("syntax", "subjects", "starting")
SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"})
DEEPEST = 40
FINITE = frozenset({"VBD", "VBZ", "VBP"})
DEEDS = word_set("syntax", "subjects", "deeds")
PUNISHING = word_set("syntax", "subjects", "punishing")
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
    own = _own_subjects(verb)
    if own and own[0].lower_ in RELATIVES and verb.dep_ == "relcl":
        return _with_member(_antecedent(own[0], verb))
    if own:
        return own
    if depth == 0 or verb.head.i == verb.i:
        return []
    if verb.dep_ in ("acl", "relcl", "amod"):
        return _described_by(verb, depth)
    if verb.dep_ == "pcomp":
        return _doers_of_gerund(verb, depth)
    told = _told_to(verb)
    return _shared_subjects(verb, depth) if told is None else [told]


def _own_subjects(verb: Token) -> list[Token]:
    """The subject on the verb or on what makes its passive ("X was jammed"); both where the parse has not joined two."""
    holders = (verb, *(other for other in verb.children if other.dep_ == "auxpass"), *([verb.head] if _is_predicate(verb) else []))
    for holder in holders:
        found = [other for other in holder.children if other.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
        if found:
            return [found[0], *(other for other in found[1:2] if _is_joined(found[0], other))]
    return []


def _is_joined(first: Token, second: Token) -> bool:
    """Whether "and" stands right between two phrases of which the parse has made two subjects ("two of the men and a woman were ...")."""
    before = second.left_edge.i - 1
    return first.dep_ == second.dep_ and before > first.i and second.doc[before].dep_ == "cc" and second.doc[before].head.i == first.i


def _described_by(verb: Token, depth: int) -> Iterable[Token]:
    """Of whom a participle or relative clause is said; of a noun with an infinitive, whose plan or decision it is."""
    noun = verb.head
    if _is_carried_out(verb):
        return _doer_of_noun(noun, depth)
    if verb.dep_ == "acl" and _is_adverbial(noun, verb):
        return _subjects(noun.head.head, depth - 1)
    if verb.dep_ == "acl":
        return _with_member(noun)
    return _subjects(noun, depth - 1) if noun.pos_ == "AUX" else [noun]


def _is_carried_out(verb: Token) -> bool:
    """Whether a clause tells what somebody plans or does, not what is said of the noun ("a plot to kidnap A", "a ruling acquitting A")."""
    noun = verb.head
    is_infinitive = any(other.lower_ == "to" and other.dep_ == "aux" for other in verb.children)
    if is_infinitive:
        return verb.dep_ == "acl" or (verb.dep_ == "relcl" and _own_subjects(verb) == [])
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and _is_deed(noun)


def _is_deed(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun_lemma(noun.lower_) in DEEDS


def _is_adverbial(noun: Token, participle: Token) -> bool:
    """Whether a noun right before a participle only belongs to an adverb between it and its auxiliary ("is in addition accused")."""
    above = noun.head.head
    return (
        noun.dep_ == "pobj"
        and above.pos_ == "AUX"
        and participle.tag_ in ("VBN", "VBD")
        and noun.i == participle.i - 1
        and noun.i == noun.head.i + 1
        and above.i == noun.head.i - 1
    )


def _doers_of_gerund(verb: Token, depth: int) -> Iterable[Token]:
    """Who does what stands behind a preposition: whom the verb above accuses of it or keeps from it, else that verb's subject."""
    above = _verb_above(verb)
    is_accused = above.lower_ in ACCUSING or (above.lower_ in PUNISHING and verb.head.lower_ in ("for", "of"))
    accused = child(above, "dobj") if is_accused and not is_passive(above) else None
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
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > above.i and _is_deed(verb.nbor(-1)):
        return _doer_of_noun(verb.nbor(-1), depth)
    if verb.dep_ == "conj" and verb.tag_ in FINITE and above.tag_ == "VB" and above.dep_ in ("xcomp", "ccomp", "advcl"):
        return _subjects(above.head, depth - 1)
    return _subjects(above, depth - 1) if verb.dep_ in SHARING else []


def _with_member(noun: Token) -> list[Token]:
    """Those of whom a clause behind a noun tells, and who is said to be one of them ("A was among the seven people arrested")."""
    member = _member_of(noun)
    if member is None:
        return [noun]
    return [noun, member] if child(noun, "nummod") is not None else [member]


def _member_of(noun: Token) -> Token | None:
    """Who "was among those ..." or is one of them."""
    if noun.dep_ != "pobj" or noun.tag_ not in ("NNS", "DT", "CD", "NN", "NNPS"):
        return None
    portion = noun.head.head
    if noun.head.lower_ == "of" and portion.lower_ == "one" and portion.dep_ == "attr":
        above = portion.head
    elif noun.head.lower_ == "among":
        above = portion
    else:
        return None
    if above.pos_ in ("VERB", "AUX"):
        found = child(above, *SUBJECTS, *PASSIVE_SUBJECTS)
        return None if found is None else _antecedent(found, above)
    return above if above.pos_ in ("NOUN", "PROPN") else None


def _doer_of_noun(noun: Token, depth: int) -> Iterable[Token]:
    """Whose plan, decision or attempt a noun with an infinitive tells: its possessor, else the subject of its verb."""
    possessor = child(noun, "poss")
    if possessor is not None:
        return [possessor]
    by = prepositional(noun, "by", "of", "from")
    if by:
        return by
    return _subjects(_verb_above(noun), depth - 1) if noun.dep_ in ("dobj", "attr", "pobj") else []


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
