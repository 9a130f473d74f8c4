# SPDX-License-Identifier: GPL-3.0-or-later
"""Many clients on one server of ours. They are a light load in one process, since no machine has
five hundred hosts to spare; what is measured is the server."""

import contextlib
import json
import subprocess
import time

import accounts
from contestants.farlan import Farlan
from ground import HERE, PYTHON, running
from ground import SERVER as UNDERLAY
from hosts import wait_until

SCHEMES = ("ws", "wss")
DEVICE, PORT, DISCARD = "ethws0", {"ws": 80, "wss": 443}, 9
FIRST = 10  # clients, who make a program fetch what all of them need
MANY = 50  # whose memory stands out from all else that happens
RATE, PAYLOAD = 50, 100  # of broadcasts
HEADERS = 2 + 14 + 20 + 8  # of a short message, Ethernet, IP and UDP


# Takes what is sent to the server, and looks at nothing.
SINK = f"import socket, time; s = socket.socket(2, 2); s.bind(('', {DISCARD})); time.sleep(1e6)"


class Server(Farlan):
    """Its LAN is large enough for all."""
    name = "crowd"
    more = ("--max-clients", "1000")
    prefix = 16


class Crowd:
    """The process with the clients."""

    def __init__(self, process, log):
        self._process = process
        self._log = log

    def ask(self, *command):
        answer = ""
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(" ".join(map(str, command)) + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"the clients have ended: {self._log.read_text()[-300:]}")
        return json.loads(answer)


def _introduce(host, count):
    """Tells a host where the clients are, since they do not answer who asks; and its bridge where
    the host is, which would send each frame for it to everybody otherwise."""
    lines = []
    for number in range(count):
        high, low = divmod(number + 512, 256)
        mac = f"02:00:00:01:{number >> 8:02x}:{number & 255:02x}"
        lines.append(f"neigh replace 10.1.{high}.{low} lladdr {mac} dev {DEVICE} nud permanent\n")
    host.run("ip", "-batch", "-", input="".join(lines))
    _send(host, "broadcast", RATE, 0.1, PAYLOAD)


def _send(host, *what):
    """How many times it has sent."""
    return int(host.run(PYTHON, "-I", "-S", HERE / "crowdsender.py", *what, timeout=600).stdout)


def _received_bytes(host):
    return int(host.run("cat", f"/sys/class/net/{DEVICE}/statistics/rx_bytes").stdout)


def measure(ground, folder, authority, plan, scheme, count):
    server = Server(ground, folder, authority)
    server.scheme = scheme
    server.start_server()
    host = ground.server
    device = host.links()[DEVICE]
    pids = host.all_processes()
    log = folder / "crowd.clients.log"
    command = [PYTHON, "-I", "-S", HERE / "crowdclient.py", UNDERLAY, PORT[scheme],
               device["address"], *([authority.certificate] if scheme == "wss" else [])]
    with log.open("w") as errors, running(ground.client, *command, stdin=subprocess.PIPE,
                                          stderr=errors) as process, \
            running(host, PYTHON, "-c", SINK):
        crowd = Crowd(process, log)
        first = FIRST if count >= MANY else 0
        _connect(host, crowd, first)
        before = _memory(pids)
        seconds = _connect(host, crowd, count)
        after = _memory(pids)
        figures = {"accepted": (count - first) / max(seconds, 1e-9)}
        if first:
            figures.update({key: (new - old) * 1024 / (count - first)
                            for key, old, new in zip(("process", "kernel"), before, after)})
        _introduce(host, count)
        figures["up"] = _up(host, crowd, plan.seconds)
        figures["down"] = _down(host, crowd, plan.seconds, count)
        figures.update(_broadcast(host, crowd, plan.seconds, count, pids))
    return figures


def _connect(host, crowd, count):
    """Until there are so many; the seconds that it took."""
    seconds = crowd.ask("connect", count)["seconds"]
    wait_until(lambda: host.tunnels()[DEVICE]["clients"] == count, 30, f"{count} clients")
    time.sleep(1)
    return seconds


def _memory(pids):
    return accounts.shared_out_mib(pids), accounts.kernel_mib()


def _settle(host):
    """Waits for what the clients have sent: the server's sockets take megabytes of it."""
    last = -1
    while last != (last := _received_bytes(host)):
        time.sleep(0.5)


def _drain(host, crowd):
    """Waits for what is still under way, and forgets it."""
    crowd.ask("drain")
    _settle(host)
    crowd.ask("count")


def _up(host, crowd, seconds):
    """Counted where it has arrived, on the LAN."""
    before = _received_bytes(host)
    crowd.ask("up", seconds)
    arrived = _received_bytes(host) - before
    _settle(host)
    return arrived * 8 / 1e6 / seconds


def _down(host, crowd, seconds, count):
    """Counted by the clients."""
    _drain(host, crowd)
    _send(host, "down", count, seconds)
    return crowd.ask("count")["bytes"] * 8 / 1e6 / seconds


def _broadcast(host, crowd, seconds, count, pids):
    _drain(host, crowd)
    cpu = accounts.exact_cpu_seconds(pids)
    sent = _send(host, "broadcast", RATE, seconds, PAYLOAD)
    crowd.ask("drain")
    copies = crowd.ask("count")["bytes"] / (HEADERS + PAYLOAD
                                            + (2 if HEADERS + PAYLOAD - 2 > 125 else 0))
    cpu = accounts.exact_cpu_seconds(pids) - cpu
    return {"broadcast": cpu * 1e6 / max(copies, 1), "delivered": 100 * copies / (sent * count)}
