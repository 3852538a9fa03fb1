"""Signing in: what lets somebody in, and what keeps out who guesses."""

from datetime import timedelta
from itertools import count

from khronika.records.access import AccessKind
from khronika.records.role import Role
from khronika.records.session import SessionStep
from khronika.store import Ledger
from khronika.store.access import Refused, SignedIn, Visitor, give_code, note_refusal, session_of, sign_in
from khronika.store.access.keeping import TOLD_REFUSALS
from tests.store.access.conftest import HOME, PASSWORD, Team

ELSEWHERE = Visitor("198.51.100.1", "a script")


def test_name_and_password_open_a_session(team: Team) -> None:
    nadia = team.add("nadia", Role.CODER)
    answer = sign_in(team.ledger, "Nadia", PASSWORD, HOME)
    assert isinstance(answer, SignedIn)
    assert (answer.user, answer.step) == (nadia, SessionStep.OPEN)
    session = session_of(team.ledger, answer.token)
    assert session is not None
    assert (session.user, session.address, session.agent) == (nadia, HOME.address, HOME.agent)


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(team: Team) -> None:
    team.add("nadia", Role.CODER)
    assert sign_in(team.ledger, "nadia", "wrong words here", HOME) == sign_in(team.ledger, "nobody", PASSWORD, HOME) == Refused()
    assert team.logged()[1:] == ["sign-in refused nadia password", "sign-in refused ? password"]


def test_two_hundred_wrong_passwords_lock_out_who_guesses_and_nobody_else(team: Team) -> None:
    team.add("nadia", Role.CODER)
    team.add("ama", Role.CODER)
    answers = [sign_in(team.ledger, "nadia", f"wrong words {number}", ELSEWHERE) for number in range(200)]
    assert [isinstance(answer, Refused) and answer.wait > timedelta() for answer in answers] == [False] * 4 + [True] * 196
    assert sign_in(team.ledger, "nadia", PASSWORD, ELSEWHERE) == Refused(timedelta(minutes=15))
    assert isinstance(sign_in(team.ledger, "ama", PASSWORD, ELSEWHERE), SignedIn)
    assert isinstance(sign_in(team.ledger, "nadia", PASSWORD, HOME), SignedIn)
    assert team.logged().count("sign-in refused nadia password") == 5
    assert team.logged().count("locked out nadia password") == 1
    with Ledger.open(team.ledger.location, team.clock, "") as again:
        assert sign_in(again, "nadia", PASSWORD, ELSEWHERE) == Refused(timedelta(minutes=15))
    team.clock.wait(minutes=15)
    assert isinstance(sign_in(team.ledger, "nadia", PASSWORD, ELSEWHERE), SignedIn)


def test_a_right_password_makes_earlier_slips_forgotten(team: Team) -> None:
    team.add("nadia", Role.CODER)
    for _ in range(5):
        for _ in range(4):
            sign_in(team.ledger, "nadia", "wrong words here", HOME)
        assert isinstance(sign_in(team.ledger, "nadia", PASSWORD, HOME), SignedIn)


def test_who_guesses_at_one_name_from_many_addresses_is_locked_out_too(team: Team) -> None:
    team.add("nadia", Role.CODER)
    addresses = (Visitor(f"198.51.100.{number}", "") for number in count())
    answers = [sign_in(team.ledger, "nadia", "wrong words here", next(addresses)) for _ in range(41)]
    assert [isinstance(answer, Refused) and answer.wait > timedelta() for answer in answers[-2:]] == [True, True]


def test_who_guesses_at_many_names_from_one_address_is_locked_out_too(team: Team) -> None:
    answers = [sign_in(team.ledger, f"user{number}", "wrong words here", ELSEWHERE) for number in range(61)]
    assert answers[:59] == [Refused()] * 59
    assert answers[60] == Refused(timedelta(minutes=15))
    assert isinstance(sign_in(team.ledger, "nobody", "wrong words here", HOME), Refused)


def test_a_second_factor_is_asked_for_and_its_session_opens_nothing_before(team: Team) -> None:
    team.add("nadia", Role.CODER)
    secret, *_ = team.enrol("nadia")
    answer = sign_in(team.ledger, "nadia", PASSWORD, HOME)
    assert isinstance(answer, SignedIn)
    assert answer.step is SessionStep.CODE
    waiting = session_of(team.ledger, answer.token)
    assert waiting is not None
    opened = give_code(team.ledger, waiting, team.code(secret))
    assert isinstance(opened, SignedIn)
    assert opened.token != answer.token
    assert session_of(team.ledger, answer.token) is None
    session = session_of(team.ledger, opened.token)
    assert session is not None
    assert session.step is SessionStep.OPEN


def test_a_code_opens_once_and_soon(team: Team) -> None:
    team.add("nadia", Role.CODER)
    secret, *_ = team.enrol("nadia")
    code = team.code(secret)
    assert isinstance(give_code(team.ledger, team.session("nadia"), code), SignedIn)
    assert give_code(team.ledger, team.session("nadia"), code) == Refused()
    team.clock.wait(seconds=90)
    assert give_code(team.ledger, team.session("nadia"), code) == Refused()


def test_who_guesses_at_codes_is_locked_out(team: Team) -> None:
    team.add("nadia", Role.CODER)
    secret, *_ = team.enrol("nadia")
    waiting = team.session("nadia")
    answers = [give_code(team.ledger, waiting, "000000") for _ in range(6)]
    assert [answer.wait > timedelta() for answer in answers if isinstance(answer, Refused)] == [False] * 4 + [True] * 2
    assert isinstance(give_code(team.ledger, waiting, team.code(secret)), Refused)
    assert isinstance(sign_in(team.ledger, "nadia", PASSWORD, HOME), Refused)


def test_a_recovery_code_opens_once(team: Team) -> None:
    team.add("nadia", Role.CODER)
    _, codes, _ = team.enrol("nadia")
    assert len(set(codes)) == 10
    assert isinstance(give_code(team.ledger, team.session("nadia"), codes[3].upper()), SignedIn)
    assert give_code(team.ledger, team.session("nadia"), codes[3]) == Refused()
    assert isinstance(give_code(team.ledger, team.session("nadia"), codes[4]), SignedIn)


def test_strangers_cannot_fill_the_log(team: Team) -> None:
    told = [note_refusal(team.ledger, AccessKind.PLACE_REFUSED, "host", "198.51.100.1") for _ in range(TOLD_REFUSALS.failures + 20)]
    assert told.count(True) == TOLD_REFUSALS.failures
    assert team.logged() == ["request refused ? host"] * TOLD_REFUSALS.failures
    assert note_refusal(team.ledger, AccessKind.PLACE_REFUSED, "host", "198.51.100.2")
