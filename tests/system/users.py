# SPDX-License-Identifier: GPL-3.0-or-later
"""People who are not root, in the test's own /etc/passwd."""

import contextlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from hosts import BIN

ROOM = Path("/run/users")


@dataclass(frozen=True)
class User:
    name: str
    uid: int

    @property
    def home(self):
        return ROOM / self.name

    @property
    def bin(self):
        """Farlan's programs where this user can reach them: the build may be below a closed home."""
        return ROOM / "bin"

    @property
    def environment(self):
        return {"HOME": str(self.home), "USER": self.name, "LOGNAME": self.name}

    @property
    def prefix(self):
        """Before a command, runs it as this user."""
        return ["setpriv", f"--reuid={self.uid}", f"--regid={self.uid}", "--init-groups"]


ADA, BEN, CLEO = USERS = (User("ada", 61001), User("ben", 61002), User("cleo", 61003))


@contextlib.contextmanager
def known():
    """Makes the users known to every program of this mount namespace, while it lasts."""
    ROOM.mkdir()
    passwd, group = (Path("/etc", name).read_text() for name in ("passwd", "group"))
    for user in USERS:
        passwd += f"{user.name}:x:{user.uid}:{user.uid}::{user.home}:/bin/sh\n"
        group += f"{user.name}:x:{user.uid}:\n"
        user.home.mkdir(mode=0o700)
        os.chown(user.home, user.uid, user.uid)
    mounts = []
    try:
        for name, text in (("passwd", passwd), ("group", group)):
            (ROOM / name).write_text(text)
            subprocess.run(["mount", "--bind", ROOM / name, f"/etc/{name}"], check=True)
            mounts.append(f"/etc/{name}")
        (ROOM / "bin").mkdir()
        subprocess.run(["mount", "--bind", BIN, ROOM / "bin"], check=True)
        mounts.append(ROOM / "bin")
        yield USERS
    finally:
        for mount in mounts:
            subprocess.run(["umount", mount], check=True)
        shutil.rmtree(ROOM)
