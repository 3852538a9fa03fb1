"""Settings: one's own account, and the ways to people, sources and the codebook."""

from khronika.errors import RefusedError
from khronika.records.role import ROLES, Role
from khronika.review.answers import Answer, Page, Redirect
from khronika.review.asked import Asked
from khronika.review.parameters import NUMBER, Parameter, Place, one_of, text_of, whole_number
from khronika.review.route import Route
from khronika.review.screens.signing import CODE, confirmed_page, enrolment_page, session_here
from khronika.store.access import (
    accounts,
    api_keys,
    change_password,
    end_session,
    has_password,
    make_api_key,
    make_recovery_codes,
    sessions_of,
    withdraw_api_key,
)
from khronika.store.access.api_keys import MOST_DAYS

SECOND_FACTOR = "/settings/second-factor"
COMMANDS = "khronika user add NAME --role ROLE\nkhronika serve --host ADDRESS --name HOST --certificate FILE --key FILE"


def settings(asked: Asked) -> Answer:
    """What somebody can set for themselves; alone at the desk there are no accounts to set."""
    if asked.desk.door.sign_in_path is None:
        return Page("settings.html", {"account": None, "sees_people": False, "commands": COMMANDS})
    account = next(one for one in accounts(asked.ledger) if one.user.key == asked.user.key)
    session = session_here(asked)
    may = [role for role in ROLES if asked.user.role.may_act_as(role)]
    shown = {"account": account, "here": session.id, "sessions": sessions_of(asked.ledger, asked.user)}
    shown |= {"sees_people": asked.user.role.may_act_as(Role.ADMIN)}
    return Page("settings.html", shown | {"keys": api_keys(asked.ledger, asked.user), "roles": may, "now": asked.now})


def password_changed(asked: Asked) -> Answer:
    """Another password, once the present one was given; all other sessions end."""
    session = _known_again(asked)
    if asked.text("new") != asked.text("again"):
        raise RefusedError(400, "the two new passwords are not the same; type the same one twice")
    change_password(asked.ledger, asked.user.name, asked.text("new") or "", remove_factor=False, but=session)
    return Redirect("/settings", asked.gettext("The password is another one now; your other sessions are ended"))


def factor_offered(asked: Asked) -> Answer:
    """The page on which a second factor is set up, or another one."""
    return enrolment_page(asked, session_here(asked), SECOND_FACTOR)


def factor_confirmed(asked: Asked) -> Answer:
    """The second factor holds from now on, and the recovery codes are shown this once."""
    return confirmed_page(asked, session_here(asked), SECOND_FACTOR)


def codes_made(asked: Asked) -> Answer:
    """New recovery codes, shown this once, once the password was given."""
    _known_again(asked)
    return Page("signing_codes.html", {"codes": make_recovery_codes(asked.ledger, asked.user)})


def session_ended(asked: Asked) -> Answer:
    """Signs out another browser."""
    if not end_session(asked.ledger, asked.user, asked.text("id") or ""):
        raise RefusedError(404, "there is no such session of yours")
    return Redirect("/settings", asked.gettext("The session is ended"))


def key_made(asked: Asked) -> Answer:
    """A new key, shown this once."""
    session_here(asked)
    role, days = Role(asked.text("role") or Role.READER), asked.number("days") or 1
    key, words = make_api_key(asked.ledger, asked.user, asked.text("label") or "", role, days)
    return Page("settings_key.html", {"key": key, "words": words})


def key_withdrawn(asked: Asked) -> Answer:
    """Takes back a key."""
    withdraw_api_key(asked.ledger, asked.user, asked.number("number") or 0)
    return Redirect("/settings", asked.gettext("The key opens nothing any more"))


def _known_again(asked: Asked) -> str:
    """The id of the session, once its user gave the password again; ``RefusedError`` where they did not."""
    session = session_here(asked)
    if not has_password(asked.ledger, asked.user, asked.text("password") or "", asked.address):
        raise RefusedError(403, "this is not your password, or it was tried too often; try again in 15 minutes")
    return session.id


PASSWORD = Parameter("password", Place.FORM, text_of(1024), "the present password", required=True)
ROUTES = (
    Route("/settings", settings, "settings"),
    Route(
        "/settings/password",
        password_changed,
        "change one's password",
        method="POST",
        parameters=(
            PASSWORD,
            Parameter("new", Place.FORM, text_of(1024), "the new password", required=True),
            Parameter("again", Place.FORM, text_of(1024), "the new password once more", required=True),
        ),
    ),
    Route(SECOND_FACTOR, factor_offered, "set up a second factor"),
    Route(SECOND_FACTOR, factor_confirmed, "confirm a second factor", method="POST", parameters=(CODE,)),
    Route("/settings/recovery-codes", codes_made, "make recovery codes", method="POST", parameters=(PASSWORD,)),
    Route(
        "/settings/sessions/end",
        session_ended,
        "end a session",
        method="POST",
        parameters=(Parameter("id", Place.FORM, text_of(64), "which session", required=True),),
    ),
    Route(
        "/settings/keys",
        key_made,
        "make an API key",
        method="POST",
        parameters=(
            Parameter("label", Place.FORM, text_of(100), "what the key is for", required=True),
            Parameter("role", Place.FORM, one_of(ROLES), "the most that it may do", required=True),
            Parameter("days", Place.FORM, whole_number(1, MOST_DAYS), "for how many days it holds", required=True),
        ),
    ),
    Route(
        "/settings/keys/withdraw",
        key_withdrawn,
        "withdraw an API key",
        method="POST",
        parameters=(Parameter("number", Place.FORM, NUMBER, "which key", required=True),),
    ),
)
