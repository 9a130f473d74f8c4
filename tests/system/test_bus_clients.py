# SPDX-License-Identifier: GPL-3.0-or-later
"""A server's clients over the bus, and what Reconnect does in each state."""

import json
import os
import signal
import subprocess
import time

import pytest

from busconnection import BusError
from conftest import CLIENT, SERVER
from helper import ERROR
from hosts import wait_until
from rawpeer import BINARY, frame, sign_in

# Frames of 24 stations that nobody has, of an Ethernet type that nobody uses, to everybody.
MANY_STATIONS = '''import socket
with socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as port:
    port.bind(("ethws0", 0))
    for number in range(24):
        port.send(b"\\xff" * 6 + bytes([6, 0, 0, 0, 0, number]) + b"\\x88\\xb5" + bytes(46))
'''
INVALID_STATE = ERROR + "InvalidState"
NOT_FOUND = ERROR + "NotFound"
PASSWORDS = {"carol": "one for carol", "dave": "another"}
COUNTERS = {"received_bytes", "received_frames", "received_dropped", "sent_bytes", "sent_frames",
            "sent_dropped"}


@pytest.fixture
def bus(lan, make_system_bus):
    """Its helper is on the host of 10.9.0.1."""
    bus = make_system_bus(lan[0])
    bus.rules(open="yes", serve="yes", attach="yes", insecure="yes")
    return bus


def htpasswd():
    return "".join(subprocess.run(["htpasswd", "-n", "-b", "-B", "-C", "4", user, password], check=True,
                                  capture_output=True, text=True).stdout.strip() + "\n"
                   for user, password in PASSWORDS.items())


def connect(host, user, *arguments):
    host.farlanctl("client", "--uri", f"ws://{SERVER}/", "--user", user, *arguments,
                   input=PASSWORDS[user] + "\n")


def clients(tunnel):
    """What ListClients says, by user, without the types."""
    [listed] = tunnel.call("ListClients")
    types = {key: kind for client in listed for key, (kind, _) in client.items()}
    assert types == {} or types == {"id": "t", "user": "s", "address": "s", "device": "s", "since": "x",
                                    **dict.fromkeys(COUNTERS, "t"), "macs": "as", "mac_count": "u"}
    return {client["user"][1]: {key: value for key, (_, value) in client.items()} for client in listed}


def refusal(tunnel, *call):
    with pytest.raises(BusError) as refused:
        tunnel.call(*call)
    return refused.value.name


@pytest.fixture
def served(lan, ada):
    """A server with carol and dave."""
    server, client = lan
    tunnel = ada.open({"mode": "server", "ip": ["192.168.7.1/24"]}, {"htpasswd": htpasswd()})
    tunnel.wait_for("up")
    connect(client, "carol", "--ip", "192.168.7.2/24")
    connect(client, "dave")
    wait_until(lambda: tunnel["Clients"] == 2, what="both clients")
    return tunnel


def test_lists_clients(lan, served):
    listed = clients(served)
    assert listed.keys() == PASSWORDS.keys()
    assert len({one["id"] for one in listed.values()}) == 2
    for one in listed.values():
        assert one["address"].startswith(f"{CLIENT}:")
        assert abs(one["since"] / 1000 - time.time()) < 20
        assert "master" in lan[0].links()[one["device"]]
    assert listed["carol"]["device"] != listed["dave"]["device"]


def test_counts_what_each_client_gets(lan, served):
    server, client = lan
    before = clients(served)
    [total] = served.call("GetStatistics")
    client.ping("192.168.7.1", count=20, size=1000)
    after = clients(served)
    grown = {key: after["carol"][key] - before["carol"][key] for key in COUNTERS}
    for way in ("received", "sent"):
        assert 20 <= grown[f"{way}_frames"] < 60
        assert 20 * 1042 <= grown[f"{way}_bytes"] < 30000
        assert grown[f"{way}_dropped"] == 0
    [now] = served.call("GetStatistics")
    assert {key: kind for key, (kind, _) in now.items()} == dict.fromkeys(COUNTERS, "t")
    for way in ("received_frames", "sent_frames"):
        assert 20 <= now[way][1] - total[way][1] < 60


def test_tells_what_a_client_was_sent_from_what_it_sent(lan, served):
    lan[1].ping("192.168.7.1", count=1)  # what waits for a neighbour's address may be lost
    before = clients(served)["carol"]
    lan[1].run("/usr/bin/python3", "-c", """if True:
        import socket
        talker = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for _ in range(100):
            talker.sendto(bytes(1000), ("192.168.7.1", 9))
        """)
    def grown(key):
        return clients(served)["carol"][key] - before[key]
    wait_until(lambda: grown("sent_bytes") >= 100_000, what="what the client has sent")
    assert grown("received_bytes") < 20_000


def test_counts_frames_that_are_wrong(lan, ada):
    server, client = lan
    tunnel = ada.open({"mode": "server"})
    tunnel.wait_for("up")
    with sign_in(client) as wrong:
        wait_until(lambda: clients(tunnel), what="the client")
        for _ in range(3):
            wrong.sendall(frame(BINARY, b"too short"))
        wait_until(lambda: clients(tunnel)[""]["sent_dropped"] == 3, what="three that were dropped")
        assert clients(tunnel)[""]["received_dropped"] == 0


def test_knows_the_stations_of_each_client(lan, bus, served):
    server, client = lan
    client.ping("192.168.7.1")
    mac = client.links()["ethws0"]["address"]
    listed = wait_until(lambda: (now := clients(served))["carol"]["macs"] and now, what="carol's address")
    assert listed["carol"]["macs"] == [mac] and listed["carol"]["mac_count"] == 1
    assert mac not in listed["dave"]["macs"]

    [tunnel] = json.loads(server.farlanctl("status", "--json", bus=bus).stdout)["tunnels"]
    assert {one["user"]: one["macs"] for one in tunnel["client_list"]}["carol"] == [mac]
    assert f"  MAC {mac}\n" in server.farlanctl("status", bus=bus).stdout

    # A client may pretend to be a whole LAN.
    client.run("python3", "-c", MANY_STATIONS)
    many = wait_until(lambda: (one := clients(served)["carol"])["mac_count"] >= 25 and one, what="25 addresses")
    assert many["macs"][:2] == sorted(many["macs"])[:2] and len(many["macs"]) == 16


def test_disconnects_one(lan, served):
    listed = clients(served)
    port = lan[0].links()[listed["carol"]["device"]]["ifindex"]
    served.call("DisconnectClient", "t", listed["carol"]["id"])
    left = wait_until(lambda: (now := clients(served)).get("carol", {}).get("id") != listed["carol"]["id"] and now,
                      what="carol to be gone")
    assert {key: left["dave"][key] for key in ("id", "device", "since")} == {
        key: listed["dave"][key] for key in ("id", "device", "since")}
    # She may be back already, on another port of the same name.
    assert port not in [link["ifindex"] for link in lan[0].links().values()]
    assert refusal(served, "DisconnectClient", "t", listed["carol"]["id"]) == NOT_FOUND
    # She may come back, and is another then.
    back = wait_until(lambda: clients(served).get("carol"), 20, "carol to come back")
    assert back["id"] not in (listed["carol"]["id"], listed["dave"]["id"])
    assert clients(served)["dave"]["since"] == listed["dave"]["since"]
    lan[1].ping("192.168.7.1")


def test_unknown_clients(served):
    known = {one["id"] for one in clients(served).values()}
    for number in (0, 77, 2**31, 2**53, 2**63 - 1, 2**63, 2**64 - 1):
        if number not in known:
            assert refusal(served, "DisconnectClient", "t", number) == NOT_FOUND
    for signature, value in (("x", 1), ("i", 1), ("s", "1"), ("u", 1)):
        assert refusal(served, "DisconnectClient", signature, value) == "org.freedesktop.DBus.Error.InvalidArgs"
    assert served["Clients"] == 2


def test_disconnects_all_at_once(served):
    for _ in range(3):
        for one in clients(served).values():
            try:
                served.call("DisconnectClient", "t", one["id"])
            except BusError as error:
                assert error.name == NOT_FOUND
    wait_until(lambda: clients(served).keys() == PASSWORDS.keys(), 30, "both to come back")
    assert served["State"] == "up" and served["Reconnects"] == 0


def test_server_that_listens_has_nothing_to_reconnect(served):
    assert refusal(served, "Reconnect") == INVALID_STATE
    assert served["Clients"] == 2 and served["State"] == "up"


def test_client_has_no_clients(lan, ada):
    tunnel = ada.open({"mode": "client", "uri": f"ws://{CLIENT}/"})
    tunnel.wait_for("waiting")
    assert clients(tunnel) == {}
    assert refusal(tunnel, "DisconnectClient", "t", 0) == NOT_FOUND
    assert tunnel.call("GetStatistics") == ({},)


def test_reconnects_a_client_that_is_connected(lan, bus, ada):
    lan[1].farlanctl("server")
    tunnel = ada.open({"mode": "client", "uri": f"ws://{CLIENT}/"})
    tunnel.wait_for("up")
    link = lan[0].links()["ethws0"]
    [pump] = lan[0].farlan_processes("farlan-pump")
    connections = 0
    for _ in range(3):
        tunnel.call("Reconnect")
        tunnel.call("Reconnect")  # it is at it, or was fast enough for one more
        connections = wait_until(
            lambda: (now := tunnel.properties())["Reconnects"] > connections and now["State"] == "up"
            and now["Reconnects"], what="another connection")
    assert lan[0].links()["ethws0"]["ifindex"] == link["ifindex"]  # who uses it does not notice
    [another] = lan[0].farlan_processes("farlan-pump")
    assert another != pump
    wait_until(lambda: lan[1].tunnels()["ethws0"]["clients"] == 1, what="one client")


def test_reconnects_a_client_that_waits(lan, ada):
    tunnel = ada.open({"mode": "client", "uri": f"ws://{CLIENT}/"})
    next_retry = wait_until(
        lambda: (now := tunnel.properties())["State"] == "waiting"
        and now["NextRetry"] / 1000 - time.time() > 10 and now["NextRetry"], 60, "a long wait")
    lan[1].farlanctl("server")
    tunnel.call("Reconnect")
    up = tunnel.wait_for("up", 30)
    assert up["Reconnects"] == 0 and up["Since"] < next_retry


def test_reconnects_what_has_failed(lan, ada):
    server, client = lan
    tunnel = ada.open({"mode": "client", "uri": f"ws://{CLIENT}/", "device": "mine0"})
    tunnel.wait_for("waiting")
    lan[0].run("ip", "link", "add", "mine0", "type", "veth", "peer", "name", "other0")
    lan[1].farlanctl("server")
    tunnel.wait_for("failed", 20)
    tunnel.call("Reconnect")
    assert tunnel.wait_for("failed")["ErrorName"] == ERROR + "DeviceExists"
    lan[0].run("ip", "link", "del", "mine0")
    tunnel.call("Reconnect")
    assert tunnel.wait_for("up")["ErrorName"] == ""
    tunnel.close()
    assert ada.tunnels() == []

    first = ada.open({"mode": "server", "port": 8080, "name": "first"})
    first.wait_for("up")
    second = ada.open({"mode": "server", "port": 8080, "name": "second"})
    assert second.wait_for("failed")["ErrorName"] == ERROR + "AddressUnavailable"
    first.close()
    second.call("Reconnect")
    second.wait_for("up")


def test_asks_again_for_what_has_failed(bus, ada):
    first = ada.open({"mode": "server", "port": 8080, "name": "first"})
    first.wait_for("up")
    failed = ada.open({"mode": "server", "port": 8080, "name": "second"})
    failed.wait_for("failed")
    first.close()

    bus.rules(open="yes", serve="no")
    assert refusal(failed, "Reconnect") == ERROR + "PermissionDenied"
    # Nor does another request that is denied take its place.
    with pytest.raises(BusError) as denied:
        ada.open({"mode": "server", "port": 8081, "name": "second"})
    assert denied.value.name == ERROR + "PermissionDenied"
    assert [(one.path, one["ErrorName"]) for one in ada.tunnels()] == [(failed.path, ERROR + "AddressUnavailable")]

    bus.rules(open="yes", serve="yes")
    failed.call("Reconnect")
    failed.wait_for("up")


def test_takes_the_question_back_when_what_has_failed_is_closed(bus, ada):
    first = ada.open({"mode": "server", "port": 8080, "name": "first"})
    first.wait_for("up")
    failed = ada.open({"mode": "server", "port": 8080, "name": "second"})
    failed.wait_for("failed")
    bus.rules(open="yes", serve="ask")
    agent = bus.agent(ada.caller, answer="never")
    asking = ada.caller.start(failed.path, "org.farlan.Helper1.Tunnel", "Reconnect", interactive=True)
    agent.wait_for_question()
    failed.close()
    with pytest.raises(BusError) as refused:
        asking.result(5)
    assert refused.value.name == NOT_FOUND
    wait_until(lambda: agent.cancelled, what="the end of the question")


def test_waiting_needs_no_permission_again(bus, ada):
    tunnel = ada.open({"mode": "client", "uri": f"ws://{CLIENT}/"})
    tunnel.wait_for("waiting")
    bus.rules(open="no")
    tunnel.call("Reconnect")


def test_tunnel_that_is_being_closed_is_left_alone(lan, ada):
    """Its peer does not answer the goodbye."""
    lan[1].farlanctl("server")
    tunnel = ada.open({"mode": "client", "uri": f"ws://{CLIENT}/"})
    tunnel.wait_for("up")
    [pump] = lan[0].farlan_processes("farlan-pump")
    os.kill(pump, signal.SIGSTOP)  # it takes 3 s to give it up
    closing = [tunnel.helper.caller.start(tunnel.path, "org.farlan.Helper1.Tunnel", "Close") for _ in range(3)]
    assert refusal(tunnel, "Reconnect") == INVALID_STATE
    for reply in closing:
        reply.result(6)
    assert ada.tunnels() == [] and lan[0].links().keys() == {"eth0"}
