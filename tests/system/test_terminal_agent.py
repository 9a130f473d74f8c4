# SPDX-License-Identifier: GPL-3.0-or-later
"""farlanctl on a terminal of an ordinary user's without a desktop: pkttyagent asks, and PAM looks
at the password."""

import os
import pty
import signal
import subprocess
import termios
import threading
import time
from pathlib import Path

import pytest

from conftest import SERVER
from hosts import farlanctl, wait_until
from users import ADA, BEN

URI = f"ws://{SERVER}/"
ROOTS_PASSWORD = "of the root"


@pytest.fixture(scope="module", autouse=True)
def known_password():
    """Root's, in the test's own /etc/shadow."""
    shadow = Path("/run/shadow")
    hashed = subprocess.run(["openssl", "passwd", "-6", ROOTS_PASSWORD], capture_output=True, text=True,
                            check=True).stdout.strip()
    shadow.touch(mode=0o600)
    shadow.write_text(f"root:{hashed}:20000:0:99999:7:::\n")
    subprocess.run(["mount", "--bind", shadow, "/etc/shadow"], check=True)
    yield
    subprocess.run(["umount", "/etc/shadow"], check=True)
    shadow.unlink()


@pytest.fixture
def bus(lan, make_system_bus):
    server, client = lan
    server.farlanctl("server")
    bus = make_system_bus(client)
    bus.rules(open="ask", manage_others="ask")
    # polkit's set-uid helper looks for the bus nowhere else.
    well_known = Path("/run/dbus/system_bus_socket")
    well_known.parent.mkdir(exist_ok=True)
    well_known.symlink_to(bus.socket)
    yield bus
    well_known.unlink()


class Terminal:
    """A terminal, and farlanctl as the only program on it."""

    def __init__(self, host, bus, *arguments):
        self.screen, inner = pty.openpty()
        self.text = ""
        self.process = host.start("setsid", "--ctty", farlanctl(ADA), *arguments, user=ADA, bus=bus,
                                  stdin=inner, stdout=inner, stderr=inner)
        self._inner = inner
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        while not self.text.endswith("\0"):
            self.text += os.read(self.screen, 4096).decode()

    def wait_for(self, text):
        try:
            wait_until(lambda: text in self.text, 15)
        except AssertionError:
            raise AssertionError(f"no {text!r} in {self.text!r}") from None

    def type(self, text):
        os.write(self.screen, text.encode())

    def asked(self):
        """Waits until a password can be typed."""
        self.wait_for("==== AUTHENTICATING FOR org.farlan.")
        self.wait_for("Password: ")
        wait_until(lambda: not self.has_echo(), what="a terminal that does not show what is typed")

    def has_echo(self):
        return bool(termios.tcgetattr(self._inner)[3] & termios.ECHO)

    def end(self):
        """The exit code of farlanctl, after which nothing of it is there."""
        code = self.process.wait(15)
        assert not agents()
        os.write(self._inner, b"\0")
        self._reader.join(15)
        for end in (self.screen, self._inner):
            os.close(end)
        return code


def agents():
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if (entry / "comm").read_text() == "pkttyagent\n" and "\nState:\tZ" not in (entry / "status").read_text():
                found.append(int(entry.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


@pytest.fixture
def terminal(lan, bus):
    return lambda *arguments: Terminal(lan[1], bus, *arguments)


def test_right_password_opens(terminal, lan):
    tunnel = terminal("client", "--uri", URI)
    tunnel.asked()
    tunnel.type(f"{ROOTS_PASSWORD}\n")
    assert tunnel.end() == 0, tunnel.text
    assert "AUTHENTICATION COMPLETE" in tunnel.text and f"Connected to {URI}" in tunnel.text
    assert "ethws0" in lan[1].links() and ROOTS_PASSWORD not in tunnel.text


def test_password_that_takes_long_opens(terminal, lan):
    """Longer than D-Bus waits for an answer, where it is not told to: 25 s."""
    tunnel = terminal("client", "--uri", URI)
    tunnel.asked()
    asked = time.monotonic()
    wait_until(lambda: time.monotonic() - asked > 31, 40, "31 s")
    assert tunnel.process.poll() is None, tunnel.text
    tunnel.type(f"{ROOTS_PASSWORD}\n")
    assert tunnel.end() == 0, tunnel.text
    assert f"Connected to {URI}" in tunnel.text and "ethws0" in lan[1].links()


def test_wrong_password_is_6(terminal, lan):
    tunnel = terminal("client", "--uri", URI)
    tunnel.asked()
    tunnel.type("another\n")
    assert tunnel.end() == 6, tunnel.text
    assert "error: The authentication was cancelled or has failed" in tunnel.text
    assert "ethws0" not in lan[1].links()


def test_everybodys_for_one_password(terminal, lan, bus):
    bus.rules(open="yes", manage_others="ask")
    lan[1].farlanctl("client", "--uri", URI, user=BEN, bus=bus)
    listing = terminal("list", "--all")
    listing.asked()
    listing.type(f"{ROOTS_PASSWORD}\n")
    assert listing.end() == 0, listing.text
    assert listing.text.count("Password: ") == 1 and URI in listing.text.splitlines()[-2]


def test_password_of_the_tunnel_comes_first(terminal):
    tunnel = terminal("client", "--uri", URI, "--user", "anna")
    tunnel.wait_for("Password:")
    assert not agents() and "AUTHENTICATING" not in tunnel.text
    tunnel.type("secret\n")
    tunnel.asked()
    tunnel.type(f"{ROOTS_PASSWORD}\n")
    assert tunnel.end() == 0, tunnel.text


def test_agent_goes_when_nothing_is_left_to_ask(terminal):
    tunnel = terminal("client", "--uri", URI, "--foreground")
    tunnel.asked()
    assert len(agents()) == 1
    tunnel.type(f"{ROOTS_PASSWORD}\n")
    tunnel.wait_for(f"Connected to {URI}")
    wait_until(lambda: not agents(), what="the agent's end")
    tunnel.type("\x03")
    assert tunnel.end() == 0, tunnel.text


def test_interrupted(terminal, lan):
    tunnel = terminal("client", "--uri", URI)
    tunnel.asked()
    tunnel.type("\x03")
    tunnel.process.wait(15)
    wait_until(tunnel.has_echo, what="a terminal that shows what is typed")
    assert tunnel.end() in (1, 6)  # 6: that the agent has gone, by the same key, was heard of first
    assert "ethws0" not in lan[1].links()


def test_agent_ends_with_its_farlanctl(terminal):
    tunnel = terminal("client", "--uri", URI)
    tunnel.asked()
    tunnel.process.send_signal(signal.SIGKILL)
    tunnel.process.wait(15)
    wait_until(lambda: not agents(), what="the agent's end")


def test_no_terminal_no_agent(lan, bus):
    done = lan[1].farlanctl("client", "--uri", URI, user=ADA, bus=bus, check=False)
    assert done.returncode == 6 and "nobody to ask" in done.stderr and "in a terminal" in done.stderr
