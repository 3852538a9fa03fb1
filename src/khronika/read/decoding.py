"""Bytes into text, by what the bytes themselves, the server and the page say of their encoding."""

import codecs
import logging
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from khronika.errors import InputError
from khronika.read.rules import rules, words

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
WESTERN = "cp1252"
"""What browsers read where nothing is said."""

META_BYTES = 4096
GUESS_BYTES = 50_000
CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n\v\f\r\x1b")
CONTROLS_SHARE_MAX = 0.005
"""More control characters than this, and bytes are no text."""

REPLACED_SHARE_MAX = 0.002
"""A text may have this share of broken characters: a page that was cut, or pasted together."""

NO_TEXT = "its bytes are no text"
NO_TEXT_REMEDY = "give a web page, plain text or JSON lines; if it is text, save it as UTF-8"

_log = logging.getLogger(__name__)


def text_of(data: bytes, name: str, declared: str | None = None) -> str:
    """The text that the bytes of ``name`` hold; ``declared`` is the encoding that the server names. May raise ``InputError``."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"), name)
    if b"\0" in data:
        raise InputError(name, NO_TEXT, NO_TEXT_REMEDY)
    whole = _whole_utf8(data)
    if whole is not None:
        return _checked(whole, name)
    named = next((text for encoding in _named(data, declared) if (text := _decoded(data, encoding)) is not None), None)
    return _checked(_guessed(data, name) if named is None else named, name)


def encoding_named(label: str | None) -> str | None:
    """Python's name for an encoding that a page or server names, ``None`` where it is not one that pages use."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    known = {_python_name(word): _python_name(_read_as().get(word, word)) for word in words("formats", "encodings", "names")}
    return known.get(name)


@cache
def _read_as() -> dict[str, str]:
    encodings = rules("formats")["encodings"]
    table = encodings["read_as"] if isinstance(encodings, dict) else {}
    return {str(name): str(other) for name, other in table.items()}


def _python_name(label: str) -> str:
    return codecs.lookup(label).name


def _whole_utf8(data: bytes) -> str | None:
    """The text of bytes that are UTF-8, which no other encoding's text passes for by chance; a last character may be cut off."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return None


def _named(data: bytes, declared: str | None) -> Iterator[str]:
    """The encodings that server and page name, UTF-8 after them for a text with a few broken characters."""
    match = re.search(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", data[:META_BYTES], re.IGNORECASE) or re.match(
        rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", data[:META_BYTES].lstrip()
    )
    labels = (declared, None if match is None else match[1].decode("ascii", "replace"), "utf-8")
    yield from (encoding for label in labels if (encoding := encoding_named(label)) is not None)


def _decoded(data: bytes, encoding: str) -> str | None:
    """The text, with a sign for each of a few broken characters; ``None`` where more are broken than a cut or a slip explains."""
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - broken
    return text if broken <= 1 + len(text) * REPLACED_SHARE_MAX and sound >= broken else None


def _guessed(data: bytes, name: str) -> str:
    """The text in the encoding of the Western languages, or in the one that makes it words of another script; it is told which."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, and seldom needed

    best = from_bytes(data[:GUESS_BYTES], cp_isolation=list(words("formats", "encodings", "names"))).best()
    if best is None:
        raise InputError(name, NO_TEXT, NO_TEXT_REMEDY)
    encoding = best.encoding if _is_other_script(data.decode(best.encoding, "replace")) or not _holds(data, WESTERN) else WESTERN
    _log.warning("%s: guessed encoding %s, for none is named", name, re.sub(r"^cp(?=125\d$)", "windows-", encoding))
    return data.decode(encoding, "replace")


def _is_other_script(text: str) -> bool:
    """Whether most letters beyond ASCII stand in words of a script other than the Latin; a word that mixes the two is none."""
    letters = sum(character > "\x7f" and character.isalpha() for character in text)
    others = sum(len(word) for word in re.findall(r"[^\W\d_]{2,}", text) if not any(map(_is_latin, word)))
    return 2 * others > letters


def _is_latin(letter: str) -> bool:
    return letter < "\x80" or unicodedata.name(letter, "").startswith("LATIN ")


def _holds(data: bytes, encoding: str) -> bool:
    """Whether every byte is a character of the encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _checked(text: str, name: str) -> str:
    if _strange_in(text) > 1 + len(text) * CONTROLS_SHARE_MAX:
        raise InputError(name, NO_TEXT, NO_TEXT_REMEDY)
    return text


def _strange_in(text: str) -> int:
    """How many characters of a text are controls, or stand for what is broken; counted in bytes, which is faster than by an expression."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = text.encode("utf-8", "replace")
        return len(data) - len(data.translate(None, CONTROLS)) + len(re.findall("[\ufffd\ud800-\udfff]", text))
    return len(data) - len(data.translate(None, CONTROLS)) + text.count("\ufffd")
