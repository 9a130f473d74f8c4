# SPDX-License-Identifier: GPL-3.0-or-later
"""Farlan where it was installed, instead of in the build folder."""

import os
import re
import subprocess

import pytest

from hosts import BIN

PROGRAMS = ("bin/farlan", "bin/farlanctl", "libexec/farlan/farlan-helper", "libexec/farlan/farlan-pump")
STATES = ("off", "busy", "on", "attention", "error")
FILES = (
    "share/applications/org.farlan.farlan.desktop",
    "share/metainfo/org.farlan.farlan.metainfo.xml",
    "share/icons/hicolor/scalable/apps/org.farlan.farlan.svg",
    "share/icons/hicolor/symbolic/apps/org.farlan.farlan-symbolic.svg",
    *(f"share/icons/hicolor/symbolic/apps/org.farlan.farlan-{state}-symbolic.svg"
      for state in STATES),
    "share/man/man1/farlan.1",
    "share/man/man1/farlanctl.1",
    "share/man/man5/farlan-profile.5",
    "share/man/man8/farlan-helper.8",
    "share/dbus-1/system.d/org.farlan.Helper1.conf",
    "share/dbus-1/system-services/org.farlan.Helper1.service",
    "share/polkit-1/actions/org.farlan.Helper1.policy",
    "lib/systemd/system/farlan-helper.service",
    "lib/sysusers.d/farlan.conf",
    "lib/tmpfiles.d/farlan.conf",
    "lib/modules-load.d/farlan.conf",
)
# Where the bus and systemd read which program the service is.
STARTERS = {"lib/systemd/system/farlan-helper.service": "ExecStart",
            "share/dbus-1/system-services/org.farlan.Helper1.service": "Exec"}


def install(prefix, folder=None):
    """Installs for that prefix; below a folder, as packages are made. Gives what was said."""
    environment = {**os.environ, **({"DESTDIR": str(folder)} if folder else {})}
    return subprocess.run(["cmake", "--install", BIN.parent, "--prefix", prefix], env=environment,
                          check=True, capture_output=True, text=True).stdout


def started(root):
    """What the bus and systemd would start."""
    return {re.search(rf"^{key}=(.*)$", (root / name).read_text(), re.MULTILINE).group(1)
            for name, key in STARTERS.items()}


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    prefix = tmp_path_factory.mktemp("prefix")
    install(prefix)
    return prefix


def test_is_whole(installed):
    for name in PROGRAMS:
        assert (installed / name).stat().st_mode & 0o777 == 0o755, name
    for name in FILES:
        assert (installed / name).stat().st_mode & 0o777 == 0o644, name
    for path in installed.rglob("*"):
        name = str(path.relative_to(installed))
        assert path.is_dir() or name in PROGRAMS + FILES, f"{name} is not expected"
        assert not path.stat().st_mode & 0o6000, name  # set-user-ID, set-group-ID


def test_is_started_where_it_is(installed):
    assert started(installed) == {f"{installed}/libexec/farlan/farlan-helper --service"}


def test_becomes_a_package(tmp_path):
    said = install("/usr", tmp_path)
    assert started(tmp_path / "usr") == {"/usr/libexec/farlan/farlan-helper --service"}
    for name in PROGRAMS + FILES:
        assert (tmp_path / "usr" / name).is_file(), name
    assert [path.name for path in tmp_path.iterdir()] == ["usr"]
    assert "README" not in said


def test_tells_that_the_bus_may_not_look_there(tmp_path):
    assert "may not look below /usr/local: see README.md" in install("/usr/local", tmp_path)


def test_carries_frames(installed, lan):
    server, client = lan
    server.run(installed / "bin/farlanctl", "server")
    client.run(installed / "bin/farlanctl", "client", "--uri", "ws://10.9.0.1/")
    for host in lan:
        for program in ("farlan-helper", "farlan-pump"):
            [process] = host.farlan_processes(program)
            path = installed / "libexec/farlan" / program
            assert os.path.samefile(f"/proc/{process}/exe", path)
    server.set_address("ethws0", "192.168.7.1/24")
    client.set_address("ethws0", "192.168.7.2/24")
    client.ping("192.168.7.1")
    server.ping("192.168.7.2")
