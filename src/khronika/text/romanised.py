"""Words in Latin letters, so that words of all scripts can be compared.

Romanising is ``anyascii``'s: one table for every script, a licence that binds nobody (ISC), no other library, no native code.
"""

import re

from anyascii import anyascii

_OTHER = re.compile(r"[^a-z0-9]")


def romanised(word: str) -> str:
    """The word in small Latin letters and figures alone.

    >>> romanised("Бөкаев"), romanised("O'Néill")
    ('bokaev', 'oneill')
    """
    return _OTHER.sub("", anyascii(word).lower())
