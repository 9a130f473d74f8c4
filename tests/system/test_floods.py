# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's door under more visitors a second than it can serve, none of whom stays."""

import os
import re
import signal
import socket
import struct
import subprocess

import pytest

from hosts import BIN, wait_until
from rawpeer import basic, inside, request

RST = struct.pack("ii", 1, 0)  # SO_LINGER: close() resets


def knock(host, count, words):
    """Connects, says the words and goes, again and again."""
    with inside(host):
        for _ in range(count):
            with socket.socket() as visitor:
                visitor.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RST)
                visitor.settimeout(5)
                visitor.connect(("10.9.0.1", 80))
                visitor.sendall(words)


@pytest.fixture
def watched(lan):
    """A server with one client that pings all the while and must miss nothing."""
    server, client = lan
    server.farlanctl("server")
    client.farlanctl("client", "--uri", "ws://10.9.0.1/")
    server.set_address("ethws0", "192.168.7.1/24")
    client.set_address("ethws0", "192.168.7.2/24")
    client.ping("192.168.7.1")
    pumps = server.farlan_processes("farlan-pump")
    ping = client.start("ping", "-q", "-n", "-i", "0.1", "-W", "5", "192.168.7.1")
    yield server, client
    ping.send_signal(signal.SIGINT)
    output, _ = ping.communicate(timeout=10)
    sent, answered = map(int, re.search(r"(\d+) packets transmitted, (\d+) ", output).groups())
    assert sent - answered <= 1 + sent // 20, output
    assert server.farlan_processes("farlan-pump") == pumps


def test_nonsense_at_a_high_rate_harms_nobody(watched):
    server, client = watched
    knock(client, 6000, b"\0")
    assert server.phase() == "listening"


def test_who_signs_in_and_goes_leaves_nothing(watched):
    server, client = watched
    knock(client, 1500, request())
    wait_until(lambda: [name for name in server.links() if name.startswith("flp")] == ["flp0"],
               what="the end of all other ports")
    assert server.tunnels()["ethws0"]["clients"] == 1


def test_guesses_that_do_not_wait_do_not_keep_others_out(lan, tmp_path):
    """Each would cost a quarter of a second; those of one source hold its places until checked."""
    server, client = lan
    users = tmp_path / "users"
    server.run("htpasswd", "-cbB", "-C", "12", users, "ada", "right")
    server.farlanctl("server", "--htpasswd", users)
    knock(client, 300, request(authorization=basic("mallory", "wrong")))
    client.set_address("eth0", "10.9.0.3/24")
    client.run("ip", "route", "replace", "10.9.0.1/32", "dev", "eth0", "src", "10.9.0.3")
    client.farlanctl("client", "--uri", "ws://10.9.0.1/", "--user", "ada", input="right\n")
    assert client.state() == "up"


def test_nothing_of_the_callers_is_inherited(lan, tmp_path):
    server, _ = lan
    secret = tmp_path / "secret"
    secret.write_text("of the calling script\n")
    with open(secret) as file:
        os.set_inheritable(file.fileno(), True)
        process = server.start(BIN / "farlanctl", "server", pass_fds=(file.fileno(),),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert process.wait(10) == 0
    for pid in server.farlan_processes():
        opened = [os.readlink(f"/proc/{pid}/fd/{number}") for number in os.listdir(f"/proc/{pid}/fd")]
        assert str(secret) not in opened
