"""People and settings: what an admin and what everybody can set."""

import pyotp
import pytest
from argon2 import PasswordHasher

from khronika.records.codebook import MEANINGS
from khronika.records.role import Role
from khronika.review.meanings import MEANING_WORDS
from khronika.store import Ledger
from khronika.store.access import accesses_in, accounts, api_keys, passwords
from khronika.store.sources import groups_of, sources_in
from tests.review.asking import Browser
from tests.review.teaming import PASSWORD, Shared, codes_in, sign_in

OTHER = "nine red foxes running"


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def shared(ledger: Ledger) -> Shared:
    return Shared(ledger)


@pytest.fixture
def nadia(shared: Shared) -> Browser:
    """A coder who has signed in."""
    shared.add("nadia", Role.CODER)
    return shared.signed_in("nadia")


@pytest.fixture
def ama(shared: Shared) -> Browser:
    """An admin who has signed in."""
    shared.add("ama", Role.ADMIN)
    return shared.signed_in("ama")


def test_alone_there_are_no_accounts_and_the_page_says_how_a_team_begins(browser: Browser) -> None:
    assert "khronika user add NAME" in browser.get("/settings").text


def test_an_admin_lets_somebody_in_who_then_has_a_password_of_their_own(shared: Shared, ama: Browser) -> None:
    shown = ama.post("/settings/people/add", {"name": "pia", "role": "coder"})
    [password] = codes_in(shown.text)
    pia = shared.browser()
    assert sign_in(pia, "pia", password).status_code == 303
    wrong = pia.post("/settings/password", {"password": "wrong words here", "new": OTHER, "again": OTHER})
    assert wrong.status_code == 403
    unequal = pia.post("/settings/password", {"password": password, "new": OTHER, "again": OTHER + "!"})
    assert unequal.status_code == 400
    assert pia.post("/settings/password", {"password": password, "new": OTHER, "again": OTHER}).status_code == 303
    assert pia.get("/inbox").status_code == 200
    assert sign_in(shared.browser(), "pia", password).status_code == 401


def test_an_admin_changes_roles_resets_and_removes(shared: Shared, ama: Browser, nadia: Browser) -> None:
    assert ama.post("/settings/people/role", {"name": "nadia", "role": "reader"}).status_code == 303
    assert nadia.post("/settings/sources", {"publisher": "x", "reliability": "reliable", "reason": "y"}).status_code == 403
    [password] = codes_in(ama.post("/settings/people/reset", {"name": "nadia", "two_factor": "yes"}).text)
    assert nadia.get("/inbox").status_code == 303
    assert sign_in(nadia, "nadia", password).status_code == 303
    assert ama.post("/settings/people/remove", {"name": "nadia"}).status_code == 303
    assert [account.user.name for account in accounts(shared.ledger)] == ["ama"]
    last = ama.post("/settings/people/remove", {"name": "ama"})
    assert (last.status_code, "only admin" in last.text) == (400, True)
    assert ama.post("/settings/people/add", {"name": "no spaces here", "role": "coder"}).status_code == 422


def test_the_log_of_the_door_tells_an_admin_of_every_denial(shared: Shared, ama: Browser, nadia: Browser) -> None:
    assert nadia.get("/settings/people").status_code == 403
    assert nadia.get("/settings/log").status_code == 403
    page = ama.get("/settings/log").text
    assert page.count("not allowed by the role") == 2
    assert accesses_in(shared.ledger, 1)[0].detail == "the log of the door"


def test_anybody_can_have_a_second_factor_and_new_recovery_codes(shared: Shared, nadia: Browser) -> None:
    secret = next(codes_in(nadia.get("/settings/second-factor").text))
    shown = nadia.post("/settings/second-factor", {"code": pyotp.TOTP(secret).at(shared.clock.now)})
    old = list(codes_in(shown.text))
    new = list(codes_in(nadia.post("/settings/recovery-codes", {"password": PASSWORD}).text))
    assert (len(old), len(new), set(old) & set(new)) == (10, 10, set())
    assert nadia.post("/settings/recovery-codes", {"password": "wrong words here"}).status_code == 403
    assert sign_in(shared.browser(), "nadia").headers["location"] == "/sign-in/code"


def test_a_user_ends_the_session_of_another_browser(shared: Shared, nadia: Browser) -> None:
    shared.clock.wait(seconds=5)
    other = shared.signed_in("nadia")
    page = nadia.get("/settings").text
    [id] = [part.partition('"')[0] for part in page.split('name="id" value="')[1:]]
    assert nadia.post("/settings/sessions/end", {"id": id}).status_code == 303
    assert other.get("/inbox").status_code == 303
    assert nadia.post("/settings/sessions/end", {"id": id}).status_code == 404


def test_a_key_is_shown_once_works_and_is_taken_back(shared: Shared, nadia: Browser) -> None:
    [words] = codes_in(nadia.post("/settings/keys", {"label": "nightly", "role": "reader", "days": "30"}).text)
    assert nadia.post("/settings/keys", {"label": "nightly", "role": "admin", "days": "30"}).status_code == 400
    page = nadia.get("/settings").text
    assert ("nightly" in page, words in page) == (True, False)
    program = Browser(shared.browser().app, {"authorization": f"Bearer {words}"})
    assert program.get("/settings/sources").status_code == 200
    user = accounts(shared.ledger)[0].user
    [key] = api_keys(shared.ledger, user)
    assert nadia.post("/settings/keys/withdraw", {"number": str(key.number)}).status_code == 303
    assert program.get("/settings/sources").status_code == 303


def test_a_reviewer_decides_about_a_source_and_everybody_sees_it(shared: Shared, nadia: Browser) -> None:
    shared.add("rosa", Role.REVIEWER)
    rosa = shared.signed_in("rosa")
    with shared.ledger.reading() as connection:
        publisher = next(one.key for one in sources_in(connection) if one.key)
    sent = {
        "publisher": publisher,
        "reliability": "fairly reliable",
        "kind": "media",
        "group": "<b>one owner</b>",
        "reason": "two retractions",
    }
    assert rosa.post("/settings/sources", {**sent, "reason": " "}).status_code == 400
    assert rosa.post("/settings/sources", sent).status_code == 303
    page = nadia.get(f"/settings/sources?name={publisher[:3]}").text
    assert "fairly reliable" in page
    assert "&lt;b&gt;one owner&lt;/b&gt;" in page
    with shared.ledger.reading() as connection:
        assert groups_of(connection) == {publisher: "<b>one owner</b>"}


def test_the_codebook_is_readable_in_both_languages(browser: Browser) -> None:
    assert set(MEANING_WORDS) == {words for meaning in MEANINGS for words in (meaning.words, meaning.targets)}
    assert "people leave custody" in browser.get("/settings/codebook").text
    assert "люди выходят из-под стражи" in browser.get("/settings/codebook", accept_language="ru").text
