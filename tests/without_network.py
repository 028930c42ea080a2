"""Networking removed from the thread that a test runs in, and from every program that it starts: only loopback is left."""

from __future__ import annotations

import ctypes
import fcntl
import os
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_NETWORK = 0x40000000  # CLONE_NEWNET of <sched.h>
_SET_FLAGS = 0x8914  # SIOCSIFFLAGS of <linux/sockios.h>
_UP_AND_RUNNING = 0x41  # IFF_UP | IFF_RUNNING


def is_possible() -> bool:
    """Whether this user may remove networking: on Linux, as root (`unshare -n`)."""
    return sys.platform == "linux" and os.geteuid() == 0


@contextmanager
def without_network() -> Iterator[None]:
    """No machine but this one can be reached while the block lasts."""
    system = ctypes.CDLL(None, use_errno=True)
    with open("/proc/thread-self/ns/net", "rb") as before:  # noqa: PTH123 - held open, to come back to
        if system.unshare(_NEW_NETWORK):
            raise OSError(ctypes.get_errno(), "networking cannot be removed")
        try:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
                fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP_AND_RUNNING))
            yield
        finally:
            if system.setns(before.fileno(), _NEW_NETWORK):
                raise OSError(ctypes.get_errno(), "networking cannot be given back")
