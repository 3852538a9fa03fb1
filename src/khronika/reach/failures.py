"""Faults of the network in OONI's words."""

import errno
import ssl

import h11

TIMEOUT = "generic_timeout_error"
BY_NUMBER = {
    errno.ECONNRESET: "connection_reset",
    errno.EPIPE: "connection_reset",
    errno.ECONNREFUSED: "connection_refused",
    errno.ECONNABORTED: "connection_aborted",
    errno.EHOSTUNREACH: "host_unreachable",
    errno.ENETUNREACH: "network_unreachable",
    errno.ETIMEDOUT: TIMEOUT,
}
UNKNOWN_AUTHORITY = frozenset({18, 19, 20, 21})
"""OpenSSL's numbers for a certificate that signs itself or whose issuer is not known."""
WRONG_HOSTNAME = frozenset({62, 64})


def failure_of(error: Exception) -> str:
    """OONI's string for a fault.

    >>> failure_of(ConnectionRefusedError(111, "refused"))
    'connection_refused'
    """
    if isinstance(error, TimeoutError):
        return TIMEOUT
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate_failure(error.verify_code)
    if isinstance(error, (ssl.SSLEOFError, EOFError)):
        return "eof_error"
    if isinstance(error, ssl.SSLError):
        return "ssl_failed_handshake"
    if isinstance(error, OSError):
        number = error.errno or 0
        return "eof_error" if isinstance(error, ConnectionError) and not number else BY_NUMBER.get(number, f"unknown_failure: {error}")
    return "http_invalid_response" if isinstance(error, h11.RemoteProtocolError) else f"unknown_failure: {error}"


def _certificate_failure(code: int) -> str:
    if code in UNKNOWN_AUTHORITY:
        return "ssl_unknown_authority"
    return "ssl_invalid_hostname" if code in WRONG_HOSTNAME else "ssl_invalid_certificate"
