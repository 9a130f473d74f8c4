# SPDX-License-Identifier: GPL-3.0-or-later
"""Profiles as a user keeps, changes and connects them."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from conftest import SERVER
from hosts import Foreground, farlanctl, wait_until
from users import ADA, BEN

URI = f"ws://{SERVER}/"
PASSWORD = "S3cr3t-of-wendy"


class Desk:
    """Where Ada works: the client's host and its bus, on which everybody may open tunnels."""

    def __init__(self, lan, bus):
        self.server, self.client = lan
        self.bus = bus
        self.folder = ADA.home / ".config/farlan/tunnels"

    def farlanctl(self, *arguments, user=ADA, **options):
        return self.client.farlanctl(*arguments, user=user, bus=self.bus, **options)

    def profile(self, *arguments, **options):
        return self.farlanctl("profile", *arguments, **options)

    def refused(self, code, *arguments, **options):
        """The error and the hint with which a command ends."""
        done = self.farlanctl(*arguments, check=False, **options)
        assert done.returncode == code, f"{done.returncode}: {done.stdout}{done.stderr}"
        lines = dict(line.split(": ", 1) for line in done.stderr.splitlines())
        return lines["error"], lines.get("hint", "")

    def tunnel(self, name, user=ADA):
        tunnels = json.loads(self.farlanctl("list", "--json", user=user).stdout)["tunnels"]
        return next((tunnel for tunnel in tunnels if tunnel["name"] == name), {})


@pytest.fixture
def desk(lan, make_system_bus):
    bus = make_system_bus(lan[1])
    bus.rules(open="yes", attach="yes", serve="yes", insecure="yes", manage_others="no")
    yield Desk(lan, bus)
    shutil.rmtree(ADA.home / ".config", ignore_errors=True)


@pytest.fixture
def administrators(desk):
    """The administrator's folder, in a copy of /etc that is there while the test runs."""
    with tempfile.TemporaryDirectory(dir="/run") as folder:
        subprocess.run(["cp", "-a", "/etc", folder], check=True)
        tunnels = Path(folder, "etc/farlan/tunnels")
        tunnels.mkdir(parents=True)
        Path(folder).chmod(0o755)
        subprocess.run(["mount", "--bind", Path(folder, "etc"), "/etc"], check=True)
        yield Path("/etc/farlan/tunnels")
        subprocess.run(["umount", "/etc"], check=True)


def test_from_the_first_profile_to_a_tunnel(desk):
    desk.server.farlanctl("server", "--ip", "192.168.7.1/24")
    assert desk.profile("list").stdout == "No profiles.\n"
    added = desk.profile("add", "Lab", f"uri={URI}", "ip=192.168.7.2/24")
    assert added.stdout == "Added the profile “Lab”.\n"
    assert not desk.bus.helper_starts()

    done = desk.farlanctl("connect", "lab", "--wait")
    assert done.stdout.startswith(f"Connected to {URI} on ethws0"), done.stdout
    desk.client.ping("192.168.7.1")
    mac = desk.client.links()["ethws0"]["address"]
    assert "Lab" in desk.farlanctl("status", "LAB").stdout
    desk.farlanctl("disconnect", "lab")
    assert desk.client.links().keys() == {"eth0"}

    desk.farlanctl("connect", "Lab", "--wait=20")
    assert desk.client.links()["ethws0"]["address"] == mac
    error, _ = desk.refused(7, "connect", "lab")
    assert "Lab" in error


def test_returns_when_allowed_and_goes_on_trying(desk):
    desk.profile("add", "lab", f"uri={URI}")
    desk.farlanctl("connect", "lab")
    wait_until(lambda: desk.tunnel("lab").get("phase") == "waiting", what="a first try in vain")
    desk.server.farlanctl("server")
    wait_until(lambda: desk.tunnel("lab").get("state") == "up", timeout=30, what="a later try")


def test_says_that_a_profile_is_not_connected(desk):
    desk.profile("add", "Lab", f"uri={URI}")
    for command in ("disconnect", "reconnect"):
        error, hint = desk.refused(8, command, "lab")
        assert error == "“Lab” is not connected."
        assert hint == 'To connect it: farlanctl connect "Lab"'
    for command in ("status", "disconnect", "reconnect"):
        assert desk.refused(8, command, "home")[0] == "There is no tunnel “home”."


def test_status_of_a_profile_that_is_not_connected(desk, certificate):
    authority = Path(ADA.home, "authority.pem")
    authority.write_text(Path(certificate[0]).read_text())
    desk.profile("add", "Lab", "uri=wss://a.example/", "user=anna", "ip=10.5.0.2/24,fd00::2/64",
                 f"cacerts={authority}")
    done = desk.farlanctl("status", "LAB")
    assert done.stdout == ("Lab: Not connected\n  Mode: client\n  Address: wss://a.example/\n"
                           f"  Profile: {desk.folder}/lab.toml\n  Settings:\n    user=anna\n"
                           "    cacerts=(in the profile)\n    ip=10.5.0.2/24,fd00::2/64\n")
    document = json.loads(desk.farlanctl("status", "lab", "--json").stdout)
    assert document.keys() == {"schema", "tunnels", "profile"} and document["tunnels"] == []
    shown = json.loads(desk.profile("show", "lab", "--json").stdout)
    assert document["profile"] | {"schema": 1} == shown
    assert not desk.bus.helper_starts()
    desk.profile("add", "hub", "mode=server", "port=81", "path=/lan")
    assert "  Address: ws://[::]:81/lan\n" in desk.farlanctl("status", "hub").stdout


def states(desk, **options):
    """Of each profile: what the table says, with what JSON says."""
    head, *rows = (line.split() for line in desk.profile("list", **options).stdout.splitlines())
    assert head == ["NAME", "MODE", "STATE", "SERVER", "FILE"]
    document = json.loads(desk.profile("list", "--json", **options).stdout)
    json_states = {profile["name"]: profile.get("state") for profile in document["profiles"]}
    return {row[0]: (row[2], json_states[row[0]]) for row in rows}


def test_list_shows_what_is_connected(desk):
    desk.server.farlanctl("server")
    desk.profile("add", "home", f"uri=ws://{SERVER}:81/")
    desk.profile("add", "lab", f"uri={URI}")
    off = ("-", "closed")
    assert states(desk) == {"home": off, "lab": off}
    assert not desk.bus.helper_starts()

    desk.farlanctl("connect", "LAB", "--wait")
    desk.farlanctl("client", "--uri", URI, "--name", "home", user=BEN)  # nobody's business but Ben's
    shown = states(desk)
    assert shown["lab"] in (("connected", "up"), ("connected-no-data", "up")) and shown["home"] == off
    desk.farlanctl("connect", "home")
    wait_until(lambda: states(desk)["home"] == ("waiting", "waiting"), what="a first try in vain")
    desk.profile("set", "lab", "name=work")  # and not its tunnel
    assert states(desk)["work"] == off
    desk.profile("set", "work", "name=lab")
    assert states(desk)["lab"][1] == "up"

    os.kill(desk.bus.helper_pid(), signal.SIGKILL)
    wait_until(lambda: states(desk) == {"home": off, "lab": off}, what="the end of all")
    assert desk.bus.helper_starts() == 1


def test_list_waits_for_no_helper(desk):
    desk.server.farlanctl("server")
    desk.profile("add", "lab", f"uri={URI}")
    desk.farlanctl("connect", "lab", "--wait")
    helper = desk.bus.helper_pid()
    os.kill(helper, signal.SIGSTOP)
    began = time.monotonic()
    done = desk.profile("list")
    assert time.monotonic() - began < 8
    assert "unknown" in done.stdout.splitlines()[1].split()
    assert done.stderr == "warning: The Farlan helper does not answer.\n"
    [profile] = json.loads(desk.profile("list", "--json").stdout)["profiles"]
    assert "state" not in profile
    os.kill(helper, signal.SIGCONT)
    wait_until(lambda: states(desk)["lab"][1] == "up", what="the helper to answer")


def test_list_needs_no_bus(desk, tmp_path):
    desk.server.farlanctl("server")
    alone = {"env": {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent"}}
    desk.profile("add", "lab", f"uri={URI}")
    assert states(desk, **alone)["lab"] == ("-", "closed")
    assert not desk.profile("list", **alone).stderr

    alone["env"]["XDG_CONFIG_HOME"] = str(tmp_path)
    desk.profile("add", "lab", f"uri={URI}", user=None, **alone)
    assert states(desk, user=None, **alone)["lab"] == ("-", "closed")
    desk.farlanctl("connect", "lab", "--wait", user=None, **alone)
    assert states(desk, user=None, **alone)["lab"][1] == "up"


def test_waits_no_longer_than_asked(desk):
    desk.profile("add", "lab", f"uri={URI}")
    error, hint = desk.refused(5, "connect", "lab", "--wait=2")
    assert error == f"“lab” is not connected after 2 seconds. {SERVER}:80 refused the connection."
    assert hint == 'It goes on trying. To end it: farlanctl disconnect "lab"'
    assert desk.tunnel("lab")["state"] in ("waiting", "opening")


def test_foreground_ends_with_its_tunnel(desk):
    desk.server.farlanctl("server")
    desk.profile("add", "lab", f"uri={URI}")
    command = Foreground(desk.client.start(farlanctl(ADA), "connect", "lab", "--foreground", user=ADA,
                                           bus=desk.bus))
    command.wait_for("Connected to")
    assert command.end() == 0
    assert not desk.tunnel("lab")


def test_asks_for_the_password_and_keeps_none(desk, tmp_path):
    users = tmp_path / "users"
    desk.server.run("htpasswd", "-b", "-c", "-B", users, "wendy", PASSWORD)
    desk.server.farlanctl("server", "--htpasswd", users)
    desk.profile("add", "lab", f"uri={URI}", "user=wendy")
    error, _ = desk.refused(3, "connect", "lab", "--wait", input="wrong\n")
    assert "401" in error
    assert not desk.tunnel("lab")  # it is not tried again
    done = desk.farlanctl("connect", "lab", "--wait", input=f"{PASSWORD}\n")
    assert done.stdout.startswith("Connected to")
    assert "unencrypted" in done.stderr
    for path in (ADA.home / ".config").rglob("*"):
        assert path.is_dir() or PASSWORD not in path.read_text()
    assert PASSWORD not in desk.profile("show", "lab", "--json").stdout


def test_server_profile(desk, certificate):
    files = [shutil.copy(path, ADA.home) for path in certificate]
    for path in files:
        os.chown(path, ADA.uid, ADA.uid)
    chain, key = (Path(path).name for path in files)
    desk.profile("add", "hub", "mode=server", f"certfile={chain}", f"keyfile={key}", cwd=ADA.home)
    shown = json.loads(desk.profile("show", "hub", "--json").stdout)
    assert (shown["certfile"], shown["keyfile"]) == tuple(map(str, files))
    assert desk.farlanctl("connect", "hub", "--wait").stdout.startswith("Listening on wss://")
    Path(files[1]).unlink()
    desk.farlanctl("disconnect", "hub")
    error, _ = desk.refused(2, "connect", "hub")
    assert error == f"keyfile: there is no file {files[1]}."


def test_insecure_needs_its_own_permission(desk):
    desk.bus.rules(open="yes", insecure="no")
    desk.profile("add", "lab", "uri=wss://10.9.0.1/", "insecure=true")
    desk.refused(6, "connect", "lab", "--wait")
    warned = desk.profile("set", "lab", "uri=wss://10.9.0.3/")
    assert warned.stderr == "warning: insecure was for 10.9.0.1 and is false now.\n"
    assert "insecure" not in desk.profile("show", "lab").stdout


def test_the_administrators_are_for_all(desk, administrators):
    (administrators / "office.toml").write_text(f"# of the house\nuri = '{URI}'\n")
    desk.server.farlanctl("server")
    for user in (ADA, BEN):
        done = desk.farlanctl("connect", "office", "--wait", user=user)
        assert done.stdout.startswith("Connected to")
        assert desk.tunnel("office", user)["owner"] == user.uid
    error, _ = desk.refused(6, "profile", "set", "office", "mtu=1400")
    assert error == f"“office” is a profile of the administrator's, in {administrators}/office.toml."
    assert not desk.folder.exists()
    exported = desk.profile("export", "office").stdout
    (ADA.home / "office").write_text(exported)
    desk.profile("import", ADA.home / "office", "--name", "mine")
    desk.profile("set", "mine", "mtu=1400")
    assert "mtu = 1400" in (desk.folder / "mine.toml").read_text()


def test_an_imported_file_does_not_decide_for_the_person(desk):
    theirs = ADA.home / "theirs.toml"
    theirs.write_text(f"uri = '{URI}'\nstart_at_login = true\n")
    warned = desk.profile("import", theirs)
    assert warned.stderr == "warning: start_at_login was true in the file and is false now.\n"
    assert "start_at_login" not in (desk.folder / "theirs.toml").read_text()


def test_broken_files_are_told_and_left_alone(desk):
    desk.profile("add", "good", f"uri={URI}")
    broken = desk.folder / "broken.toml"
    broken.write_text("# mine\nuri = 'ws://a/'\nmtu = 7\n")
    listed = desk.profile("list")
    assert listed.stderr == (f"warning: {broken}:3: mtu: This must be a whole number from 68 to "
                             "65521.\n")
    assert "good" in listed.stdout
    [problem] = json.loads(desk.profile("list", "--json").stdout)["problems"]
    assert problem["message"].startswith(f"{broken}:3: ")
    error, hint = desk.refused(8, "connect", "broken")
    assert error == "There is no profile “broken”." and f"{broken}:3: " in hint
    desk.profile("add", "broken", f"uri={URI}")
    assert broken.read_text() == "# mine\nuri = 'ws://a/'\nmtu = 7\n"


def test_full_disk_loses_nothing(desk):
    desk.profile("add", "lab", f"uri={URI}")
    before = (desk.folder / "lab.toml").read_text()
    small = ADA.home / "small"
    small.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size=32k,uid={ADA.uid},mode=700", "tmpfs", small],
                   check=True)
    try:
        (small / "farlan/tunnels").mkdir(parents=True)
        (small / "farlan/tunnels/lab.toml").write_text(before)
        (small / "fill").write_bytes(bytes(20 * 1024))
        subprocess.run(["chown", "-R", str(ADA.uid), small], check=True)
        subprocess.run(["dd", "if=/dev/zero", f"of={small}/rest", "bs=1k"], check=False,
                       capture_output=True)
        there = {"XDG_CONFIG_HOME": str(small)}
        error, _ = desk.refused(2, "profile", "set", "lab", "mtu=1400", env=there)
        assert str(small) in error
        assert (small / "farlan/tunnels/lab.toml").read_text() == before
        (small / "rest").unlink()
        (small / "fill").unlink()
        desk.profile("set", "lab", "mtu=1400", env=there)
        assert "mtu = 1400" in (small / "farlan/tunnels/lab.toml").read_text()
        assert {path.name for path in (small / "farlan/tunnels").iterdir()} == {"lab.toml"}
    finally:
        subprocess.run(["umount", small], check=True)


def test_many_at_once_lose_nothing(desk):
    """Each adds one and changes a common one; who is told "no" was told so, and the rest is there."""
    desk.profile("add", "common", f"uri={URI}")
    adding = [desk.client.start(farlanctl(ADA), "profile", "add", f"lab {number}", f"uri={URI}", user=ADA)
              for number in range(6)]
    changing = [desk.client.start(farlanctl(ADA), "profile", "set", "common", f"mtu={1400 + number}",
                                  user=ADA) for number in range(3)]
    assert [process.wait(timeout=30) for process in adding] == [0] * 6
    assert {process.wait(timeout=30) for process in changing} <= {0, 2}
    document = json.loads(desk.profile("list", "--json").stdout)
    assert len(document["profiles"]) == 7 and document["problems"] == []
    assert len(list(desk.folder.glob("*.toml"))) == 7
