"""OONI's JSON of one web_connectivity measurement, as far as it is read.

Source: OONI's specifications, data formats df-000, df-001, df-002, df-005 and df-006, and nettest ts-017.
Verdicts that the file holds (``blocking``, ``accessible``, ``x_blocking_flags``) are no part of it: khronika comes to its own.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AnswerForm:
    """A record that a resolver gave."""

    ipv4: str | None = None
    ipv6: str | None = None
    asn: int | None = None


@dataclass(frozen=True, slots=True)
class QueryForm:
    """A question to a resolver."""

    hostname: str | None = None
    query_type: str | None = None
    engine: str | None = None
    resolver_address: str | None = None
    answers: list[AnswerForm] | None = None
    failure: str | None = None
    t: float | None = None


@dataclass(frozen=True, slots=True)
class StatusForm:
    """What became of an attempt to connect."""

    failure: str | None = None
    success: bool | None = None


@dataclass(frozen=True, slots=True)
class ConnectForm:
    """An attempt to connect."""

    ip: str | None = None
    port: int | None = None
    status: StatusForm = field(default_factory=StatusForm)
    t: float | None = None


@dataclass(frozen=True, slots=True)
class HandshakeForm:
    """An attempt to begin TLS."""

    address: str | None = None
    server_name: str | None = None
    failure: str | None = None
    tls_version: str | None = None
    cipher_suite: str | None = None
    t: float | None = None


@dataclass(frozen=True, slots=True)
class SentForm:
    """What was asked."""

    url: str | None = None


@dataclass(frozen=True, slots=True)
class ResponseForm:
    """What came back; a body or the value of a header that is no text stands there in base64, as an object."""

    code: int | None = None
    headers: dict[str, object] | None = None
    headers_list: list[tuple[object, object]] | None = None
    body: object = None
    body_is_truncated: bool | None = None


@dataclass(frozen=True, slots=True)
class RequestForm:
    """A request and its response."""

    request: SentForm | None = None
    response: ResponseForm | None = None
    address: str | None = None
    failure: str | None = None
    tags: list[str] | None = None
    t: float | None = None


@dataclass(frozen=True, slots=True)
class ControlAnswersForm:
    """What the control's resolver gave."""

    failure: str | None = None
    addrs: list[str] | None = None


@dataclass(frozen=True, slots=True)
class ControlStepForm:
    """Whether the control could connect, or begin TLS."""

    failure: str | None = None
    status: bool | None = None
    server_name: str | None = None


@dataclass(frozen=True, slots=True)
class ControlPageForm:
    """The page that the control got; -1 stands for no length and no status."""

    failure: str | None = None
    status_code: int | None = None
    body_length: int | None = None
    title: str | None = None
    headers: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class NumberForm:
    """What is known of a numeric address."""

    asn: int | None = None


@dataclass(frozen=True, slots=True)
class ControlForm:
    """What OONI's test helper saw."""

    dns: ControlAnswersForm | None = None
    tcp_connect: dict[str, ControlStepForm] | None = None
    tls_handshake: dict[str, ControlStepForm] | None = None
    http_request: ControlPageForm | None = None
    ip_info: dict[str, NumberForm] | None = None


@dataclass(frozen=True, slots=True)
class KeysForm:
    """The test's own part."""

    queries: list[QueryForm] | None = None
    tcp_connect: list[ConnectForm] | None = None
    tls_handshakes: list[HandshakeForm] | None = None
    requests: list[RequestForm] | None = None
    control: ControlForm | None = None
    control_failure: str | None = None


@dataclass(frozen=True, slots=True)
class OoniForm:
    """A measurement as OONI publishes it."""

    test_name: str
    measurement_start_time: str
    test_keys: KeysForm
    input: str | None = None
    probe_asn: str | None = None
    probe_cc: str | None = None
    probe_network_name: str | None = None
    resolver_ip: str | None = None
    report_id: str | None = None
    measurement_uid: str | None = None
    software_name: str | None = None
    software_version: str | None = None
