import gzip
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khronika.errors import InputError
from khronika.read import captures_in, report_of
from khronika.read.feed import listed_in
from khronika.records.capture import Capture

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
SENTENCE = "Police in Lomé held nine people on Monday after a march over unpaid wages, their lawyer said."
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Gazette</title>
<item><title>Nine held &amp; fined</title><link>https://paper.example/nine</link><guid>tag-9</guid>
<pubDate>Tue, 05 Mar 2024 00:30:00 +0600</pubDate>
<content:encoded><![CDATA[<p>{SENTENCE}</p><p>A court fined them on Tuesday.</p>]]></content:encoded></item>
<item><title>Two freed</title><link>/two</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title><entry><title>Nine held</title><id>tag-9</id>
<link href="https://paper.example/nine"/><updated>2024-03-05T00:30:00+06:00</updated>
<content type="html">&lt;p&gt;{SENTENCE}&lt;/p&gt;</content></entry></feed>"""
NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://paper.example/nine</loc><news:news><news:title>Nine held</news:title>
<news:publication_date>2024-03-05</news:publication_date></news:news></url>
<url><loc> https://paper.example/two </loc><lastmod>2024-03-06</lastmod></url><url><loc>ftp://paper.example/x</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://paper.example/news.xml.gz</loc></sitemap></sitemapindex>"""
BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

NET = {
    "https://paper.example/feed": RSS.encode(),
    "https://paper.example/news.xml": NEWS.encode(),
    "https://paper.example/news.xml.gz": gzip.compress(NEWS.encode()),
    "https://paper.example/index.xml": INDEX.encode(),
    "https://paper.example/loop.xml": INDEX.replace("news.xml.gz", "loop.xml").encode(),
    "https://paper.example/nine": f"<p>{SENTENCE}</p>".encode(),
    "https://paper.example/two": b"<p>A court in Lome freed two of them on Friday.</p>",
}


def fetch(address: str) -> Capture:
    if address not in NET:
        raise InputError(address, "no connection", "check the address")
    return Capture(NET[address], "text/html", address, NOON, "http 200")


def taken(*inputs: Path | str, limit_bytes: int = 100_000) -> list[Capture | InputError]:
    return list(captures_in(map(str, inputs), fetch, lambda: NOON, limit_bytes))


@pytest.mark.parametrize("name", ["feed", "news.xml", "news.xml.gz", "index.xml"])
def test_of_a_fetched_list_every_page_is_fetched(name: str) -> None:
    found = taken(f"https://paper.example/{name}")
    assert [one.address for one in found if isinstance(one, Capture)] == ["https://paper.example/nine", "https://paper.example/two"]
    assert len(found) == 2


def test_a_list_that_lists_itself_ends() -> None:
    (found,) = taken("https://paper.example/loop.xml")
    assert isinstance(found, InputError)


def test_a_page_that_a_feed_lists_and_that_is_not_there_is_named_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(NET, "https://paper.example/nine")
    first, second = taken("https://paper.example/feed")
    assert isinstance(first, InputError)
    assert first.name == "https://paper.example/nine"
    assert isinstance(second, Capture)


@pytest.mark.parametrize("feed", [RSS, ATOM])
def test_a_feed_in_a_file_gives_the_reports_that_it_carries_and_fetches_nothing(tmp_path: Path, feed: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(feed)
    first, *rest = taken(path)
    assert isinstance(first, Capture)
    assert (first.address, first.data) == (f"{path.as_uri()}#tag-9", feed.encode())
    report = report_of(first)
    assert SENTENCE in report.text
    assert (report.publisher, report.published, report.url) == ("Harbour Gazette", date(2024, 3, 5), "https://paper.example/nine")
    assert report.title in ("Nine held", "Nine held & fined")
    assert [one.name for one in rest if isinstance(one, InputError)] == ([f"{path}, entry 2"] if feed == RSS else [])


def test_a_sitemap_in_a_file_carries_no_report(tmp_path: Path) -> None:
    path = tmp_path / "news.xml"
    path.write_text(NEWS)
    (capture,) = taken(path)
    assert isinstance(capture, Capture)
    with pytest.raises(InputError, match="feed or a sitemap"):
        report_of(capture)


@pytest.mark.parametrize("text", [RSS, NEWS, INDEX, ATOM])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_list_that_defines_entities_is_refused(text: str, encoding: str) -> None:
    hostile = BOMB + text.partition("?>")[2].lstrip() if text.startswith("<?xml") else BOMB + text
    with pytest.raises(InputError, match="entities of its own"):
        listed_in(hostile.encode(encoding), "https://paper.example/x", 100_000)


def test_a_file_outside_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    hostile = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{RSS.partition("?>")[2].replace("Nine held", "&x;")}'
    path = tmp_path / "feed.xml"
    path.write_text(hostile)
    (found,) = taken(path)
    assert isinstance(found, InputError)


def test_the_dtd_of_the_first_rss_is_no_attack() -> None:
    old = RSS.replace(
        "?>\n", '?>\n<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">\n'
    )
    assert len(listed_in(old.encode(), "https://paper.example/feed", 100_000)) == 2


def test_a_packed_sitemap_that_unpacks_to_far_more_than_it_weighs_is_refused() -> None:
    data = gzip.compress(NEWS.encode() + b" " * 80_000_000)
    tracemalloc.start()
    with pytest.raises(InputError, match="unpacks to more"):
        listed_in(data, "https://paper.example/x.xml.gz", 100_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_feed_with_broken_markup_is_understood_as_far_as_it_goes() -> None:
    broken = RSS.replace("</item>", "", 1).replace("&amp;", "&nope;")
    assert listed_in(broken.encode(), "https://paper.example/feed", 100_000)


@pytest.mark.parametrize("text", [RSS, NEWS])
def test_a_link_that_is_no_address_costs_itself_alone(text: str) -> None:
    broken = text.replace("https://paper.example/nine", "https://[paper")
    assert len(listed_in(broken.encode(), "https://paper.example/feed", 100_000)) == 1


@given(st.integers(0, len(RSS)), st.sampled_from([RSS, ATOM, NEWS, INDEX]), st.text(max_size=20))
@example(312, NEWS, ":")
def test_a_list_that_is_cut_gives_addresses_or_a_complaint(length: int, text: str, noise: str) -> None:
    try:
        found = listed_in((text[:length] + noise).encode(), "https://paper.example/feed", 100_000)
    except InputError as caught:
        assert caught.remedy  # noqa: PT017 - either is right
    else:
        assert all(one.address.startswith("http") for one in found)
