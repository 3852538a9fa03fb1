"""Ways in which a name slips into a text: each gives the words that a person, or a program, writes for a name.

A way gives nothing where it does not fit a name: a name in Latin letters has no Russian cases.
"""

import re
import unicodedata
from collections.abc import Callable
from random import Random

from anyascii import anyascii

Way = Callable[[str, Random], str | None]

ROMANISINGS = (
    {"ж": "j", "х": "h", "ш": "ch", "ч": "tch", "у": "ou", "й": "i", "я": "ia", "ю": "iou", "ц": "ts", "щ": "chtch", "ы": "y"},
    {"ж": "sch", "х": "ch", "ш": "sch", "ч": "tsch", "в": "w", "й": "j", "я": "ja", "ю": "ju", "ц": "z", "з": "s", "щ": "schtsch"},
    {"ж": "ż", "х": "ch", "ш": "sz", "ч": "cz", "в": "w", "й": "j", "я": "ja", "ю": "ju", "ц": "c", "щ": "szcz", "ы": "y"},
    {"ж": "zh", "х": "kh", "ш": "sh", "ч": "ch", "й": "y", "я": "ya", "ю": "yu", "ц": "ts", "е": "ye", "щ": "shch", "ы": "y"},
)
"""As the French, the Germans, the Poles and the Americans write Cyrillic names, where that differs from letter for letter."""

LOOKALIKES = str.maketrans("aeocpxyABEKMHOPCTX", "аеосрхуАВЕКМНОРСТХ")
FIGURES = str.maketrans("oeiOEI", "031031")
MALE_ENDINGS = ("а", "у", "ым", "е")
FEMALE_ENDINGS = ("ой", "у")
KAZAKH_ENDINGS = ("тың", "қа", "ты", "тан", "пен")


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def _given(name: str) -> str:
    return name.split(maxsplit=1)[0]


def _is_cyrillic(name: str) -> bool:
    return "CYRILLIC" in unicodedata.name(name[0])


def _is_cased(name: str) -> bool:
    return name.upper() != name.lower()


def _inflected(name: str, chance: Random) -> str | None:
    """A name in another case of Russian."""
    if not _is_cyrillic(name):
        return None
    surname = _surname(name)
    if surname.endswith("ова"):
        return surname[:-1] + chance.choice(FEMALE_ENDINGS)
    return surname + chance.choice(MALE_ENDINGS) if surname.endswith(("ев", "ов")) else None


def _kazakh(name: str, chance: Random) -> str | None:
    return _surname(name) + chance.choice(KAZAKH_ENDINGS) if _is_cyrillic(name) and name.endswith("в") else None


def _romanised(name: str, chance: Random) -> str | None:
    if not _is_cyrillic(name):
        return None
    table = chance.choice(ROMANISINGS)
    return " ".join(
        "".join(table.get(letter, anyascii(letter).replace("'", "")) for letter in word.lower()).title() for word in name.split()
    )


def _slipped(name: str, chance: Random) -> str | None:
    """A whole name with a slip of the pen in the surname: a letter twice, left out, in its neighbour's place, or another."""
    surname = _surname(name)
    place = chance.randrange(1, len(surname) - 1)
    slips = (
        surname[:place] + surname[place] + surname[place:],
        surname[:place] + surname[place + 1 :],
        surname[:place] + surname[place + 1] + surname[place] + surname[place + 2 :],
        surname[:place] + chance.choice("aeiourtnls") + surname[place + 1 :],
    )
    return " ".join((*name.split()[:-1], chance.choice(slips)))


def _inside(words: str, chance: Random, sign: str) -> str:
    """The words with a sign in the middle of one."""
    surname = _surname(words)
    place = chance.randrange(2, len(surname) - 1)
    return " ".join((*words.split()[:-1], surname[:place] + sign + surname[place:]))


def _without_marks(name: str) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return re.sub(r"[^\w ]", "", plain)


WAYS: dict[str, Way] = {
    "as it is": lambda name, _: name,
    "surname alone": lambda name, _: _surname(name),
    "capitals": lambda name, _: name.upper() if _is_cased(name) else None,
    "small letters": lambda name, _: name.lower() if _is_cased(name) else None,
    "without marks": lambda name, _: _without_marks(name),
    "decomposed": lambda name, _: unicodedata.normalize("NFD", name),
    "accents added": lambda name, chance: _inside(name, chance, "\u0301"),
    "full width": lambda name, _: "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in name),
    "unseen sign": lambda name, chance: _inside(name, chance, chance.choice("\u200b\u200d\u2060\ufeff\u00ad\u200e")),
    "hyphen at a line's end": lambda name, chance: _inside(name, chance, "-\n"),
    "line's end": lambda name, chance: _inside(name, chance, "\n"),
    "line between": lambda name, _: name.replace(" ", "\n"),
    "turned round": lambda name, _: f"{_surname(name)} {_given(name)}",
    "comma": lambda name, _: f"{_surname(name)}, {_given(name)}",
    "initial": lambda name, _: f"{name[0]}. {_surname(name)}",
    "initial behind": lambda name, _: f"{_surname(name)} {name[0]}.",
    "possessive": lambda name, _: None if _is_cyrillic(name) or not _is_cased(name) else f"{_surname(name)}’s",
    "Russian case": _inflected,
    "Kazakh case": _kazakh,
    "other romanisation": _romanised,
    "slip of the pen": lambda name, chance: _slipped(name, chance) if _is_cased(name) else None,
    "grown together": lambda name, _: "".join(name.split()),
    "grown together, small": lambda name, _: "".join(name.split()).lower(),
    "slug": lambda name, _: "-".join(name.lower().split()),
    "underscores": lambda name, _: "_".join(name.split()),
    "handle": lambda name, _: f"@{name[0].lower()}_{_surname(name).lower()}",
    "hashtag": lambda name, _: f"#Free{_surname(name)}" if _is_cased(name) else None,
    "letters of another script": lambda name, _: None if _is_cyrillic(name) else _surname(name).translate(LOOKALIKES),
    "figures for letters": lambda name, _: None if _is_cyrillic(name) or not name.isascii() else name.translate(FIGURES),
    "letter by letter": lambda name, _: " ".join(_surname(name)),
    "name between": lambda name, _: f"{_given(name)} “Uncle” {_surname(name)}",
    "tags": lambda name, chance: _inside(name, chance, "<b></b>"),
}
"""What somebody writes for a name, by what it is called in the measure."""
