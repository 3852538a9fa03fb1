"""One's own keys and sessions for programs; what lets somebody in is made in a browser alone, where they are known by more than a key."""

from khronika.errors import KhronikaError, RefusedError
from khronika.records.body import body_of
from khronika.records.thing_schema import NUMBER, TEXT, record
from khronika.review.answers import Answer
from khronika.review.api.answering import listed, one, page_of, ref
from khronika.review.asked import Asked
from khronika.review.parameters import NUMBER as WHOLE
from khronika.review.parameters import Parameter, Place, text_of
from khronika.review.route import Kind, Route
from khronika.store.access import api_keys, end_session, sessions_of, withdraw_api_key


def keys_listed(asked: Asked) -> Answer:
    """One's own API keys, never their words."""
    return listed(map(body_of, api_keys(asked.ledger, asked.user)))


def key_withdrawn(asked: Asked) -> Answer:
    """Takes back a key of one's own, which opens nothing from then on."""
    number = asked.number("number") or 0
    try:
        withdraw_api_key(asked.ledger, asked.user, number)
    except KhronikaError as error:
        raise RefusedError(404, "there is no such key of yours") from error
    return one({"number": number})


def sessions_listed(asked: Asked) -> Answer:
    """The browsers in which one is signed in."""
    return listed(map(body_of, sessions_of(asked.ledger, asked.user)))


def session_ended(asked: Asked) -> Answer:
    """Signs out a browser of one's own."""
    id = asked.text("id") or ""
    if not end_session(asked.ledger, asked.user, id):
        raise RefusedError(404, "there is no such session of yours")
    return one({"id": id})


KEY = Parameter("number", Place.PATH, WHOLE, "the number of the key", required=True)
SESSION = Parameter("id", Place.PATH, text_of(64), "the id of the session", required=True)
KEYS, SESSIONS = "/api/v1/keys", "/api/v1/sessions"
ROUTES = (
    Route(KEYS, keys_listed, "list keys", kind=Kind.API, gives=page_of(ref("ApiKey"))),
    Route(
        f"{KEYS}/{{number}}",
        key_withdrawn,
        "withdraw a key",
        method="DELETE",
        kind=Kind.API,
        parameters=(KEY,),
        gives=record(number=NUMBER),
    ),
    Route(SESSIONS, sessions_listed, "list sessions", kind=Kind.API, gives=page_of(ref("Session"))),
    Route(
        f"{SESSIONS}/{{id}}", session_ended, "end a session", method="DELETE", kind=Kind.API, parameters=(SESSION,), gives=record(id=TEXT)
    ),
)
