# SPDX-License-Identifier: GPL-3.0-or-later
"""The helper on the system bus, for an ordinary user who may."""

import pytest

from busconnection import BusError
from conftest import SERVER
from helper import ERROR, MANAGER_PATH, Helper
from hosts import instances, wait_until
from users import ADA, BEN

URI = f"ws://{SERVER}/"


@pytest.fixture
def bus(lan, make_system_bus):
    """A bus whose helper runs on the client's host; a server waits on the other."""
    lan[0].farlanctl("server")
    bus = make_system_bus(lan[1])
    bus.rules(open="yes", serve="yes", attach="yes", insecure="yes", manage_others="no")
    return bus


def test_opens_shows_and_closes(lan, bus, ada):
    server, client = lan
    tunnel = ada.open({"mode": "client", "uri": URI, "name": "Lab", "ip": ["192.168.7.2/24"]})
    up = tunnel.wait_for("up")
    assert (up["Name"], up["Mode"], up["Uri"], up["Device"]) == ("Lab", "client", URI, "ethws0")
    assert (up["Owner"], up["Reconnects"], up["ErrorName"]) == (ADA.uid, 0, "")
    assert up["PeerAddress"] == f"{SERVER}:80"
    server.set_address("ethws0", "192.168.7.1/24")
    client.ping("192.168.7.1")
    assert tunnel["Phase"] == "connected"
    [statistics] = tunnel.call("GetStatistics")
    assert statistics["sent_frames"][0] == "t" and statistics["sent_frames"][1] >= 3
    assert [one.path for one in ada.tunnels()] == [tunnel.path]

    tunnel.close()
    assert "ethws0" not in client.links()
    assert ada.tunnels() == []
    with pytest.raises(BusError) as gone:
        tunnel.properties()
    assert gone.value.name == "org.freedesktop.DBus.Error.UnknownObject"


def test_ends_when_it_has_nothing_to_do(bus, ada):
    assert ada.property("ApiVersion") == 1
    assert "ip" in ada.property("Capabilities")
    bus.wait_for_helper_end(timeout=20)
    assert len(instances()) == 1  # the server's
    ada.tunnels()
    bus.wait_for_helper()
    assert bus.helper_starts() == 2


def test_tells_the_owner_alone(bus, ada):
    ben = Helper(bus.caller(BEN))
    for one in (ada, ben):
        one.call("Subscribe")
    tunnel = ada.open({"mode": "client", "uri": URI})
    tunnel.wait_for("up")
    tunnel.close()
    ada.call("ListTunnels")
    seen = [signal.member for signal in ada.caller.signals if signal.path.startswith(MANAGER_PATH)]
    assert seen[0] == "TunnelAdded" and seen[-1] == "TunnelRemoved"
    phases = [signal.body[1]["Phase"][1] for signal in ada.caller.signals
              if signal.member == "PropertiesChanged" and "Phase" in signal.body[1]]
    assert phases[0] == "starting" and phases[-1] == "closed"
    assert {"connecting", "signing-in", "creating-interface", "connected-no-data"} <= set(phases)
    ben.call("ListTunnels")
    assert [signal for signal in ben.caller.signals if signal.path.startswith(MANAGER_PATH)] == []


ADVERTISEMENT = """
import socket, struct
raw = socket.socket(socket.AF_INET6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6)
raw.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 255)
prefix = struct.pack("!BBBBIII", 3, 4, 64, 0xC0, 3600, 3600, 0) + socket.inet_pton(socket.AF_INET6, "2001:db8:7::")
message = struct.pack("!BBHBBHII", 134, 0, 0, 64, 0x08, 1800, 0, 0) + prefix
raw.sendto(message, ("ff02::1", 0, 0, socket.if_nametoindex("ethws0")))
"""


def has_settled_address(host):
    listed = host.run("ip", "-6", "address", "show", "dev", "ethws0", "scope", "link").stdout
    return "fe80:" in listed and "tentative" not in listed


@pytest.mark.parametrize("mode", ["client", "server"])
def test_peer_cannot_give_us_routes(lan, bus, ada, mode):
    """Whoever opened the tunnel has not been allowed to change where other traffic goes."""
    far, near = lan
    if mode == "client":
        ada.open({"mode": "client", "uri": URI}).wait_for("up")
    else:
        far.farlanctl("disconnect", "ethws0")
        ada.open({"mode": "server"}).wait_for("up")
        far.farlanctl("client", "--uri", "ws://10.9.0.2/")
    for host in lan:
        wait_until(lambda: has_settled_address(host), what="an address that nobody else has")
    before = near.run("ip", "-6", "route").stdout

    def advertised():
        far.run("/usr/bin/python3", "-c", ADVERTISEMENT)
        counters = near.run("cat", "/proc/net/dev_snmp6/ethws0").stdout.split()
        return int(counters[counters.index("Icmp6InRouterAdvertisements") + 1]) > 0

    wait_until(advertised, what="an advertisement to arrive")
    assert near.run("ip", "-6", "route").stdout == before
    assert "2001:db8:7:" not in near.run("ip", "-6", "address").stdout


def test_failure_stays_to_be_seen(lan, ada):
    tunnel = ada.open({"mode": "client", "uri": f"ws://{SERVER}:81/", "name": "gone"})
    waiting = tunnel.wait_for("waiting")
    assert waiting["ErrorName"] == ERROR + "ConnectionFailed" and waiting["NextRetry"] > 0
    tunnel.close()
    failed = ada.open({"mode": "client", "uri": URI, "name": "mine", "device": "eth0"})
    status = failed.wait_for("failed")
    assert status["ErrorName"] == ERROR + "DeviceExists"
    again = ada.open({"mode": "client", "uri": URI, "name": "Mine"})
    again.wait_for("up")
    assert [one.path for one in ada.tunnels()] == [again.path]
    with pytest.raises(BusError) as taken:
        ada.open({"mode": "client", "uri": URI, "name": "MINE"})
    assert taken.value.name == ERROR + "NameTaken"
