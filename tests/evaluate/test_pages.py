import gzip
import io
import json
import tarfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.errors import GoldError
from khronika.evaluate.pages import GoldPage, Shares, compared, gold_pages, score_pages, shingles
from khronika.read import report_of
from khronika.records.capture import Capture
from khronika.records.report import PassageKind

FLOOR = 0.95
NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)

texts = st.text(alphabet="ab .", max_size=40)


def archive_of(folder: Path, files: Mapping[str, bytes]) -> Path:
    path = folder / "pages.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return path


def test_four_words_that_follow_each_other_are_one_shingle() -> None:
    assert list(shingles("Nine were held in Lomé.")) == [("Nine", "were", "held", "in"), ("were", "held", "in", "Lomé")]


def test_a_shorter_text_is_one_shingle_and_an_empty_one_none() -> None:
    assert list(shingles("Nine held")) == [("Nine", "held")]
    assert not shingles(" - ")


def test_repeated_words_count_as_often_as_both_texts_have_them() -> None:
    assert compared("a b c d a b c d", "a b c d") == Shares(common=1, only_read=0, only_true=4)


def test_a_word_too_many_costs_precision_and_one_too_few_recall() -> None:
    scores = score_pages([("a b c d e", "a b c d e f"), ("g h i j k", "g h i j")])
    assert scores.precision == pytest.approx((2 / 3 + 1) / 2)
    assert scores.recall == pytest.approx((1 + 1 / 2) / 2)
    assert scores.f1 == pytest.approx(2 * scores.precision * scores.recall / (scores.precision + scores.recall))


def test_each_page_weighs_the_same_however_long_it_is() -> None:
    scores = score_pages([("a b c d", "a b c d"), (" ".join("abcdefghijklmnop"), "nothing of this is there")])
    assert scores.recall == 0.5


def test_a_page_without_a_word_read_has_no_precision() -> None:
    scores = score_pages([("a b c d", ""), ("a b c d", "a b c d")])
    assert (scores.precision, scores.recall, scores.pages) == (1.0, 0.5, 2)


def test_nothing_read_at_all_scores_nought() -> None:
    assert score_pages([("a b c d", "")]).f1 == 0.0


def test_no_pages_cannot_be_scored() -> None:
    with pytest.raises(GoldError, match="no page"):
        score_pages([])


@given(texts, texts)
def test_scores_lie_between_nought_and_one_and_equal_texts_score_one(true: str, read: str) -> None:
    scores = score_pages([(true, read)])
    assert 0 <= scores.f1 <= 1
    assert score_pages([("a b c", "a b c"), (true, true)]).f1 == pytest.approx(1)


def test_the_archive_gives_pages_with_their_true_text(tmp_path: Path) -> None:
    truth = {"p1": {"articleBody": "Nine were held.", "url": "https://paper.example/1"}, "p2": {"articleBody": "Two fled."}}
    page = gzip.compress(b"<p>Nine were held.</p>")
    archive = archive_of(
        tmp_path,
        {"ground-truth.json": json.dumps(truth).encode(), "html/p1.html.gz": page, "html/p2.html.gz": gzip.compress(b"<p>Two</p>")},
    )
    assert list(gold_pages(archive)) == [
        GoldPage("p1", "https://paper.example/1", b"<p>Nine were held.</p>", "Nine were held."),
        GoldPage("p2", None, b"<p>Two</p>", "Two fled."),
    ]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"ground-truth.json": b"[]"},
        {"ground-truth.json": b"{"},
        {"ground-truth.json": b'{"p1": {"articleBody": "x"}}'},
        {"ground-truth.json": b'{"p1": {}}', "html/p1.html.gz": gzip.compress(b"")},
        {"ground-truth.json": b'{"p1": {"articleBody": "x"}}', "html/p1.html.gz": b"no gzip"},
    ],
)
def test_an_archive_of_something_else_is_refused(tmp_path: Path, files: dict[str, bytes]) -> None:
    with pytest.raises(GoldError, match="not the article extraction benchmark"):
        list(gold_pages(archive_of(tmp_path, files)))


def test_a_missing_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.tar\.gz"):
        list(gold_pages(tmp_path / "none.tar.gz"))


def test_the_body_that_is_read_keeps_the_floor_on_the_gold_pages(gold_folder: Path) -> None:
    archive = gold_folder / "web-pages" / "article-extraction.tar.gz"
    scores = score_pages((page.text, _body(page)) for page in gold_pages(archive))
    assert scores.pages == 181
    assert scores.f1 >= FLOOR


def _body(page: GoldPage) -> str:
    report = report_of(Capture(page.html, "text/html", page.url or "file:///page.html", NOON, "file"))
    return "\n\n".join(report.text[passage.start : passage.end] for passage in report.passages if passage.kind is PassageKind.BODY)
