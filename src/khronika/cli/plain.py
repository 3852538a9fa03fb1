"""Words from outside made harmless to a terminal."""

import re

_SPACES = re.compile("[\t\n\x0b\x0c\x85\u2028\u2029]+")
_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # what terminals obey
    "\u202a-\u202e\u2066-\u2069"  # what turns the order of the characters around
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # what is not shown at all
    "\ud800-\udfff]"  # what cannot be written as UTF-8
)
_JSON_CONTROLS = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(words: str) -> str:
    """One line that shows every character and that no terminal obeys: controls as their pictures, breaks of lines as spaces.

    >>> plain("a\\x1b[31mb\\nc")
    'a␛[31mb c'
    """
    return _CONTROLS.sub(_picture, _SPACES.sub(" ", words))


def harmless_json(line: str) -> str:
    """The same JSON, with escapes for the characters that JSON lets through and that terminals obey.

    >>> harmless_json('{"a":"\\x9b31m"}')
    '{"a":"\\\\u009b31m"}'
    """
    return _JSON_CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
