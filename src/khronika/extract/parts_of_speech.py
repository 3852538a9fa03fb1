"""What part of speech each word has, by the rules that come with the parser, asked once for each kind of word.

The parser's own component tries all its rules at every word, those for lemmas and forms too, which khronika does not use; that made up a
third of a parse.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict, cast

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc

RULES = "attribute_ruler"
NAME = "khronika_parts_of_speech"
SET = {"POS": "pos_", "TAG": "tag_", "DEP": "dep_"}
"""What is set of a word, by its name in the rules; tag and relation only of white space."""

Asked = tuple[int, int, int, int]
"""A word's tag, relation and small letters as the parser numbers them, the letters 0 where no rule names them; 1 for white space."""

Word = Mapping[str, object]
"""The same in words, as the rules ask for it."""

Condition = Mapping[str, object]
"""What the rules ask of a word, by name: a value, or ``{"IN": values}`` or ``{"NOT_IN": values}``."""

Said = dict[str, tuple[int, str]]
"""What the rules set of a word, each with the number of the rule that does."""


class Row(TypedDict):
    """A rule as spaCy keeps it: what it sets of the word at an index of neighbours that meet one of the patterns."""

    patterns: list[list[Condition]]
    attrs: dict[str, str]
    index: int


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said of the word at a place among neighbours that meet the conditions, one each; a later rule overrules an earlier one."""

    number: int
    conditions: tuple[Condition, ...]
    place: int
    says: Mapping[str, str]

    def holds(self, words: Sequence[Word]) -> bool:
        """Whether the words are neighbours that meet the conditions."""
        return len(words) == len(self.conditions) and all(map(_meets, words, self.conditions))

    def added_to(self, said: Said) -> Said:
        """What is said of a word of which this rule tells too."""
        own = {name: (self.number, value) for name, value in self.says.items() if said.get(name, (-1, ""))[0] < self.number}
        return {**said, **own}


@dataclass(frozen=True, slots=True)
class Sort:
    """Words of which the rules ask the same: what they say of one by itself, and those that tell of several and may begin with it."""

    word: Word
    said: Said
    begins: tuple[Rule, ...]


class PartsOfSpeech:
    """Sets what a pipeline's rules say of words, lemmas and forms left out."""

    def __init__(self, patterns: Iterable[Row], strings: StringStore) -> None:
        self._strings = strings
        self._rules = [rule for number, row in enumerate(patterns) for rule in _rules_in(number, row)]
        self._letters = {strings.add(letters) for rule in self._rules for letters in _letters_in(rule)}
        self._sorts: dict[Asked, Sort] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The document, with the parts of speech of its words."""
        rows = doc.to_array(["TAG", "DEP", "LOWER", "IS_SPACE"]).tolist()
        sorts = [self._sort((tag, dep, letters if letters in self._letters else 0, space)) for tag, dep, letters, space in rows]
        said = [sort.said for sort in sorts]
        for start, sort in enumerate(sorts):
            for rule in sort.begins:
                if rule.holds([each.word for each in sorts[start : start + len(rule.conditions)]]):
                    said[start + rule.place] = rule.added_to(said[start + rule.place])
        for token, found in zip(doc, said, strict=True):
            for name, (_, value) in found.items():
                setattr(token, SET[name], value)
        return doc

    def _sort(self, asked: Asked) -> Sort:
        found = self._sorts.get(asked)
        if found is None:
            tag, dep, letters, space = asked
            word = {"TAG": self._strings[tag], "DEP": self._strings[dep], "LOWER": self._strings[letters], "IS_SPACE": bool(space)}
            said: Said = {}
            for rule in self._rules:
                said = rule.added_to(said) if rule.holds([word]) else said
            begins = tuple(rule for rule in self._rules if len(rule.conditions) > 1 and _meets(word, rule.conditions[0]))
            found = self._sorts[asked] = Sort(word, said, begins)
        return found


def _rules_in(number: int, row: Row) -> Iterator[Rule]:
    says = {name: value for name, value in row["attrs"].items() if name in SET}
    if says:
        yield from (Rule(number, tuple(conditions), row["index"], says) for conditions in row["patterns"])


def _letters_in(rule: Rule) -> Iterator[str]:
    for condition in rule.conditions:
        asked = condition.get("LOWER")
        if isinstance(asked, str):
            yield asked
        elif isinstance(asked, Mapping):
            yield from asked["IN"]


def _meets(word: Word, condition: Condition) -> bool:
    return all(_is(word[name], asked) for name, asked in condition.items())


def _is(value: object, asked: object) -> bool:
    """Whether a value is the one that is asked for, or one of them, or none of those that are ruled out."""
    if not isinstance(asked, Mapping):
        return value == asked
    [(how, values)] = asked.items()
    return (value in values) is {"IN": True, "NOT_IN": False}[how]


@Language.factory(NAME)
def _by_rules_of(nlp: Language, name: str) -> PartsOfSpeech:  # noqa: ARG001 - spaCy wants both names
    return PartsOfSpeech(cast(list[Row], cast(AttributeRuler, nlp.get_pipe(RULES)).patterns), nlp.vocab.strings)


def with_parts_of_speech(pipeline: Language) -> Language:
    """The pipeline with its component of rules replaced by one that sets parts of speech alone."""
    pipeline.add_pipe(NAME, after=RULES)
    pipeline.remove_pipe(RULES)
    return pipeline
