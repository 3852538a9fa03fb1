"""What pages need and no ledger decides."""

from khronika.review.atlas.topology import CLOSER, WHOLE_WORLD, countries
from khronika.text.search_words import forms_of


def make_ready() -> None:
    """Reads the land of the maps and learns how words are cut, so that nobody who asks first waits for it."""
    for file in (WHOLE_WORLD, CLOSER):
        countries(file)
    forms_of("words")
