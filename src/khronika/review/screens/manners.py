"""How the desk is opened, and how it looks to one reader."""

from khronika.errors import RefusedError
from khronika.review.answers import Answer, Cookie, Redirect
from khronika.review.asked import Asked
from khronika.review.parameters import TEXT, Parameter, Place, one_of
from khronika.review.rendering import THEME_COOKIE, THEMES
from khronika.review.route import Route
from khronika.review.wording import LANGUAGE_COOKIE, LANGUAGES

YEAR_SECONDS = 365 * 24 * 3600
BACK = Parameter("back", Place.FORM, TEXT, "the address to go back to")


def home(_: Asked) -> Answer:
    """The first screen."""
    return Redirect("/inbox")


def opened(asked: Asked) -> Answer:
    """The token of the opening address becomes a cookie, and leaves the address."""
    cookie = asked.desk.door.opened(asked.text("token") or "")
    if cookie is None:
        raise RefusedError(401, "this address opens nothing; open the one that khronika serve printed last")
    return Redirect("/inbox", cookies=(cookie,))


def themed(asked: Asked) -> Answer:
    """Light, dark, or as the machine has it."""
    theme = asked.text("theme")
    cookie = Cookie(THEME_COOKIE, theme, YEAR_SECONDS) if theme in THEMES else Cookie(THEME_COOKIE, "", 0)
    return Redirect(asked.text("back") or "/", cookies=(cookie,))


def worded(asked: Asked) -> Answer:
    """The language of the interface."""
    return Redirect(asked.text("back") or "/", cookies=(Cookie(LANGUAGE_COOKIE, asked.text("language") or "en", YEAR_SECONDS),))


ROUTES = (
    Route("/", home, "home"),
    Route("/open", opened, "open", role=None, parameters=(Parameter("token", Place.QUERY, TEXT, "the token of the opening address"),)),
    Route(
        "/theme",
        themed,
        "set the theme",
        role=None,
        method="POST",
        parameters=(Parameter("theme", Place.FORM, one_of(("system", *THEMES)), "which theme", required=True), BACK),
    ),
    Route(
        "/language",
        worded,
        "set the language",
        role=None,
        method="POST",
        parameters=(Parameter("language", Place.FORM, one_of(tuple(LANGUAGES)), "which language", required=True), BACK),
    ),
)
