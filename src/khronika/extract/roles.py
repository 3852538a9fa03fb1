"""The tokens that fill a trigger's roles."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from khronika.extract.inflection import noun_lemma, verb_forms
from khronika.extract.lexicon import Rule
from khronika.extract.names import Names
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import agents, ancestors, child, is_passive, objects, prepositional, subjects, with_conjuncts
from khronika.extract.triggers import Trigger, is_headline_verb
from khronika.extract.word_lists import is_noun_of, is_person_noun
from khronika.records.mention import Kind
from khronika.records.report import PassageKind

LIGHT = frozenset(
    form
    for lemma in "make carry conduct launch stage hold order report hand impose mount perform execute commit join lead attend organise organize suffer undergo unleash begin start use fire place slap issue".split()
    for form in verb_forms(lemma)
)
RECEIVING = frozenset(
    form
    for lemma in "receive get face suffer undergo serve sustain await begin have secure obtain win post".split()
    for form in verb_forms(lemma)
)
GIVING = frozenset(
    form
    for lemma in "give grant hand deny refuse issue serve impose award reject file bring press drop".split()
    for form in verb_forms(lemma)
)
TAKING_PART = frozenset(
    form
    for lemma in "hold stage join lead attend organise organize begin start go participate launch continue end mount call take".split()
    for form in verb_forms(lemma)
)


NEEDING_OBJECT = frozenset("detention jail charge sentence release acquittal".split())
NO_ONE = frozenset("nobody none nothing anybody anyone".split())
REFLEXIVES = frozenset("himself herself themselves itself".split())
NOBODY = frozenset("it that this which there what".split())
TIME_NOUNS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday year month week day night weekend".split()
)


@dataclass(slots=True)
class Roles:
    """Heads of noun phrases: who did it, to whom, and what was taken."""

    targets: list[Token] = field(default_factory=list)
    actors: list[Token] = field(default_factory=list)
    verb: Token | None = None
    objects: list[Token] = field(default_factory=list)

    @property
    def asked(self) -> list[Token]:
        """What the rule's classes are asked of: the grammatical object where it only leads to the target ("charges against A")."""
        return self.objects or self.targets


def roles_of(trigger: Trigger, sentence: Sentence) -> Roles:
    """Who fills the roles of a trigger."""
    roles = FRAMES[_frame(trigger)](trigger, sentence)
    roles.actors = [token for token in roles.actors if token.lower_ not in NOBODY and not token.like_num]
    roles.targets = [token for token in roles.targets if token.lower_ not in NO_ONE and noun_lemma(_bare(token.lower_)) not in TIME_NOUNS]
    return roles


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _frame(trigger: Trigger) -> str:
    if trigger.form.part == "adjectives":
        return "adjective"
    return trigger.rule.frame


def _acts(trigger: Trigger, sentence: Sentence) -> Roles:
    verb = trigger.head
    if is_headline_verb(verb):
        return Roles([_head_behind(verb)], [verb.nbor(-1)], verb)
    if is_passive(verb) or _is_short_passive(verb, trigger.rule, sentence):
        found = _without_clauses([*(subjects(verb) or _subject_before(verb)), *_companions(verb)])
        return Roles(_behind_nouns(found, trigger.rule.type), agents(verb) or _shared_agents(verb) or _late_agent(verb), verb, found)
    targets = objects(verb) or _behind_particle(trigger)
    if trigger.last.i != verb.i and trigger.last.pos_ == "VERB" and (let := child(trigger.last, "nsubj")) is not None:
        targets = [let]
    dative = child(verb, "dative")
    if dative is not None and dative.pos_ != "ADP" and trigger.rule.type == "sentence":
        targets = [dative]
    actors = [token for token in subjects(verb) if all(token.i != other.i for other in targets)]
    if trigger.rule.type == "sentence" and verb.lower_ in RECEIVING:
        targets, actors = actors, []
    found = targets
    targets = _behind_nouns(targets, trigger.rule.type)
    if (trigger.rule.ergative and not targets) or (targets and targets[0].lower_ in REFLEXIVES):
        targets, actors = actors, []
    return Roles(_without_clauses(targets), actors, verb, _without_clauses(found))


def _subject_before(verb: Token) -> list[Token]:
    """The nearest subject to the left, for a passive with its auxiliary that the parse has parted from its own ("..., and was held")."""
    if child(verb, "auxpass") is None:
        return []
    found = next((token for token in reversed(verb.doc[: verb.i]) if token.dep_ in ("nsubj", "nsubjpass")), None)
    return [] if found is None else [found]


def _companions(verb: Token) -> list[Token]:
    """Those to whom the same was done, behind "together with"."""
    found: list[Token] = []
    for token in verb.subtree:
        if token.lower_ in ("together", "along") and token.i + 1 < len(token.doc) and (preposition := token.nbor(1)).lower_ == "with":
            is_own = preposition.head.i in (verb.i, token.i) or any(preposition.head.i == subject.i for subject in subjects(verb))
            found += [inner for inner in preposition.children if inner.dep_ == "pobj"] if is_own else []
    return found


def _shared_agents(verb: Token) -> list[Token]:
    """The agent that stands behind the last of joined passives ("arrested and charged by police")."""
    return next(
        (found for other in with_conjuncts(verb)[1:] if child(other, "nsubjpass", "nsubj") is None and (found := agents(other))), []
    )


def _head_behind(verb: Token) -> Token:
    """The head of the noun phrase that begins right behind a verb."""
    token = verb.nbor(1)
    while token.head.i > token.i and token.dep_ in ("nummod", "amod", "compound", "det", "poss", "nmod", "quantmod"):
        token = token.head
    return token


def _late_agent(verb: Token) -> list[Token]:
    """Who did it, behind a "by" that the parse hangs on another word ("shot in the back by two men")."""
    for other in verb.subtree:
        inner = child(other, "pobj") if other.lower_ == "by" and other.i > verb.i else None
        if inner is not None and (is_noun_of(noun_lemma(inner.lower_), "person") or is_noun_of(noun_lemma(inner.lower_), "authority")):
            return [inner]
    return []


def _behind_nouns(tokens: list[Token], type: str) -> list[Token]:
    """Whom or what nouns of a case or a block lead to; the tokens themselves for other types."""
    lead = {"acquittal": _accused, "block": _reached, "unblock": _reached, "shutdown": _reached}.get(type)
    return tokens if lead is None else [whom for token in tokens for whom in lead(token)]


def _reached(token: Token) -> list[Token]:
    """What is blocked or opened, behind a word for the block itself ("access to X", "the ban on X"); else the token."""
    if noun_lemma(token.lower_) not in BLOCKING:
        return [token]
    return prepositional(token, "to", "on", "of", "against") or [token]


def _accused(token: Token) -> list[Token]:
    """Against whom a charge or case is that was dropped."""
    if noun_lemma(token.lower_) not in ACCUSING:
        return [token]
    possessor = child(token, "poss")
    return [possessor] if possessor is not None else prepositional(token, "against", "of", "for")


def _is_short_passive(verb: Token, rule: Rule, sentence: Sentence) -> bool:
    """A headline's or caption's passive without "was": a participle whose subject is no authority and that has no object."""
    if sentence.kind not in (PassageKind.TITLE, PassageKind.CAPTION) and verb.tag_ != "VBN" and rule.type not in NEEDING_OBJECT:
        return False
    if verb.tag_ not in ("VBN", "VBD") or child(verb, "dobj", "aux") is not None or prepositional(verb, "at"):
        return False
    found = subjects(verb)
    return bool(found) and not is_noun_of(noun_lemma(found[0].lower_), "authority")


def _behind_particle(trigger: Trigger) -> list[Token]:
    """The object of a preposition that belongs to the verb ("fire at", "crack down on")."""
    if not trigger.form.rest:
        return []
    inner = child(trigger.last, "pobj")
    if inner is None and trigger.last.lower_ == "for":
        inner = next(
            (other for other in trigger.last.doc[trigger.last.i + 1 : trigger.last.i + 5] if other.dep_ in ("nsubj", "nsubjpass", "dobj")),
            None,
        )
    return [] if inner is None else [inner]


def _without_clauses(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.pos_ not in ("VERB", "AUX")]


def _does(trigger: Trigger, sentence: Sentence) -> Roles:  # noqa: ARG001
    return Roles(_without_clauses(subjects(trigger.head)), [], trigger.head)


def _noun(trigger: Trigger, sentence: Sentence) -> Roles:  # noqa: ARG001
    noun = trigger.head
    of, by = prepositional(noun, "of", "against", "on", "at", "between"), prepositional(noun, "by")
    possessor = child(noun, "poss")
    compounds = [other for other in noun.children if other.dep_ in ("compound", "nmod", "amod") and other.i < trigger.first.i]
    people = [
        other for other in compounds if (other.pos_ == "NOUN" and is_noun_of(noun_lemma(other.lower_), "person")) or other.pos_ == "PROPN"
    ]
    police = [other for other in compounds if is_noun_of(noun_lemma(other.lower_), "authority")]
    roles = Roles([token for token in of if token.dep_ == "pobj" and noun_lemma(token.lower_) not in GROUNDS], by, None)
    if possessor is not None:
        (roles.actors if roles.targets or is_noun_of(noun_lemma(possessor.lower_), "authority") else roles.targets).append(possessor)
    if not roles.targets:
        roles.targets = [token for token in people if token not in police]
    roles.actors = roles.actors or police
    if not roles.targets and trigger.last.i + 1 < len(noun.doc) and trigger.last.nbor(1).lower_ in ("of", "on", "against"):
        roles.targets = [other for other in trigger.last.nbor(1).children if other.dep_ == "pobj"]
    _fill_from_verb(noun, roles)
    roles.actors = roles.actors or _those_involved(noun)
    return roles


def _those_involved(noun: Token) -> list[Token]:
    """Who took part in what the noun names, or is responsible for it."""
    involvement = noun.head.head if noun.dep_ == "pobj" else noun
    if involvement.lower_ not in INVOLVEMENT:
        return []
    if involvement.pos_ == "ADJ" and involvement.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return [involvement.head]
    verb = next((other for other in (involvement, *ancestors(involvement)) if other.pos_ in ("VERB", "AUX")), None)
    possessor = child(involvement, "poss")
    return [possessor] if possessor is not None else [] if verb is None else subjects(verb)


INVOLVEMENT = frozenset("part participation role involvement complicity responsible involved complicit hand implicated".split())


def _fill_from_verb(noun: Token, roles: Roles) -> None:
    """What a verb without meaning of its own gives its noun ("police made arrests", "he faces trial")."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return
    roles.verb = verb
    if noun.dep_ in ("dobj", "nsubjpass") and verb.lower_ in GIVING:
        _fill_from_giving(noun, verb, roles)
    elif noun.dep_ == "dobj" and verb.lower_ in RECEIVING:
        roles.targets = roles.targets or subjects(verb)
    elif noun.dep_ == "dobj" and verb.lower_ in LIGHT:
        roles.actors = roles.actors or subjects(verb)
        roles.targets = roles.targets or prepositional(verb, "at", "against", "on", "into") or _aimed_at(verb)
    elif noun.dep_ == "nsubjpass" and verb.lower_ in LIGHT | GIVING:
        roles.actors = roles.actors or agents(verb)
        roles.targets = roles.targets or prepositional(verb, "at", "against", "on") or _aimed_at(verb)


def _fill_from_giving(noun: Token, verb: Token, roles: Roles) -> None:
    """Who is given what the noun names ("granted her bail", "was handed a term", "bail was denied to her")."""
    whom = prepositional(verb, "to", "on", "against", "at") or prepositional(noun, "to", "for", "against", "from")
    if is_passive(verb):
        whom = whom if noun.dep_ == "nsubjpass" else subjects(verb) or whom
        roles.targets, roles.actors = roles.targets or whom, roles.actors or agents(verb)
        return
    given = [other for other in verb.children if other.dep_ == "dative" and other.pos_ != "ADP"]
    roles.targets = roles.targets or given or whom
    roles.actors = roles.actors or subjects(verb)


def _aimed_at(verb: Token) -> list[Token]:
    """Whom a means is used to act on ("used tear gas to disperse the crowd")."""
    return [token for other in verb.children if other.dep_ in ("xcomp", "advcl") and other.tag_ == "VB" for token in objects(other)]


def _crowd(trigger: Trigger, sentence: Sentence) -> Roles:  # noqa: ARG001
    noun = trigger.head
    roles = Roles(prepositional(noun, "by", "of"), [], None)
    possessor = child(noun, "poss")
    if possessor is not None:
        roles.targets.append(possessor)
    if not roles.targets:
        roles.targets = [
            other
            for other in noun.children
            if other.dep_ in ("compound", "nmod") and other.i < trigger.first.i and is_noun_of(noun_lemma(other.lower_), "person")
        ]
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.pos_ == "VERB":
        roles.verb = verb
        if not roles.targets and verb.lower_ in TAKING_PART and noun.dep_ in ("dobj", "pobj"):
            roles.targets = agents(verb) if is_passive(verb) else subjects(verb)
    return roles


def _state(trigger: Trigger, sentence: Sentence) -> Roles:
    """Of whom a phrase is said: the object or subject of the verb it completes, or the noun it stands behind."""
    token = trigger.head
    if token.pos_ == "ADJ" and (own := child(token, "nsubj", "nsubjpass")) is not None:
        return Roles([own], [], None)
    above = token if token.pos_ in ("VERB", "AUX") else token.head
    while above.pos_ == "ADP" and above.head.i != above.i:
        above = above.head
    if above.pos_ in ("VERB", "AUX"):
        if is_passive(above):
            return Roles(subjects(above), agents(above), above)
        own = child(above, "dobj")
        dative = [] if own is None else [own]
        return Roles(dative or subjects(above), subjects(above) if dative else [], above)
    if above.pos_ in ("NOUN", "PROPN", "PRON") and above.i != token.i:
        return Roles([above], [], None)
    return Roles([], [], None)


def _adjective(trigger: Trigger, sentence: Sentence) -> Roles:  # noqa: ARG001
    return Roles([trigger.head.head], [], None) if trigger.head.dep_ in ("amod", "compound") else Roles(subjects(trigger.head), [], None)


def _call(trigger: Trigger, sentence: Sentence) -> Roles:  # noqa: ARG001
    """Of a noun that calls for something: who calls, and what for."""
    noun = trigger.head
    possessor = child(noun, "poss")
    wanted = prepositional(noun, "for") or [other for other in noun.children if other.dep_ == "acl" and other.tag_ == "VB"]
    actors = prepositional(noun, "by", "from", "of") or ([possessor] if possessor is not None else [])
    return Roles(wanted, actors, noun.head if noun.head.pos_ == "VERB" else None)


def _says(trigger: Trigger, sentence: Sentence) -> Roles:  # noqa: ARG001
    verb = trigger.head
    if is_passive(verb):
        return Roles(subjects(verb), agents(verb), verb)
    targets = [whom for token in objects(verb) or _behind_particle(trigger) for whom in _addressed(token)]
    targets = targets or prepositional(verb, "on", "against", "at", "to", "for", "over", "about", "with")
    return Roles(_without_clauses([*targets, *_freed(verb)]), subjects(verb), verb)


def _addressed(token: Token) -> list[Token]:
    """Whom or what a statement is about: behind a noun of feeling what it is felt about, behind "release" who is to be released."""
    lemma = noun_lemma(token.lower_)
    if lemma in FEELINGS:
        return prepositional(token, "over", "about", "at", "for", "with", "to", "of", "on", "against", "that")
    if lemma in FREEING:
        possessor = child(token, "poss")
        return [possessor] if possessor is not None else prepositional(token, "of", "for", "against", "to")
    return [token]


def _freed(verb: Token) -> list[Token]:
    """Who is to be freed, or spared a charge, in what a statement demands."""
    found: list[Token] = []
    for other in verb.children:
        if other.dep_ not in ("xcomp", "ccomp", "advcl"):
            continue
        for demanded in with_conjuncts(other):
            if demanded.lower_ not in DEMANDED:
                continue
            for token in subjects(demanded) if is_passive(demanded) else objects(demanded):
                inner = prepositional(token, "against", "of")
                found += inner if noun_lemma(token.lower_) in FREEING | ACCUSING and inner else [token]
    return found


FEELINGS = frozenset(
    "concern alarm outrage opposition support solidarity anger regret dismay sadness fear doubt disappointment hope condolence condemnation shock indignation".split()
)
GROUNDS = frozenset("charge count allegation accusation suspicion ground".split())
FREEING = frozenset("release freedom acquittal return liberation".split())
BLOCKING = frozenset("ban block blocking access restriction blockade connection connectivity curb".split())
ACCUSING = frozenset("charge case conviction sentence complaint suit lawsuit count indictment appeal verdict".split())
DEMANDED = frozenset(
    form for lemma in "release free drop protect return respect end stop investigate acquit disclose".split() for form in verb_forms(lemma)
)
FRAMES = {
    "acts": _acts,
    "does": _does,
    "noun": _noun,
    "crowd": _crowd,
    "state": _state,
    "adjective": _adjective,
    "says": _says,
    "call": _call,
}


def classes_of(token: Token, sentence: Sentence, names: Names) -> frozenset[str]:
    """The classes of word_classes.toml that the head of a noun phrase is in; "name" for a name of a person or body."""
    found = set()
    for member in with_conjuncts(token)[:4]:
        found |= _classes(member, sentence, names)
    return frozenset(found)


def _classes(token: Token, sentence: Sentence, names: Names) -> set[str]:
    lemma = noun_lemma(token.lower_)
    whole = _hyphenated(token)
    found = {kind for kind in CLASSES if is_noun_of(lemma, kind) or is_noun_of(token.lower_, kind) or is_noun_of(whole, kind)}
    if is_person_noun(lemma) or whole.endswith("year-old"):
        found.add("person")
    name = names.covering(sentence.start + token.idx)
    if name is not None and token.pos_ != "PRON":
        found |= NAME_CLASSES.get(name.kind, {"name"})
        if not token.lower_.islower() or token.text[0].isupper():
            found -= {"person"} if name.kind is not Kind.PERSON else set()
    if token.pos_ == "NUM" or token.like_num or lemma in ("dozen", "hundred", "thousand", "score", "one", "two"):
        inner = next((other for other in token.children if other.dep_ == "prep" and other.lower_ == "of"), None)
        pobj = None if inner is None else child(inner, "pobj")
        found |= {"person"} if pobj is None else _classes(pobj, sentence, names)
    elif lemma in (
        "number",
        "group",
        "member",
        "majority",
        "some",
        "many",
        "several",
        "access",
        "most",
        "series",
        "wave",
        "implementation",
        "adoption",
        "introduction",
        "amendment",
        "enforcement",
        "part",
        "use",
    ):
        for other in token.children:
            if other.dep_ == "prep" and (pobj := child(other, "pobj")) is not None:
                found |= _classes(pobj, sentence, names)
    for other in token.children:
        if other.dep_ in ("compound", "amod") and lemma in ("access", "service", "connection", "line", "user", "signal"):
            found |= {kind for kind in ("network", "service") if is_noun_of(noun_lemma(other.lower_), kind)}
    return found


def _hyphenated(token: Token) -> str:
    """The singular of the word with what hyphens join to it ("sit-ins": "sit-in")."""
    text, begin, end = token.doc.text, token.idx, token.idx + len(token.text)
    while begin > 1 and text[begin - 1] == "-" and not text[begin - 2].isspace():
        begin = max(text.rfind(" ", 0, begin), text.rfind("\n", 0, begin)) + 1
    while end + 1 < len(text) and text[end] == "-" and text[end + 1].isalnum():
        end = next((number for number in range(end + 1, len(text)) if not text[number].isalnum()), len(text))
    return noun_lemma(text[begin:end].lower())


CLASSES = (
    "person", "authority", "gathering", "service", "network", "outlet", "building", "equipment", "law", "body", "content", "allegation", "licence",
)  # fmt: skip
NAME_CLASSES = {
    Kind.PERSON: {"name"},
    Kind.ORGANIZATION: {"name", "outlet"},
    Kind.OUTLET: {"name", "outlet", "service"},
    Kind.SITE: {"service"},
    Kind.PLACE: {"place"},
    Kind.THING: {"law"},
}


def target_fits(rule: Rule, targets: list[Token], sentence: Sentence, names: Names) -> bool:
    """Whether the target's head noun is of a class that the rule asks for, and of none that it forbids."""
    if not targets:
        return not rule.object or "none" in rule.object
    if not rule.object and not rule.unless_object:
        return True
    classes = classes_of(targets[0], sentence, names) | _special(targets[0])
    if rule.unless_object & classes and not (rule.object & classes and "person" in rule.object):
        return False
    return not rule.object or bool(rule.object & classes)


def _special(token: Token) -> set[str]:
    """Classes of single words that rules ask for."""
    lemma = noun_lemma(token.lower_)
    found = {name for name, words in SPECIAL.items() if lemma in words}
    if token.like_num or lemma in ("sentence", "term", "fine", "day", "month", "year", "prison", "jail"):
        found.add("penalty")
    return found


SPECIAL = {
    "case": frozenset(
        {"case", "charge", "conviction", "verdict", "sentence", "indictment", "lawsuit", "suit", "complaint", "count", "proceeding"}
    ),
    "passport": frozenset({"passport", "document", "visa"}),
    "access": frozenset({"access", "entry", "visit", "accreditation", "visa", "request", "permission"}),
    "office": frozenset({"office", "bureau", "branch", "newsroom", "headquarters", "shop", "clinic", "centre", "center"}),
    "block": frozenset({"block", "blocking", "ban", "access", "restriction", "service", "website", "site", "connectivity"}),
    "investigation": frozenset({"investigation", "inquiry", "probe"}),
    "place": frozenset({"square", "street", "road", "area"}),
}
