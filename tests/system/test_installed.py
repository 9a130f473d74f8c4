# SPDX-License-Identifier: GPL-3.0-or-later
"""Farlan where it was installed, instead of in the build folder."""

import os
import subprocess

import pytest

from hosts import BIN


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    prefix = tmp_path_factory.mktemp("prefix")
    subprocess.run(["cmake", "--install", BIN.parent, "--prefix", prefix],
                   check=True, stdout=subprocess.DEVNULL)
    return prefix


def test_is_whole(installed):
    for name in ("bin/farlanctl", "libexec/farlan/farlan-helper", "libexec/farlan/farlan-pump"):
        assert (installed / name).stat().st_mode & 0o777 == 0o755, name
    for name in ("share/man/man1/farlanctl.1", "lib/sysusers.d/farlan.conf",
                 "lib/modules-load.d/farlan.conf"):
        assert (installed / name).stat().st_mode & 0o777 == 0o644, name


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
