# SPDX-License-Identifier: GPL-3.0-or-later
"""A session with a real GNOME Keyring."""

import os
import re
import signal
import subprocess
import tempfile
from pathlib import Path

from hosts import wait_until

LOGIN = "/org/freedesktop/secrets/collection/login"
SCHEMA = "org.farlan.farlan.Password"
SESSION = "/org/freedesktop/secrets/collection/session"


class Session:
    """A user's session bus, and the keyring on it, unlocked. What the user keeps is in `home`."""

    def __init__(self, user, keyring=True):
        self.user = user
        self.folder = Path(tempfile.mkdtemp(prefix="session", dir="/run"))
        os.chown(self.folder, user.uid, user.uid)
        self.home = self.folder / "home"
        self.socket = self.folder / "bus"
        self.environment = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.folder}/bus",
                            "XDG_RUNTIME_DIR": str(self.folder), "XDG_DATA_HOME": str(self.home)}
        self._daemon = self._start("dbus-daemon", "--session", "--nofork", "--print-address=1",
                                   f"--address=unix:path={self.folder}/bus", stdout=subprocess.PIPE)
        self._daemon.stdout.readline()
        self._keyring = None
        if keyring:
            self.start_keyring()

    def _start(self, *command, **options):
        return subprocess.Popen([*self.user.prefix, *command], stderr=subprocess.DEVNULL,
                                env={"PATH": os.environ["PATH"], **self.user.environment, **self.environment},
                                **options)

    def _send(self, to, path, method, argument):
        done = subprocess.run(
            [*self.user.prefix, "dbus-send", "--session", "--print-reply", f"--dest={to}", path, method, argument],
            env={**os.environ, **self.environment}, capture_output=True, text=True, timeout=20)
        return done.stdout

    def _call(self, method, argument):
        return self._send("org.freedesktop.secrets", "/org/freedesktop/secrets",
                          f"org.freedesktop.Secret.Service.{method}", argument)

    def start_keyring(self, password="keyring"):
        self._keyring = self._start("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets",
                                    stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        self._keyring.stdin.write(password.encode())
        self._keyring.stdin.close()
        # To be asked before it is there, the bus would start another; the alias comes with the keyring.
        wait_until(lambda: "true" in self._send("org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner",
                                                "string:org.freedesktop.secrets"), what="a keyring")
        wait_until(lambda: LOGIN in self._call("ReadAlias", "string:default"), what="the keyring")

    def lock(self):
        """Nobody can unlock it again: there is no window to ask in."""
        assert LOGIN in self._call("Lock", f"array:objpath:{LOGIN}")

    def end_keyring(self):
        self._keyring.kill()
        self._keyring.wait(10)

    def kill_bus(self):
        self._daemon.kill()

    def freeze_keyring(self):
        self._keyring.send_signal(signal.SIGSTOP)

    def thaw_keyring(self):
        self._keyring.send_signal(signal.SIGCONT)

    def kept(self):
        """The collection and the password of the only one that is kept; None if there is none."""
        done = subprocess.run(
            [*self.user.prefix, "secret-tool", "search", "--all", "xdg:schema", SCHEMA],
            env={**os.environ, **self.environment}, capture_output=True, text=True, timeout=20)
        secrets = re.findall(r"^secret = (.*)$", done.stdout, re.MULTILINE)
        paths = re.findall(r'"(/\S+)/\d+"', self._call("SearchItems", f"dict:string:string:xdg:schema,{SCHEMA}"))
        assert len(secrets) == len(paths) < 2
        return (paths[0], secrets[0]) if secrets else None

    def close(self):
        for process in (self._keyring, self._daemon):
            if process:
                process.kill()
                process.wait(10)
        subprocess.run(["rm", "-rf", self.folder], check=True)
