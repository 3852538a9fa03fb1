"""The words that carry claims, as rules indexed by the first word of each form."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from khronika.extract.inflection import noun_forms, verb_forms
from khronika.extract.word_lists import Words, rows


@dataclass(frozen=True, slots=True)
class Rule:
    """What one row of ``triggers.toml`` says."""

    type: str
    frame: str
    confidence: float
    object: frozenset[str] = frozenset()
    unless_object: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    needs_next: frozenset[str] = frozenset()
    unless: tuple[str, ...] = ()
    unless_before: frozenset[str] = frozenset()
    unless_next: frozenset[str] = frozenset()
    voice: str = ""
    thing: bool = False
    negated: bool = False
    ergative: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a rule's words: the first word, the rest in order, and the part of speech."""

    rule: Rule
    part: str
    lemma: str
    rest: tuple[str, ...]


PARTS = ("verbs", "nouns", "phrases", "adjectives")


def _strings(value: Words | None) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else ()


def _rule(row: dict[str, Words]) -> Rule:
    sets = {key: frozenset(_strings(row.get(key))) for key in ("object", "unless_object", "needs_next", "unless_before", "unless_next")}
    return Rule(
        type=str(row["type"]),
        frame=str(row["frame"]),
        confidence=float(str(row["confidence"])),
        needs=_strings(row.get("needs")),
        unless=_strings(row.get("unless")),
        voice=str(row.get("voice", "")),
        thing=bool(row.get("thing", False)),
        negated=bool(row.get("negated", False)),
        ergative=bool(row.get("ergative", False)),
        **sets,
    )


def _forms(part: str, lemma: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if part == "verbs" and "-" not in lemma:
        first, *rest = lemma.split(" ")
        yield from ((form, tuple(rest)) for form in verb_forms(first))
        return
    for form in verb_forms(lemma) if part == "verbs" else noun_forms(lemma) if part == "nouns" else (lemma,):
        first, *rest = form.replace("-", " - ").split(" ")
        yield first, tuple(rest)


@cache
def lexicon() -> dict[str, tuple[Form, ...]]:
    """For each first word the forms that begin with it, those with more words first."""
    index: dict[str, list[Form]] = defaultdict(list)
    for row in rows("triggers", "rule"):
        rule = _rule(row)
        for part in PARTS:
            for lemma in _strings(row.get(part)):
                for first, rest in _forms(part, lemma):
                    index[first].append(Form(rule, part, lemma, rest))
    return {first: tuple(sorted(forms, key=lambda form: -len(form.rest))) for first, forms in index.items()}
