# SPDX-License-Identifier: GPL-3.0-or-later
"""A transfer over a line that is slower than the interface: it must not be in everybody's way."""

import time

import pytest

from foreground import start_server
from hosts import wait_until
from rawpeer import ethernet, wire

BULK, PING = b"bulk", b"ping"
SIZE = 1400  # of the transfer's frames
FLOOD = 1200  # of them: what may wait, and as much again
BURST = 100  # that the interface's own queue has room for


def frame_of(source, kind, size):
    return ethernet(source=source, size=size)[:14] + kind.ljust(size - 14, b"\0")


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
    source.run("tc", "qdisc", "add", "dev", "eth0", "root", "tbf", "rate", "4mbit", "burst", "5k",
               "latency", "20ms")
    bulk = frame_of("02:00:00:00:00:01", BULK, SIZE)
    with wire(source, "ethws0") as sender, wire(target, "ethws0") as receiver:
        for _ in range(FLOOD // BURST):
            for _ in range(BURST):
                sender.send(bulk)
            time.sleep(0.02)
        for _ in range(5):
            sender.send(frame_of("02:00:00:00:00:02", PING, 60))
        kinds = arrivals(receiver)
    assert kinds.count(PING) == 5, (kinds.count(PING), len(kinds))
    behind = kinds[kinds.index(PING):].count(BULK)
    # Some 400 are waiting, of which those few may go first that are in the socket already.
    assert behind > 200, (behind, len(kinds))
    assert len(kinds) < FLOOD  # the rest was dropped
    assert b"".join(kinds[-5:]) == BULK * 5


def test_nothing_is_lost_that_can_wait(lan, tmp_path):
    server, client = lan
    log = start_server(server, tmp_path / "log")
    client.farlanctl("client", "--uri", "ws://10.9.0.1/")
    client.run("tc", "qdisc", "add", "dev", "eth0", "root", "tbf", "rate", "20mbit", "burst", "5k",
               "latency", "20ms")
    with wire(client, "ethws0") as sender, wire(server, "ethws0") as receiver:
        for _ in range(20):
            for number in range(40):
                sender.send(frame_of("02:00:00:00:00:01", b"%04d" % number, SIZE))
            assert [receiver.recv(2000)[14:18] for _ in range(40)] == [
                b"%04d" % number for number in range(40)]
    client.farlanctl("disconnect", "--all", check=False)
    wait_until(lambda: "disconnected" in log.log(), what="the end")
    assert "too slow" not in log.log()
