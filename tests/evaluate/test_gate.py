from pathlib import Path

import pytest

from khronika.errors import GoldError
from khronika.evaluate.gate import Share, breaches_of, kept_shares, page_labels, page_shares
from khronika.evaluate.pages import GoldPage

ROOT = Path(__file__).parents[2]
PAGES = [GoldPage(id, None, id.encode(), id) for id in ("held", "goal", "argued", "other")]
LABELS = {"held": "claim", "goal": "none", "argued": "doubtful", "other": "none"}


def test_pages_are_counted_by_their_label_and_what_went_wrong_is_named() -> None:
    found = page_shares(PAGES, LABELS, lambda page: None if page.id == "other" else page.text, lambda text: text in ("goal", "argued"))
    assert found == [
        Share("pages: claim", 0, 1, ("held",)),
        Share("pages: none", 1, 1, ("goal",)),
        Share("pages: doubtful", 1, 1, ("argued",)),
    ]


def test_each_floor_is_held() -> None:
    kept, lost = Share("claims-dev", 49, 50), Share("claims-dev", 48, 50)
    few, many = Share("pages: none", 15, 100), Share("pages: none", 16, 100)
    assert breaches_of([kept], [few, Share("pages: doubtful", 1, 1)], 20.0) == []
    assert len(breaches_of([lost], [many], 19.9)) == 3
    assert Share("claims-dev", 0, 0).share == 0.0


@pytest.mark.parametrize("text", ["a b", "a\tperhaps", "a\tnone\tmore"])
def test_a_file_that_is_none_of_labels_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "labels.tsv"
    path.write_text(text)
    with pytest.raises(GoldError, match="labels"):
        page_labels(path)


def test_the_labels_of_the_repository_are_hashes_and_labels_and_no_text() -> None:
    labels = page_labels(ROOT / "benchmarks" / "gate-pages.tsv")
    assert len(labels) == 181
    assert all(len(id) == 64 and int(id, 16) >= 0 for id in labels)


def test_a_gate_that_lets_everything_through_keeps_everything(gold_folder: Path) -> None:
    found = list(kept_shares(gold_folder, lambda _: True))
    assert [share.name for share in found] == ["claims-dev", "claims-own", "indiapoliceevents"]
    assert all(share.share == 1.0 and share.total >= 16 for share in found)
