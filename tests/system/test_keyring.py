# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords in a real keyring: kept once they have worked, never without having been asked to."""

import contextlib
import json
import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from conftest import SERVER
from hosts import Foreground, farlanctl, wait_until
from keyring import LOGIN, SESSION, Session
from terminal import Terminal
from users import ADA

URI = f"ws://{SERVER}/"
PASSWORD = "S3cr3t-of-wendy"
NEW = "N3w-s3cr3t"


class Desk:
    """Ada in her session, and a server that knows wendy."""

    def __init__(self, lan, bus, session, users):
        self.server, self.client = lan
        self.bus = bus
        self.session = session
        self.users = users
        self.set_password(PASSWORD)
        self.server.farlanctl("server", "--htpasswd", users)
        self.farlanctl("profile", "add", "Lab", f"uri={URI}", "user=wendy", "keep_password=keyring")

    def set_password(self, password):
        self.server.run("htpasswd", "-b", "-c", "-B", self.users, "wendy", password)

    def restart_server(self):
        self.server.farlanctl("disconnect", "--all")
        self.server.farlanctl("server", "--htpasswd", self.users)

    def farlanctl(self, *arguments, **options):
        return self.client.farlanctl(*arguments, user=ADA, bus=self.bus, env=self.session.environment,
                                     **options)

    def connect(self, *arguments, **options):
        return self.farlanctl("connect", "lab", "--wait", *arguments, **options)

    def disconnect(self):
        self.farlanctl("disconnect", "lab")

    def refused(self, code, *arguments, **options):
        """The error and the hint with which a command ends."""
        done = self.farlanctl(*arguments, check=False, **options)
        assert done.returncode == code, f"{done.returncode}: {done.stdout}{done.stderr}"
        lines = dict(line.split(": ", 1) for line in done.stderr.splitlines())
        return lines["error"], lines.get("hint", "")

    def terminal(self, *arguments):
        return Terminal(self.client, *arguments, user=ADA, bus=self.bus, env=self.session.environment)

    def phase(self):
        tunnels = json.loads(self.farlanctl("list", "--json").stdout)["tunnels"]
        return next((tunnel["phase"] for tunnel in tunnels), None)


@pytest.fixture
def desk(lan, make_system_bus, tmp_path):
    bus = make_system_bus(lan[1])
    bus.rules(open="yes")
    session = Session(ADA)
    yield Desk(lan, bus, session, tmp_path / "users")
    session.close()
    shutil.rmtree(ADA.home / ".config", ignore_errors=True)


def test_kept_after_it_has_worked(desk):
    done = desk.connect(input=f"{PASSWORD}\n")
    assert f"The password for wendy at ws://{SERVER}:80 is in your keyring now.\n" in done.stdout
    assert desk.session.kept() == (LOGIN, PASSWORD)
    desk.disconnect()
    again = desk.connect()  # nobody is asked
    assert again.stdout.startswith("Connected to") and "keyring" not in again.stdout
    for path in (ADA.home / ".config").rglob("*"):
        assert path.is_dir() or PASSWORD not in path.read_text()


def test_kept_although_nobody_said_wait(desk):
    """A password that is to be kept has to be seen to work."""
    done = desk.farlanctl("connect", "lab", input=f"{PASSWORD}\n")
    assert "is in your keyring now" in done.stdout and desk.session.kept() == (LOGIN, PASSWORD)
    desk.disconnect()
    assert "Connected" not in desk.farlanctl("connect", "lab").stdout


def test_kept_until_logout(desk):
    desk.farlanctl("profile", "set", "lab", "keep_password=until-logout")
    done = desk.connect(input=f"{PASSWORD}\n")
    assert "is kept until you log out" in done.stdout and desk.session.kept() == (SESSION, PASSWORD)
    desk.disconnect()
    desk.connect()
    desk.disconnect()
    desk.session.end_keyring()
    desk.session.start_keyring()
    assert desk.session.kept() is None
    assert "No password was given" in desk.refused(2, "connect", "lab")[0]


def test_not_kept_unless_the_profile_says_so(desk):
    desk.farlanctl("profile", "set", "lab", "keep_password=")
    desk.connect(input=f"{PASSWORD}\n")
    desk.disconnect()
    desk.farlanctl("profile", "set", "lab", "keep_password=keyring")
    (ADA.home / "password").write_text(PASSWORD)
    desk.connect("--passwd-file", ADA.home / "password")  # is kept where it is
    assert desk.session.kept() is None


def test_wrong_one_is_not_kept_and_the_old_one_stays(desk):
    error, hint = desk.refused(3, "connect", "lab", "--wait", input="wrong\n")
    assert "401" in error and "keyring" not in hint
    assert desk.session.kept() is None

    desk.connect(input=f"{PASSWORD}\n")
    desk.disconnect()
    desk.set_password(NEW)
    desk.restart_server()
    done = desk.farlanctl("connect", "lab", "--wait", check=False)
    assert done.returncode == 3
    assert done.stderr.endswith("hint: The password is from your keyring. To give another: "
                                'farlanctl password set "Lab"\n')
    assert desk.phase() is None  # it is not tried again
    assert desk.session.kept() == (LOGIN, PASSWORD)


def test_asks_again_on_a_terminal(desk):
    desk.connect(input=f"{PASSWORD}\n")
    desk.disconnect()
    desk.set_password(NEW)
    desk.restart_server()
    terminal = desk.terminal("connect", "lab", "--wait")
    terminal.read_until(f"Password for wendy at ws://{SERVER}:80:")
    assert "401" in terminal.shown and not terminal.echoes()
    terminal.type("wrong\n")
    terminal.read_until("Password for wendy", times=2)
    assert terminal.shown.count("error: ") == 2
    assert desk.session.kept() == (LOGIN, PASSWORD)
    terminal.type(f"{NEW}\n")
    assert terminal.read_to_end() == 0
    assert "is in your keyring now" in terminal.shown and NEW not in terminal.shown
    assert desk.session.kept() == (LOGIN, NEW) and terminal.echoes()


@pytest.mark.parametrize("key", [b"\x03", b"\x1c"], ids=["Ctrl-C", "Ctrl-\\"])
def test_interrupted_when_asked_again(desk, key):
    """With a bus and a keyring behind it, the terminal is still left as it was."""
    terminal = desk.terminal("connect", "lab")
    terminal.read_until("Password for wendy")
    terminal.type("wrong\n")
    terminal.read_until("Password for wendy", times=2)
    assert not terminal.echoes()
    [pid] = desk.client.run("pidof", "farlanctl").stdout.split()
    assert len(list(Path(f"/proc/{pid}/task").iterdir())) > 1  # the bus's
    os.write(terminal.master, key)
    assert terminal.read_to_end() != 0
    assert terminal.echoes()


def test_password_set_and_forget(desk):
    desk.farlanctl("profile", "set", "lab", "keep_password=")
    error, hint = desk.refused(3, "password", "set", "lab", input="wrong\n")
    assert "401" in error and hint == "It is not kept. What was kept before still is."
    assert desk.session.kept() is None
    done = desk.farlanctl("password", "set", "LAB", input=f"{PASSWORD}\n")
    assert done.stdout == f"The password for wendy at ws://{SERVER}:80 is in your keyring now.\n"
    assert 'keep_password = "keyring"' in desk.farlanctl("profile", "show", "lab").stdout
    desk.connect()
    desk.disconnect()

    desk.farlanctl("password", "set", "lab", "--until-logout", input=f"{PASSWORD}\n")
    assert desk.session.kept() == (SESSION, PASSWORD)
    assert 'keep_password = "until-logout"' in desk.farlanctl("profile", "show", "lab").stdout

    assert desk.farlanctl("password", "forget", "lab").stdout == "The password of “Lab” is forgotten.\n"
    assert desk.farlanctl("password", "forget", "lab").stdout == "No password of “Lab” was kept.\n"
    assert desk.session.kept() is None


def test_password_set_without_a_server(desk):
    desk.farlanctl("password", "set", "lab", input=f"{PASSWORD}\n")
    desk.server.farlanctl("disconnect", "--all")
    error, hint = desk.refused(5, "password", "set", "lab", input=f"{NEW}\n")
    assert error.startswith("The password could not be tried, and is not kept: ")
    assert desk.session.kept() == (LOGIN, PASSWORD)
    assert hint == 'To keep it all the same: farlanctl password set "Lab" --untested'
    desk.farlanctl("password", "set", "lab", "--untested", input=f"{NEW}\n")
    assert desk.session.kept() == (LOGIN, NEW)


def test_bad_password_commands(desk):
    for words, message in {
        (): "What is to be done with the password?",
        ("show", "lab"): "There is no command “password show”.",
        ("set",): "The name of the profile is missing.",
        ("set", "lab", PASSWORD): "There is one argument too many; a password is never one.",
        ("forget", "lab", "--untested"): "“password forget” has no options.",
    }.items():
        assert desk.refused(2, "password", *words)[0] == message
    desk.refused(8, "password", "set", "home")
    desk.farlanctl("profile", "add", "anybody", f"uri={URI}")
    assert "no user" in desk.refused(2, "password", "set", "anybody")[0]


def test_returns_although_the_first_try_was_in_vain(desk):
    desk.server.farlanctl("disconnect", "--all")
    done = desk.farlanctl("connect", "lab", input=f"{PASSWORD}\n")
    assert "warning: The password is not kept, as it has not been seen to work." in done.stderr
    assert desk.session.kept() is None and desk.phase()  # it goes on trying


def test_gone_with_a_profile_that_an_editor_has_changed(desk):
    desk.farlanctl("password", "set", "lab", input=f"{PASSWORD}\n")
    [file] = (ADA.home / ".config/farlan/tunnels").glob("*.toml")
    file.write_text(file.read_text().replace('keep_password = "keyring"\n', ""))
    desk.farlanctl("profile", "remove", "lab")
    assert desk.session.kept() is None


@pytest.mark.parametrize("keeping", ["until-logout", "never"])
def test_forgotten_when_it_is_to_be_kept_less_long(desk, keeping):
    desk.farlanctl("password", "set", "lab", input=f"{PASSWORD}\n")
    desk.farlanctl("profile", "set", "lab", f"keep_password={keeping}")
    assert desk.session.kept() is None


def test_gone_with_the_profile(desk):
    desk.farlanctl("password", "set", "lab", input=f"{PASSWORD}\n")
    desk.farlanctl("profile", "remove", "lab")
    assert desk.session.kept() is None


def test_never_sent_to_another_server(desk):
    desk.farlanctl("password", "set", "lab", input=f"{PASSWORD}\n")
    desk.farlanctl("profile", "set", "lab", "uri=ws://[fd09::1]/")
    assert "No password was given" in desk.refused(2, "connect", "lab")[0]
    desk.farlanctl("profile", "set", "lab", f"uri={URI}other")
    assert "404" in desk.refused(5, "test", "lab")[0]  # the server was asked, and nobody else
    desk.farlanctl("profile", "set", "lab", f"uri={URI}")
    assert "sign-in" in desk.farlanctl("test", "lab").stdout


@pytest.mark.parametrize("trouble", ["absent", "locked", "no bus", "ended"])
def test_without_a_keyring_it_asks_and_says_why(desk, trouble):
    desk.farlanctl("password", "set", "lab", input=f"{PASSWORD}\n")
    why = "There is no keyring"
    if trouble == "locked":
        desk.session.lock()
        why = "Your keyring is locked."
    elif trouble == "absent":
        desk.session.close()
    elif trouble == "no bus":
        del desk.session.environment["DBUS_SESSION_BUS_ADDRESS"], desk.session.environment["XDG_RUNTIME_DIR"]
    else:
        desk.session.end_keyring()  # and the bus starts one that has nobody to ask for its password
        why = "Your keyring is locked."
    done = desk.connect(input=f"{PASSWORD}\n")
    assert done.stdout.startswith("Connected to")
    warnings = [line for line in done.stderr.splitlines() if line.startswith(f"warning: {why}")]
    assert warnings, done.stderr
    error, _ = desk.refused(10, "password", "set", "lab", input=f"{PASSWORD}\n")
    assert error.startswith(why)


def test_keyring_that_nobody_has_made(desk):
    desk.session.end_keyring()
    shutil.rmtree(desk.session.home)
    error, _ = desk.refused(10, "password", "set", "lab", input=f"{PASSWORD}\n")
    assert error.startswith("Your keyring has no place for passwords yet")
    done = desk.connect(input=f"{PASSWORD}\n")
    assert done.stdout.startswith("Connected to") and "no place for passwords" in done.stderr


def test_waits_for_the_keyring_and_for_nothing_else(desk):
    desk.farlanctl("password", "set", "lab", input=f"{PASSWORD}\n")
    desk.session.freeze_keyring()
    terminal = desk.terminal("connect", "lab")
    terminal.read_until("note: Waiting for your keyring")
    began = time.monotonic()
    assert desk.farlanctl("list").stdout == "No tunnels.\n"
    assert time.monotonic() - began < 10
    desk.session.thaw_keyring()
    assert terminal.read_to_end() == 0

    desk.disconnect()
    desk.session.freeze_keyring()
    waiting = Foreground(desk.client.start(farlanctl(ADA), "connect", "lab", user=ADA, bus=desk.bus,
                                           env=desk.session.environment))
    time.sleep(0.5)
    assert waiting.end(signal.SIGINT) == -signal.SIGINT
    desk.session.thaw_keyring()


def test_bus_that_ends_in_mid_call(desk):
    desk.session.freeze_keyring()
    terminal = desk.terminal("connect", "lab")
    terminal.read_until("note: Waiting for your keyring")
    desk.session.kill_bus()
    terminal.read_until("Password for wendy")
    terminal.type(f"{PASSWORD}\n")
    assert terminal.read_to_end() == 0
    assert "Connected to" in terminal.shown and "warning:" in terminal.shown


def test_no_trace_of_the_password(desk):
    """Neither in arguments and environments nor in what is logged, with all that --debug says."""
    done = desk.connect("--debug", input=f"{PASSWORD}\n")
    desk.disconnect()
    again = Foreground(desk.client.start(farlanctl(ADA), "connect", "lab", "--foreground", "--debug", user=ADA,
                                         bus=desk.bus, env=desk.session.environment))
    again.wait_for("Connected to")
    for text in (done.stdout, done.stderr, *again.lines, desk.bus.helper_log.read_text()):
        assert PASSWORD not in text
    for path in Path("/proc").glob("[0-9]*/*"):
        if path.name in ("cmdline", "environ"):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                assert PASSWORD.encode() not in path.read_bytes()
    assert again.end() == 0
