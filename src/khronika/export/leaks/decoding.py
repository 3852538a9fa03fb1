"""Bytes as text, in each encoding that they may be in."""

import codecs
import re
from collections.abc import Iterator

BOMS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
EIGHT_BITS = ("windows-1251", "koi8-r", "cp866", "windows-1252", "windows-1254", "windows-1256")
"""Encodings of a byte a letter, in which nothing can be told from the bytes: each is tried."""

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_RUN_OF_UTF8 = re.compile(rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){4,}")
_HIGH = rb"[\x01-\x06\x1e\x20\xff]"
_RUN_OF_UTF16 = {
    "utf-16-le": re.compile(rb"(?:[\t\n\r\x20-\x7e\xa0-\xff]\x00|[\x00-\xff]" + _HIGH + rb"){4,}", re.DOTALL),
    "utf-16-be": re.compile(rb"(?:\x00[\t\n\r\x20-\x7e\xa0-\xff]|" + _HIGH + rb"[\x00-\xff]){4,}", re.DOTALL),
}
BETWEEN_RUNS = " ; "


def texts_in(data: bytes) -> Iterator[tuple[str, str]]:
    """The text of the bytes, and how it was written where it is not plain UTF-8; of what is no text the stretches that can be read."""
    encoding = next((name for mark, name in BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeError:
        text = None
    if text is not None and (encoding != "utf-8" or not _CONTROLS.search(data)):
        yield text, "" if encoding == "utf-8" else encoding
    elif _CONTROLS.search(data):
        yield from _stretches(data)
    else:
        yield from ((data.decode(name, errors="replace"), name) for name in EIGHT_BITS)


def _stretches(data: bytes) -> Iterator[tuple[str, str]]:
    yield BETWEEN_RUNS.join(run.decode(errors="ignore") for run in _RUN_OF_UTF8.findall(data)), "among bytes"
    for name, pattern in _RUN_OF_UTF16.items():
        for start in (0, 1):
            runs = [run.group() for run in pattern.finditer(data, start) if run.start() % 2 == start]
            if runs:
                yield BETWEEN_RUNS.join(run.decode(name, errors="ignore") for run in runs), f"{name} among bytes"
