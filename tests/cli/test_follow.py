import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import GOOD, ended, khronika, process
from tests.living_site import LivingSite

pytestmark = pytest.mark.enable_socket
HERE = ("--allow-host", "127.0.0.1", "--delay", "0")
PAGE = "<html><body><article>" + "".join(f"<p>{part}</p>" for part in GOOD.split("\n\n")) + "</article></body></html>"


@pytest.fixture
def site() -> Iterator[LivingSite]:
    with LivingSite({"/a": PAGE.encode()}, {"/a": "", "/nowhere": ""}) as site:
        yield site


def test_once_reads_what_is_listed_and_names_what_failed(site: LivingSite, ledger: Path) -> None:
    ran = khronika("follow", site.address + "/feed", "--once", *HERE)
    assert ran.code == 1
    assert f"{site.address}/nowhere: the server answered 404" in ran.err
    assert "1 report read" in ran.err
    assert "detention" in khronika("claims").out
    assert ledger.with_name(ledger.name + ".follow").exists()


def test_a_page_that_vanished_is_told(site: LivingSite) -> None:
    del site.listed["/nowhere"]
    assert khronika("follow", site.address + "/feed", "--once", "--every", "1", *HERE).code == 0
    site.pages["/a"], site.listed["/a"] = 410, "Tue, 05 Mar 2024 10:00:00 +0000"
    time.sleep(1.1)
    ran = khronika("follow", site.address + "/feed", "--once", *HERE)
    assert (ran.code, site.asked("/a")) == (0, [200, 410])
    assert "vanished" in ran.err
    assert "detention" in khronika("claims").out


def test_settings_that_cannot_work_are_told(site: LivingSite) -> None:
    assert khronika("follow", site.address + "/feed", "--every", "0").code == 2


def test_a_program_that_is_killed_goes_on_where_it_was(site: LivingSite) -> None:
    running = process("follow", site.address + "/feed", *HERE)
    until = time.monotonic() + 60
    while site.asked("/a") != [200] and time.monotonic() < until:
        time.sleep(0.1)
    running.send_signal(signal.SIGKILL)
    ended(running)
    assert khronika("follow", site.address + "/feed", "--once", *HERE).code in (0, 1)
    assert len([line for line in khronika("claims", "--format", "jsonl").out.splitlines() if line]) == 1
