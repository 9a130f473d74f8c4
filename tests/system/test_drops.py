# SPDX-License-Identifier: GPL-3.0-or-later
"""A client that does not read, and a network that floods it: the kernel drops what its port's queue
cannot hold, and counts it, and no memory is filled."""

import json
import socket
import time

import pytest

from foreground import start_server
from hosts import wait_until
from rawpeer import ethernet, memory, sign_in, tolerated_growth, wire

BURST = 200  # frames, for which the queue of a client that is being served has room


def sent_by(server, port):
    """What the kernel counted in the direction of the client."""
    [link] = json.loads(server.run("ip", "-s", "-j", "link", "show", "dev", port).stdout)
    return link["stats64"]["tx"]


@pytest.mark.parametrize("tls", [False, True], ids=["ws", "wss"])
def test_frames_for_who_does_not_read_are_dropped_and_counted(lan, tmp_path, certificate, tls):
    server, client = lan
    log = start_server(server, tmp_path / "log",
                       *(["--certfile", certificate[0], "--keyfile", certificate[1]] if tls else []))
    pump = log.pump()
    with sign_in(client, 443 if tls else 80, tls=tls) as deaf, wire(server, "ethws0") as flood:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        [port] = wait_until(lambda: [name for name in server.links() if name.startswith("flp")],
                            what="the client's port")
        assert sent_by(server, port)["dropped"] == 0
        before = memory(pump)
        frame = ethernet(size=1514)
        full = 0  # bursts in a row of which not one frame was taken
        last = sent_by(server, port)
        end = time.monotonic() + 8  # the server itself gives up after 10 seconds without a byte
        while full < 20:
            assert time.monotonic() < end, f"never full: {last}"
            for _ in range(BURST):
                flood.send(frame)
            now = sent_by(server, port)
            is_full = now["packets"] == last["packets"] and now["dropped"] - last["dropped"] >= BURST
            full = full + 1 if is_full else 0
            assert now["dropped"] >= last["dropped"]
            last = now
            assert memory(pump) - before <= tolerated_growth(pump)
        # What is on its way is no more than the buffers of both hosts hold.
        assert last["bytes"] < 16 * 2**20, last
        assert "disconnected" not in log.log()
    wait_until(lambda: port not in server.links(), what="the port to be gone")
