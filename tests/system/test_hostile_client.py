# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients that have signed in and then misbehave. They lose their own connection at most."""

import contextlib
import re
import signal
import socket
import ssl
import threading
import time

import pytest

from foreground import start_server
from hosts import wait_until
from rawpeer import (BINARY, CONTINUATION, PING, PONG, TEXT, close_code, ethernet, frame, is_over,
                     memory, read_frame, sign_in, tolerated_growth, wire)

PLACES = [(80, False), (443, True)]  # port, TLS
LARGEST_MESSAGE = 65521 + 14 + 8


@pytest.fixture
def quiet(lan, tmp_path, certificate):
    """A server with a door on port 80 and one on 443, and on each a client of ours whose pings are
    answered all through the test. Gives the raw clients' host and the two logs."""
    server, client = lan
    certfile, keyfile = certificate
    logs = [start_server(server, tmp_path / "ws"),
            start_server(server, tmp_path / "wss", "--certfile", certfile, "--keyfile", keyfile)]
    client.farlanctl("client", "--uri", "ws://10.9.0.1/")
    client.farlanctl("client", "--uri", "wss://10.9.0.1/", "--insecure")
    pings = []
    for number in (0, 1):
        server.set_address(f"ethws{number}", f"192.168.{number}.1/24")
        client.set_address(f"ethws{number}", f"192.168.{number}.2/24")
        client.ping(f"192.168.{number}.1")
        pings.append(client.start("ping", "-q", "-n", "-i", "0.05", "-W", "2", f"192.168.{number}.1"))
    yield client, logs
    for ping in pings:
        ping.send_signal(signal.SIGINT)
        output, _ = ping.communicate(timeout=10)
        sent, answered = map(int, re.search(r"(\d+) packets transmitted, (\d+) ", output).groups())
        longest = float(re.search(r"rtt [^=]*= [\d.]+/[\d.]+/([\d.]+)/", output).group(1))
        # The last answer may still be on its way, and a flood may fill a queue for a moment.
        assert sent - answered <= 1 + sent // 20 and longest < 1000, output


def pump_of(log):
    """The pid of the server's farlan-pump behind that log."""
    port = ":443/" if "wss://" in log.log() else ":80/"
    [helper] = [tunnel["process_id"] for tunnel in log.host.tunnels().values()
                if tunnel["location"].endswith(port)]
    [pump] = log.host.run("pgrep", "-P", helper, "farlan-pump").stdout.split()
    return int(pump)


def test_frames_of_bad_length_are_dropped_and_counted(lan, tmp_path):
    server, client = lan
    server.run("ip", "link", "add", "br0", "type", "bridge")
    server.run("ip", "link", "set", "br0", "up")
    log = start_server(server, tmp_path / "log", "--bridge", "br0")
    received = wire(server, "br0")
    with sign_in(client) as peer:
        bad = [b"\xff" * size for size in range(14)]
        bad += [ethernet(size=size) for size in (1500 + 14 + 8 + 1, 9000, LARGEST_MESSAGE)]
        good = [ethernet(size=size) for size in (14, 60, 1514)]
        for data in bad + good:
            peer.sendall(frame(BINARY, data))
        for data in good:
            assert received.recv(70000) == data
        peer.sendall(frame(TEXT, b"hello") * 3 + frame(PING, b"still there?"))
        while read_frame(peer) != (PONG, b"still there?"):
            pass
    text = log.wait_for("ignored 3 text messages")
    assert re.search(r"10\.9\.0\.2:\d+: dropped 17 received frames that were malformed "
                     r"or too long, 0 that the interface did not take, and of the interface's 0 that "
                     r"the peer could not take and 0 for which the connection was too slow; "
                     r"ignored 3 text messages", text)


FATAL = {  # and the code of the goodbye
    "200 000 bytes": (frame(BINARY, bytes(200_000)), 1009),
    "one byte too many": (frame(BINARY, bytes(LARGEST_MESSAGE + 1)), 1009),
    "2 GiB": (frame(BINARY, b"x", length=2**31), 1009),
    "the largest length there is": (frame(BINARY, b"x", length=2**63 - 1), 1009),
    "a length that is no length": (frame(BINARY, b"x", length=2**64 - 1), 1002),
    "200 000 bytes of text": (frame(TEXT, bytes(200_000)), 1009),
    "fragments of more than a frame": (frame(BINARY, bytes(60_000), final=False)
     + frame(CONTINUATION, bytes(60_000), final=False), 1009),
    "a continuation of nothing": (frame(CONTINUATION, bytes(60)), 1002),
    "a fragmented ping": (frame(PING, b"x", final=False), 1002),
    "a ping too long": (frame(PING, bytes(126)), 1002),
    "an unknown opcode": (frame(0x3), 1002),
    "a reserved bit": (frame(0x40 | BINARY, bytes(60)), 1002),
}


@pytest.mark.parametrize("what", FATAL)
def test_ends_the_connection(lan, tmp_path, what):
    data, code = FATAL[what]
    server, client = lan
    log = start_server(server, tmp_path / "log")
    with sign_in(client) as peer:
        with contextlib.suppress(OSError):  # it is refused before it is whole
            peer.sendall(data)
        assert close_code(peer) == code
    text = log.wait_for("disconnected: The peer ")
    assert ("larger than any that is allowed" in text) == (code == 1009), text
    assert ("broke the WebSocket protocol" in text) == (code == 1002), text
    wait_until(lambda: not [link for link in server.links() if link.startswith("flp")],
               what="the port to be gone")


def pour(peer, data, limit):
    """Sends data again and again without reading, until cut off or for `limit` bytes. Gives how
    many bytes went."""
    peer.settimeout(0.5)
    sent = 0
    while sent < limit:
        try:
            sent += peer.send(data[sent % len(data):])
        except (TimeoutError, ssl.SSLWantWriteError):
            if sent % len(data) == 0 and is_over(peer):
                break
            continue
        except OSError:
            break
    return sent


TOO_LARGE = "sent a message larger than any"
FLOODS = {  # and what the log says about the peer
    "never-ending fragments": (frame(CONTINUATION, bytes(16384), final=False), TOO_LARGE),
    "never-ending fragments of a byte": (frame(CONTINUATION, b"x", final=False) * 4000, TOO_LARGE),
    "pings whose answers nobody reads": (
        frame(PING, bytes(125)) * 100, "does not read what it is sent"),
    "empty pings": (frame(PING) * 4000, "does not read what it is sent"),
}


@pytest.mark.parametrize("port, tls", PLACES)
@pytest.mark.parametrize("what", FLOODS)
def test_flood_is_cut_off(quiet, port, tls, what):
    data, reason = FLOODS[what]
    client, logs = quiet
    log = logs[PLACES.index((port, tls))]
    pump = pump_of(log)
    before = memory(pump)
    with sign_in(client, port, tls=tls) as peer:
        if "pings" not in what:
            peer.sendall(frame(BINARY, b"", final=False))
        peak = 0
        done = threading.Event()

        def watch():
            nonlocal peak
            while not done.wait(0.02):
                peak = max(peak, memory(pump))

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            sent = pour(peer, data, 64 * 2**20)
        finally:
            done.set()
            watcher.join()
    assert sent < 64 * 2**20, "never cut off"
    assert peak - before <= tolerated_growth(pump)
    text = log.wait_for("disconnected")
    assert re.search(f"disconnected: The peer (?:{reason})", text), text


def test_who_reads_nothing_costs_no_memory_and_is_cut_off(quiet):
    client, logs = quiet
    pumps = [pump_of(log) for log in logs]
    before = [memory(pump) for pump in pumps]
    with contextlib.ExitStack() as stack:
        # Small windows, so that it is the server that would have to keep the data.
        deaf = []
        for port, tls in PLACES:
            peer = stack.enter_context(sign_in(client, port, tls=tls))
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            deaf.append(peer)
        wires = [wire(logs[0].host, f"ethws{number}") for number in (0, 1)]
        data = ethernet(size=1514)
        burst = 40  # which the queues of the others can take; more than all buffers in two seconds
        begin = time.monotonic()
        while not all("has not taken any data" in log.log() for log in logs):
            assert time.monotonic() - begin < 16, "never cut off"
            for tap in wires:
                for _ in range(burst if time.monotonic() - begin < 4 else 1):
                    tap.send(data)
            time.sleep(0.01)
            for pump, size in zip(pumps, before):
                assert memory(pump) - size <= tolerated_growth(pump)
