"""Signing in and out, where a team shares the desk."""

from datetime import timedelta
from math import ceil

from khronika.errors import RefusedError, SettingsError
from khronika.records.session import Session, SessionStep
from khronika.review.answers import Answer, Cookie, Page, Redirect
from khronika.review.asked import Asked
from khronika.review.parameters import TEXT, Parameter, Place, text_of
from khronika.review.qr_code import qr_code
from khronika.review.route import Route
from khronika.review.team import Team
from khronika.review.telling import NOBODY
from khronika.review.wording import marked
from khronika.store.access import (
    Refused,
    SignedIn,
    Visitor,
    confirm_second_factor,
    end_session,
    give_code,
    offer_second_factor,
    sign_in,
)
from khronika.store.access.sessions import id_of

NEXT_STEPS = {SessionStep.CODE: "/sign-in/code", SessionStep.ENROLMENT: "/sign-in/second-factor"}
NEXT = "next"
WRONG_PASSWORD = marked("name and password do not fit together")
WRONG_DIGITS = marked("this is not the code that the app shows now; check the clock of your phone, and type the next one")
WRONG_CODE = marked("this is not the code that the app shows now, nor a recovery code that was not used yet")


def asked_to_sign_in(asked: Asked) -> Answer:
    """The page with name and password."""
    _team(asked)
    return Redirect(_after(asked)) if asked.entry is not None else _sign_in_page(asked)


def signing_in(asked: Asked) -> Answer:
    """Begins a session where name and password fit."""
    team = _team(asked)
    visitor = Visitor(asked.address, asked.headers.get("user-agent", ""))
    answer = sign_in(asked.desk.ledger_of(NOBODY), asked.text("name") or "", asked.text("password") or "", visitor)
    if isinstance(answer, Refused):
        return _sign_in_page(asked, _problem(asked, answer, WRONG_PASSWORD), 429 if answer.wait else 401)
    return Redirect(NEXT_STEPS.get(answer.step, _after(asked)), cookies=(Cookie(team.cookie, answer.token),))


def asked_for_code(asked: Asked) -> Answer:
    """The page on which the second factor's code is given."""
    _waiting(asked, SessionStep.CODE)
    return Page("signing_code.html", {"problem": None})


def giving_code(asked: Asked) -> Answer:
    """Opens the session where the code is right."""
    session = _waiting(asked, SessionStep.CODE)
    answer = give_code(asked.desk.ledger_of(session.user.name), session, asked.text("code") or "")
    if isinstance(answer, SignedIn):
        return Redirect("/", cookies=(Cookie(_team(asked).cookie, answer.token),))
    return Page("signing_code.html", {"problem": _problem(asked, answer, WRONG_CODE)}, 429 if answer.wait else 401)


def enrolling(asked: Asked) -> Answer:
    """The page on which a second factor is set up before the desk opens."""
    return enrolment_page(asked, _waiting(asked, SessionStep.ENROLMENT), "/sign-in/second-factor")


def enrolled(asked: Asked) -> Answer:
    """The second factor holds, the session is open, and the recovery codes are shown this once."""
    return confirmed_page(asked, _waiting(asked, SessionStep.ENROLMENT), "/sign-in/second-factor")


def signing_out(asked: Asked) -> Answer:
    """Ends this session."""
    team = _team(asked)
    end_session(asked.ledger, asked.user, id_of(asked.cookies.get(team.cookie, "")))
    return Redirect("/sign-in", cookies=(Cookie(team.cookie, "", 0),))


def enrolment_page(asked: Asked, session: Session, action: str, problem: str | None = None) -> Answer:
    """The page with the secret of a new second factor, for a camera and for typing."""
    address = offer_second_factor(asked.desk.ledger_of(session.user.name), session)
    secret = address.partition("secret=")[2].partition("&")[0]
    shown = {"picture": qr_code(address), "secret": secret, "action": action, "problem": problem}
    return Page("signing_enrolment.html", shown, 200 if problem is None else 400)


def confirmed_page(asked: Asked, session: Session, action: str) -> Answer:
    """The recovery codes, once a code shows that the app has the secret; else the page again."""
    try:
        token, codes = confirm_second_factor(asked.desk.ledger_of(session.user.name), session, asked.text("code") or "")
    except SettingsError:
        return enrolment_page(asked, session, action, asked.gettext(WRONG_DIGITS))
    return Page("signing_codes.html", {"codes": codes}, cookies=(Cookie(_team(asked).cookie, token),))


def session_here(asked: Asked) -> Session:
    """The session of this browser; ``RefusedError`` where there is none, as for a program with a key."""
    session = _team(asked).session(asked.cookies)
    if session is None or asked.entry is None or asked.entry.by_key:
        raise RefusedError(403, "this is done in a browser in which you have signed in")
    return session


def _team(asked: Asked) -> Team:
    door = asked.desk.door
    if not isinstance(door, Team):
        raise RefusedError(404, "this desk has no accounts; the address that khronika serve printed opens it")
    return door


def _waiting(asked: Asked, step: SessionStep) -> Session:
    session = _team(asked).session(asked.cookies)
    if session is None or session.step is not step:
        raise RefusedError(401, "signing in took too long, or was not begun; begin again with name and password")
    return session


def _sign_in_page(asked: Asked, problem: str | None = None, status: int = 200) -> Page:
    return Page("signing_in.html", {"problem": problem, "next": _after(asked), "name": asked.text("name") or ""}, status)


def _problem(asked: Asked, refused: Refused, words: str) -> str:
    if refused.wait <= timedelta():
        return asked.gettext(words)
    minutes = ceil(refused.wait.total_seconds() / 60)
    return asked.wording.ngettext(
        "too many attempts failed; try again in %(num)s minute", "too many attempts failed; try again in %(num)s minutes", minutes
    )


def _after(asked: Asked) -> str:
    return asked.text(NEXT) or "/"


NAME = Parameter("name", Place.FORM, text_of(200), "the user's name")
PASSWORD = Parameter("password", Place.FORM, text_of(1024), "the user's password")
CODE = Parameter("code", Place.FORM, text_of(40), "a code of the second factor, or a recovery code")
ROUTES = (
    Route("/sign-in", asked_to_sign_in, "sign in", role=None, parameters=(Parameter(NEXT, Place.QUERY, TEXT, "where to go then"),)),
    Route(
        "/sign-in",
        signing_in,
        "send name and password",
        role=None,
        method="POST",
        parameters=(NAME, PASSWORD, Parameter(NEXT, Place.FORM, TEXT, "where to go then")),
    ),
    Route("/sign-in/code", asked_for_code, "be asked for a code", role=None),
    Route("/sign-in/code", giving_code, "give a code", role=None, method="POST", parameters=(CODE,)),
    Route("/sign-in/second-factor", enrolling, "set up a second factor to sign in", role=None),
    Route("/sign-in/second-factor", enrolled, "confirm a second factor to sign in", role=None, method="POST", parameters=(CODE,)),
    Route("/sign-out", signing_out, "sign out", method="POST"),
)
