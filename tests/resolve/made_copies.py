"""Copies made out of texts of our own: with changed words, shortened, inside longer texts, with a new paragraph.

``python -m tests.resolve.made_copies`` prints how many copies of each sort the keys and the comparison miss, and how many pairs that are no
copies they take for one.
"""

import sys
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from khronika.records.report import Passage, PassageKind, Report
from khronika.resolve.copies import compare_wordings
from khronika.resolve.wordings import wording_of

TABLE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "cases" / "copies.toml").read_text(encoding="utf-8"))
TEXTS: dict[str, str] = {row["name"]: row["text"].strip() for row in TABLE["text"]}
APART: list[tuple[str, str, str]] = [
    (row["name"], TEXTS.get(row["left"], row["left"]).strip(), TEXTS.get(row["right"], row["right"]).strip()) for row in TABLE["apart"]
]
NOT_TOLD_YET = frozenset(row["name"] for row in TABLE["apart"] if row.get("from") == "todo")

SEEDS = range(20)
DAY = date(2024, 5, 14)
LONG_TIMES = 8
"""A longer text is made of so many paragraphs of other words for each of the copied text's."""

Change = Callable[[str, Random], str]


def report_of(text: str, address: str, published: date | None = DAY, **fields: Any) -> Report:
    """A report of which each line is a paragraph."""
    passages, start = [], 0
    lines = text.split("\n")
    for line in lines:
        passages.append(Passage(PassageKind.BODY, start, start + len(line)))
        start += len(line) + 2
    fields = {"publisher": address.split("/")[2], **fields}
    return Report(address, "\n\n".join(lines), tuple(passages), "0" * 64, address, published=published, **fields)


def with_other_words(percent: int) -> Change:
    """Every so many in a hundred words are another word."""

    def change(text: str, chance: Random) -> str:
        return "\n".join(
            " ".join(_word(chance) if chance.random() < percent / 100 else word for word in line.split()) for line in text.split("\n")
        )

    return change


def mirrored(text: str, _: Random) -> str:
    """The text in other case, with other quotation marks and dashes."""
    return text.replace(",", " –").replace("'", "’").upper()


def shortened(text: str, chance: Random) -> str:
    """The first paragraph and a half of what follows."""
    first, *others = text.split("\n")
    return "\n".join([first, *others[: (len(others) + 1) // 2]])


def with_a_new_paragraph(text: str, chance: Random) -> str:
    """A later version: a new paragraph after the first, and one at the end."""
    first, *others = text.split("\n")
    return "\n".join([first, _paragraph(chance), *others, _paragraph(chance)])


def inside_a_longer_text(text: str, chance: Random) -> str:
    """The text between many other paragraphs, one word in twenty changed."""
    others = [_paragraph(chance) for _ in range(LONG_TIMES * text.count("\n"))]
    at = chance.randrange(len(others))
    return "\n".join([*others[:at], with_other_words(5)(text, chance), *others[at:]])


CHANGES: dict[str, Change] = {
    "5 % other words": with_other_words(5),
    "10 % other words": with_other_words(10),
    "20 % other words": with_other_words(20),
    "mirror": mirrored,
    "shortened": shortened,
    "later version": with_a_new_paragraph,
    "inside a longer text": inside_a_longer_text,
}


def copies(sort: str) -> Iterator[tuple[Report, Report]]:
    """Each text beside copies of one sort, published the day after."""
    for name, text in TEXTS.items():
        for seed in SEEDS:
            changed = CHANGES[sort](text, Random(f"{sort} {name} {seed}"))
            yield report_of(text, f"https://one.example/{name}"), report_of(changed, f"https://two.example/{seed}", DAY + timedelta(1))


def are_copies(left: Report, right: Report) -> bool:
    """Whether the comparison takes both for one text."""
    return compare_wordings(wording_of(left)[0], wording_of(right)[0]).score > 0


def share_a_key(left: Report, right: Report) -> bool:
    """Whether both would be compared at all."""
    return not set(wording_of(left)[1]).isdisjoint(wording_of(right)[1])


def unrelated() -> Iterator[tuple[Report, Report]]:
    """The pairs that are no copies: those of the table, and each text beside each other one."""
    for name, left, right in APART:
        yield report_of(left, f"https://one.example/{name}"), report_of(right, f"https://two.example/{name}")
    names = sorted(TEXTS)
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            yield report_of(TEXTS[one], f"https://one.example/{one}"), report_of(TEXTS[other], f"https://two.example/{other}")


def _word(chance: Random) -> str:
    return "".join(chance.choice("aeioukmnprst") for _ in range(chance.randint(3, 9)))


def _paragraph(chance: Random) -> str:
    return " ".join(_word(chance) for _ in range(60)).capitalize() + "."


def main() -> None:
    """Prints the missed and the false."""
    for sort in CHANGES:
        pairs = list(copies(sort))
        keyless, missed = (sum(not holds(*pair) for pair in pairs) for holds in (share_a_key, are_copies))
        sys.stdout.write(f"{sort:22} of {len(pairs)}: {keyless} share no key, {missed} are not told to be copies\n")
    pairs = list(unrelated())
    sys.stdout.write(f"{'no copies':22} of {len(pairs)}: {sum(are_copies(*pair) for pair in pairs)} are taken for copies\n")


if __name__ == "__main__":
    main()
