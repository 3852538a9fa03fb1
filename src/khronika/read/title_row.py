"""Which line of a plain text is its title, and where the text begins."""

import re
from collections.abc import Sequence

from khronika.read.captions import is_caption
from khronika.read.credit_lines import is_credit
from khronika.read.day_lines import is_place_or_day
from khronika.read.furniture import Furniture, ends_a_sentence, furniture_kind
from khronika.read.row import Row
from khronika.read.rules import words

PROSE_WORDS_MIN = 8
TITLE_WORDS_MIN = 4
TITLE_WORDS_MAX = 40


def is_prose(line: str) -> bool:
    """Whether a line reads as a sentence or more, not as a headline or label."""
    count = line.count(" ") + 1
    return count > TITLE_WORDS_MAX or (count >= PROSE_WORDS_MIN and re.search(r"[.。؟।][\"'”’»)\]]*$", line) is not None)


def title_row(rows: Sequence[Row]) -> int | None:
    """The number of the title's row: the first line over the text that is long enough for a headline, else the longest there.

    ``None`` where the text begins at once. A first line that reads as a link is a headline only where no other line is one.
    """
    over = _leading(rows)
    leading = [number for number in over if _may_be_title(rows[number].text) or (number == 0 and _is_headed_caption(rows[0].text))]
    long_enough = [number for number in leading if _is_long_enough(rows[number].text)]
    if long_enough:
        return long_enough[0]
    if not leading and over and furniture_kind(rows[0].text) is Furniture.LINKS and _is_long_enough(rows[0].text):
        return 0
    return max(leading, key=lambda number: (rows[number].text.count(" "), number), default=None)


def _is_long_enough(line: str) -> bool:
    return line.count(" ") + 1 >= TITLE_WORDS_MIN


def _is_headed_caption(line: str) -> bool:
    """Whether a line is a headline that tells what it heads ("WATCH: Police clear the square"): no sentence, and no name of who made it."""
    if not is_caption(line) or not _is_long_enough(line) or furniture_kind(line) is not None or ends_a_sentence(line):
        return False
    return not is_credit(line) or any(word.islower() and word not in words("credits", "particles") for word in line.split())


def _leading(rows: Sequence[Row]) -> range:
    """The rows before the first that is prose; where none is, the first that is no place or day, and what stands over it."""
    first = next((number for number, row in enumerate(rows) if is_prose(row.text)), None)
    if first is not None:
        return range(first)
    named = next((number for number, row in enumerate(rows) if not is_place_or_day(row.text)), 0)
    return range(min(named + 1, len(rows) - 1))


def _may_be_title(line: str) -> bool:
    return furniture_kind(line) is None and not is_caption(line) and not is_credit(line) and not is_place_or_day(line)
