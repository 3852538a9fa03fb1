"""Reports are found by their words, in any script, alike on each database."""

from datetime import date

import pytest

from khronika.errors import SettingsError
from khronika.store import Ledger
from tests.store.made import Page, many_pages

TEXTS = {
    "english": "Nurses held in Bulawayo\n\nPolice detained Thandiwe Moyo; the café stayed open until 10pm.",
    "russian": "Суд в Минске\n\nОльга Ткач вышла на свободу шестого марта.",
    "chinese": "记者被拘留\n\n警方周二在乌鲁木齐拘留了两名记者，律师表示。",
    "japanese": "記者を拘束\n\n警察はカシュガルで記者を拘束した。",
    "thai": "ตำรวจจับกุมนักข่าว\n\nตำรวจจับกุมนักข่าวสองคนในกรุงเทพฯ",
    "hindi": "पत्रकार गिरफ़्तार\n\nपुलिस ने दिल्ली में दो पत्रकारों को गिरफ़्तार किया।",
    "arabic": "اعتقال صحفي\n\nاعتقلت الشرطة الصحفي في القاهرة يوم الثلاثاء.",
    "vietnamese": "Bắt giữ nhà báo\n\nCông an bắt Nguyễn Thị Hoa ở Huế.",
    "amharic": "ጋዜጠኛ ታሰረ\n\nፖሊስ በአዲስ አበባ ጋዜጠኛ አሰረ።",
}
SEARCHES = [
    ("moyo", ["english"]),
    ("MOYO police", ["english"]),
    ("moyo ткач", []),
    ("bulaw", ["english"]),
    ("bulaw moyo", []),
    ("nurses", ["english"]),
    ("CAFÉ", ["english"]),
    ("cafe\u0301", ["english"]),
    ("10pm", ["english"]),
    ("ткач", ["russian"]),
    ("ОЛЬГА", ["russian"]),
    ("乌鲁木齐", ["chinese"]),
    ("拘留", ["chinese"]),
    ("律", ["chinese"]),
    ("记者 律师", ["chinese"]),
    ("カシュガル", ["japanese"]),
    ("ｶｼｭｶﾞﾙ", ["japanese"]),
    ("นักข่าว", ["thai"]),
    ("दिल्ली", ["hindi"]),
    ("القاهرة", ["arabic"]),
    ("nguyễn", ["vietnamese"]),
    ("Nguye\u0302\u0303n Huế", ["vietnamese"]),
    ("ጋዜጠኛ", ["amharic"]),
    ("moyo' OR 1=1", []),
    ('"thandiwe" NOT', []),
    ("thandiwe*", ["english"]),
]


@pytest.fixture
def searched(ledger: Ledger) -> Ledger:
    """A ledger with a report in each of many scripts."""
    ledger.add(Page(text=text, address=f"https://news.example/{name}", reader=None).item for name, text in TEXTS.items())
    return ledger


def test_reports_are_found_by_their_words_in_any_script(searched: Ledger) -> None:
    found = {words: [report.id for report in searched.search(words, 9)] for words, _ in SEARCHES}
    assert found == dict(SEARCHES)


@pytest.mark.parametrize("words", ["", "?!", "*"])
def test_a_search_for_no_word_is_told(ledger: Ledger, words: str) -> None:
    with pytest.raises(SettingsError, match="there is no word in"):
        ledger.search(words, 9)


def test_only_the_version_that_counts_is_found(ledger: Ledger) -> None:
    older, newer = Page(text="Title\n\nHarare"), Page(text="Title\n\nMutare", at=Page().at.replace(hour=15))
    ledger.add([older.item, newer.item])
    assert [report.text for report in ledger.search("title", 9)] == [newer.text]
    assert ledger.search("harare", 9) == []


def test_the_newest_come_first_and_no_more_than_asked_for(ledger: Ledger) -> None:
    days = [date(2024, 3, day) for day in (4, 9, 6)]
    ledger.add(Page(address=f"https://news.example/{day}", published=day).item for day in days)
    assert [report.published for report in ledger.search("moyo", 2)] == [date(2024, 3, 9), date(2024, 3, 6)]


def test_a_report_of_many_thousand_different_words_is_stored_and_found(ledger: Ledger) -> None:
    words = " ".join(f"word{number}" for number in range(120_000))
    ledger.add([Page(text=f"Long\n\n{words}", reader=None).item, *(page.item for page in many_pages(0, 1))])
    assert [report.title for report in ledger.search("long word7", 9)] == ["Long"]
    assert list(ledger.verify()) == []
