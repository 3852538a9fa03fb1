"""People: who may work on the ledger, and what happened at the door."""

import secrets

from khronika.errors import RecordError, RefusedError
from khronika.records.role import ROLES, Role
from khronika.records.user import User
from khronika.review.answers import Answer, Page, Redirect
from khronika.review.asked import Asked
from khronika.review.parameters import NUMBER, YES, Parameter, Place, one_of, text_of
from khronika.review.route import Route
from khronika.store.access import accesses_in, accounts, add_user, change_password, change_role, remove_user

ON_PAGE = 100
PASSWORD_BYTES = 15


def people(asked: Asked) -> Answer:
    """All users, with what each may do and how they sign in."""
    return Page("people.html", {"accounts": accounts(asked.ledger), "roles": ROLES})


def person_added(asked: Asked) -> Answer:
    """A new user, and the password that an admin hands to them, shown this once."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    user = user_of(asked.text("name") or "", _role(asked))
    add_user(asked.ledger, user, password)
    return Page("people_password.html", {"name": user.name, "password": password})


def role_changed(asked: Asked) -> Answer:
    """Another role."""
    user = change_role(asked.ledger, asked.text("name") or "", _role(asked))
    return Redirect("/settings/people", asked.gettext("%(name)s has another role now", name=user.name))


def person_removed(asked: Asked) -> Answer:
    """Takes a user away."""
    user = remove_user(asked.ledger, asked.text("name") or "")
    return Redirect("/settings/people", asked.gettext("%(name)s may not work here any more", name=user.name))


def person_reset(asked: Asked) -> Answer:
    """A new password for a user who has lost theirs, shown this once to the admin who hands it to them."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    user = change_password(asked.ledger, asked.text("name") or "", password, remove_factor=asked.has("two_factor"))
    return Page("people_password.html", {"name": user.name, "password": password})


def door_log(asked: Asked) -> Answer:
    """What happened at the door, the newest first."""
    found = accesses_in(asked.ledger, ON_PAGE + 1, asked.number("before"))
    before = found[ON_PAGE - 1].number if len(found) > ON_PAGE else None
    return Page("people_log.html", {"accesses": found[:ON_PAGE], "before": before})


def _role(asked: Asked) -> Role:
    return Role(asked.text("role") or Role.READER)


def user_of(name: str, role: Role) -> User:
    """The user of that name and role; ``RefusedError`` where the name is none."""
    try:
        return User(name, role)
    except RecordError as error:
        raise RefusedError(422, "a user's name has 1 to 64 letters, digits, dots and hyphens, and no spaces") from error


NAME = Parameter("name", Place.FORM, text_of(64), "the user's name", required=True)
ROLE = Parameter("role", Place.FORM, one_of(ROLES), "what the user may do", required=True)
TWO_FACTOR = Parameter("two_factor", Place.FORM, YES, "whether the second factor goes too")
ROUTES = (
    Route("/settings/people", people, "people", role=Role.ADMIN),
    Route("/settings/people/add", person_added, "add a user", role=Role.ADMIN, method="POST", parameters=(NAME, ROLE)),
    Route("/settings/people/role", role_changed, "change a role", role=Role.ADMIN, method="POST", parameters=(NAME, ROLE)),
    Route("/settings/people/remove", person_removed, "remove a user", role=Role.ADMIN, method="POST", parameters=(NAME,)),
    Route(
        "/settings/people/reset",
        person_reset,
        "reset a user",
        role=Role.ADMIN,
        method="POST",
        parameters=(NAME, TWO_FACTOR),
    ),
    Route(
        "/settings/log",
        door_log,
        "the log of the door",
        role=Role.ADMIN,
        parameters=(Parameter("before", Place.QUERY, NUMBER, "only what happened before the line of this number"),),
    ),
)
