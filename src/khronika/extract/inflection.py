"""Forms of English words: from a lemma to what stands in a text, and from a noun back to its lemma."""

from collections.abc import Iterator
from functools import cache

from khronika.extract.word_lists import strings, word_set

VOWELS = "aeiou"
IRREGULAR_PLURALS = tuple((end, str(put)) for end, put in strings("irregular")["plurals"].items())


@cache
def _irregular() -> dict[str, list[str]]:
    return {lemma: list(forms) for lemma, forms in strings("irregular")["forms"].items()}


def verb_forms(lemma: str) -> frozenset[str]:
    """Every form of a verb, irregular ones as well; some that nobody writes do no harm.

    >>> sorted(verb_forms("raid"))
    ['raid', 'raided', 'raiding', 'raids']
    """
    return frozenset(_verb_forms(lemma))


@cache
def forms_of(name: str, table: str, key: str) -> frozenset[str]:
    """Every form of the verbs in one word list."""
    return frozenset(form for lemma in word_set(name, table, key) for form in verb_forms(lemma))


def _verb_forms(lemma: str) -> Iterator[str]:
    yield lemma
    yield lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    elif lemma.endswith("e"):
        yield from (lemma + "d", lemma[:-1] + "ing")
    else:
        yield from (lemma + "ed", lemma + "ing")
        if _doubles(lemma):
            yield from (lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing")
    yield from _irregular().get(lemma, ())


def _doubles(lemma: str) -> bool:
    return len(lemma) > 2 and lemma[-1] not in VOWELS + "wxy" and lemma[-2] in VOWELS and (lemma[-3] not in VOWELS or lemma[-3:-1] == "ui")


def noun_forms(lemma: str) -> frozenset[str]:
    """A noun and its plural; of a phrase the last word changes."""
    head, _, last = lemma.rpartition(" ")
    plurals = {last, last + "s"}
    if last.endswith(("s", "sh", "ch", "x", "z")):
        plurals.add(last + "es")
    if last.endswith("y"):
        plurals.add(last[:-1] + "ies")
    if last.endswith("man"):
        plurals.add(last[:-3] + "men")
    return frozenset(f"{head} {form}".strip() for form in plurals)


@cache
def noun_lemma(word: str) -> str:
    """The singular of a noun in lower case, by rule.

    >>> noun_lemma("policemen"), noun_lemma("activities"), noun_lemma("journalists"), noun_lemma("press")
    ('policeman', 'activity', 'journalist', 'press')
    """
    for end, put in IRREGULAR_PLURALS:
        if word.endswith(end):
            return word[: -len(end)] + put
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
