"""Pages come packed to a browser that takes that."""

from starlette.responses import Response

from khronika.review.packing import packed
from tests.review.asking import Browser


def test_a_page_comes_packed_and_says_the_same(browser: Browser) -> None:
    plain = browser.get("/explore", accept_encoding="identity")
    small = browser.get("/explore", accept_encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert int(small.headers["content-length"]) < int(plain.headers["content-length"]) / 3
    assert small.text.count("<tr>") == plain.text.count("<tr>") > 3


def test_pictures_and_small_answers_stay_as_they_are() -> None:
    assert packed(Response(b"0" * 5000, media_type="image/png"), "gzip").body == b"0" * 5000
    assert packed(Response("short", media_type="text/html"), "gzip").body == b"short"
