"""Network namespaces, and a tunnel out of each whose packets a process reads and writes."""

import ctypes
import fcntl
import os
import signal
import socket
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

CLONE_NEWNS = 0x00020000
CLONE_NEWNET = 0x40000000
TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Space:
    """A network namespace that a sleeping process holds open; what it sends comes out of ``tunnel``."""

    pid: int
    tunnel: int

    def enter(self) -> list[str]:
        """The beginning of a command that runs in here."""
        return ["nsenter", f"--net=/proc/{self.pid}/ns/net", f"--mount=/proc/{self.pid}/ns/mnt"]

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.tunnel)


def ip(*words: str) -> None:
    """Runs ``ip``."""
    subprocess.run(["ip", *words], check=True, capture_output=True)


def open_tunnel(name: str) -> int:
    """A new tunnel in this namespace: whole packets go in and out of its file."""
    tunnel = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tunnel, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return tunnel


def space(address: str, resolver: str, folder: Path) -> Space:
    """A namespace with one address, everything routed into its tunnel, and a resolver that its programs ask."""
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        try:
            _inside(address, resolver, folder, theirs)
        finally:
            os._exit(1)
    theirs.close()
    word, tunnels, _, _ = socket.recv_fds(ours, 1, 1)
    if not word:
        raise OSError("the namespace could not be made")
    return Space(pid, tunnels[0])


def _inside(address: str, resolver: str, folder: Path, parent: socket.socket) -> None:
    if LIBC.unshare(CLONE_NEWNET | CLONE_NEWNS) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    tunnel = open_tunnel("way")
    ip("link", "set", "lo", "up")
    ip("address", "add", f"{address}/32", "dev", "way")
    ip("link", "set", "way", "up")
    ip("route", "add", "default", "dev", "way")
    settings = folder / f"resolv-{address}.conf"
    settings.write_text(f"nameserver {resolver}\n")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    subprocess.run(["mount", "--bind", str(settings), os.path.realpath("/etc/resolv.conf")], check=True)
    socket.send_fds(parent, [b"!"], [tunnel])
    signal.pause()
