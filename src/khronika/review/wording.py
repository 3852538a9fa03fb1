"""The texts of the interface in the reader's language, and numbers and times as that language writes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from babel import Locale, dates, numbers
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from khronika.records.supported import Interval
from khronika.review.day_words import interval_words

LANGUAGE_COOKIE = "khronika-language"

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Русский"}
"""The languages of the interface, each by its own name."""

FOLDER = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Wording:
    """One language's texts, by the English ones. What is not there stays English."""

    language: str
    locale: Locale
    texts: Mapping[str, Message]

    def gettext(self, words: str, /, **values: object) -> str:
        """The text, with values in it as ``%(name)s``."""
        told = self.found(words)
        return told % values if values else told

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The text for so many; ``%(num)s`` in it is the number as the language writes it."""
        return self.found_for(one, many, number) % {"num": self.number(number), **values}

    def found(self, words: str) -> str:
        """The text as the catalogue has it."""
        told = self._told(words)
        return told if isinstance(told, str) and told else words

    def found_for(self, one: str, many: str, number: int) -> str:
        """The text for so many as the catalogue has it."""
        told = self._told(one)
        if isinstance(told, tuple | list) and all(told):
            return str(told[_plural(self.locale, len(told), number)])
        return one if number == 1 else many

    def number(self, number: float) -> str:
        """A number."""
        return numbers.format_decimal(number, locale=self.locale)

    def day(self, day: date) -> str:
        """A day, as ``5 Mar 2024``."""
        return dates.format_date(day, format="medium", locale=self.locale)

    def days(self, days: Interval) -> str:
        """A stretch of days, as ``20 – 21 May 2016``."""
        return interval_words(days, self.locale)

    def time(self, at: datetime) -> str:
        """A time with its day, in its own zone."""
        return dates.format_datetime(at, format="medium", locale=self.locale)

    def _told(self, words: str) -> object:
        message = self.texts.get(words)
        return None if message is None or message.fuzzy else message.string


@cache
def wording_of(language: str) -> Wording:
    """The wording of a language; English where there is none."""
    name = language if language in LANGUAGES else "en"
    texts: dict[str, Message] = {}
    for path in sorted((FOLDER / name).glob("*.po")):
        with path.open("rb") as file:
            texts |= {_key(message): message for message in read_po(file, locale=name)}
    return Wording(name, Locale.parse("en_GB" if name == "en" else name), texts)


def _key(message: Message) -> str:
    """The English text, of one with a plural the singular."""
    return message.id if isinstance(message.id, str) else str(message.id[0])


def language_asked(chosen: str | None, accepted: str) -> str:
    """The language somebody chose, else the first of those that their browser accepts which there is, else English."""
    if chosen is not None and chosen in LANGUAGES:
        return chosen
    wanted = (part.partition(";")[0].strip().lower().partition("-")[0] for part in accepted.split(","))
    return next((language for language in wanted if language in LANGUAGES), "en")


def _plural(locale: Locale, forms: int, number: int) -> int:
    """Which of a language's plural forms goes with a number; catalogues have them in this order."""
    order = ("one", "few", "many") if forms == 3 else ("one", "other")
    rule = str(locale.plural_form(number))
    return order.index(rule) if rule in order else forms - 1


def marked(words: str) -> str:
    """The words themselves, marked as a text of the interface that is translated where it is shown."""
    return words
