"""Where the desk listens: off this machine never without TLS, and under its own names alone."""

from pathlib import Path

import pytest
import trustme

from khronika.errors import SettingsError
from khronika.review.listening import Listening
from tests.cli.running import khronika


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate and its key."""
    folder = tmp_path_factory.mktemp("tls")
    made = trustme.CA().issue_cert("desk.example")
    made.cert_chain_pems[0].write_to_path(folder / "desk.pem")
    made.private_key_pem.write_to_path(folder / "desk-key.pem")
    return folder / "desk.pem", folder / "desk-key.pem"


def test_on_loopback_it_is_asked_under_the_names_of_loopback() -> None:
    listening = Listening()
    listening.check()
    assert listening.hosts(8000) == {"127.0.0.1:8000", "localhost:8000"}
    assert listening.address(8000) == "http://127.0.0.1:8000"
    assert "localhost" in listening.hosts(80)


def test_off_loopback_it_is_asked_under_the_names_that_were_given(certificate: tuple[Path, Path]) -> None:
    listening = Listening("0.0.0.0", 443, ("Desk.Example",), *certificate)  # noqa: S104 - nobody listens in this test
    listening.check()
    assert listening.hosts(443) == {"desk.example:443", "desk.example"}
    assert listening.address(443) == "https://Desk.Example:443"
    assert Listening("::1").hosts(8000) == {"[::1]:8000"}


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "desk.example"])  # noqa: S104
def test_off_loopback_it_does_not_begin_without_tls(host: str) -> None:
    with pytest.raises(SettingsError, match="without TLS others could listen in; give --certificate FILE and --key FILE"):
        Listening(host, names=("desk.example",)).check()


def test_what_does_not_go_together_is_said(certificate: tuple[Path, Path], tmp_path: Path) -> None:
    pem, key = certificate
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("no certificate")
    for listening, words in (
        (Listening(certificate=pem), "go together"),
        (Listening("::", certificate=pem, key=key), "say by --name"),
        (Listening(certificate=wrong, key=key), "no certificate and key in PEM"),
        (Listening(certificate=pem, key=tmp_path / "nowhere.pem"), "no certificate and key in PEM"),
    ):
        with pytest.raises(SettingsError, match=words):
            listening.check()


def test_a_shared_desk_does_not_begin_without_tls_or_where_nobody_has_an_account(certificate: tuple[Path, Path], tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    pem, key = certificate
    named = ("serve", "--host", "192.0.2.7", "--name", "desk.example", "--ledger", ledger)
    nobody = khronika(*named, "--certificate", pem, "--key", key)
    assert (nobody.code, "khronika user add NAME --role admin" in nobody.err) == (2, True)
    assert khronika("serve", "--accounts", "--ledger", ledger).code == 2
    assert "without TLS others could listen in" in khronika(*named).err
