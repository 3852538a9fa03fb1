"""The styles, scripts and pictures that pages load, all from the package."""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
KEPT_FOR_EVER = "public, max-age=31536000, immutable"
PACKED = ("text/", "application/json", "image/svg")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file: its bytes as they are and packed, and the mark by which its address changes when it does."""

    data: bytes
    packed: bytes | None
    media_type: str
    mark: str


@dataclass(frozen=True, slots=True)
class StaticFiles:
    """The files by their names under ``static/``."""

    files: Mapping[str, StaticFile]

    @classmethod
    def of(cls, folder: Path = FOLDER) -> "StaticFiles":
        """All files of a folder, read once."""
        return cls({path.relative_to(folder).as_posix(): _file(path) for path in sorted(folder.rglob("*")) if path.is_file()})

    def address(self, name: str) -> str:
        """The address of a file, which is another one when the file changes."""
        return f"/static/{name}?v={self.files[name].mark}"


def _file(path: Path) -> StaticFile:
    data = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    packed = gzip.compress(data, mtime=0) if media_type.startswith(PACKED) else None
    return StaticFile(data, packed, media_type, hashlib.sha256(data).hexdigest()[:12])
