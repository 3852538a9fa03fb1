"""Every way to censor that the laboratory knows, and four faults that are none, probed from within."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from khronika.records.codec_measurement import decode_measurement
from khronika.records.finding import BLOCKINGS, Finding, Outcome
from khronika.records.measurement import Measurement
from tests.reach.laboratory import map as places

TRIAL = "import fcntl, os; os.open('/dev/net/tun', os.O_RDWR)"
INTO_A_SPACE = ["unshare", "--user", "--map-root-user", "--net", "--mount", "--kill-child"]
HTTPS, HTTP = f"https://{places.SITE}/", f"http://{places.SITE}/"
DOWN, EXPIRED = f"https://{places.DOWN}/", f"https://{places.EXPIRED}/"
COUNTRY, COUNTRY_PLAIN = f"https://{places.COUNTRY}/", f"http://{places.COUNTRY}/"
ADDRESSES = (HTTPS, HTTP, DOWN, EXPIRED, COUNTRY, COUNTRY_PLAIN)
RESOLVERS = ("--resolver", places.OTHER_RESOLVER, "--resolver", f"https://{places.DOH}/dns-query")

CENSORED = (
    ("forges a bogon", HTTPS, Outcome.BLOCKED, "dns.injection.bogon"),
    ("forges a bogon", HTTP, Outcome.BLOCKED, "dns.injection.bogon"),
    ("forges the address of a block page", HTTPS, Outcome.BLOCKED, "dns.injection.blockpage"),
    ("forges the address of a block page", HTTP, Outcome.BLOCKED, "dns.injection.blockpage"),
    ("forges that there is no such name", HTTPS, Outcome.BLOCKED, "dns.injection.nxdomain"),
    ("drops", HTTPS, Outcome.BLOCKED, "tcp.timeout"),
    ("drops", HTTP, Outcome.BLOCKED, "tcp.timeout"),
    ("resets on the name in TLS", HTTPS, Outcome.BLOCKED, "tls.reset.sni"),
    ("resets on the Host", HTTP, Outcome.BLOCKED, "http.reset.host"),
    ("serves a block page", HTTP, Outcome.BLOCKED, "http.blockpage"),
    ("intercepts TLS", HTTPS, Outcome.BLOCKED, "tls.interception"),
)
INNOCENT = (
    ("nothing", HTTPS, {Outcome.REACHED}),
    ("nothing", HTTP, {Outcome.REACHED}),
    ("nothing", DOWN, {Outcome.DOWN}),
    ("nothing", EXPIRED, {Outcome.DOWN}),
    ("nothing", COUNTRY, {Outcome.REACHED}),
    ("nothing", COUNTRY_PLAIN, {Outcome.INSUFFICIENT}),
    ("has a portal", HTTPS, {Outcome.INSUFFICIENT}),
    ("has a portal", HTTP, {Outcome.INSUFFICIENT}),
    ("has a portal", COUNTRY_PLAIN, {Outcome.INSUFFICIENT}),
)


@dataclass
class Laboratory:
    """A laboratory that runs: what is asked of it, it does one after the other."""

    process: "subprocess.Popen[str]"
    folder: Path

    def check(self, where: str, censor: str, *words: str) -> list[Measurement]:
        """The measurements of ``khronika reach check``, there, while the censor censors so."""
        base = ["reach", "check", "--consent", "--format", "jsonl", "--authorities", str(self.folder / "authority.pem"), "--timeout", "2"]
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"censor": censor, "where": where, "words": [*base, *words]}) + "\n")
        self.process.stdin.flush()
        code, out, told = json.loads(self.process.stdout.readline())
        assert code == 0, told
        return [decode_measurement(line) for line in out.splitlines()]

    def here(self, censor: str, *words: str) -> dict[str, Finding]:
        """The finding of each address at the client, beside the control of the vantage point."""
        control = ("--control", str(self.folder / "control.jsonl"))
        return {found.address: of(found) for found in self.check("client", censor, *control, *words)}


def of(measurement: Measurement) -> Finding:
    assert measurement.finding is not None
    return measurement.finding


def why_not() -> str | None:
    """Why this machine has no laboratory, ``None`` where it may have one."""
    if shutil.which("unshare") is None or shutil.which("ip") is None or shutil.which("nsenter") is None:
        return "unshare, nsenter or ip is missing (Debian: util-linux, iproute2)"
    trial = subprocess.run([*INTO_A_SPACE, sys.executable, "-c", TRIAL], capture_output=True, text=True, check=False)
    return None if trial.returncode == 0 else f"this machine forbids namespaces or tunnels: {trial.stderr.strip()[-200:]}"


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laboratory]:
    reason = why_not()
    if reason is not None:
        pytest.skip(f"the laboratory did not run: {reason}")
    folder = tmp_path_factory.mktemp("laboratory")
    command = [*INTO_A_SPACE, sys.executable, "-m", "tests.reach.laboratory", str(folder)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == '"ready"\n'
        found = Laboratory(process, folder)
        lines = found_lines(found)
        (folder / "control.jsonl").write_text(lines, encoding="utf-8")
        yield found
        assert process.stdin is not None
        process.stdin.close()
        process.wait(timeout=20)


def found_lines(laboratory: Laboratory) -> str:
    """What the vantage point sees, where nobody censors, as a file of controls."""
    from khronika.records.codec_measurement import encode_measurement  # noqa: PLC0415 - beside its one use

    seen = laboratory.check("vantage", "nothing", *ADDRESSES)
    return "\n".join(encode_measurement(measurement).decode() for measurement in seen)


@pytest.fixture(scope="module")
def findings(laboratory: Laboratory) -> dict[str, dict[str, Finding]]:
    """What the client finds under each way to censor, with all that a person can ask for."""
    ways = dict.fromkeys(way for way, *_ in (*CENSORED, *INNOCENT))
    beside = ("--control-address", f"https://{places.OPEN}/", *RESOLVERS)
    return {way: laboratory.here(way, *beside, *ADDRESSES) for way in ways}


@pytest.mark.parametrize(("way", "address", "outcome", "mechanism"), CENSORED)
def test_what_is_censored_is_found_with_its_mechanism(
    findings: dict[str, dict[str, Finding]], way: str, address: str, outcome: Outcome, mechanism: str
) -> None:
    found = findings[way][address]
    assert (found.outcome, found.mechanism) == (outcome, mechanism), found.reasons


@pytest.mark.parametrize(("way", "address", "outcomes"), INNOCENT)
def test_what_nobody_censors_is_never_called_blocked(
    findings: dict[str, dict[str, Finding]], way: str, address: str, outcomes: set[Outcome]
) -> None:
    found = findings[way][address]
    assert found.outcome in outcomes, found.reasons


@pytest.mark.parametrize("way", [way for way, *_ in CENSORED])
def test_a_censored_site_leaves_the_others_what_they_are(findings: dict[str, dict[str, Finding]], way: str) -> None:
    others = {address: findings[way][address].outcome for address in (DOWN, EXPIRED, COUNTRY, COUNTRY_PLAIN)}
    assert others == {
        DOWN: Outcome.DOWN,
        EXPIRED: Outcome.DOWN,
        COUNTRY: Outcome.REACHED,
        COUNTRY_PLAIN: Outcome.INSUFFICIENT,
    }


def test_a_censor_who_lets_some_through_is_intermittent(laboratory: Laboratory) -> None:
    from khronika.reach.rounds import joint_finding  # noqa: PLC0415 - beside its one use

    control = ("--control", str(laboratory.folder / "control.jsonl"))
    seen = laboratory.check("client", "is intermittent", *control, "--times", "4", HTTPS)
    assert [of(measurement).mechanism for measurement in seen] == [None, "tls.reset.sni", None, "tls.reset.sni"]
    found = joint_finding([of(measurement) for measurement in seen])
    assert (found.outcome, found.mechanism) == (Outcome.INTERMITTENT, "tls.reset.sni")


def test_a_portal_is_not_called_a_block_where_no_address_was_thought_open(laboratory: Laboratory) -> None:
    found = laboratory.here("has a portal", *ADDRESSES)
    assert {address for address, finding in found.items() if finding.outcome in BLOCKINGS} == set()


def test_without_a_control_nothing_is_called_blocked(laboratory: Laboratory) -> None:
    (seen,) = laboratory.check("client", "resets on the name in TLS", HTTPS)
    assert of(seen).outcome is Outcome.INSUFFICIENT


def test_a_drop_is_no_more_than_likely_where_nothing_shows_that_the_network_works(laboratory: Laboratory) -> None:
    found = laboratory.here("drops", HTTPS)[HTTPS]
    assert (found.outcome, found.mechanism) == (Outcome.LIKELY_BLOCKED, "tcp.timeout")
