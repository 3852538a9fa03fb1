import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.errors import InputError
from khronika.read.asking import asked_for, is_public, number_of, refuse_private_name


@pytest.mark.parametrize(
    ("address", "asked", "host", "port", "origin"),
    [
        ("https://Paper.org", "https://paper.org", "paper.org", 443, "https://paper.org"),
        ("http://paper.org:8080/a?b=c#d", "http://paper.org:8080/a?b=c", "paper.org", 8080, "http://paper.org:8080"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/", "2606:4700::1111", 80, "http://[2606:4700::1111]"),
        ("https://газета.рф/новости", "https://xn--80aaf2bgk.xn--p1ai/", "", 443, ""),
    ],
)
def test_an_address_has_parts(address: str, asked: str, host: str, port: int, origin: str) -> None:
    found = asked_for(address)
    assert found.port == port
    if host:
        assert (found.address.rstrip("/"), found.host, found.origin) == (asked.rstrip("/"), host, origin)
    else:
        assert found.host.startswith("xn--")


@pytest.mark.parametrize(
    "address", ["ftp://paper.org/", "paper.org", "http:///nowhere", "http://[broken", "http://paper.org:99999/", "mailto:a@b.org"]
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(InputError):
        asked_for(address)


def test_an_address_with_a_password_is_refused_without_repeating_it() -> None:
    with pytest.raises(InputError) as caught:
        asked_for("https://me:hunter2@paper.org/a")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "LOCALHOST", "localhost.", "api.localhost", "printer.local", "router.lan", "intranet", "db.internal", "nas.home.arpa",
        "127.0.0.1", "127.1", "0x7f.1", "2130706433", "0.0.0.0",  # noqa: S104 - an address to refuse, not to bind to
        "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]", "[ff02::1]", "[fec0::1]", "[feff::1]",
    ],
)  # fmt: skip
def test_private_hosts_are_refused_however_they_are_written(host: str) -> None:
    with pytest.raises(InputError, match="private"):
        refuse_private_name(asked_for(f"http://{host}/"), frozenset(), through_proxy=True)


@pytest.mark.parametrize("host", ["paper.org", "localhost.paper.org", "8.8.8.8", "[2606:4700::1111]", "test.paper.org"])
def test_public_hosts_may_be_asked(host: str) -> None:
    refuse_private_name(asked_for(f"http://{host}/"), frozenset(), through_proxy=False)


def test_a_private_host_may_be_asked_when_it_is_allowed_by_name() -> None:
    refuse_private_name(asked_for("http://wiki.lan/"), frozenset({"wiki.lan"}), through_proxy=False)
    with pytest.raises(InputError):
        refuse_private_name(asked_for("http://other.lan/"), frozenset({"wiki.lan"}), through_proxy=False)


def test_an_onion_address_needs_a_proxy() -> None:
    onion = asked_for("http://paper3kdsx.onion/")
    refuse_private_name(onion, frozenset(), through_proxy=True)
    with pytest.raises(InputError, match="socks5h"):
        refuse_private_name(onion, frozenset(), through_proxy=False)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_carried_in_ipv6_is_as_public_as_it_is_alone(number: object) -> None:
    alone = number_of(str(number))
    carried = number_of(f"::ffff:{number}")
    assert alone is not None
    assert carried is not None
    assert is_public(carried) == is_public(alone)
