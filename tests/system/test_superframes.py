# SPDX-License-Identifier: GPL-3.0-or-later
"""Superframes between two Farlans: agreed on, carried whole, and never believed."""

import array
import fcntl
import hashlib
import re
import socket
import struct
import threading

import pytest

from foreground import start_server
from hosts import connect, farlanctl, wait_until
from rawpeer import (BINARY, PING, PONG, accepted, dial, ethernet, frame, inside, read_frame,
                     read_head, request, wire)

SIOCETHTOOL, ETHTOOL_GTSO = 0x8946, 0x1E
ALL_OFFLOADS = struct.pack("<I", 0x1F)
NOTHING_TO_DO = bytes(10)


def leaves_segments(host, device):
    """Whether an interface gives its reader TCP segments that are not cut yet."""
    with inside(host):
        with socket.socket() as control:
            value = array.array("B", struct.pack("II", ETHTOOL_GTSO, 0))
            address, _ = value.buffer_info()
            fcntl.ioctl(control, SIOCETHTOOL, struct.pack("16sP8x", device.encode(), address))
            return struct.unpack("II", value)[1] != 0


def listen(host, address, port):
    """A socket that accepts, or fails after a while."""
    with inside(host):
        listening = socket.create_server((address, port))
    listening.settimeout(30)
    return listening


def transfer(source, target, address, size=20_000_000):
    """Sends bytes over TCP from one host to another; they must arrive as they were."""
    data = hashlib.sha256(b"seed").digest() * (size // 32)
    listening = listen(target, address, 5001)
    received = hashlib.sha256()

    def receive():
        connection, _ = listening.accept()
        with connection:
            connection.settimeout(60)
            while block := connection.recv(1 << 20):
                received.update(block)

    receiver = threading.Thread(target=receive)
    receiver.start()
    with inside(source):
        sending = socket.create_connection((address, 5001), timeout=60)
    with sending:
        sending.sendall(data)
    receiver.join(60)
    listening.close()
    assert received.digest() == hashlib.sha256(data).digest()


def packets(host, device, direction):
    return int(host.run("cat", f"/sys/class/net/{device}/statistics/{direction}_packets").stdout)


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
    before = packets(client, "ethws0", "tx"), packets(client, "ethws0", "rx")
    transfer(client, server, "192.168.7.1")
    transfer(server, client, "192.168.7.2")
    # Each is many segments of 1448 bytes; both would be 14 000 packets each way.
    assert packets(client, "ethws0", "tx") - before[0] < 7000
    assert packets(client, "ethws0", "rx") - before[1] < 7000


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
        peer.sendall(request(extra=["Sec-WebSocket-Protocol: ethernet, farlan1"]))
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


def record(data, header=NOTHING_TO_DO):
    return struct.pack("<I", len(header) + len(data)) + header + data


@pytest.fixture
def raw(lan, tmp_path):
    """(the server's bridge as a wire, its log, a peer that has agreed on superframes)."""
    server, client = lan
    server.run("ip", "link", "add", "br0", "type", "bridge")
    server.run("ip", "link", "set", "br0", "up")
    log = start_server(server, tmp_path / "log", "--bridge", "br0")
    received = wire(server, "br0")
    with dial(client, 80) as peer:
        peer.sendall(request(extra=["Sec-WebSocket-Protocol: ethernet, farlan1"]))
        assert b"Sec-WebSocket-Protocol: farlan1" in read_head(peer)
        assert read_frame(peer) == (BINARY, ALL_OFFLOADS)
        peer.sendall(frame(BINARY, ALL_OFFLOADS))
        yield received, log, peer


def answers(peer):
    peer.sendall(frame(PING, b"there?"))
    while read_frame(peer) != (PONG, b"there?"):
        pass
    return True


def test_wrong_records_are_dropped(raw):
    received, log, peer = raw
    good = ethernet(size=60)
    bad = [b"", b"x", bytes(3), record(bytes(13)), record(good)[:-1], record(ethernet(size=1519)),
           record(good, b"\1" + bytes(9)), record(good, b"\1\1" + bytes(8)), record(good, b"\xff" * 10),
           struct.pack("<I", 0xFFFFFFFF) + bytes(100), record(good, bytes(9)),
           record(bytes(65598)), record(ethernet(size=70000))]
    for number, data in enumerate(bad):
        peer.sendall(frame(BINARY, data))
        mark = good[:-1] + bytes([number])
        peer.sendall(frame(BINARY, record(mark) + record(b"y" * 13)))  # and what follows is lost
        assert received.recv(70000) == mark
        assert answers(peer)


def test_a_hundred_wrong_records_end_the_connection(raw):
    _, log, peer = raw
    peer.sendall(frame(BINARY, b"rubbish") * 90)
    assert answers(peer)
    try:
        for _ in range(100):
            peer.sendall(frame(BINARY, record(b"z" * 20, b"\3" * 10)))
    except OSError:
        pass  # it has been ended
    log.wait_for("disconnected: The peer sends frames that are not as agreed.")


def test_the_announcement_comes_first(lan, tmp_path):
    server, client = lan
    log = start_server(server, tmp_path / "log")
    with dial(client, 80) as peer:
        peer.sendall(request(extra=["Sec-WebSocket-Protocol: farlan1"]))
        read_head(peer)
        peer.sendall(frame(BINARY, b"abc"))
        log.wait_for("disconnected: The peer agreed on superframes and then sent none.")
