import json
from pathlib import Path

import pytest

from khronika.records.codec_measurement import decode_measurement
from tests.cli.running import Ran, khronika
from tests.read.servers import Answer, Site

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def checked(home: Path) -> Ran:
    with Site({}) as site:
        return khronika("reach", "check", f"{site.address}/", "--consent", "--format", "jsonl", "--network", "AS64500", "--country", "TG")


def test_without_consent_the_danger_is_told_and_nothing_is_tried() -> None:
    with Site({}) as site:
        ran = khronika("reach", "check", f"{site.address}/")
        assert site.asked == []
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("danger: ")
    assert "add --consent" in ran.err


def test_the_danger_is_told_also_to_who_agrees(checked: Ran) -> None:
    assert checked.code == 0
    assert checked.err.startswith("danger: ")


def test_only_the_addresses_of_the_list_are_asked() -> None:
    with Site({}) as site:
        khronika("reach", "check", f"{site.address}/a", f"{site.address}/b", f"{site.address}/a", "--consent")
        assert sorted(site.paths) == ["/a", "/b"]


def test_a_line_of_json_is_oonis_with_ours_beside(checked: Ran) -> None:
    form = json.loads(checked.out)
    assert (form["test_name"], form["probe_asn"], form["probe_cc"], form["probe_ip"]) == ("web_connectivity", "AS64500", "TG", "127.0.0.1")
    assert form["test_keys"]["requests"][0]["response"]["code"] == 404
    assert (form["test_keys"]["blocking"], form["test_keys"]["accessible"]) == (None, None)
    measurement = decode_measurement(checked.out)
    assert measurement.vantage.network == "AS64500"
    assert measurement.seen.exchanges[0].status == 404


def test_a_measurement_of_before_is_a_control(home: Path) -> None:
    with Site({}) as site:
        first = khronika("reach", "check", f"{site.address}/", "--consent", "--format", "jsonl")
        (home / "before.jsonl").write_text(first.out, encoding="utf-8")
        again = khronika("reach", "check", f"{site.address}/", "--consent", "--control", "before.jsonl", "--timeout", "3")
        address = f"{site.address}/"
    assert again.out.startswith(f"{address}  ")
    assert "there is no control" not in again.out
    gone = khronika("reach", "check", address, "--consent", "--control", "before.jsonl", "--timeout", "3")
    assert gone.out.startswith(f"{address}  likely blocked  tcp.refused")


def test_a_wrong_address_is_named_and_the_rest_is_tried() -> None:
    with Site({}) as site:
        ran = khronika("reach", "check", "ftp://a.example/", f"{site.address}/", "https://me:secret@a.example/", "--consent")
        assert site.paths == ["/"]
    assert ran.code == 1
    assert "failed: ftp://a.example/: only http and https addresses are tried" in ran.err
    assert "secret" not in ran.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--control", "nowhere.jsonl"], "--control nowhere.jsonl: it cannot be read"),
        (["--control", "other.jsonl"], "--control other.jsonl: line 1 holds no measurement"),
        (["--resolver", "resolver.example"], "give a numeric address, or https:// for DoH"),
        (["--authorities", "nowhere.pem"], "nowhere.pem: this holds no certificates"),
        (["--at-once", "0"], "greater than nothing"),
        (["--control-address", "gopher://a.example"], "only http and https addresses are tried"),
    ],
)
def test_an_option_that_cannot_work_is_told_before_anything_is_tried(home: Path, options: list[str], words: str) -> None:
    (home / "other.jsonl").write_text("{}\n", encoding="utf-8")
    with Site({}) as site:
        ran = khronika("reach", "check", f"{site.address}/", "--consent", *options)
        assert site.asked == []
    assert ran.code == 2
    assert words in ran.err


def test_what_is_tried_several_times_has_one_finding_in_the_table_and_a_line_each_in_json() -> None:
    with Site({}) as site:
        table = khronika("reach", "check", f"{site.address}/", "--consent", "--times", "3")
        assert table.out.count(site.address) == 1
        lines = khronika("reach", "check", f"{site.address}/", "--consent", "--times", "2", "--format", "jsonl")
    assert len(lines.out.splitlines()) == 2


def test_a_fingerprint_of_the_user_tells_a_block_page(home: Path) -> None:
    rows = "name,location_found,pattern_type,pattern\nmade.1,body,contains,held in Lome on Monday\n"
    (home / "prints.csv").write_text(rows, encoding="utf-8")
    with Site({"/": Answer()}) as site:
        ran = khronika("reach", "check", f"{site.address}/", "--consent", "--fingerprints", "prints.csv")
    assert "blocked  http.blockpage" in ran.out
    assert "made.1" in ran.out
