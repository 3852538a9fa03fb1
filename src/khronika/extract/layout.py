"""A report cut into sentences, and these parsed."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from spacy.language import Language

from khronika.extract.attribution import speech_forms
from khronika.extract.lexicon import lexicon
from khronika.extract.name import Name
from khronika.extract.name_finding import KnownNames, find_names
from khronika.extract.name_kinds import with_kinds_settled
from khronika.extract.name_words import is_ordinary
from khronika.extract.names import Names
from khronika.extract.sentence import Sentence
from khronika.extract.word_lists import word_set
from khronika.records.mention import Kind
from khronika.records.report import PassageKind, Report
from khronika.text.places import countries_with, country_named
from khronika.text.sentences import sentence_spans

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DATELINE = re.compile(r"[^\W\d_a-z]{2,}(?:[ /.'’-][^\W\d_a-z]{2,})*(?:,[^—–()-]{0,40})?\s*(?:\([^)]{2,40}\))?\s*(?:—|–|--|-)\s+")
_KNOWN_PLACE = re.compile(r"([^\W\d_][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){0,2})(?:, [^—–():.]{2,30})?(?: ?\([^)]{2,40}\) ?[—–-]+|:) +(?=\w)")
_DATED_PLACE = re.compile(
    r"[^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]+){0,2}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, \d{4})?: +"
)
_LINK_LINE = re.compile(r"(?:READ|SEE ALSO|ALSO READ|READ MORE|READ ALSO|RELATED|Read more|Also read|See also|Related) ?[:|–—] ?")
_LABEL = re.compile(r"([^\W\d_a-z][^\W\d_a-z .'’-]{2,30}):\s+(?=\w)")
_DESK_LABEL = re.compile(r"(?:CORRECTED|CORRECTION|REFILE|REPEAT|EXCLUSIVE|(?:UPDATE|WRAPUP|RPT) ?\d*) ?[-–—:] ?(?=\w)")
"""What a desk puts before a headline ("UPDATE 2-Court ...")."""

MOST_CAPITALS = 0.6
MOST_LOWERED = 1
"""How many longer words of a headline in capitals may be small without being function words."""

SMALL_WORDS = word_set("names", "headlines", "small_words")
PROPER = frozenset({"NNP", "NNPS"})
LONGEST_SENTENCE = 1200
LONGEST_HEADLINE = 120

Span = tuple[int, int, int]
"""Where a sentence begins and ends, and the number of its passage."""

STRAIGHT = str.maketrans("’‘“”", "''\"\"")
"""Typographic marks and those that the parser knows: it loses many a "’s" of a name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence before it is parsed: its words for the parser (a headline's capitals lowered) and where they stand."""

    text: str
    start: int
    paragraph: int
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class Layout:
    """What is known of a report before its claims: its names, its words and its sentences."""

    report: Report
    names: Names
    words: tuple[str, ...]
    pieces: tuple[Piece, ...]


@cache
def _openers() -> frozenset[str]:
    return frozenset(lexicon())


def lay_out(report: Report) -> Layout:
    """Cut a report into sentences and find its names."""
    text = report.text
    common = _common_words(report)
    spans = [
        (start, end, number)
        for number, passage in enumerate(report.passages)
        for start, end in _sentences(text, passage.start, passage.end)
    ]
    headlines = frozenset(number for number, passage in enumerate(report.passages) if _is_headline(text, passage.start, passage.end))
    lowered = _with_small_words(report, spans, headlines, common)
    starts = frozenset(start + offset for start, end, _ in spans for offset in _openings(text[start:end]))
    found = [name for start, end, number in spans if number not in headlines for name in find_names(lowered, start, end, starts, common)]
    known = KnownNames(found)
    titled = [name for start, end, number in spans if number in headlines for name in known.again(lowered, start, end)]
    names = Names(with_kinds_settled([*found, *titled], text), text)
    pieces = tuple(
        Piece(lowered[start:end], start, number, report.passages[number].kind)
        for start, end, number in spans
        if report.passages[number].kind is not PassageKind.CREDIT
        and end - start <= LONGEST_SENTENCE
        and _LINK_LINE.match(text, report.passages[number].start) is None
    )
    return Layout(report, names, tuple(_WORD.findall(text)), pieces)


def with_names_checked(layout: Layout, sentences: list[Sentence]) -> Layout:
    """The layout without the single words that open a sentence, stand nowhere else as a name, and are no name to the parser."""
    doubtful = [name for sentence in sentences for name in _ordinary_openers(sentence, layout.names)]
    forms = Counter(name.text for name in doubtful)
    ordinary = {name.text for name in doubtful if forms[name.text] == layout.names.times_met(name)}
    if not ordinary:
        return layout
    parts = {word for name in layout.names if len(name.words) > 1 for word in name.words}
    kept = [name for name in layout.names if name.text not in ordinary or name.words[0] in parts]
    return replace(layout, names=Names(kept, layout.report.text))


def _ordinary_openers(sentence: Sentence, names: Names) -> Iterator[Name]:
    """The names of one word at an opening of the sentence that the parser tags as no name."""
    openings = {sentence.start + offset for offset in _openings(sentence.text)}
    for name in names.within(sentence.start, sentence.start + len(sentence.text)):
        if name.start in openings and len(name.words) == 1 and name.kind is Kind.PERSON and name.title_start == name.start:
            token = sentence.token_at(name.start - sentence.start, name.end - sentence.start)
            if token is not None and token.tag_ not in PROPER:
                yield name


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    label = _DESK_LABEL.match(text, start, end)
    dateline = label or _DATELINE.match(text, start, end) or _DATED_PLACE.match(text, start, end) or _place_before(text, start, end)
    begin = start if dateline is None else dateline.end()
    label = _LABEL.match(text, start, end)
    if label is not None and country_named(label[1]) is not None:
        yield label.span(1)
        begin = label.end()
    yield from ((begin + first, begin + last) for first, last in sentence_spans(text[begin:end]))


def _place_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """A known place that opens a passage longer than a headline and is set off from it ("Lahore: ", "Nairobi (AFP) – ")."""
    found = _KNOWN_PLACE.match(text, start, end)
    if found is None or end - start <= LONGEST_HEADLINE or is_ordinary(found[1], is_alone=True, common=frozenset()):
        return None
    return found if countries_with(found[1].title()) else None


def _openings(sentence: str) -> Iterator[int]:
    """Where words stand whose capital says nothing: at the start, and behind an opening quotation mark or a colon."""
    for found in re.finditer(r"(?:^|[“\"‘:(]\s*|[—–]\s)(?=\w)", sentence):
        yield found.end()


def _common_words(report: Report) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(report.text) if word.islower())


def _is_headline(text: str, start: int, end: int) -> bool:
    """Whether most longer words of a passage begin with a capital, and it does not end as a sentence does (a list of names may)."""
    if text[start:end].rstrip("”\"'’)").endswith("."):
        return False
    long = [word.group() for word in _WORD.finditer(text, start, end) if len(word.group()) > 3]
    if sum(word.islower() and word not in SMALL_WORDS for word in long) > MOST_LOWERED:
        return False
    return len(long) > 2 and sum(word[0].isupper() for word in long) / len(long) >= MOST_CAPITALS


def _with_small_words(report: Report, spans: list[Span], headlines: frozenset[int], common: frozenset[str]) -> str:
    """The text with the capitals of headlines lowered where the report or the lexicon writes the word small; the length stays."""
    parts: list[str] = []
    last = 0
    for start, end, number in spans:
        words = list(_WORD.finditer(report.text, start, end))
        if number not in headlines:
            words = _shouted(words, common) if report.passages[number].kind is PassageKind.BODY else []
        for word in words[1:]:
            lower = word.group().lower()
            if len(lower) == len(word.group()) and (lower in common or lower in _openers() or lower in speech_forms()):
                parts += [report.text[last : word.start()], lower]
                last = word.end()
    return "".join([*parts, report.text[last:]])


def _shouted(words: list[re.Match[str]], common: frozenset[str]) -> list[re.Match[str]]:
    """The words in capitals that open a report and that it elsewhere writes small ("AT LEAST eight")."""
    return list(takewhile(lambda word: word.group().isupper() and word.group().lower() in common, words))


def parse(layouts: list[Layout], parser: Language) -> Iterator[list[Sentence]]:
    """The parsed sentences of each layout; the parser sees the sentences of all of them together, in batches, with straight marks."""
    docs = parser.pipe((piece.text.translate(STRAIGHT) for layout in layouts for piece in layout.pieces), batch_size=128)
    for layout in layouts:
        yield [
            Sentence(
                next(docs),
                layout.report.text[piece.start : piece.start + len(piece.text)],
                piece.start,
                piece.paragraph,
                piece.kind,
                number,
            )
            for number, piece in enumerate(layout.pieces)
        ]
