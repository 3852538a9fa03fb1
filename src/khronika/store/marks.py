"""What the log keeps of a credential."""

import hashlib
import json
from collections.abc import Mapping

MARKED = ("user", "kind", "secret", "label", "role", "expires")


def mark_of(row: Mapping[str, object]) -> str:
    """The hash of a credential, which tells whether another was put in its place and not what it is."""
    return hashlib.sha256(json.dumps([row[name] for name in MARKED], default=repr).encode()).hexdigest()
