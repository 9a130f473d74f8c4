# SPDX-License-Identifier: GPL-3.0-or-later
"""A transfer over a line that is slower than the interface: it must not be in everybody's way."""

import contextlib
import re
import socket
import statistics
import time

import pytest

from foreground import Foreground, start_server
from hosts import wait_until
from rawpeer import PING, ethernet, frame, sign_in, wire

BULK, SPARSE = b"bulk", b"ping"
SO_RCVBUFFORCE = 33  # asm-generic/socket.h
SIZE = 1400  # of the transfer's frames
FLOOD = 1200  # of them: what may wait, and as much again
BURST = 100  # that the interface's own queue has room for


def frame_of(source, kind, size):
    return ethernet(source=source, size=size)[:14] + kind.ljust(size - 14, b"\0")


def receiver_on(host):
    """One that keeps what comes while the test sends."""
    tap = wire(host, "ethws0")
    tap.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 16 * 2**20)
    return tap


def arrivals(tap):
    """All that comes, in order, until nothing more does."""
    kinds = []
    tap.settimeout(2)
    try:
        while True:
            kinds.append(tap.recv(2000)[14:18])
    except TimeoutError:
        return kinds


@pytest.mark.parametrize("plain", [False, True], ids=["superframes", "plain"])
@pytest.mark.parametrize("direction", ["up", "down"])
def test_others_do_not_wait_behind_a_transfer(lan, tmp_path, plain, direction):
    server, client = lan
    mode = ["--plain"] if plain else []
    start_server(server, tmp_path / "log", *mode)
    client.farlanctl("client", "--uri", "ws://10.9.0.1/", *mode)
    source, target = (client, server) if direction == "up" else (server, client)
    source.run("tc", "qdisc", "add", "dev", "eth0", "root", "tbf", "rate", "2mbit", "burst", "5k",
               "latency", "20ms")
    bulk = frame_of("02:00:00:00:00:01", BULK, SIZE)
    with wire(source, "ethws0") as sender, receiver_on(target) as receiver:
        for _ in range(FLOOD // BURST):
            for _ in range(BURST):
                sender.send(bulk)
            time.sleep(0.02)
        for number in range(5):
            sender.send(frame_of(f"02:00:00:00:01:{number:02}", SPARSE, 60))
        kinds = arrivals(receiver)
    behind = [kinds[place:].count(BULK) for place, kind in enumerate(kinds) if kind == SPARSE]
    assert len(behind) == 5, (behind, len(kinds))
    # Some 400 are waiting, of which those few may go first that are in the socket already. One
    # may share its queue with the transfer, by chance.
    assert statistics.median(behind) > 150, (behind, len(kinds))
    lost = FLOOD - kinds.count(BULK)
    assert lost > 0
    wait_until(lambda: source.tunnels()["ethws0"]["statistics"]["sent_dropped"] == lost,
               what="all that was lost to be counted")


def test_nothing_is_lost_that_can_wait(lan, tmp_path):
    server, client = lan
    start_server(server, tmp_path / "server")
    log = Foreground(client, tmp_path / "client", "client", "--uri", "ws://10.9.0.1/")
    wait_until(lambda: client.state() == "up", what="the connection")
    client.run("tc", "qdisc", "add", "dev", "eth0", "root", "tbf", "rate", "20mbit", "burst", "5k",
               "latency", "20ms")
    burst = [b"%04d" % number for number in range(15)]
    with wire(client, "ethws0") as sender, receiver_on(server) as receiver:
        for _ in range(50):
            for number in burst:
                sender.send(frame_of("02:00:00:00:00:01", number, SIZE))
            assert [receiver.recv(2000)[14:18] for _ in burst] == burst
    log.stop()
    assert not re.search(r"[1-9]\d* for which the connection", log.log()), log.log()


def test_a_peer_that_only_pings_is_given_up(lan, tmp_path):
    """Answers to its pings go to the kernel, which does not make it one that reads."""
    server, client = lan
    log = start_server(server, tmp_path / "log")
    with sign_in(client) as deaf, wire(server, "ethws0") as flood:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        end = time.monotonic() + 25
        while "disconnected" not in log.log():
            assert time.monotonic() < end
            for _ in range(20):
                flood.send(ethernet(size=1514))
            with contextlib.suppress(OSError):  # it has been given up
                deaf.sendall(frame(PING, b""))
            time.sleep(0.2)
    assert "The peer has not taken any data for 10 seconds" in log.log()
