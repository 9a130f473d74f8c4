# SPDX-License-Identifier: GPL-3.0-or-later
"""A user's desktop: a screen with a window manager, a tray, notifications and a keyring, and farlan on it."""

import contextlib
import json
import os
import re
import shutil
import signal
import time

from callers import Caller
from hosts import Foreground, wait_until
from keyring import Session
from notificationpeer import NotificationDaemon
from pki import fingerprint
from traypeer import Tray
from users import ADA

PASSWORD = "S3cr3t-of-wendy"
PATIENCE = 60  # seconds: with sanitizers, on a machine that has much to do
DOUBLE_CLICK = 0.5  # seconds between two clicks that are no double click
SCREEN = ("-displayfd", "1", "-screen", "0", "1280x1024x24", "-noreset", "-ac")
# Displays are shared between tests only as files: it has its own, and is reached by its host alone.
X_SERVER = ('for folder in /tmp /var/lib/xkb; do [ ! -d $folder ] || mount -t tmpfs tmpfs $folder; done\n'
            'exec Xvfb -listen tcp -nolisten unix -nolisten local "$@" 2>/dev/null')


class Gate:
    """A server on a host, which knows wendy."""

    ADDRESS = "192.168.7.1"

    def __init__(self, host, certificate, users):
        self._host = host
        self._arguments = ("--certfile", certificate[0], "--keyfile", certificate[1], "--htpasswd", users)
        self.pin = fingerprint(certificate[0])
        host.run("htpasswd", "-b", "-c", "-B", users, "wendy", PASSWORD)
        self.start()

    def start(self):
        self._host.farlanctl("server", *self._arguments)
        self._host.set_address("ethws0", f"{self.ADDRESS}/24")

    def kill(self):
        for pid in self._host.farlan_processes():
            with contextlib.suppress(ProcessLookupError):  # a pump ends with its helper
                os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not self._host.farlan_processes(), what="the server's end")


class Window:
    """One of a program's windows, for as long as it is to be seen."""

    def __init__(self, desktop, number):
        self.number = number
        self._desktop = desktop

    def enter(self, *texts):
        """Types them into one field after the other, and presses Return."""
        self._focus()
        for text in texts[:-1]:
            self._desktop.xdotool("type", text)
            self._desktop.xdotool("key", "Tab")
        self._desktop.xdotool("type", texts[-1])
        self._desktop.xdotool("key", "Return")

    def press(self, key):
        """A key as "Escape" and "alt+t"."""
        self._focus()
        self._desktop.xdotool("key", key)

    def press_until_gone(self, key):
        """Presses a key again and again: a button may have to become enabled."""
        def is_gone():
            if self.is_shown:
                self._desktop.xdotool("windowactivate", self.number, "key", key, check=False)
            return not self.is_shown

        wait_until(is_gone, PATIENCE, f"{key} to have an effect")

    @property
    def is_shown(self):
        return self.number in self._desktop.numbers(".")

    @property
    def is_active(self):
        return self._desktop.active_window() == self.number

    def _focus(self):
        self._desktop.xdotool("windowactivate", self.number)
        wait_until(lambda: self.is_active, PATIENCE, "a window to have the keyboard")


class Desktop:
    """Ada at the client's host, with a tray once that appears. A tunnel to `uri` she calls "lab"."""

    def __init__(self, lan, bus, uri, keyring=True):
        self.server, self.client = lan
        self.bus = bus
        self.uri = uri
        self.session = Session(ADA, keyring)
        self._callers = []
        self._programs = []
        self.config = ADA.home / ".config"
        self.environment = {
            **self.session.environment, "XDG_CONFIG_HOME": str(self.config), "XDG_CURRENT_DESKTOP": "",
            "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "QT_QPA_PLATFORM": "xcb", "QT_QPA_PLATFORMTHEME": "",
            "QT_ACCESSIBILITY": "0", "DISPLAY": f"127.0.0.1:{self._start_screen()}"}
        self._start("openbox", "--sm-disable")
        wait_until(lambda: self.xdotool("get_desktop", check=False).returncode == 0, PATIENCE,
                   "a window manager")
        self.tray = Tray(self._caller())
        self.notifications = NotificationDaemon(self._caller())
        self.notifications.appear()

    def close(self):
        for process in self._programs:
            process.kill()
            process.wait(PATIENCE)
        for caller in self._callers:
            caller.kill()
        self.session.close()
        for folder in (self.config, ADA.home / ".cache"):
            shutil.rmtree(folder, ignore_errors=True)

    def _caller(self):
        self._callers.append(Caller(self.session, ADA))
        return self._callers[-1]

    def _start(self, *command, **options):
        self._programs.append(self.client.start(*command, user=ADA, bus=self.bus, env=self.environment,
                                                **options))
        return self._programs[-1]

    def _start_screen(self):
        screen = self.client.start("unshare", "--mount", "sh", "-euc", X_SERVER, "sh", *SCREEN)
        self._programs.append(screen)
        return int(screen.stdout.readline())

    # programs

    def start(self, *arguments):
        """farlan, with these arguments."""
        return Foreground(self._start(ADA.bin / "farlan", *arguments))

    def start_hidden(self):
        """farlan, and its icon in the tray."""
        program = self.start("--hidden")
        return program, self.icon()

    def farlanctl(self, *arguments, **options):
        return self.client.farlanctl(*arguments, user=ADA, bus=self.bus, env=self.environment, **options)

    def add_profile(self, *settings):
        self.farlanctl("profile", "add", "lab", f"uri={self.uri}", "keep_password=keyring", *settings)

    def profile(self):
        [file] = (self.config / "farlan/tunnels").glob("*.toml")
        return file.read_text()

    def tunnels(self):
        return json.loads(self.farlanctl("status", "--json").stdout)["tunnels"]

    # the screen

    def xdotool(self, *arguments, **options):
        return self.client.run("xdotool", *arguments, user=ADA, env=self.environment, **options)

    def numbers(self, title):
        """Of the windows to be seen whose title this expression matches."""
        found = self.xdotool("search", "--onlyvisible", "--name", title, check=False)
        return [int(number) for number in found.stdout.split()]

    def window(self, title, after=None):
        """The only window whose title begins so; `after` another, which goes."""
        def shown():
            numbers = self.numbers(f"^{re.escape(title)}")
            return numbers if numbers and (not after or after.number not in numbers) else None

        try:
            [number] = wait_until(shown, PATIENCE, f"the window “{title}”")
        except AssertionError as error:
            raise AssertionError(f"{error}; there are {self.titles()}") from None
        return Window(self, number)

    def titles(self):
        names = (self.xdotool("getwindowname", number, check=False) for number in self.numbers("."))
        return [name.stdout.strip() for name in names]

    def active_window(self):
        active = self.xdotool("getactivewindow", check=False)
        return int(active.stdout) if active.returncode == 0 else None

    # the tray

    def icon(self):
        return Icon(self.tray.wait_for_item(PATIENCE))


class Icon:
    """farlan's, with a line for the tunnel "lab" in its menu."""

    def __init__(self, item):
        self.item = item
        self._clicked = 0

    def line(self, text=""):
        """The line, if that is in it."""
        entries = self.item.menu()
        return next((entry for entry in entries if entry.label.startswith("lab – ") and text in entry.label),
                    None)

    def wait_for(self, look, text, timeout=PATIENCE):
        """The line, once the icon looks so and that is in the line."""
        seen = []

        def found():
            line = self.line(text)
            seen[:] = [self.item.icon, self.item.labels()]
            return line if line and self.item.icon == f"org.farlan.farlan-{look}-symbolic" else None

        try:
            return wait_until(found, timeout, f"{look}, {text}")
        except AssertionError as error:
            raise AssertionError(f"{error}; there are {seen}") from None

    def click(self, action):
        """Clicks on the line when it offers that."""
        line = wait_until(lambda: self.line(f"({action})"), PATIENCE, f"{action} in the menu")
        wait_until(lambda: time.monotonic() - self._clicked > DOUBLE_CLICK, what="another click than the last")
        self.item.choose(line)
        self._clicked = time.monotonic()
