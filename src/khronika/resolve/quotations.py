"""What a report says in its own words: its text without what stands in quotation marks."""

import re

SINGLE_LENGTH_MIN = 20
"""How many characters stand between single marks before they are taken for a quotation and not for apostrophes."""

_PAIRS = (("“", "”"), ('"', '"'), ("«", "»"), ("「", "」"), ("『", "』"), ("‹", "›"))
_QUOTATION = re.compile(
    "|".join(
        [
            *(rf"{opening}[^{closing}\n]*(?:{closing}|$)" for opening, closing in _PAIRS),
            r"„[^“”\n]*(?:[“”]|$)",
            rf"(?<!\w)[‘'][^‘\n]{{{SINGLE_LENGTH_MIN},}}?[’'](?!\w)",
        ]
    ),
    re.MULTILINE,
)


def without_quotations(text: str) -> str:
    """The text with a dash for each quotation; one that a paragraph leaves open reaches to the paragraph's end.

    >>> without_quotations("“We regret this.” Police said «no comment» on Friday.")
    '— Police said — on Friday.'
    """
    return _QUOTATION.sub("—", text)


def with_quotations_blank(text: str) -> str:
    """The text with a space for each character in quotation marks, so that offsets stay.

    >>> with_quotations_blank("He said “no” twice")
    'He said      twice'
    """
    return _QUOTATION.sub(lambda match: " " * len(match.group()), text)


def quotations_in(text: str) -> list[str]:
    """What stands in quotation marks, the marks and outer signs left out.

    >>> quotations_in("The story “Two held,” is withdrawn")
    ['Two held']
    """
    return [words for match in _QUOTATION.finditer(text) if (words := match.group().strip("“”„\"«»‹›「」『』‘’' ,."))]
