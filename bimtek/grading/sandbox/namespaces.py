"""Linux namespaces and limits around one submission; called in a child of the warm template.

Function names and constants are the kernel's: unshare(2), mount(2), prctl(2), capset(2),
setrlimit(2), user_namespaces(7).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
from pathlib import Path

from bimtek.grading.sandbox.protocol import PLACE

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
MS_REC, MS_PRIVATE = 0x4000, 0x40000
PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, PR_SET_CHILD_SUBREAPER = 4, 38, 36
CAPABILITY_VERSION_3 = 0x20080522

FILES_SIZE = "200m"  # all files of one submission together
FILES_COUNT = 5_000

_libc = ctypes.CDLL(None, use_errno=True)


def leave() -> None:
    """Move the calling process to namespaces of its own; its children get a new PID namespace.

    Must be called by a process with one thread. Raises OSError when the kernel refuses.
    """
    user, group = os.getuid(), os.getgid()
    everything = (
        CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS
    )
    _call(_libc.unshare, everything)
    _put("/proc/self/setgroups", "deny")
    _put("/proc/self/uid_map", f"{user} {user} 1")
    _put("/proc/self/gid_map", f"{group} {group} 1")


def furnish() -> None:
    """Give the first process of the namespaces its own empty places to write, and no /proc.

    /proc of the batch would show the other submissions' processes; one of its own cannot
    be mounted below bubblewrap's, so there is none.
    """
    _call(_libc.mount, None, b"/", None, MS_REC | MS_PRIVATE, None)
    flags = MS_NOSUID | MS_NODEV
    _mount(PLACE, flags, f"size={FILES_SIZE},nr_inodes={FILES_COUNT},mode=700")
    _mount("/dev/shm", flags | MS_NOEXEC, "size=16m,nr_inodes=100,mode=700")
    _mount("/proc", flags | MS_NOEXEC | MS_RDONLY, "size=4k,mode=555")


def give_up_rights() -> None:
    """Drop what a new user namespace grants, so that mounts cannot be undone."""
    _call(_libc.prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    _call(_libc.capset, header, (ctypes.c_uint32 * 6)())


def limit(memory: int, seconds: int) -> None:
    """Set the limits that every process of the submission inherits; `memory` in bytes.

    Processes are counted by the grader: the kernel's own count (RLIMIT_NPROC) does not
    bind root, and binds others together with all that they run outside.
    """
    import resource

    wanted = {
        resource.RLIMIT_DATA: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 50_000_000,
        resource.RLIMIT_NOFILE: 256,
        resource.RLIMIT_CORE: 0,
    }
    for kind, value in wanted.items():
        _, hard = resource.getrlimit(kind)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))


def hide_memory() -> None:
    """Keep other processes of the same user from reading this one's memory."""
    _call(_libc.prctl, PR_SET_DUMPABLE, 0, 0, 0, 0)


def show_memory() -> None:
    """Undo `hide_memory`, which would keep a child from setting up its user namespace."""
    _call(_libc.prctl, PR_SET_DUMPABLE, 1, 0, 0, 0)


def adopt_orphans() -> None:
    """Become the parent of orphaned children, so that none outlives this process unseen."""
    with contextlib.suppress(OSError):
        _call(_libc.prctl, PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _mount(place: str, flags: int, options: str) -> None:
    _call(_libc.mount, b"tmpfs", place.encode(), b"tmpfs", flags, options.encode())


def _put(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="ascii")


def _call(function: object, *arguments: object) -> None:
    """Call the C library; raises OSError with what the kernel said."""
    longs = [ctypes.c_ulong(each) if isinstance(each, int) else each for each in arguments]
    if function(*longs) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), function.__name__)
