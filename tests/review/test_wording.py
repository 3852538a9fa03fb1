"""The texts of the interface: every one in every language, with the same values in it."""

import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from scripts.texts import catalogues, missing, texts

from khronika.records.claim_type import ClaimType
from khronika.review.terms import TERMS, words_for
from khronika.review.wording import LANGUAGES, language_asked, wording_of

VALUE = re.compile(r"%\((\w+)\)s")
TEMPLATE = re.compile(r"{#.*?#}|{% *trans.*?endtrans *%}|{%.*?%}|{{.*?}}", re.DOTALL)
MARKUP = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>|&\w+;", re.DOTALL)
OTHERS = sorted(set(LANGUAGES) - {"en"})


def forms(message: Message) -> list[str]:
    """Each form of a translation."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_has_a_translation_and_no_other_has_one(language: str) -> None:
    kept = [message for catalogue in catalogues(language).values() for message in catalogue if message.id]
    assert {message.id for message in kept} == set(texts()), "python scripts/texts.py brings the catalogues up to date"
    assert [id for catalogue in catalogues(language).values() for id in missing(catalogue)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_values_of_its_text(language: str) -> None:
    for message in (message for catalogue in catalogues(language).values() for message in catalogue if message.id):
        wanted = set(VALUE.findall(message.id if isinstance(message.id, str) else message.id[-1]))
        assert [form for form in forms(message) if set(VALUE.findall(form)) != wanted] == []


def test_every_member_of_what_is_shown_has_words() -> None:
    assert [member for kind, words in TERMS.items() for member in kind if member not in words] == []
    assert words_for(ClaimType.PROTEST_CALL) == "call to protest"


def test_templates_hold_no_words_outside_of_texts() -> None:
    folder = Path(__file__).parents[2] / "src" / "khronika" / "review" / "templates"
    for path in folder.glob("*.html"):
        bare = MARKUP.sub(" ", TEMPLATE.sub(" ", path.read_text(encoding="utf-8")))
        words = re.findall(rf"[{string.ascii_letters}]{{2,}}", bare)
        assert set(words) <= {"khronika"}, path.name


def test_numbers_days_and_plurals_are_as_the_language_writes_them() -> None:
    english, russian = wording_of("en"), wording_of("ru")
    assert (english.number(1234567), russian.number(1234567)) == ("1,234,567", "1\xa0234\xa0567")
    told = [russian.ngettext("%(number)s claim", "%(number)s claims", number, number=number).split()[1] for number in (1, 3, 11, 21)]
    assert told == ["утверждение", "утверждения", "утверждений", "утверждение"]


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [(None, "", "en"), (None, "ru-RU,ru;q=0.9,en;q=0.8", "ru"), (None, "kk, ru;q=0.5", "ru"), ("en", "ru", "en"), ("xx", "zz", "en")],
)
def test_the_language_is_the_chosen_one_else_the_first_that_the_browser_accepts(chosen: str | None, accepted: str, language: str) -> None:
    assert language_asked(chosen, accepted) == language
