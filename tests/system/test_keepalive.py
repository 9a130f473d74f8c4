# SPDX-License-Identifier: GPL-3.0-or-later
"""How soon a silent peer is given up, and how soon a frame is on the other side."""

import contextlib
import re
import statistics
import threading
import time

import pytest

from hosts import connect, wait_until
from rawpeer import BINARY, RawServer, accepted, frame

# A ping each 20 seconds, and the third that finds two unanswered gives up.
GIVEN_UP_AFTER = 60
TOLERANCE = 8  # seconds
NOT_ANSWERED = "The peer has not answered for 40 seconds."
NOT_FINISHED = "The peer has not finished a message for 40 seconds."
LONGEST_ROUND_TRIP = 20  # milliseconds; a delayed ACK takes 40 and more


class Watch(threading.Thread):
    """Notes when a connected client is so no more, and what there is to see then."""

    def __init__(self, host):
        super().__init__(daemon=True)
        self.host = host
        self.begin = time.monotonic()
        self.took = None
        assert host.state() == "up" and host.has_carrier("ethws0")
        self.carriers_lost = host.carriers_lost()
        self.start()

    def run(self):
        while (tunnel := self.host.tunnels()["ethws0"])["state"] == "up":
            time.sleep(0.1)
        self.took = time.monotonic() - self.begin
        self.tunnel = tunnel
        self.carriers_lost = self.host.carriers_lost() - self.carriers_lost

    def check(self, reason=NOT_ANSWERED):
        self.join(GIVEN_UP_AFTER + 15)
        assert self.took, "not given up"
        assert abs(self.took - GIVEN_UP_AFTER) < TOLERANCE, self.took
        assert self.tunnel["phase"] == "waiting", self.tunnel
        assert self.tunnel["error"]["message"] == reason, self.tunnel
        assert self.carriers_lost == 1


def test_silent_peer_is_given_up(lan, make_host):
    server, deaf = lan
    cut_off = make_host("client")
    connect(server, "eth1", cut_off, "eth0")
    server.set_address("eth1", "10.8.0.1/24")
    cut_off.set_address("eth0", "10.8.0.2/24")
    patient = make_host("patient")
    connect(server, "eth2", patient, "eth0")
    server.set_address("eth2", "10.7.0.1/24")
    patient.set_address("eth0", "10.7.0.2/24")

    def upgrade_and_be_silent(raw, connection):
        connection.sendall(accepted(raw.read(connection)))
        while connection.recv(65536):
            pass

    def upgrade_and_never_finish(raw, connection):
        connection.sendall(accepted(raw.read(connection)) + frame(BINARY, b"", masked=False, length=1000))
        with contextlib.suppress(OSError):  # until it is given up
            while True:
                connection.sendall(b"x")
                time.sleep(5)

    with RawServer(server, 7000, upgrade_and_be_silent) as raw, \
            RawServer(server, 7001, upgrade_and_never_finish):
        deaf.farlanctl("client", "--uri", "ws://10.9.0.1:7000/")
        first = Watch(deaf)
        patient.farlanctl("client", "--uri", "ws://10.7.0.1:7001/")
        third = Watch(patient)

        server.farlanctl("server")
        cut_off.farlanctl("client", "--uri", "ws://10.8.0.1/")
        server.set_address("ethws0", "192.168.7.1/24")
        cut_off.set_address("ethws0", "192.168.7.2/24")
        cut_off.ping("192.168.7.1")
        server.run("ip", "link", "set", "eth1", "down")
        second = Watch(cut_off)

        first.check()
        third.check(NOT_FINISHED)
        wait_until(lambda: raw.connections == 2, what="another try with the silent server")
        second.check()
        wait_until(lambda: server.tunnels()["ethws0"]["clients"] == 0, what="the server to give up, too")
        assert not cut_off.reaches("192.168.7.1")

        server.run("ip", "link", "set", "eth1", "up")
        wait_until(lambda: cut_off.state() == "up", what="the client to be back")
        assert cut_off.tunnels()["ethws0"]["reconnects"] == 1
        # What asked for the neighbour while it was cut off may only now come to nothing.
        wait_until(lambda: cut_off.reaches("192.168.7.1"), what="the server to be reached")
        cut_off.ping("192.168.7.1")


@pytest.mark.parametrize("scheme", ["ws", "wss"])
def test_idle_tunnel_answers_at_once(lan, certificate, scheme):
    server, client = lan
    server.farlanctl("server", *(["--certfile", certificate[0], "--keyfile", certificate[1]]
                                 if scheme == "wss" else []))
    client.farlanctl("client", "--uri", f"{scheme}://10.9.0.1/", *(["--insecure"] if scheme == "wss" else []))
    server.set_address("ethws0", "192.168.7.1/24")
    client.set_address("ethws0", "192.168.7.2/24")
    client.ping("192.168.7.1")
    for host, address in ((client, "192.168.7.1"), (server, "192.168.7.2")):
        output = host.run("ping", "-n", "-c", 50, "-i", "0.01", "-w", 10, address).stdout
        times = [float(time) for time in re.findall(r" time=([\d.]+) ms", output)]
        assert len(times) == 50, output
        assert statistics.median(times) < LONGEST_ROUND_TRIP, output
