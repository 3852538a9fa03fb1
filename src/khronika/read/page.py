"""A web page into a draft."""

from datetime import date

from khronika.read.composing import composed
from khronika.read.credit_lines import byline_names
from khronika.read.draft import Draft
from khronika.read.element import tree_of
from khronika.read.languages import language_of
from khronika.read.page_dates import published_on
from khronika.read.page_facts import facts_of
from khronika.read.page_media import media_of
from khronika.read.page_rows import main_lines, page_rows
from khronika.read.page_tidying import clear_unshown, enclose, part_words
from khronika.records.report import PassageKind

FIRST_LINES = 6
"""Among so many lines may stand the date of a page that tells it nowhere else."""


def draft_of_page(page: str, address: str, latest: date) -> Draft:
    """What a page says: its text without furniture, and what it tells of itself. An empty draft where it shows no text.

    No day of publication after ``latest`` is believed.
    """
    tree = tree_of(page)
    if tree is None:
        return Draft(())
    elements = list(tree.iter())  # while they are held, walks through the tree need not make them anew
    clear_unshown(elements)
    enclose(tree)
    main = main_lines(tree)
    part_words(tree)
    facts = facts_of(tree)
    made = composed(page_rows(main, tree, facts.title))
    body = " ".join(piece.text for piece in made.pieces if piece.kind is PassageKind.BODY)
    names = (name for piece in made.pieces if piece.kind is PassageKind.CREDIT for name in byline_names(piece.text))
    return Draft(
        pieces=made.pieces,
        media=media_of(tree, facts, made),
        title=facts.title,
        byline=facts.byline or tuple(dict.fromkeys(names)),
        publisher=facts.publisher,
        published=published_on(tree, facts, [piece.text for piece in made.pieces[:FIRST_LINES]], latest),
        url=facts.url if address.startswith("file:") else None,
        language=language_of(body, facts.language),
    )
