"""Heads of the log, signed with Ed25519 by a key that is not in the ledger (RFC 8032)."""

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from khronika.errors import RecordError, SettingsError
from khronika.records.body import body_of, record_in
from khronika.records.signed_head import LogHead, SignedHead

PURPOSE = b"khronika head of a log\n"
"""What every signature begins with, so that it can be taken for nothing else."""


def signing_key(path: Path) -> Ed25519PrivateKey:
    """The key in the file, which is made, for its owner alone, where there is none; ``SettingsError`` where it cannot be used."""
    try:
        if not path.exists():
            _make_key(path)
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} holds no key that can be used ({error}); name another file with --key") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SettingsError(f"{path} holds a key of another kind than Ed25519; name another file with --key")
    return key


def sign(head: LogHead, key: Ed25519PrivateKey, at: datetime, who: str) -> SignedHead:
    """The head, vouched for by the owner of the key."""
    unsigned = SignedHead(head, at, who, public_part(key), "")
    return replace(unsigned, signature=key.sign(_words(unsigned)).hex())


def signed_head_in(data: bytes) -> SignedHead:
    """The signed head of a file; ``RecordError`` where it is none, or its signature does not fit."""
    signed = record_in(SignedHead, data.decode(errors="replace"))
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(signed.key)).verify(bytes.fromhex(signed.signature), _words(signed))
    except (InvalidSignature, ValueError) as error:
        raise RecordError("its signature does not fit what it says") from error
    return signed


def public_part(key: Ed25519PrivateKey) -> str:
    """The key by which others check signatures, in hexadecimal digits."""
    return key.public_key().public_bytes_raw().hex()


def _words(signed: SignedHead) -> bytes:
    """What is signed: all but the signature."""
    return PURPOSE + body_of(replace(signed, signature="")).encode()


def _make_key(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        file.write(data)
