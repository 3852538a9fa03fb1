"""Who may work on a ledger: users, what they sign in with, and what happened at the door."""

from khronika.store.access.accesses import accesses_in
from khronika.store.access.api_keys import api_keys, make_api_key, use_api_key, withdraw_api_key
from khronika.store.access.keeping import note_access, note_refusal
from khronika.store.access.passwords import check_password
from khronika.store.access.recovery import make_recovery_codes
from khronika.store.access.second_factor import (
    confirm_second_factor,
    needs_second_factor,
    offer_second_factor,
    remove_second_factor,
)
from khronika.store.access.sessions import begin_session, end_session, end_sessions, session_of, sessions_of
from khronika.store.access.signing_in import Refused, SignedIn, Visitor, give_code, has_password, sign_in
from khronika.store.access.users import accounts, add_user, change_password, change_role, has_users, remove_user, user_named

__all__ = [
    "Refused",
    "SignedIn",
    "Visitor",
    "accesses_in",
    "accounts",
    "add_user",
    "api_keys",
    "begin_session",
    "change_password",
    "change_role",
    "check_password",
    "confirm_second_factor",
    "end_session",
    "end_sessions",
    "give_code",
    "has_password",
    "has_users",
    "make_api_key",
    "make_recovery_codes",
    "needs_second_factor",
    "note_access",
    "note_refusal",
    "offer_second_factor",
    "remove_second_factor",
    "remove_user",
    "session_of",
    "sessions_of",
    "sign_in",
    "use_api_key",
    "user_named",
    "withdraw_api_key",
]
