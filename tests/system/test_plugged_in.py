# SPDX-License-Identifier: GPL-3.0-or-later
"""What connects a tunnel's interface to its machine: addresses, MAC, a bridge; or nothing at all,
when one of them is not to be had."""

import json
import os
import signal
import threading
import time

import pytest

from hosts import connect, essence, wait_until
from rawpeer import RawServer, accepted

CLIENT = ("client", "--uri", "ws://10.9.0.1/")
MTU = 9000
FULL = MTU - 28  # bytes in a ping of that size


def addresses(host, device=None):
    """The addresses of a host, or of one of its interfaces, without those that come by themselves."""
    listed = json.loads(host.run("ip", "-j", "address", *(["show", "dev", device] if device else [])).stdout)
    return {(link["ifname"], f"{info['local']}/{info['prefixlen']}")
            for link in listed for info in link["addr_info"]
            if not (info["scope"] == "link" and info["family"] == "inet6")}


def network(host):
    """What must be the same before and after."""
    links = host.links()
    ports = {name: link.get("linkinfo", {}).get("info_slave_kind") for name, link in links.items()}
    return {name: essence(link) for name, link in links.items()}, ports, addresses(host)


def settled(host):
    """What the kernel decides by itself is decided."""
    wait_until(lambda: all(link["operstate"] in ("UP", "UNKNOWN") for link in host.links().values()
                           if "UP" in link["flags"]), what="all links to be up")
    return network(host)


@pytest.fixture
def office(lan, make_host):
    """The lan; the client's host has a bridge `office` to a third host, 192.168.7.3 and fd07::3."""
    server, client = lan
    desk = make_host("desk")
    connect(client, "desk", desk, "eth0")
    client.run("ip", "link", "set", "desk", "mtu", MTU)
    desk.run("ip", "link", "set", "eth0", "mtu", MTU)
    client.run("ip", "link", "add", "office", "type", "bridge")
    client.run("ip", "link", "set", "desk", "master", "office")
    client.run("ip", "link", "set", "office", "up")
    desk.set_address("eth0", "192.168.7.3/24")
    desk.set_address("eth0", "fd07::3/64")
    settled(client)
    return server, client, desk


def test_addresses_of_both_ends(lan):
    server, client = lan
    before = [network(host) for host in lan]
    server.farlanctl("server", "--ip", "192.168.7.1/24", "--ip", "fd07::1/64")
    client.farlanctl(*CLIENT, "--ip", "192.168.7.2/24", "--ip", "fd07::2/64")
    for host, number in ((server, 1), (client, 2)):
        assert addresses(host, "ethws0") == {("ethws0", f"192.168.7.{number}/24"),
                                             ("ethws0", f"fd07::{number}/64")}
        assert "default" not in host.run("ip", "route").stdout + host.run("ip", "-6", "route").stdout
    for address in ("192.168.7.1", "fd07::1"):
        assert client.ping(address, count=1, seconds=3)  # the first one
        client.ping(address)
    for address in ("192.168.7.2", "fd07::2"):
        server.ping(address)
    for host in (client, server):
        host.farlanctl("disconnect", "ethws0")
    assert [network(host) for host in lan] == before


def test_addresses_stay_while_there_is_no_connection(lan):
    server, client = lan
    server.farlanctl("server", "--ip", "192.168.7.1/24")
    client.farlanctl(*CLIENT, "--ip", "192.168.7.2/24", "--ip", "fd07::2/64")
    during = addresses(client), client.links()["ethws0"]["address"]
    server.farlanctl("disconnect", "ethws0")
    wait_until(lambda: client.phase() == "waiting", 30)
    wait_until(lambda: not client.has_carrier("ethws0"))
    assert (addresses(client), client.links()["ethws0"]["address"]) == during
    server.farlanctl("server", "--ip", "192.168.7.1/24", "--ip", "fd07::1/64")
    wait_until(lambda: client.state() == "up", 30)
    assert (addresses(client), client.links()["ethws0"]["address"]) == during
    client.ping("192.168.7.1")
    client.ping("fd07::1")


def test_mac(lan):
    """Stable for a name, the one that was asked for, or a new one each time."""
    server, client = lan
    server.farlanctl("server", "--name", "office")

    def mac(*options):
        client.farlanctl(*CLIENT, *options)
        address = client.links()["ethws0"]["address"]
        client.farlanctl("disconnect", "ethws0")
        assert int(address[:2], 16) & 0x03 == 0x02 and not address.startswith("fe"), address
        return address

    office = mac("--name", "office")
    assert mac("--name", "office") == office
    assert mac("--name", "office", "--device", "ethws%d", "--mtu", "9000") == office
    others = {mac("--name", "Büro"), mac(), mac(), server.links()["ethws0"]["address"]}
    assert len(others) == 4 and office not in others
    assert mac("--name", "office", "--mac", "02:00:5E:10:00:01") == "02:00:5e:10:00:01"
    hub = server.links()["ethws0"]["address"]
    server.farlanctl("disconnect", "ethws0")
    server.farlanctl("server", "--name", "office")
    assert server.links()["ethws0"]["address"] == hub


def test_client_on_a_bridge(office):
    server, client, desk = office
    before = network(client)
    hub = ("server", "--ip", "192.168.7.1/24", "--ip", "fd07::1/64", "--mtu", MTU, "--name", "hub")
    server.farlanctl(*hub)
    client.farlanctl(*CLIENT, "--bridge", "office")
    port = client.links()["ethws0"]
    assert port["master"] == "office" and port["mtu"] == MTU and port["address"].startswith("fe:")
    assert not addresses(client, "ethws0")
    assert essence(client.links()["office"]) == before[0]["office"]
    for address in ("192.168.7.1", "fd07::1"):
        desk.ping(address)
    desk.ping("192.168.7.1", size=FULL)
    server.ping("192.168.7.3", size=FULL)

    server.farlanctl("disconnect", "ethws0")
    wait_until(lambda: client.phase() == "waiting", 30)
    wait_until(lambda: not client.has_carrier("ethws0"))
    assert client.links()["ethws0"]["master"] == "office"
    server.farlanctl(*hub)  # with the MAC that everybody remembers
    wait_until(lambda: client.state() == "up", 30)
    desk.ping("192.168.7.1")
    desk.ping("fd07::1")

    client.farlanctl("disconnect", "ethws0")
    assert network(client) == before


def test_port_of_a_killed_helper_leaves_the_bridge(office):
    server, client, desk = office
    before = network(client)
    server.farlanctl("server")
    client.farlanctl(*CLIENT, "--bridge", "office")
    [helper] = client.farlan_processes("farlan-helper")
    os.kill(helper, signal.SIGKILL)
    wait_until(lambda: not client.farlan_processes())
    wait_until(lambda: network(client) == before, what="the port to be gone")


def test_bridge_deleted(office):
    server, client, desk = office
    server.farlanctl("server")
    command = client.foreground(*CLIENT, "--bridge", "office")
    command.wait_for("Connected")
    begin = time.monotonic()
    client.run("ip", "link", "del", "office")
    assert command.wait() == 7
    assert time.monotonic() - begin < 10
    assert command.lines[-1] == "error: The bridge office was deleted by somebody else."
    wait_until(lambda: not client.farlan_processes())
    assert client.links().keys() == {"eth0", "desk"}


# Refused before anything is done


@pytest.mark.parametrize("command", [CLIENT, ("server",)], ids=["client", "server"])
@pytest.mark.parametrize("address, other", [
    ("10.9.0.77/24", "10.9.0.0/24"), ("10.200.0.1/8", "10.9.0.0/24"), ("10.9.0.77/32", "10.9.0.0/24"),
    ("fd09::77/64", "fd09::/64"), ("fd09:0:0:1::77/48", "fd09::/64"),
])
def test_network_of_another_interface(lan, command, address, other):
    host = lan[1]
    before = network(host)
    error = host.refused(7, *command, "--ip", "192.168.7.1/24", "--ip", address)
    assert error == f'error: The network of {address} overlaps with {other}, which interface "eth0" is in.'
    assert network(host) == before


def test_no_bridge(lan):
    host = lan[1]
    assert host.refused(7, *CLIENT, "--bridge", "br0") == 'error: Interface "br0" does not exist.'
    assert host.refused(7, *CLIENT, "--bridge", "eth0") == 'error: Interface "eth0" is not a bridge.'


@pytest.mark.parametrize("command", [CLIENT, ("server",)], ids=["client", "server"])
@pytest.mark.parametrize("options, message", [
    (["--ip", "10.1.1.2"], 'ip: "10.1.1.2" lacks the length of its prefix.'),
    (["--ip", "10.1.1.2/7"], 'ip: "10.1.1.2/7": the length of the prefix must be from 8 to 32.'),
    (["--ip", "fd00::2/129"], 'ip: "fd00::2/129": the length of the prefix must be from 16 to 128.'),
    (["--ip", "10.1.1.0/24"], "ip: 10.1.1.0 is the network address of 10.1.1.0/24 itself, and no host's."),
    (["--ip", "10.1.1.255/24"], "ip: 10.1.1.255 is the broadcast address of 10.1.1.0/24 itself, and no host's."),
    (["--ip", "127.0.0.2/8"], "ip: 127.0.0.2 is a loopback address."),
    (["--ip", "224.0.0.1/24"], "ip: 224.0.0.1 is a multicast address."),
    (["--ip", "ff02::1/64"], "ip: ff02::1 is a multicast address."),
    (["--ip", "::/64"], "ip: :: is no address of a host."),
    (["--ip", "host.example/24"], 'ip: "host.example/24" is not an IPv4 or IPv6 address with the length'),
    (["--ip", "\x1b[31m"], 'ip: "?[31m" is not an IPv4 or IPv6 address with the length'),
    (["--ip", "10.1.1.2/24", "--ip", "10.1.1.2/16"], "ip: 10.1.1.2 is there twice."),
    ([part for n in range(1, 66) for part in ("--ip", f"10.1.1.{n}/24")], "ip: This must be a list of at most 64"),
    (["--ip", "fd00::2/64", "--mtu", "1279"], "mtu: An interface with an IPv6 address carries at least 1280"),
    (["--mac", "02:00:5e:10:00"], 'mac: "02:00:5e:10:00" is not a hardware address'),
    (["--mac", "01:00:5e:00:00:01"], 'mac: "01:00:5e:00:00:01" is the hardware address of a group'),
    (["--mac", "00:00:00:00:00:00"], "mac: \"00:00:00:00:00:00\" is no station's hardware address."),
    (["--name", "x" * 65], "name: The name is longer than 64 characters."),
    (["--name", "a\nb"], "name: The name contains a control character"),
    (["--name", "a\u202eb"], "name: The name contains a control character, or another that cannot be seen."),
    (["--name", " a"], "name: The name starts or ends with a blank."),
    (["--bridge", "br0", "--ip", "10.1.1.2/24"], "ip: With a bridge of yours, the address belongs on the bridge."),
    (["--bridge", "br0", "--mtu", "1400"], "mtu: With a bridge of yours, its MTU is the tunnel's."),
    (["--bridge", "br0", "--mac", "02:00:5e:10:00:01"], "mac: With a bridge of yours, this machine has"),
    (["--bridge", "br%d"], 'bridge: "br%d" cannot be the name of a bridge.'),
])
def test_bad_input(lan, command, options, message):
    error = lan[1].refused(2, *command, *options)
    assert error.startswith(f"error: {message}"), error


@pytest.mark.parametrize("kind", ["client", "server"])
def test_no_ipv6(lan, kind):
    """The last step fails, and the others are taken back."""
    server, client = lan
    if kind == "client":
        server.farlanctl("server")
    host, command = (client, CLIENT) if kind == "client" else (server, ("server",))
    host.run("sh", "-c", "echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6")
    before = network(host)
    error = host.refused(7, *command, "--ip", "192.168.7.1/24", "--ip", "fd07::1/64")
    assert error == ('error: Cannot give interface "ethws0" the address fd07::1/64: '
                     "IPv6 is switched off on this machine.")
    assert network(host) == before


# Lost between the first look and the moment when it is needed


class Slow:
    """A server that lets nobody in before it is told to."""

    def __init__(self, host):
        self.go = threading.Event()
        self.server = RawServer(host, 80, self._behave)

    def _behave(self, server, connection):
        head = server.read(connection)
        assert self.go.wait(8)
        connection.sendall(accepted(head))
        connection.recv(1)  # the client's end


@pytest.mark.parametrize("options, meanwhile, message", [
    pytest.param(["--ip", "fd07::2/64", "--ip", "192.168.7.2/24"],
                 ["ip address add 192.168.7.9/24 dev eth0"],
                 "The network of 192.168.7.2/24 overlaps with 192.168.7.0/24, which interface "
                 '"eth0" is in.', id="address"),
    pytest.param(["--device", "mine"], ["ip link add mine type bridge"],
                 'Interface "mine" exists already.', id="name"),
    pytest.param(["--device", "mine", "--bridge", "office"], ["ip link add mine type bridge"],
                 'Interface "mine" exists already.', id="name of a port"),
    pytest.param(["--bridge", "office"], ["ip link del office"],
                 "The bridge office was deleted by somebody else.", id="bridge"),
    pytest.param(["--bridge", "office"], ["ip link del office", "ip link add office type bridge"],
                 "The bridge office was deleted by somebody else.", id="another bridge"),
])
def test_lost_while_connecting(office, options, meanwhile, message):
    server, client, desk = office
    slow = Slow(server)
    with slow.server:
        command = client.foreground(*CLIENT, *options)
        command.wait_for("Signing in")
        for line in meanwhile:
            client.run(*line.split())
        before = settled(client)
        begin = time.monotonic()
        slow.go.set()
        assert command.wait() == 7
        assert time.monotonic() - begin < 10
    assert command.lines[-1 if "hint" not in command.lines[-1] else -2] == f"error: {message}"
    wait_until(lambda: not client.farlan_processes())
    assert network(client) == before
