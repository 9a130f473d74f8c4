# SPDX-License-Identifier: GPL-3.0-or-later
"""A tunnel between two hosts, as its users open, see and close it."""

import re
from pathlib import Path


def test_carries_frames_over_ws(lan):
    server, client = lan
    server.farlanctl("server")
    up = client.farlanctl("client", "--uri", "ws://10.9.0.1/")
    assert "Connected to ws://10.9.0.1/ on ethws0" in up.stdout
    server.set_address("ethws0", "192.168.7.1/24")
    client.set_address("ethws0", "192.168.7.2/24")
    client.ping("192.168.7.1")
    server.ping("192.168.7.2")

    client.farlanctl("disconnect", "ethws0")
    assert set(client.links()) == {"eth0"}
    server.farlanctl("disconnect", "ethws0")
    assert set(server.links()) == {"eth0"}
    assert not server.farlan_processes() and not client.farlan_processes()


def test_pump_has_no_privilege(lan):
    server, client = lan
    server.farlanctl("server")
    client.farlanctl("client", "--uri", "ws://10.9.0.1/")
    for host in lan:
        [pump] = host.farlan_processes("farlan-pump")
        status = dict(re.findall(r"^(\w+):[ \t]*(.*)$", Path(f"/proc/{pump}/status").read_text(), re.M))
        assert status["Seccomp"] == "2"
        assert status["NoNewPrivs"] == "1"
        assert all(uid not in ("0", "65534") for uid in status["Uid"].split())
        assert all(gid not in ("0", "65534") for gid in status["Gid"].split())
        assert status["Groups"].strip() == ""
        for which in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"):
            assert int(status[which], 16) == 0, which
