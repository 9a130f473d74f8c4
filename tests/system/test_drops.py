# SPDX-License-Identifier: GPL-3.0-or-later
"""A peer or a proxy that does not read, and a network that floods it: what waits for it is bounded, and
what does not is dropped and counted."""

import re
import socket
import threading
import time

import pytest

from foreground import start_server
from hosts import wait_until
from proxypeer import Proxy, forward, proxy_server
from rawpeer import ethernet, memory, sign_in, tolerated_growth, wire

BURST = 200  # frames, for which the queue of a client that is being served has room


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
        before = memory(pump)
        frame = ethernet(size=1514)
        for _ in range(100):  # 30 MB
            for _ in range(BURST):
                flood.send(frame)
            assert memory(pump) - before <= tolerated_growth(pump, 8 * 2**20)
            time.sleep(0.005)
        # The server gives up after 10 seconds without a byte.
        wait_until(lambda: port not in server.links(), timeout=20, what="the port to be gone")
    text = log.wait_for("for which the connection was too slow")
    [late] = re.findall(r"(\d+) for which the connection was too slow", text)
    assert 1000 < int(late) <= 100 * BURST  # the kernel has dropped the rest


@pytest.mark.parametrize("scheme", ["ws", "wss"])
def test_frames_for_a_proxy_that_does_not_read_are_dropped(lan, tmp_path, certificate, scheme):
    """Qt has a socket of its own for the way to the proxy, which takes all that it is given."""
    server, client = lan
    start_server(server, tmp_path / "log", *(["--certfile", certificate[0], "--keyfile",
                                              certificate[1]] if scheme == "wss" else []))
    tired, over = threading.Event(), threading.Event()

    def forward_until_tired(source, target):
        while not tired.is_set() and (data := source.recv(65536)):
            target.sendall(data)
        over.wait(60)
        forward(source, target)

    with proxy_server(server, Proxy(forward=forward_until_tired)):
        client.farlanctl("client", "--uri", f"{scheme}://10.9.0.1/", "--proxy",
                         "http://10.9.0.1:3128", *(["--insecure"] if scheme == "wss" else []))
        [pump] = client.farlan_processes("farlan-pump")
        with wire(client, "ethws0") as flood:
            frame = ethernet(size=1514)
            for _ in range(20_000):  # until the line has shown that it is a fast one
                flood.send(frame)
            tired.set()
            before = memory(pump)
            for _ in range(100):  # 30 MB
                for _ in range(BURST):
                    flood.send(frame)
                assert memory(pump) - before <= tolerated_growth(pump, 8 * 2**20)
                time.sleep(0.005)
        over.set()
