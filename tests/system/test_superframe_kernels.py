# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a kernel hands over uncut, the one at the other end takes, whatever the MTUs."""

import re

import pytest

from foreground import Foreground, start_server
from hosts import wait_until
from rawpeer import wire
from superframes import offload, packet
from transfers import send_datagrams, transfer

MTUS = [(1500, 1500), (9000, 9000), (65521, 65521), (1500, 9000), (65521, 1280)]
ALL_TYPES = 3  # ETH_P_ALL
SOL_PACKET, PACKET_VNET_HDR = 263, 15
DROPS = re.compile(r"dropped (\d+) received .*?, (\d+) that .*? interface's (\d+) that")


@pytest.fixture
def open_tunnel(lan, tmp_path):
    """Opens one, and sees at its end that nothing was dropped and no kernel refused anything."""
    logs = []

    def open(server_options, client_options):
        server, client = lan
        logs.append(start_server(server, tmp_path / "server", *server_options))
        logs.insert(0, Foreground(client, tmp_path / "client", "client", "--uri", "ws://10.9.0.1/",
                                  *client_options))
        wait_until(lambda: client.state() == "up", what="the connection")
        return server, client

    yield open
    for log in logs:
        log.stop()
        assert "the kernel found" not in log.log(), log.log()
        for dropped in DROPS.findall(log.log()):
            assert dropped == ("0", "0", "0"), log.log()


@pytest.mark.parametrize("plain", [False, True], ids=["superframes", "plain"])
@pytest.mark.parametrize("server_mtu, client_mtu", MTUS)
def test_transfers(open_tunnel, server_mtu, client_mtu, plain):
    server, client = open_tunnel(["--mtu", server_mtu],
                                 ["--mtu", client_mtu, *(["--plain"] if plain else [])])
    for host, number in (server, 1), (client, 2):
        host.set_address("ethws0", f"192.168.7.{number}/24")
        host.set_address("ethws0", f"fd07::{number}/64")
    for net, headers in ("192.168.7.", 28), ("fd07::", 48):
        client.ping(f"{net}1")
        size = min(server_mtu - headers, client_mtu - headers, 16000) & ~1
        for source, target, number in (client, server, 1), (server, client, 2):
            transfer(source, target, f"{net}{number}", 4_000_000)
            send_datagrams(source, target, f"{net}{number}", size, min(60000 // size, 60))


class Sender:
    """Gives a host's kernel frames that are not cut yet, as if they were its own."""

    def __init__(self, host):
        self._socket = wire(host, "ethws0", 0)
        self._socket.setsockopt(SOL_PACKET, PACKET_VNET_HDR, 1)

    def send(self, data, header):
        self._socket.send(header + data)


class Receiver:
    """The payload that comes in frames from a sender's address."""

    def __init__(self, host, source):
        self._source = source
        self._wire = wire(host, "ethws0", ALL_TYPES)

    def next(self, udp):
        while (data := self._wire.recv(70000))[6:12] != self._source:
            pass
        kind = 12
        while data[kind:kind + 2] == b"\x81\0":  # tags but the first, which is beside the frame
            kind += 4
        ip = 40 if data[kind:kind + 2] == b"\x86\xdd" else 20
        return data[kind + 2 + ip + (8 if udp else 20):]


@pytest.mark.parametrize("plain", [False, True], ids=["superframes", "plain"])
def test_what_is_tagged(open_tunnel, plain):
    """No tag is counted in the MTU. No kernel with VLANs is needed: the frames are made here."""
    hosts = open_tunnel([], ["--plain"] if plain else [])
    for source, target in hosts, hosts[::-1]:
        sender = Sender(source)
        receiver = Receiver(target, bytes.fromhex("020000000001"))
        for tags in (0, 1, 2):
            for ipv6 in (False, True):
                for udp in (False, True):
                    data = packet(8000, ipv6, udp, tags)
                    sender.send(data, offload(8000, 1400, ipv6, udp, tags))
                    received = b""
                    while len(received) < 8000:
                        received += receiver.next(udp)
                    assert received == data[-8000:], (tags, ipv6, udp)
