"""What the environment says: the one place that asks it."""

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from khronika.errors import SettingsError
from khronika.records.viewer import KEYLESS, Viewer
from khronika.records.visibility import Visibility

LEDGER = "KHRONIKA_LEDGER"
GOLD = "KHRONIKA_GOLD"
KEY = "KHRONIKA_KEY"
KEY_FILE = "signing-key.pem"
SITES = "KHRONIKA_SITES"
SEALING_KEY = "KHRONIKA_SEALING_KEY"
SEALING_KEY_FILE = "sealing-key"
VIEW = "KHRONIKA_VIEW"
LEDGER_FILE = "khronika.db"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
"""On how many threads libraries for numbers work."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the ledger, the gold data and the key for signing are, and who the log says made a change.

    ``gold`` is ``None`` where nobody named a folder, ``sites`` where nobody named a table of sites. ``viewer`` is
    who looks, ``sealing_key`` the file with the key to what is sealed.
    """

    ledger: str
    gold: Path | None
    who: str
    key: Path
    sites: Path | None = None
    viewer: Viewer = KEYLESS
    sealing_key: Path = Path(SEALING_KEY_FILE)


def settings_of(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of an environment; a variable that is empty counts as absent."""
    gold, sites = environment.get(GOLD), environment.get(SITES)
    return Settings(
        ledger=environment.get(LEDGER) or str(user_data_path("khronika", appauthor=False) / LEDGER_FILE),
        gold=Path(gold) if gold else None,
        who=_user(),
        sites=Path(sites) if sites else None,
        sealing_key=Path(environment.get(SEALING_KEY) or user_config_path("khronika", appauthor=False) / SEALING_KEY_FILE),
        viewer=_viewer(environment.get(VIEW)),
        key=Path(environment.get(KEY) or user_config_path("khronika", appauthor=False) / KEY_FILE),
    )


def one_thread_environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment for a process beside others, whose libraries are to work on one thread each."""
    return {**environment, **dict.fromkeys(THREADS, "1")}


def _viewer(level: str | None) -> Viewer:
    """Who looks: without a word, somebody who sees all but what is sealed."""
    if level and level not in list(Visibility):
        raise SettingsError(f"{VIEW} is one of {', '.join(Visibility)}, not {level!r}")
    return Viewer(Visibility(level)) if level else KEYLESS


def _user() -> str:
    """The user's name on this machine; some machines run programs for users who have none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
