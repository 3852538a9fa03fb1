"""Signs of a party that may have done what a claim tells: what the rules made of it, and how the parse joins it to the claim."""

from collections.abc import Iterator

from spacy.tokens import Token

from khronika.extract.draft import Party
from khronika.extract.ranking.asked import Asked
from khronika.extract.ranking.mentions import Mentioned, words_of
from khronika.extract.syntax import clause_head

RULED = "by the rules"
LONGEST_PATH = 6
MOST_WORDS = 4


def actor_signs(asked: Asked, words: str, mentioned: Mentioned) -> Iterator[str]:
    """The signs of a party with its words."""
    draft = asked.draft
    yield f"frame {draft.trigger.rule.frame}"
    yield f"{'targets' if draft.targets else 'no targets'}, {asked.sort}"
    yield f"{'speakers' if draft.speakers else 'no speakers'}, {asked.sort}"
    if asked.in_title:
        yield f"in the title, {asked.sort}"
    ruled = next((party for party in draft.actors if words_of(party) == words), None)
    yield from _of_others(asked) if ruled is None else _of_ruled(asked, ruled)
    if mentioned.token is None or mentioned.sentence is None:
        return
    steps = mentioned.sentence.number - asked.sentence
    if steps:
        yield f"{steps:+} sentences away, {asked.sort}"
        yield f"{steps:+} sentences away, {mentioned.token.dep_}, {asked.sort}"
    else:
        yield from _of_paths(asked, mentioned.token, is_ruled=ruled is not None)


def _of_ruled(asked: Asked, party: Party) -> Iterator[str]:
    """The signs of a party that the rules took."""
    draft = asked.draft
    yield RULED
    yield from (f"{RULED}, {what}" for what in (draft.type, draft.trigger.form.part, f"frame {draft.trigger.rule.frame}"))
    yield f"{RULED}, {'alone' if len(draft.actors) == 1 else 'with others'}"
    yield f"{RULED}, {'described' if party.name is None else 'named'}, {asked.sort}"
    is_here = draft.sentence.start <= party.start < draft.sentence.start + len(draft.sentence.text)
    yield f"{RULED}, {'here' if is_here else 'from elsewhere'}, {asked.sort}"
    if party.name is None:
        yield f"{RULED}, {party.head}"
    else:
        yield f"{RULED}, {min(len(party.name.value.split()), MOST_WORDS)} words"


def _of_others(asked: Asked) -> Iterator[str]:
    """The signs of a party that the rules passed over, for another or for nobody."""
    draft = asked.draft
    against = "against the rules" if any(words_of(party) is not None for party in draft.actors) else "where the rules have nobody"
    yield against
    yield from (f"{against}, {what}" for what in (draft.type, draft.trigger.form.part, f"frame {draft.trigger.rule.frame}"))


def _of_paths(asked: Asked, token: Token, *, is_ruled: bool) -> Iterator[str]:
    """How the parse leads from the words that carry the claim to the party's noun."""
    draft = asked.draft
    head = draft.trigger.head
    verb = draft.verb if draft.verb is not None else clause_head(head)
    path = path_to(token, head)
    yield f"path {path}, {draft.trigger.form.part}"
    yield f"path {path}, {draft.type}"
    yield f"path {path}, {RULED if is_ruled else 'against the rules' if draft.actors else 'where the rules have nobody'}"
    if verb.i != head.i:
        path = path_to(token, verb)
        yield f"path from the verb {path}, {asked.sort}"
        yield f"path from the verb {path}, {draft.type}"


def path_to(token: Token, head: Token) -> str:
    """The dependencies from one token up to what both hang on, and down to the other; "none" where they are far apart."""
    above = [head]
    while above[-1].head.i != above[-1].i:
        above.append(above[-1].head)
    places = {other.i: number for number, other in enumerate(above)}
    below: list[str] = []
    while token.i not in places:
        below.append(f"{token.dep_}:{token.lower_}" if token.pos_ == "ADP" else token.dep_)
        if token.head.i == token.i:
            return "none"
        token = token.head
    steps = [other.dep_ for other in above[: places[token.i]]]
    return f"{'^'.join(steps)}|{'.'.join(reversed(below))}" if len(steps) + len(below) <= LONGEST_PATH else "none"
