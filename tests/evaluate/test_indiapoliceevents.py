import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from khronika.errors import GoldError
from khronika.evaluate.indiapoliceevents import LABELS, indiapoliceevents
from khronika.evaluate.labels import score_labels
from khronika.evaluate.output import ReadReport
from khronika.evaluate.scores import Rate
from khronika.records.claim_type import ClaimType
from tests.evaluate.labelled import ARRESTED, CALM, CANES, FIRED, OPENING, READ_INDIA, given, packed, write_india


def test_an_article_is_laid_out_sentence_by_sentence_and_without_a_day_left_out(tmp_path: Path) -> None:
    write_india(tmp_path)
    seen: list[dict[str, object]] = []

    def read(lines: Iterable[bytes]) -> Mapping[str, ReadReport]:
        seen.extend(map(json.loads, lines))
        return {}

    indiapoliceevents(tmp_path, read)
    assert [row["id"] for row in seen] == ["india-1", "india-3"]
    assert seen[0] == {
        "id": "india-1",
        "published": "2002-05-02",
        "paragraphs": [OPENING, ARRESTED, FIRED, CANES, CANES, "-", CALM],
    }


def test_a_sentence_has_a_label_where_it_holds_such_a_claim_with_police_for_its_actor(tmp_path: Path) -> None:
    write_india(tmp_path)
    scores = score_labels(indiapoliceevents(tmp_path, given(*READ_INDIA)))
    assert scores.rates == {
        "ARREST": Rate(both=1, gold=2, read=1),
        "KILL": Rate(both=1, gold=1, read=1),
        "FORCE": Rate(both=2, gold=2, read=4),
    }
    assert scores.not_read == ("india-3",)


def test_what_was_missed_or_made_up_is_told(tmp_path: Path) -> None:
    write_india(tmp_path)
    scores = score_labels(indiapoliceevents(tmp_path, given(*READ_INDIA)))
    assert [str(miss) for miss in scores.misses] == [
        "india-1 spurious FORCE: '(in no sentence)'",
        "india-1 spurious FORCE: 'shops stayed shut'",
        "india-3 missed   ARREST: 'police held a driver'",
    ]


def test_types_of_labels_are_types() -> None:
    assert frozenset().union(*LABELS.values()) < set(ClaimType)


def test_a_set_that_is_not_there_or_is_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds IndiaPoliceEvents"):
        indiapoliceevents(tmp_path, given())
    write_india(tmp_path)
    packed(tmp_path / "indiapoliceevents" / "dev-sents.jsonl.gz", [{"doc_id": "one", "sent_text": "x", "sent_labels": []}])
    with pytest.raises(GoldError, match='line 1: doc_id is "one", not a number'):
        indiapoliceevents(tmp_path, given())
