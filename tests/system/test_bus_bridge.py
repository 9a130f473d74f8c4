# SPDX-License-Identifier: GPL-3.0-or-later
"""A user's tunnel on a bridge of the machine's, which polkit lets him use."""

import time

import pytest

from busconnection import BusError
from conftest import SERVER
from helper import ERROR
from hosts import essence, wait_until
from test_plugged_in import MTU, network, office  # noqa: F401, a fixture

CLIENT = {"mode": "client", "uri": f"ws://{SERVER}/", "name": "Lab", "bridge": "office"}
UNAVAILABLE = ERROR + "BridgeUnavailable"
SOON = 5  # seconds, less than any deadline of a connection


@pytest.fixture
def bus(office, make_system_bus):  # noqa: F811
    bus = make_system_bus(office[1])
    bus.rules(open="yes", attach="yes", manage_others="no")
    return bus


@pytest.fixture
def hub(office):  # noqa: F811
    """The server that a tunnel of ADA's leads to."""
    office[0].farlanctl("server", "--ip", "192.168.7.1/24", "--mtu", MTU, "--name", "hub")


def nothing_is_left(client, before):
    wait_until(lambda: not client.farlan_processes("farlan-pump"), what="the end of every pump")
    wait_until(lambda: network(client) == before, what="as few interfaces as before")


def test_joins_with_its_mtu_and_keeps_its_mac(office, hub, ada):  # noqa: F811
    server, client, desk = office
    before = network(client)
    ports = []
    for _ in range(2):
        tunnel = ada.open(CLIENT)
        device = tunnel.wait_for("up")["Device"]
        ports.append(client.links()[device])
        assert (ports[-1]["master"], ports[-1]["mtu"]) == ("office", MTU)
        desk.ping("192.168.7.1", size=MTU - 28)
        assert essence(client.links()["office"]) == before[0]["office"]
        tunnel.close()
        nothing_is_left(client, before)
    assert ports[0]["ifindex"] != ports[1]["ifindex"]
    assert ports[0]["address"] == ports[1]["address"]


def test_needs_a_yes(office, hub, bus, ada):  # noqa: F811
    client = office[1]
    before = network(client)
    bus.rules(open="yes", attach="no")
    with pytest.raises(BusError) as refused:
        ada.open(CLIENT)
    assert refused.value.name == ERROR + "PermissionDenied"
    assert ada.tunnels() == []
    nothing_is_left(client, before)


@pytest.mark.parametrize("bridge, message", [
    ("br0", 'Interface "br0" does not exist.'), ("eth0", 'Interface "eth0" is not a bridge.')])
def test_no_bridge(office, hub, ada, bridge, message):  # noqa: F811
    client = office[1]
    before = network(client)
    assert ada.tunnels() == []  # the helper is there
    begin = time.monotonic()
    tunnel = ada.open({**CLIENT, "bridge": bridge})
    failed = tunnel.wait_for("failed")
    assert time.monotonic() - begin < SOON
    assert (failed["ErrorName"], failed["ErrorMessage"]) == (UNAVAILABLE, message)
    nothing_is_left(client, before)


def test_bridge_is_deleted(office, hub, ada):  # noqa: F811
    client = office[1]
    tunnel = ada.open(CLIENT)
    tunnel.wait_for("up")
    client.run("ip", "link", "del", "office")
    begin = time.monotonic()
    failed = tunnel.wait_for("failed")
    assert time.monotonic() - begin < SOON
    assert failed["ErrorName"] == UNAVAILABLE and "office was deleted" in failed["ErrorMessage"]
    wait_until(lambda: client.links().keys() == {"eth0", "desk"}, what="the port to be gone")
    wait_until(lambda: not client.farlan_processes("farlan-pump"), what="the end of every pump")
    # There once more, it can be joined.
    client.run("ip", "link", "add", "office", "type", "bridge")
    tunnel.call("Reconnect")
    tunnel.wait_for("up")
    assert client.links()["ethws0"]["master"] == "office"


def test_bridge_is_deleted_meanwhile(office, ada):  # noqa: F811
    """Nobody has listened so far; the bridge is missed when somebody does."""
    server, client, _ = office
    tunnel = ada.open(CLIENT)
    tunnel.wait_for("waiting")
    client.run("ip", "link", "del", "office")
    server.farlanctl("server")
    tunnel.call("Reconnect")
    begin = time.monotonic()
    failed = tunnel.wait_for("failed")
    assert time.monotonic() - begin < SOON
    assert failed["ErrorName"] == UNAVAILABLE, failed
    wait_until(lambda: client.links().keys() == {"eth0", "desk"}, what="nothing to be left")
    wait_until(lambda: not client.farlan_processes("farlan-pump"), what="the end of every pump")
