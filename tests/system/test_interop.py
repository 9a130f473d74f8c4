# SPDX-License-Identifier: GPL-3.0-or-later
"""Tunnels with WebSocket stacks that are not Qt: etherws's own, which are Tornado and
websocket-client, and Node's ws. Frames go through real TAPs at both ends."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from foreground import start_server
from hosts import Host, connect, wait_until
from rawpeer import ethernet, wire

PEERS = Path(__file__).parent / "peers"
PYTHON = "/usr/bin/python3"
SERVERS = {"tornado": [PYTHON, PEERS / "tornado_server.py"],
           "node": ["node", PEERS / "node_server.js"]}
CLIENTS = {"websocket-client": [PYTHON, PEERS / "websocket_client.py"],
           "node": ["node", PEERS / "node_client.js"]}
USER, PASSWORD = "alice", "pass: wörd"
MTU = 16436  # as etherws recommends
KEEPALIVE = 20  # seconds between our pings


class Peer:
    """One of the peers/ on a host, with a TAP called ethws0, and what it prints."""

    def __init__(self, host, log, command, *arguments):
        self.host = host
        self._log = log
        with open(log, "wb") as output:
            self._process = host.start(
                PYTHON, PEERS / "with_tap.py", "ethws0", MTU, *command, *arguments, stdout=output,
                stderr=subprocess.STDOUT, env={**os.environ, "NODE_PATH": "/usr/share/nodejs"})

    def wait_for(self, text, timeout=10):
        def printed():
            assert self._process.poll() is None, self._log.read_text()
            return text in self._log.read_text()
        wait_until(printed, timeout, f"{text!r} from {self._log.name}")


@pytest.fixture(scope="module")
def tunnels(tmp_path_factory, certificate, authority):
    """All pairs at once, each between two hosts of its own: {what: (our host, peer)}."""
    folder = tmp_path_factory.mktemp("interop")
    users = folder / "users"
    subprocess.run(["htpasswd", "-c", "-i", "-B", "-C", "4", users, USER], check=True,
                   input=PASSWORD.encode(), capture_output=True)
    hosts = []
    certfile, keyfile = certificate

    def lan(name):
        pair = Host(f"s{len(hosts)}{name}"), Host(f"c{len(hosts)}{name}")
        hosts.extend(pair)
        connect(pair[0], "eth0", pair[1], "eth0")
        for number, host in enumerate(pair, 1):
            host.run("ip", "link", "set", "eth0", "mtu", "9000")
            host.set_address("eth0", f"10.9.0.{number}/24")
        return pair

    def their_server(name, scheme):
        server, client = lan(name)
        tls = [certfile, keyfile] if scheme == "wss" else []
        port = 443 if tls else 80
        peer = Peer(server, folder / f"{name} server {scheme}", SERVERS[name], port,
                    f"{USER}:{PASSWORD}", *tls)
        peer.wait_for("listening")
        client.farlanctl("client", "--uri", f"{scheme}://10.9.0.1/", "--mtu", MTU, "--user", USER,
                         *(["--cacerts", authority.certificate] if tls else []),
                         input=PASSWORD + "\n")
        return client, peer

    def their_client(name, scheme):
        server, client = lan(name)
        tls = scheme == "wss"
        # As etherws's client, websocket-client says that it is a web page of the server.
        start_server(server, folder / f"server for {name} {scheme}", "--mtu", MTU, "--htpasswd",
                     users, *(["--certfile", certfile, "--keyfile", keyfile] if tls else []))
        peer = Peer(client, folder / f"{name} client {scheme}", CLIENTS[name],
                    f"{scheme}://10.9.0.1/", f"{USER}:{PASSWORD}",
                    *([authority.certificate] if tls else []))
        peer.wait_for("connected")
        wait_until(lambda: server.tunnels()["ethws0"]["clients"] == 1, what="a client")
        return server, peer

    made = {}
    for scheme in ("ws", "wss"):
        for name in SERVERS:
            made[f"{name} server, {scheme}"] = their_server(name, scheme)
        for name in CLIENTS:
            made[f"{name} client, {scheme}"] = their_client(name, scheme)
    for ours, peer in made.values():
        ours.set_address("ethws0", "192.168.7.1/24")
        peer.host.set_address("ethws0", "192.168.7.2/24")
    yield made
    for host in reversed(hosts):
        host.destroy()


WHAT = [f"{name} {role}, {scheme}" for scheme in ("ws", "wss")
        for role, names in (("server", SERVERS), ("client", CLIENTS)) for name in names]


@pytest.mark.parametrize("what", WHAT)
def test_frames_of_all_sizes_cross_both_ways(tunnels, what):
    ours, peer = tunnels[what]
    for size in (0, 56, 1472, 8000, MTU - 28):
        ours.ping("192.168.7.2", size=size)
        peer.host.ping("192.168.7.1", size=size)


@pytest.mark.parametrize("what", WHAT)
def test_frames_arrive_as_they_were(tunnels, what):
    ours, peer = tunnels[what]
    for source, target in ((ours, peer.host), (peer.host, ours)):
        with wire(source, "ethws0") as sending, wire(target, "ethws0") as receiving:
            for size in (14, 15, 60, 125, 126, 127, 1514, 9000, MTU + 14):
                data = bytearray(ethernet(size=size))
                data[14:] = os.urandom(size - 14)
                sending.send(data)
                assert receiving.recv(70000) == bytes(data)


def test_pings_of_the_other_stack_are_answered(tunnels):
    for what, (_, peer) in tunnels.items():
        peer.wait_for("pong from " + what.split()[0])


def test_wrong_password_is_told_from_a_right_one(tunnels, certificate):
    ours, _ = tunnels["tornado server, ws"]
    refused = ours.farlanctl("client", "--uri", "ws://10.9.0.1/", "--user", USER, check=False,
                             input="wrong\n")
    assert refused.returncode == 3 and "(401)" in refused.stderr


def test_our_keepalive_pings_are_answered(tunnels):
    """Runs last: most of the wait is over."""
    with ThreadPoolExecutor(len(tunnels)) as pool:
        list(pool.map(lambda pair: pair[1].wait_for("pinged", KEEPALIVE + 5), tunnels.values()))
    for what, (ours, _) in tunnels.items():
        [tunnel] = ours.tunnels().values()
        assert tunnel["state"] == "up", what
        assert tunnel.get("reconnects", 0) == 0, what
