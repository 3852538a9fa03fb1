"""Our finding in OONI's words, to be held against OONI's own."""

from khronika.reach.compare import compare
from khronika.reach.ooni import measurement_in
from khronika.records.codec_measurement import accessible_of, blocking_of


def ooni_verdict(line: bytes) -> tuple[str | bool | None, bool | None]:
    """OONI's ``blocking`` and ``accessible`` as khronika comes to them for a measurement."""
    measurement = measurement_in(line, "scenario")
    finding = compare(measurement)
    return blocking_of(finding, measurement.seen), accessible_of(finding)
