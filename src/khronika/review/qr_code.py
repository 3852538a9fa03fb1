"""Pictures that a phone's camera reads."""

import io

import segno
from markupsafe import Markup

SCALE = 4


def qr_code(words: str) -> Markup:
    """The words as an inline SVG: dark on light whatever the page's colours, as cameras want it."""
    out = io.BytesIO()
    segno.make(words, error="m").save(
        out, kind="svg", scale=SCALE, xmldecl=False, svgns=False, light="#ffffff", dark="#000000", svgclass="qr"
    )
    return Markup(out.getvalue().decode())  # noqa: S704 - segno's own drawing, in which the words are lines alone
