"""The form of a place's name by which it is looked up: without case, accents and signs, with one spelling of Saint, Mount and Fort."""

import re
import unicodedata

LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae"})
"""Letters that no decomposition takes an accent from."""

SPELLINGS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}

_APOSTROPHES = re.compile("['\u2018\u2019\u02bb\u02bc`\u00b4]")
_INITIALS = re.compile(r"\b((?:\w\.)+)(?=\W|$)")
_WORD = re.compile(r"\w+")


def place_key(name: str) -> str:
    """The key of a name; names that a reader takes for spellings of each other have one key.

    >>> place_key("Saint-Étienne"), place_key("St. Etienne"), place_key("Sana'a"), place_key("U.S.")
    ('st etienne', 'st etienne', 'sanaa', 'us')
    """
    joined = _INITIALS.sub(lambda found: found[1].replace(".", ""), name)
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", joined).translate(LETTERS))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return " ".join(SPELLINGS.get(word, word) for word in _WORD.findall(letters))
