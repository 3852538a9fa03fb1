"""Builds the laboratory, then runs what each line of standard input asks for, until there are no more lines.

A line is JSON: how the censor censors, where the command runs (client or vantage), and the words of ``khronika``. The answer is a line too.
"""

import json
import subprocess
import sys
from pathlib import Path

import trustme

from tests.reach.laboratory import map as places
from tests.reach.laboratory.censor import Censor
from tests.reach.laboratory.servers import serve_world
from tests.reach.laboratory.spaces import ip, open_tunnel, space


def main(folder: Path) -> None:
    """The laboratory, its files in the folder; it ends with the process."""
    client = space(places.CLIENT, places.RESOLVER, folder)
    vantage = space(places.VANTAGE, places.RESOLVER, folder)
    spaces = {"client": client, "vantage": vantage}
    world = open_tunnel("way")
    ip("link", "set", "lo", "up")
    ip("link", "set", "way", "up")
    for address in places.ALL_IPS:
        ip("address", "add", f"{address}/32", "dev", "lo")
    for address in (places.CLIENT, places.VANTAGE):
        ip("route", "add", f"{address}/32", "dev", "way")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    serve_world(authority)
    censor = Censor(client.tunnel, vantage.tunnel, world)
    censor.start()
    answer("ready")
    for line in sys.stdin:
        asked = json.loads(line)
        censor.set(asked["censor"])
        command = [*spaces[asked["where"]].enter(), sys.executable, "-m", "khronika", *asked["words"]]
        ran = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, cwd=folder, timeout=90)
        answer([ran.returncode, ran.stdout, ran.stderr])
    for one in spaces.values():
        one.close()


def answer(words: object) -> None:
    """A line of JSON to whoever asked."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
