"""Values encrypted under a key that is not in the ledger.

Each value has a key of its own (AES-256-GCM), which stands beside it encrypted under the sealing key, so that one value can be opened or
destroyed without another. What a value is of is bound to it: a value that somebody put in the place of another does not open.
"""

import hashlib
import os
import secrets
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from khronika.errors import SettingsError

NONCE_BYTES = 12
KEY_BYTES = 32
SCRYPT_COST = 2**17
SCRYPT_BLOCK = 8
PLAIN, GUARDED = b"khronika sealing key\n", b"khronika sealing key, under a passphrase\n"
"""How files of keys begin."""


@dataclass(frozen=True, slots=True, repr=False)
class SealingKey:
    """What opens sealed values; it shows itself nowhere."""

    secret: bytes

    @property
    def name(self) -> str:
        """By what a ledger knows the key without having it."""
        return hashlib.sha256(b"khronika sealing key\n" + self.secret).hexdigest()[:16]

    def seal(self, value: bytes, of: str) -> tuple[str, bytes]:
        """The value encrypted, and before it its own key encrypted."""
        own = secrets.token_bytes(KEY_BYTES)
        return _encrypted(self.secret, own, of).hex(), _encrypted(own, zlib.compress(value), of)

    def open(self, wrapped: str, value: bytes, of: str) -> bytes | None:
        """The value as it was; ``None`` where it does not open: it was changed, or is sealed under another key."""
        try:
            own = _decrypted(self.secret, bytes.fromhex(wrapped), of)
            return zlib.decompress(_decrypted(own, value, of))
        except (InvalidTag, ValueError, zlib.error):
            return None


def sealing_key(path: Path, ask: Callable[[], str]) -> SealingKey:
    """The key in the file; ``ask`` gives the passphrase where the file wants one. ``SettingsError`` where it cannot be used."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"{path} holds no sealing key that can be read ({error.strerror}); name its file with KHRONIKA_SEALING_KEY"
        ) from error
    secret = None
    if data.startswith(PLAIN):
        secret = data.removeprefix(PLAIN)
    elif data.startswith(GUARDED):
        secret = _under_passphrase(data.removeprefix(GUARDED), ask())
    if secret is None or len(secret) != KEY_BYTES:
        raise SettingsError(f"{path} holds no sealing key, or its passphrase is another; name the right file with KHRONIKA_SEALING_KEY")
    return SealingKey(secret)


def make_sealing_key(path: Path, passphrase: str | None) -> SealingKey:
    """A new key in a new file for its owner alone, under a passphrase where there is one."""
    secret = secrets.token_bytes(KEY_BYTES)
    data = PLAIN + secret
    if passphrase is not None:
        salt = secrets.token_bytes(KEY_BYTES)
        data = GUARDED + salt + _encrypted(_stretched(passphrase, salt), secret, "sealing key")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(data)
    except OSError as error:
        raise SettingsError(f"no sealing key can be made at {path}: {error.strerror}; name a new file with KHRONIKA_SEALING_KEY") from error
    return SealingKey(secret)


def _under_passphrase(data: bytes, passphrase: str) -> bytes | None:
    try:
        return _decrypted(_stretched(passphrase, data[:KEY_BYTES]), data[KEY_BYTES:], "sealing key")
    except InvalidTag:
        return None


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=KEY_BYTES, n=SCRYPT_COST, r=SCRYPT_BLOCK, p=1).derive(passphrase.encode())


def _encrypted(key: bytes, value: bytes, of: str) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, value, of.encode())


def _decrypted(key: bytes, data: bytes, of: str) -> bytes:
    return AESGCM(key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], of.encode())
