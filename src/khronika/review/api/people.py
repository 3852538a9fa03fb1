"""Users, sources and the ledger itself for programs."""

import secrets

from khronika.errors import RefusedError, SettingsError
from khronika.records.body import body_of
from khronika.records.codebook import MEANINGS
from khronika.records.role import Role
from khronika.records.thing_schema import NUMBER, TEXT, record
from khronika.review.answers import Answer
from khronika.review.api.answering import PAGES, cursor_of, limit_of, listed, number_after, one, page_of, ref
from khronika.review.asked import Asked
from khronika.review.parameters import Parameter, Place, text_of
from khronika.review.route import Kind, Route
from khronika.review.screens.people import PASSWORD_BYTES, ROLE, TWO_FACTOR, user_of
from khronika.review.screens.sources import DECISION, source_sent
from khronika.store.access import accesses_in, accounts, add_user, change_password, change_role, remove_user
from khronika.store.sources import decide_source, sources_in


def myself(asked: Asked) -> Answer:
    """As whom the key works, and with which role."""
    return one(body_of(asked.user))


def users_listed(asked: Asked) -> Answer:
    """All users, with what they sign in with."""
    return listed(map(body_of, accounts(asked.ledger)))


def user_added(asked: Asked) -> Answer:
    """A new user, and the password that is handed to them, which cannot be shown again."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    user = user_of(asked.text("name") or "", Role(asked.text("role") or ""))
    try:
        add_user(asked.ledger, user, password)
    except SettingsError as error:
        raise RefusedError(409, "there is a user of this name already") from error
    return one({"name": user.name, "role": user.role.value, "password": password})


def user_changed(asked: Asked) -> Answer:
    """A user with another role."""
    try:
        return one(body_of(change_role(asked.ledger, asked.text("name") or "", Role(asked.text("role") or ""))))
    except SettingsError as error:
        raise _refused(error) from error


def user_removed(asked: Asked) -> Answer:
    """A user who may not work here any more."""
    try:
        return one(body_of(remove_user(asked.ledger, asked.text("name") or "")))
    except SettingsError as error:
        raise _refused(error) from error


def user_reset(asked: Asked) -> Answer:
    """A new password for a user who has lost theirs, which is handed to them and cannot be shown again."""
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    try:
        user = change_password(asked.ledger, asked.text("name") or "", password, remove_factor=asked.has("two_factor"))
        return one({"name": user.name, "role": user.role.value, "password": password})
    except SettingsError as error:
        raise _refused(error) from error


def accesses_listed(asked: Asked) -> Answer:
    """What happened at the door, the newest first."""
    limit = limit_of(asked)
    found = accesses_in(asked.ledger, limit + 1, number_after(asked))
    return listed(map(body_of, found[:limit]), [found[limit - 1].number] if len(found) > limit else None)


def sources_listed(asked: Asked) -> Answer:
    """The publishers of reports by name, with what was decided about each."""
    after, limit = cursor_of(asked, str), limit_of(asked)
    with asked.ledger.reading() as connection:
        found = [one for one in sources_in(connection) if after is None or one.key > str(after[0])]
    return listed(map(body_of, found[:limit]), [found[limit - 1].key] if len(found) > limit else None)


def source_decided(asked: Asked) -> Answer:
    """A decision about a publisher, beside the earlier ones."""
    told = [asked.text(name) for name in ("publisher", "reason", "group")]
    if any(words is not None and not words.strip() for words in told):
        raise RefusedError(422, "a publisher, a group and a reason are words, not spaces")
    return one({"number": decide_source(asked.ledger, source_sent(asked))})


def codebook(_: Asked) -> Answer:
    """Every type of claim with what it means."""
    return listed(map(body_of, MEANINGS))


def _refused(error: SettingsError) -> RefusedError:
    if "there is no user" in str(error):
        return RefusedError(404, "there is no user of this name")
    return RefusedError(409, "the only admin stays one; make somebody else an admin first")


NAME = Parameter("name", Place.FORM, text_of(64), "the user's name", required=True)
NAMED = Parameter("name", Place.PATH, text_of(64), "the user's name", required=True)
USERS, USER, SOURCES = "/api/v1/users", "/api/v1/users/{name}", "/api/v1/sources"
NEW = record(name=TEXT, role=TEXT, password=TEXT)
ROUTES = (
    Route("/api/v1/me", myself, "say who the key works as", kind=Kind.API, gives=ref("User")),
    Route("/api/v1/codebook", codebook, "get the codebook", kind=Kind.API, gives=page_of(ref("Meaning"))),
    Route(SOURCES, sources_listed, "list sources", kind=Kind.API, parameters=PAGES, gives=page_of(ref("KnownSource"))),
    Route(SOURCES, source_decided, "judge a source", Role.REVIEWER, "POST", Kind.API, DECISION, record(number=NUMBER)),
    Route(USERS, users_listed, "list users", Role.ADMIN, kind=Kind.API, gives=page_of(ref("Account"))),
    Route(USERS, user_added, "let a user in", Role.ADMIN, "POST", Kind.API, (NAME, ROLE), NEW),
    Route(USER, user_changed, "change the role of a user", Role.ADMIN, "PUT", Kind.API, (NAMED, ROLE), ref("User")),
    Route(USER, user_removed, "take a user away", Role.ADMIN, "DELETE", Kind.API, (NAMED,), ref("User")),
    Route(f"{USER}/password", user_reset, "reset a user", Role.ADMIN, "POST", Kind.API, (NAMED, TWO_FACTOR), NEW),
    Route("/api/v1/accesses", accesses_listed, "list accesses", Role.ADMIN, kind=Kind.API, parameters=PAGES, gives=page_of(ref("Access"))),
)
