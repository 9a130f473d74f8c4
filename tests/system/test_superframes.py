# SPDX-License-Identifier: GPL-3.0-or-later
"""Superframes between two Farlans: agreed on, carried whole, and never believed."""

import array
import contextlib
import fcntl
import re
import socket
import struct

import pytest

from foreground import start_server
from hosts import connect, farlanctl, wait_until
from rawpeer import BINARY, accepted, dial, frame, inside, read_frame, read_head, request, wire
from superframes import ALL_OFFLOADS, OFFER
from transfers import listen, transfer

SIOCETHTOOL, ETHTOOL_GTSO = 0x8946, 0x1E
ETH_P_ALL, ETH_P_IP = 3, 0x0800


def leaves_segments(host, device):
    """Whether an interface gives its reader TCP segments that are not cut yet."""
    with inside(host):
        with socket.socket() as control:
            value = array.array("B", struct.pack("II", ETHTOOL_GTSO, 0))
            address, _ = value.buffer_info()
            fcntl.ioctl(control, SIOCETHTOOL, struct.pack("16sP8x", device.encode(), address))
            return struct.unpack("II", value)[1] != 0


def longest(seen):
    """The longest of the first frames that have crossed an interface."""
    seen.setblocking(False)
    lengths = []
    with contextlib.suppress(BlockingIOError):
        while True:
            lengths.append(seen.recv_into(bytearray(1 << 17)))
    return max(lengths)


def open_tunnel(server, client, server_options=(), client_options=()):
    scheme = "wss" if "--certfile" in server_options else "ws"
    server.farlanctl("server", *server_options)
    client.farlanctl("client", "--uri", f"{scheme}://10.9.0.1/", *client_options)
    server.set_address("ethws0", "192.168.7.1/24")
    client.set_address("ethws0", "192.168.7.2/24")
    client.ping("192.168.7.1")


def test_crosses_uncut(lan, certificate):
    server, client = lan
    certfile, keyfile = certificate
    open_tunnel(server, client, ["--certfile", certfile, "--keyfile", keyfile], ["--insecure"])
    assert leaves_segments(client, "ethws0")
    for source, target, address in [(client, server, "192.168.7.1"),
                                    (server, client, "192.168.7.2")]:
        with wire(client, "ethws0", kind=ETH_P_ALL) as seen:
            transfer(source, target, address)
            # Linux sends at least two segments at once (net.ipv4.tcp_min_tso_segs), however slow
            # the line, unless it repeats what was lost.
            assert longest(seen) > 2 * 1448


def test_two_farlans_agree(lan):
    server, client = lan
    server.farlanctl("server")
    heard = b""
    with wire(client, "eth0", kind=ETH_P_IP) as seen:
        client.farlanctl("client", "--uri", "ws://10.9.0.1/")
        while b"101 Switching" not in heard:
            heard = seen.recv(1 << 17)
    assert b"\r\nSec-WebSocket-Protocol: farlan1\r\n" in heard


@pytest.mark.parametrize("plain", ["server", "client", "both"])
def test_plain_when_one_end_wants_it(lan, plain):
    server, client = lan
    open_tunnel(server, client, ["--plain"] if plain != "client" else [],
                ["--plain"] if plain != "server" else [])
    transfer(client, server, "192.168.7.1")
    transfer(server, client, "192.168.7.2")


def test_plain_agrees_on_nothing(lan, tmp_path):
    server, client = lan
    start_server(server, tmp_path / "log", "--plain")
    with dial(client, 80) as peer:
        peer.sendall(request(extra=[OFFER]))
        head = read_head(peer)
    assert b"101 Switching" in head and b"Sec-WebSocket-Protocol" not in head


@pytest.mark.parametrize("options, offered", [([], b"ethernet, farlan1"), (["--plain"], None)])
def test_what_a_client_offers(lan, options, offered):
    server, client = lan
    with listen(server, "10.9.0.1", 80) as listening:
        calling = client.start(farlanctl(), "client", "--uri", "ws://10.9.0.1/", *options)
        peer, _ = listening.accept()
        with peer:
            peer.settimeout(10)
            found = re.search(rb"Sec-WebSocket-Protocol: (.*)\r\n", read_head(peer))
        assert (found and found.group(1)) == offered
        assert calling.wait(10) != 0  # it was not answered


def test_clients_that_can_and_cannot_meet(lan, make_host):
    """The server's kernel cuts and completes for who cannot."""
    server, first = lan
    second = make_host("second")
    server.run("ip", "link", "add", "br0", "type", "bridge")
    connect(server, "eth1", second, "eth0")
    server.set_address("eth1", "10.9.1.1/24")
    second.set_address("eth0", "10.9.1.2/24")
    server.farlanctl("server")
    first.farlanctl("client", "--uri", "ws://10.9.0.1/", "--ip", "192.168.7.2/24")
    second.farlanctl("client", "--uri", "ws://10.9.1.1/", "--ip", "192.168.7.3/24", "--plain")
    first.ping("192.168.7.3")
    transfer(first, second, "192.168.7.3")
    transfer(second, first, "192.168.7.2")


def test_offloads_follow_the_server(lan, tmp_path):
    """A client's interface outlives its server, and the next may be able to take less."""
    server, client = lan
    first = start_server(server, tmp_path / "first")
    client.farlanctl("client", "--uri", "ws://10.9.0.1/", "--ip", "192.168.7.2/24")
    wait_until(lambda: leaves_segments(client, "ethws0"), what="offloads")
    first.stop()
    wait_until(lambda: client.state() == "waiting", what="the loss")
    with listen(server, "10.9.0.1", 80) as listening:
        peer, _ = listening.accept()
        with peer:
            peer.settimeout(10)
            peer.sendall(accepted(read_head(peer), "farlan1"))
            assert read_frame(peer) == (BINARY, ALL_OFFLOADS)
            assert not leaves_segments(client, "ethws0")
            peer.sendall(frame(BINARY, bytes(4), masked=False))  # takes nothing
            wait_until(lambda: client.state() == "up", what="the connection")
            assert not leaves_segments(client, "ethws0")


def test_the_announcement_comes_first(lan, tmp_path):
    server, client = lan
    log = start_server(server, tmp_path / "log")
    with dial(client, 80) as peer:
        peer.sendall(request(extra=["Sec-WebSocket-Protocol: farlan1"]))
        read_head(peer)
        peer.sendall(frame(BINARY, b"abc"))
        log.wait_for("disconnected: The peer agreed on superframes and then sent none.")
