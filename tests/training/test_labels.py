"""Which words of a report are taught as carrying its claims."""

from training.labelled import LabelledReport, Told
from training.labels import lesson_of

from khronika.extract.judge.scores import MODALITIES, TYPES
from khronika.extract.layout import lay_out, parse
from khronika.extract.parser import english_parser
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.report import PassageKind
from tests.extract.made import report_of

WORDS = "Police arrested Rosa Quispe and did not free her son, and the court may sack the clerk."


def told(word: str, type: ClaimType, modality: Modality = Modality.ACTUAL, polarity: Polarity = Polarity.ASSERTED) -> Told:
    start = WORDS.index(word)
    return Told(((start, start + len(word)),), 0, type, modality, polarity)


def taught(*claims: Told) -> dict[str, tuple[ClaimType | None, Modality | None, bool]]:
    layout = lay_out(report_of([(PassageKind.BODY, WORDS)]))
    (sentences,) = parse([layout], english_parser())
    lesson = lesson_of(LabelledReport(layout.report, layout, sentences, claims))
    found = {}
    for label in lesson.labels:
        word = lesson.sentences[label.sentence][label.word]
        type = TYPES[label.type - 1] if label.type else None
        found[word] = (type, MODALITIES[label.modality] if label.type else None, label.denied)
    return found


def test_a_word_in_a_gold_trigger_is_taught_with_its_type_and_hedges() -> None:
    labels = taught(
        told("arrested", ClaimType.DETENTION),
        told("free", ClaimType.RELEASE, polarity=Polarity.DENIED),
        told("sack", ClaimType.RESIGNATION, Modality.HYPOTHETICAL),
    )
    assert labels["arrested"] == (ClaimType.DETENTION, Modality.ACTUAL, False)
    assert labels["free"] == (ClaimType.RELEASE, Modality.ACTUAL, True)
    assert labels["sack"] == (ClaimType.RESIGNATION, Modality.HYPOTHETICAL, False)


def test_every_other_word_is_taught_as_carrying_nothing() -> None:
    assert taught(told("arrested", ClaimType.DETENTION))["court"] == (None, None, False)
    assert all(type is None for type, _, _ in taught().values())
