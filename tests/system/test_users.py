# SPDX-License-Identifier: GPL-3.0-or-later
"""The users of a server's profile: who farlanctl lets in, the server and htpasswd(1) let in, too."""

import json
import os
import pty
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import SERVER
from hosts import farlanctl, wait_until
from users import ADA, ROOM

PASSWORD = "S3cr3t: of Größe"
OTHER = "another S3cr3t"


class Desk:
    """Ada, on a host where she may have servers."""

    def __init__(self, lan, bus):
        self.host, self.client = lan
        self.bus = bus
        self.folder = ADA.home / ".config/farlan"

    def farlanctl(self, *arguments, **options):
        return self.host.farlanctl(*arguments, user=ADA, bus=self.bus, **options)

    def user(self, *arguments, **options):
        return self.farlanctl("user", *arguments, **options)

    def add(self, name, password=PASSWORD, profile="hub"):
        return self.user("add", profile, name, input=f"{password}\n")

    def refused(self, code, *arguments, **options):
        """The error and the hint with which a command ends."""
        done = self.user(*arguments, check=False, **options)
        assert done.returncode == code and not done.stdout, f"{done.returncode}: {done.stdout}{done.stderr}"
        lines = dict(line.split(": ", 1) for line in done.stderr.splitlines())
        return lines["error"], lines["hint"]

    def open(self):
        self.farlanctl("disconnect", "hub", check=False)
        self.farlanctl("connect", "hub", "--wait")

    def lets_in(self, name, password):
        done = self.client.farlanctl("client", "--uri", f"ws://{SERVER}/", "--user", name, check=False,
                                     input=f"{password}\n")
        assert done.returncode in (0, 3), done.stderr
        if done.returncode == 0:
            self.client.farlanctl("disconnect", "ethws0")
        return done.returncode == 0


def verifies(path, name, password):
    return subprocess.run(["htpasswd", "-vb", path, name, password], capture_output=True).returncode == 0


def users_file(desk):
    [path] = (desk.folder / "users").iterdir()
    return path


@pytest.fixture
def desk(lan, make_system_bus):
    bus = make_system_bus(lan[0])
    bus.rules(open="yes", serve="yes")
    desk = Desk(lan, bus)
    desk.farlanctl("profile", "add", "Hub", "mode=server")
    yield desk
    shutil.rmtree(ADA.home / ".config", ignore_errors=True)


def test_from_everybody_to_users(desk):
    assert desk.user("list", "hub").stdout == "“Hub” has no users: it lets everybody in.\n"
    said = desk.add("anna")
    path = users_file(desk)
    assert said.stdout.splitlines()[:2] == [
        "“Hub” has let everybody in. Now it has users, and lets in only them.",
        f"Added the user “anna” to {path}."]
    assert "disconnect and connect it" in said.stdout and not said.stderr
    profile = json.loads(desk.farlanctl("profile", "show", "hub", "--json").stdout)
    assert profile["htpasswd"] == str(path) and path.stem == profile["id"]
    assert (path.stat().st_mode & 0o7777, path.parent.stat().st_mode & 0o7777) == (0o600, 0o700)
    assert path.stat().st_uid == ADA.uid
    assert verifies(path, "anna", PASSWORD) and not verifies(path, "anna", OTHER)
    assert path.read_text().startswith("anna:$2b$10$")

    desk.open()
    assert desk.lets_in("anna", PASSWORD)
    assert not desk.lets_in("anna", OTHER) and not desk.lets_in("ben", PASSWORD)


def test_changes_count_when_the_server_is_opened_again(desk):
    desk.add("anna")
    desk.open()
    desk.add("ben", OTHER)
    assert desk.user("list", "HUB").stdout == "anna\nben\n"
    assert not desk.lets_in("ben", OTHER)
    desk.open()
    assert desk.lets_in("ben", OTHER)

    desk.user("set", "hub", "ben", input="a third\n")
    desk.user("remove", "hub", "anna")
    path = users_file(desk)
    assert verifies(path, "ben", "a third") and not verifies(path, "ben", OTHER)
    desk.open()
    assert desk.lets_in("ben", "a third")
    assert not desk.lets_in("ben", OTHER) and not desk.lets_in("anna", PASSWORD)


def test_nobody_is_not_everybody(desk):
    desk.add("anna")
    desk.open()
    removed = desk.user("remove", "hub", "anna")
    assert removed.stderr == ("warning: “Hub” has no users any more, and cannot be opened until one is "
                              "added.\n")
    assert desk.user("list", "hub").stdout == "No users: “Hub” lets nobody in.\n"
    desk.farlanctl("disconnect", "hub")
    assert desk.farlanctl("connect", "hub", "--wait", check=False).returncode == 2
    desk.add("ben")
    desk.open()
    assert desk.lets_in("ben", PASSWORD)


def test_a_file_of_anybodys(desk):
    """Comments, order, the hashes of others, mode and group stay."""
    path = ADA.home / "staff"
    subprocess.run(["htpasswd", "-bcm", path, "old", PASSWORD], check=True, capture_output=True)
    old = path.read_text().strip()
    path.write_text(f"# staff\n{old}\n\n# guests")
    path.chmod(0o640)
    os.chown(path, ADA.uid, ADA.uid)
    desk.farlanctl("profile", "set", "hub", f"htpasswd={path}")
    said = desk.add("anna", OTHER)
    assert said.stdout.splitlines()[0] == f"Added the user “anna” to {path}."
    lines = path.read_text().splitlines()
    assert lines[:4] == ["# staff", old, "", "# guests"] and lines[4].startswith("anna:$2b$")
    assert path.stat().st_mode & 0o7777 == 0o640
    assert not (desk.folder / "users").exists()
    desk.open()
    assert desk.lets_in("anna", OTHER) and desk.lets_in("old", PASSWORD)
    desk.farlanctl("disconnect", "hub")
    desk.farlanctl("profile", "remove", "hub")
    assert path.read_text().splitlines() == lines
    path.unlink()


def test_users_go_with_their_profile(desk):
    desk.add("anna")
    path = users_file(desk)
    exported = desk.farlanctl("profile", "export", "hub").stdout
    assert "$2b$" not in exported and "anna" not in exported
    assert "$2b$" not in desk.farlanctl("profile", "show", "hub").stdout
    assert json.loads(desk.user("list", "hub", "--json").stdout) == {
        "schema": 1, "file": str(path), "users": ["anna"]}
    desk.farlanctl("profile", "remove", "hub")
    assert not path.exists()


def test_users_of_before_are_told_of(desk):
    desk.add("anna")
    desk.farlanctl("profile", "set", "hub", "htpasswd=")
    warned = desk.add("ben")
    assert warned.stderr == "warning: It has had users before, who are let in again: anna.\n"


def test_asks_twice_on_a_terminal(desk):
    def typed(*lines):
        screen, inner = pty.openpty()
        process = desk.host.start("setsid", "--ctty", farlanctl(ADA), "user", "add", "hub", "anna", user=ADA,
                                  stdin=inner, stdout=inner, stderr=inner)
        os.close(inner)
        text, answers = "", list(lines)
        while True:
            try:
                text += os.read(screen, 1024).decode()
            except OSError:  # nobody has the terminal any more
                break
            if answers and text.endswith((":", ": ")):
                os.write(screen, answers.pop(0).encode() + b"\n")
        os.close(screen)
        return process.wait(timeout=15), text

    code, text = typed(PASSWORD, OTHER)
    assert code == 2 and "error: The two passwords are not the same." in text
    assert not (desk.folder / "users").exists()
    code, text = typed(PASSWORD, PASSWORD)
    assert code == 0 and "New password:" in text and "The same again:" in text and PASSWORD not in text
    assert verifies(users_file(desk), "anna", PASSWORD)


def test_password_from_a_file(desk):
    secret = ADA.home / "secret"
    secret.write_text(f"{PASSWORD}\n")
    secret.chmod(0o644)
    said = desk.user("add", "hub", "anna", "--passwd-file", secret)
    assert said.stderr.startswith("warning: Others can read the password")
    assert verifies(users_file(desk), "anna", PASSWORD)


def test_what_is_wrong_is_said(desk):
    desk.farlanctl("profile", "add", "lab", f"uri=ws://{SERVER}/")
    error, _ = desk.refused(2, "add", "lab", "anna")
    assert error == "“lab” is the profile of a client: only servers have users."
    assert desk.refused(8, "list", "nowhere")[0] == "There is no profile “nowhere”."
    assert desk.refused(8, "remove", "hub", "anna")[0] == "There is no user “anna”."
    assert desk.refused(2, "add", "hub", "an:na")[0] == "A user name cannot contain a colon (RFC 7617)."
    assert "longer than 72 bytes" in desk.refused(2, "add", "hub", "anna", input="x" * 73 + "\n")[0]
    assert not (desk.folder / "users").exists()
    desk.add("anna")
    before = users_file(desk).read_bytes()
    # Without a password: it is not asked for in vain.
    assert desk.refused(7, "add", "hub", "anna")[0] == "There is a user “anna” already."
    assert desk.refused(8, "set", "hub", "ben")[0] == "There is no user “ben”."
    for arguments in ((), ("drop", "hub", "anna"), ("add", "hub"), ("add",), ("list", "hub", "anna"),
                      ("add", "hub", "a", "b"), ("add", "hub", "ben", "--json"),
                      ("remove", "hub", "anna", "--passwd-file", "x")):
        desk.refused(2, *arguments)
    assert users_file(desk).read_bytes() == before


def test_files_that_are_none_of_users(desk):
    path = ADA.home / "staff"
    desk.farlanctl("profile", "set", "hub", f"htpasswd={path}")
    assert desk.refused(2, "add", "hub", "anna")[0] == f"htpasswd: there is no file {path}."
    path.write_text("ada:x:61001:61001::/:/bin/sh\n")
    error, _ = desk.refused(2, "add", "hub", "anna")
    assert error == f"{path}:1: This is no user: it has more than one colon."
    path.write_bytes(b"#" * (10 * 1024 * 1024 + 1))
    assert "is larger than 10 MiB" in desk.refused(2, "add", "hub", "anna")[0]
    path.write_text("old:{SHA}x\n")
    os.chown(path, 0, 0)
    path.chmod(0o600)
    assert "not allowed to read" in desk.refused(2, "add", "hub", "anna")[0]
    path.chmod(0o644)
    assert "is not writable" in desk.refused(2, "add", "hub", "anna", input="x\n")[0]
    path.chmod(0o666)
    error, hint = desk.refused(2, "add", "hub", "anna", input="x\n")
    assert "could not be saved with the owner" in error and "root" in hint
    assert path.read_text() == "old:{SHA}x\n" and path.stat().st_uid == 0
    path.unlink()
    path.symlink_to("/etc/passwd")
    assert desk.refused(2, "remove", "hub", "ada")[1]
    path.unlink()


def test_the_administrators_are_not_changed(desk, tmp_path):
    shutil.copytree("/etc", ROOM / "etc", symlinks=True)
    tunnels = ROOM / "etc/farlan/tunnels"
    tunnels.mkdir(parents=True)
    (ROOM / "etc/farlan/users").write_text("anna:{SHA}x\n")
    (tunnels / "office.toml").write_text("mode = 'server'\nhtpasswd = '/etc/farlan/users'\n")
    (tunnels / "lobby.toml").write_text("mode = 'server'\n")
    subprocess.run(["mount", "--bind", ROOM / "etc", "/etc"], check=True)
    try:
        assert desk.user("list", "office").stdout == "anna\n"
        error, hint = desk.refused(6, "add", "office", "ben")
        assert error.startswith("“office” is a profile of the administrator's") and "/etc/farlan/users" in hint
        assert "profile export" in desk.refused(6, "add", "lobby", "ben")[1]
    finally:
        subprocess.run(["umount", "/etc"], check=True)
        shutil.rmtree(ROOM / "etc")


def test_two_who_are_first(desk):
    """Both have seen that there is no file yet."""
    adding = [desk.host.start(farlanctl(ADA), "user", "add", "hub", name, user=ADA, stdin=subprocess.PIPE)
              for name in ("anna", "ben")]
    wait_until(lambda: all(Path(f"/proc/{one.pid}/syscall").read_text().startswith("0 0x0 ") for one in adding),
               what="both to read standard input")
    for one in adding:
        one.stdin.write(f"{PASSWORD}\n")
        one.stdin.close()
        assert one.wait(timeout=30) == 0
    assert sorted(desk.user("list", "hub").stdout.split()) == ["anna", "ben"]


def test_many_at_once_lose_nothing(desk):
    desk.add("first")
    with users_file(desk).open("a") as file:
        file.write("# so that reading and writing take a while\n" * 5_000)
    adding = []
    for number in range(8):
        process = desk.host.start(farlanctl(ADA), "user", "add", "hub", f"user{number}", user=ADA,
                                  stdin=subprocess.PIPE)
        process.stdin.write(f"{PASSWORD}\n")
        process.stdin.close()
        adding.append(process)
    assert [process.wait(timeout=30) for process in adding] == [0] * 8
    names = desk.user("list", "hub").stdout.split()
    assert sorted(names) == sorted(["first", *(f"user{number}" for number in range(8))])
    assert [path.name for path in users_file(desk).parent.iterdir()] == [users_file(desk).name]
