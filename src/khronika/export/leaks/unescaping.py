"""What is written in a text in a way that only programs read: escapes, Base64, names of hosts in Punycode."""

import html
import quopri
import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from khronika.export.leaks.containers import is_container
from khronika.export.leaks.piece import Piece

LONG_BASE64 = 200
"""So long a run is no text itself; it is looked at once it is decoded."""

MOST_LAYERS = 6
BASE64 = "Base64"
ESCAPED = "escaped"
WITHOUT_TAGS = "without its tags"

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_LONG_RUN = re.compile(rf"[A-Za-z0-9+/]{{{LONG_BASE64},}}=*")
_BEFORE_CAPITAL = re.compile(r"\\[nrt](?=[^\W\d_a-z])")
"""A line's end in JSON, whose letter is none of the word behind it."""

_WRAPPED = re.compile(r"(?<=[A-Za-z0-9+/]{60})\r?\n(?=[A-Za-z0-9+/])")
_JSON = re.compile(r"\\(?:(?P<code>u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|x[0-9A-Fa-f]{2})|(?P<sign>[\"\\/bfnrt]))")
_SIGNS = {"b": " ", "f": " ", "n": "\n", "r": " ", "t": " "}
_PUNYCODE = re.compile(r"xn--([a-z0-9-]+)", re.IGNORECASE)
_MISREAD = re.compile("[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]{2,}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Hidden:
    """Bytes that a text holds in letters."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Escape:
    """A way of writing: what shows that a line may have it, and the line without it."""

    sign: re.Pattern[str]
    undone: Callable[[str], str]


def views_of(piece: Piece) -> Iterator[Piece | Hidden]:
    """The text itself, the lines that read otherwise without their escapes and tags, and what is hidden in Base64."""
    lines = piece.text.split("\n")
    numbers = piece.lines or tuple(range(1, len(lines) + 1))
    yield Piece(piece.file, _BEFORE_CAPITAL.sub(" ", _LONG_RUN.sub(" ", piece.text)), numbers, piece.how)
    changed = [(undone, number) for line, number in zip(lines, numbers, strict=True) if (undone := without_escapes(line)) != line]
    yield from _view(piece, changed, ESCAPED)
    tagged = [(undone, number) for line, number in zip(lines, numbers, strict=True) if _TAG.search(undone := without_escapes(line))]
    yield from _view(piece, [(_TAG.sub("", line), number) for line, number in tagged], WITHOUT_TAGS)
    yield from _decoded(piece, numbers)


def without_escapes(line: str) -> str:
    """A line as it reads without escapes, however many are laid over each other.

    >>> without_escapes("/wiki/%D0%91%D0%BE%D0%BA%D0%B0%D0%B5%D0%B2"), without_escapes("&amp;#66;okayev")
    ('/wiki/Бокаев', 'Bokayev')
    """
    for _ in range(MOST_LAYERS):
        before = line
        for escape in ESCAPES:
            if escape.sign.search(line):
                line = escape.undone(line)
        if line == before:
            break
    return line


def _view(piece: Piece, lines: list[tuple[str, int]], how: str) -> Iterator[Piece]:
    if lines:
        numbers = tuple(number for line, number in lines for _ in range(line.count("\n") + 1))
        yield Piece(piece.file, "\n".join(line for line, _ in lines), numbers, ", ".join(filter(None, (piece.how, how))))


def _decoded(piece: Piece, numbers: tuple[int, ...]) -> Iterator[Piece | Hidden]:
    """Runs of Base64, in the text and under its escapes: short texts together, files each by itself."""
    text = _WRAPPED.sub("", piece.text)
    undone = without_escapes(text) if "\\" in text or "%" in text else text
    short: dict[str, int] = {}
    for run in dict.fromkeys(part for found in (text, undone) for whole in _BASE64.findall(found) for part in _parts(whole)):
        data = _bytes_of(run)
        line = numbers[min(piece.text.count("\n", 0, max(piece.text.find(run[:60]), 0)), len(numbers) - 1)] if data else 0
        if is_container(data) or len(run) >= LONG_BASE64:
            yield Hidden(f"{piece.file}, line {line}, in Base64", data)
        elif (words := _text_of(data)) is not None:
            short[words] = line
    yield from _view(piece, list(short.items()), BASE64)


def _parts(run: str) -> set[str]:
    """A run, and what stands in it between strokes, as in an address."""
    return {part for part in (run, *run.split("/")) if len(part) >= 8}


def _bytes_of(run: str) -> bytes:
    letters = run.rstrip("=").replace("-", "+").replace("_", "/")
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return b64decode(letters + "=" * (-len(letters) % 4))
    except Base64Error:
        return b""


def _text_of(data: bytes) -> str | None:
    """The text of bytes that are one; bytes that only happen to be letters are none."""
    for encoding in ("utf-16-le", "utf-8") if data[1:2] in (b"\x00", b"\x04") else ("utf-8",):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if text and not _CONTROLS.search(text):
            return text
    return None


def _code(found: re.Match[str]) -> str:
    if found["sign"] is not None:
        return _SIGNS.get(found["sign"], found["sign"])
    number = int(found["code"][1:], 16)
    return chr(number) if number <= 0x10FFFF else " "


def _without_json(line: str) -> str:
    """Characters from their numbers, two halves of one put together."""
    return _JSON.sub(_code, line).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _without_percents(line: str) -> str:
    """An address in UTF-8, or else in the encoding of old Cyrillic ones."""
    try:
        return unquote(line, errors="strict")
    except UnicodeError:
        return unquote(line, encoding="windows-1251", errors="replace")


def _without_punycode(line: str) -> str:
    def host(found: re.Match[str]) -> str:
        try:
            return found[1].encode().decode("punycode")
        except (UnicodeError, ValueError):
            return found[0].removeprefix("xn--")

    return _PUNYCODE.sub(host, line)


def _misread(line: str) -> str:
    """UTF-8 that somebody read as a letter a byte."""
    return _MISREAD.sub(lambda found: _read_anew(found[0]), line)


def _read_anew(letters: str) -> str:
    for encoding in ("windows-1252", "iso-8859-1"):
        try:
            return letters.encode(encoding).decode()
        except UnicodeError:
            continue
    return letters


ESCAPES = (
    Escape(re.compile(r"&(?:#\w+|[A-Za-z]\w+);?"), html.unescape),
    Escape(re.compile(r"%[0-9A-Fa-f]{2}"), _without_percents),
    Escape(_JSON, _without_json),
    Escape(re.compile(r"=[0-9A-F]{2}"), lambda line: quopri.decodestring(line.encode()).decode(errors="replace")),
    Escape(_PUNYCODE, _without_punycode),
    Escape(_MISREAD, _misread),
)
