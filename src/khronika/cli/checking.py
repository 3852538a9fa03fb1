"""Tries addresses with the consent of the person, and shows what was found."""

import asyncio
import ipaddress
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import typer

from khronika import __version__
from khronika.cli.manners import NOTHING_DONE, SOME_FAILED
from khronika.cli.options import CheckOptions, ReachFormat
from khronika.cli.screen import say, tell, write_line
from khronika.errors import InputError, RecordError, SettingsError
from khronika.reach import checking
from khronika.reach.fingerprint_file import fingerprints_in
from khronika.reach.fingerprints import Fingerprints
from khronika.reach.plan import Plan
from khronika.reach.resolving import system_nameservers
from khronika.reach.rounds import joint_finding
from khronika.records.codec_measurement import decode_measurement, encode_measurement
from khronika.records.finding import Finding, Outcome
from khronika.records.measurement import Control, Measurement, Vantage

DANGER = (
    "Whoever runs or watches this network sees which addresses you try, and that no browser does it. In some countries trying a "
    "blocked site, or measuring at all, is punished. A proxy or VPN hides you and makes the measurement worthless. "
    "If that is too much for you or others here, do not run it: measurements from elsewhere do as well."
)


def check_and_show(options: CheckOptions) -> int:
    """Tries the addresses once the person has agreed; the exit code."""
    addresses, failed = _good_addresses(options.addresses)
    plan = _plan_of(options)
    controls = {} if options.control is None else dict(_controls_in(options.control))
    if not addresses or not _agreed(options, len(addresses)):
        return NOTHING_DONE
    found: dict[str, list[Finding]] = defaultdict(list)
    asyncio.run(_show_each(_measurements(addresses, options, plan, controls), options, found))
    if options.format is ReachFormat.TABLE and options.times > 1:
        for address in addresses:
            _show(address, joint_finding(found[address]))
    return SOME_FAILED if failed else 0


def _good_addresses(asked: tuple[str, ...]) -> tuple[list[str], int]:
    good: dict[str, None] = {}
    failed = 0
    for address in asked:
        try:
            good[checking.address_in(address)] = None
        except InputError as error:
            tell("failed", str(error), "bold red")
            failed += 1
    return list(good), failed


def _plan_of(options: CheckOptions) -> Plan:
    nameservers = system_nameservers()
    for server in options.resolvers:
        if not server.startswith("https://") and not _is_numeric(server):
            raise SettingsError(f"--resolver {server}: give a numeric address, or https:// for DoH")
    return Plan(
        nameservers,
        options.resolvers,
        step_seconds=options.step_seconds,
        address_seconds=6 * options.step_seconds,
        at_once=options.at_once,
        authorities=options.authorities,
    )


def _is_numeric(server: str) -> bool:
    try:
        ipaddress.ip_address(server)
    except ValueError:
        return False
    return True


def _agreed(options: CheckOptions, count: int) -> bool:
    tell("danger", DANGER, "bold red")
    if options.consent:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        tell("nothing was tried", "nobody agreed; add --consent if you know the danger and want it")
        return False
    return typer.confirm(f"Try {count} addresses from here?", default=False, err=True)


def _controls_in(path: Path) -> Iterator[tuple[str, Control]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        raise SettingsError(f"--control {path}: it cannot be read ({error}); give a file that --format jsonl wrote") from error
    for number, line in enumerate(lines, 1):
        try:
            earlier = decode_measurement(line)
        except RecordError as error:
            raise SettingsError(f"--control {path}: line {number} holds no measurement ({error}); leave it out") from error
        yield earlier.address, Control(f"{path.name}, line {number}", earlier.seen, earlier.at)


def _marks_in(paths: tuple[Path, ...]) -> Fingerprints:
    marks, faults = fingerprints_in(paths)
    for fault in faults:
        tell("left out", str(fault), "bold yellow")
    return marks


async def _measurements(
    addresses: list[str], options: CheckOptions, plan: Plan, controls: dict[str, Control]
) -> AsyncIterator[Measurement]:
    vantage = Vantage(options.network, options.country, resolver=next(iter(plan.nameservers), ""))
    here = checking.Here(vantage, controls, f"khronika {__version__}", lambda: datetime.now(UTC), _marks_in(options.fingerprints))
    for _ in range(options.times):
        async for measurement in checking.measure(addresses, plan, here, options.control_address):
            yield measurement


async def _show_each(measurements: AsyncIterator[Measurement], options: CheckOptions, found: dict[str, list[Finding]]) -> None:
    """Shows each as it comes; what is tried several times is shown in a table when all attempts are done."""
    async for measurement in measurements:
        finding = measurement.finding or Finding(Outcome.INSUFFICIENT, ("nobody compared it",))
        found[measurement.address].append(finding)
        if options.format is ReachFormat.JSONL:
            write_line(encode_measurement(measurement))
        elif options.times == 1:
            _show(measurement.address, finding)


def _show(address: str, finding: Finding) -> None:
    say(f"{address}  {finding.outcome.value}" + ("" if finding.mechanism is None else f"  {finding.mechanism}"))
    for reason in finding.reasons:
        say(f"  {reason}")
