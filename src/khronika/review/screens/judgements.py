"""Judgements taken back, from wherever they are shown."""

from khronika.review.answers import Answer, Redirect
from khronika.review.asked import Asked
from khronika.review.judging import JUDGES, take_back
from khronika.review.parameters import Parameter, Place, text_of, whole_number
from khronika.review.route import Route

REASON = Parameter("reason", Place.FORM, text_of(500), "why, in a few words")
BACK = Parameter("back", Place.FORM, text_of(), "the address to go back to")


def undone(asked: Asked) -> Answer:
    """Takes a judgement back; everything is then as it was before it."""
    number = asked.number("number") or 0
    take_back(asked, number, asked.text("reason") or "")
    return Redirect(asked.text("back") or "/", asked.gettext("Judgement %(number)s is taken back.", number=number))


ROUTES = (
    Route(
        "/judgements/{number}/undo",
        undone,
        "take a judgement back",
        role=JUDGES,
        method="POST",
        parameters=(Parameter("number", Place.PATH, whole_number(1), "the number of the judgement", required=True), REASON, BACK),
    ),
)
