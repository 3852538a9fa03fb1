import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from khronika.errors import GoldError
from khronika.evaluate.chain_scores import chain_scores
from khronika.evaluate.event_chains import FILE, Mention
from khronika.evaluate.tally import Wrong
from tests.evaluate.labelled import event_mention, packed, write_events


def all_one(mentions: Sequence[Mention]) -> Iterable[frozenset[str]]:
    return [frozenset(mention.id for mention in mentions)]


def gold_itself(mentions: Sequence[Mention]) -> Iterable[frozenset[str]]:
    return [frozenset(one.id for one in mentions if one.chain == chain) for chain in sorted({one.chain for one in mentions})]


def test_what_gold_says_is_right_and_the_lemma_rule_stands_beside_it(tmp_path: Path) -> None:
    write_events(tmp_path)
    scores, intervals = chain_scores(tmp_path, gold_itself, random.Random(1))
    assert {name: rate.f1 for name, rate in scores.rates.items() if "lemma" not in name} == dict.fromkeys(
        ("conll", "muc", "b3", "ceafe", "lea", "twins_conll", "twins_lea"), 1.0
    )
    assert 0 < scores.rates["lemma_twins_lea"].f1 < scores.rates["lemma_lea"].f1 < 1
    assert (scores.reports, scores.rates["conll"].gold, scores.rates["conll"].read) == (4, 4, 4)
    assert intervals["conll.f1"].low == intervals["conll.f1"].high == 1
    assert not scores.wrong


def test_topics_are_not_mixed_and_wrong_pairs_are_told_by_their_lemmas(tmp_path: Path) -> None:
    write_events(tmp_path)
    scores, _ = chain_scores(tmp_path, all_one, random.Random(1))
    assert scores.rates["conll"].read == 2
    assert scores.wrong == {Wrong("two lemmas", is_spurious=True): 4}
    assert scores.rates["twins_conll"].read == 1


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds ECB\\+ in incident-links"):
        chain_scores(tmp_path, all_one, random.Random(1))
    packed(tmp_path / FILE, [])
    with pytest.raises(GoldError, match="no mention"):
        chain_scores(tmp_path, all_one, random.Random(1))
    row = event_mention("a", "1ecb", "one", ("A **fire** broke out .", "fire"), "1")
    for places in ([9], [], "1", ["1"], [-1]):
        packed(tmp_path / FILE, [row | {"tokens_number": places}])
        with pytest.raises(GoldError, match="tokens_number"):
            chain_scores(tmp_path, all_one, random.Random(1))
