"""Connections, and TLS on them."""

import asyncio
import ssl
from contextlib import suppress
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from khronika.reach.failures import failure_of
from khronika.reach.plan import Plan
from khronika.records.observation import Certificate, TcpConnect, TlsHandshake


@dataclass(frozen=True, slots=True)
class Stream:
    """An open connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def close(self) -> None:
        """Ends it without waiting for the other side."""
        self.writer.transport.abort()


async def connect(ip: str, port: int, plan: Plan) -> tuple[TcpConnect, Stream | None]:
    """An attempt to connect, and the connection where it worked."""
    started = asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(plan.step_seconds):
            reader, writer = await asyncio.open_connection(ip, port)
    except OSError as error:
        return TcpConnect(ip, port, failure_of(error), _since(started)), None
    return TcpConnect(ip, port, None, _since(started)), Stream(reader, writer)


async def secure(stream: Stream, at: TcpConnect, name: str, plan: Plan) -> TlsHandshake:
    """An attempt to begin TLS on a connection under a name; the certificate must be good for it."""
    started = asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(plan.step_seconds):
            await stream.writer.start_tls(plan.trusting, server_hostname=name)
    except (OSError, ValueError) as error:
        return TlsHandshake(at.ip, at.port, name, failure_of(error), seconds=_since(started))
    return _shaken(stream, at, name, _since(started))


async def secure_blindly(at: TcpConnect, name: str | None, plan: Plan) -> TlsHandshake:
    """An attempt to begin TLS on a connection of its own, with any certificate, under a name or none."""
    started = asyncio.get_running_loop().time()
    stream: Stream | None = None
    try:
        async with asyncio.timeout(plan.step_seconds):
            stream = Stream(*await asyncio.open_connection(at.ip, at.port))
            await stream.writer.start_tls(plan.blind, server_hostname=name or "")
        return _shaken(stream, at, name, _since(started))
    except (OSError, ValueError) as error:
        return TlsHandshake(at.ip, at.port, name, failure_of(error), seconds=_since(started))
    finally:
        if stream is not None:
            stream.close()


def _shaken(stream: Stream, at: TcpConnect, name: str | None, seconds: float) -> TlsHandshake:
    tls = stream.writer.get_extra_info("ssl_object")
    cipher = tls.cipher()
    return TlsHandshake(at.ip, at.port, name, None, tls.version(), cipher and cipher[0], _certificates(tls), seconds)


def _certificates(tls: ssl.SSLObject) -> tuple[Certificate, ...]:
    shown = tls.getpeercert(binary_form=True)
    with suppress(ValueError):
        return () if shown is None else (certificate_of(shown),)
    return ()


def certificate_of(shown: bytes) -> Certificate:
    """What a certificate says, from its bytes (DER); ``ValueError`` where they are none."""
    found = x509.load_der_x509_certificate(shown)
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        sites = tuple(map(str, (*names.get_values_for_type(x509.DNSName), *names.get_values_for_type(x509.IPAddress))))
    except x509.ExtensionNotFound:
        sites = ()
    return Certificate(
        sha256=found.fingerprint(hashes.SHA256()).hex(),
        subject=found.subject.rfc4514_string(),
        issuer=found.issuer.rfc4514_string(),
        names=sites,
        not_before=found.not_valid_before_utc,
        not_after=found.not_valid_after_utc,
    )


def _since(started: float) -> float:
    return round(asyncio.get_running_loop().time() - started, 6)
