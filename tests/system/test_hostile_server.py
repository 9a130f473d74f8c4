# SPDX-License-Identifier: GPL-3.0-or-later
"""Our client against servers that are no tunnel, or a bad one."""

import contextlib
import datetime
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from foreground import Foreground
from hosts import wait_until
from pki import Authority
from rawpeer import (BINARY, CONTINUATION, PING, RawServer, accepted, frame, memory,
                     tolerated_growth)

NETWORK, AUTHENTICATION, CERTIFICATE = 5, 3, 4  # exit codes
LATEST = 18  # seconds until the client has given up: a deadline of ten, and a busy machine


def answer(*lines):
    """A server that answers every request with that."""
    def behave(server, connection):
        server.read(connection)
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        connection.recv(1)  # the client's end
    return behave


def status(line, *headers):
    return answer(f"HTTP/1.1 {line}", "Content-Length: 0", *headers)


def close_at_once(server, connection):
    connection.close()


def close_after_request(server, connection):
    server.read(connection)
    connection.close()


def close_within_answer(server, connection):
    server.read(connection)
    connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgr")
    connection.close()


def never_answer(server, connection):
    while connection.recv(4096):
        pass


def wrong_key(server, connection):
    other = b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
    server.read(connection)
    connection.sendall(accepted(other))
    connection.recv(1)


def endless_header(server, connection):
    server.read(connection)
    connection.sendall(b"HTTP/1.1 101 Switching Protocols\r\n")
    while True:
        connection.sendall(b"X-Filler: " + b"x" * 4000 + b"\r\n")


def endless_line(server, connection):
    server.read(connection)
    while True:
        connection.sendall(b"x" * 4096)


def dripping_header(server, connection):
    server.read(connection)
    for byte in b"HTTP/1.1 101 Switching Protocols\r\n" + b"X" * 1000:
        connection.sendall(bytes([byte]))
        time.sleep(0.1)


# What a server does, how our client then ends, and what it says.
QUICK = {
    "closes": (close_at_once, NETWORK, "closed the connection without an answer"),
    "closes after the request": (close_after_request, NETWORK, "without an answer"),
    "closes within the answer": (close_within_answer, NETWORK, "not a valid WebSocket upgrade"),
    "200": (status("200 OK"), NETWORK, r"HTTP status 200 instead of a tunnel"),
    "301": (status("301 Moved", "Location: ws://10.9.0.1:7999/"), NETWORK,
            r"\(301\), which is not followed: ws://10\.9\.0\.1:7999/"),
    "302": (status("302 Found", "Location: http://10.9.0.1:7999/"), NETWORK,
            r"\(302\), which is not followed: http://10\.9\.0\.1:7999/"),
    "307 to nowhere": (status("307 Temporary Redirect"), NETWORK, r"\(307\)"),
    "302 with control characters": (
        status("302 Found", "Location: http://a/\x1b[2J"), NETWORK, r"\(302\)"),
    "400": (status("400 Bad Request"), NETWORK, "HTTP status 400"),
    "401": (status("401 Unauthorized", 'WWW-Authenticate: Basic realm="x"'), AUTHENTICATION,
            r"user name or the password \(401\)"),
    "401 without a challenge": (status("401 Unauthorized"), AUTHENTICATION, r"\(401\)"),
    "403": (status("403 Forbidden"), AUTHENTICATION, r"refuses this client \(403\)"),
    "404": (status("404 Not Found"), NETWORK, r"no tunnel at this path \(404\)"),
    "407": (status("407 Proxy Authentication Required"), NETWORK, "HTTP status 407"),
    "429": (status("429 Too Many Requests", "Retry-After: 7"), NETWORK, r"later \(429\)"),
    "500": (status("500 Internal Server Error"), NETWORK, "HTTP status 500"),
    "503": (status("503 Service Unavailable", "Retry-After: 7"), NETWORK, r"later \(503\)"),
    "a status that is none": (status("999999 Huge"), NETWORK, "not HTTP"),
    "garbage": (answer("\x00\x01\x02\x03", "\x04"), NETWORK, "not HTTP|not a valid"),
    "another protocol": (answer("SSH-2.0-OpenSSH_9.2"), NETWORK, "not HTTP|not a valid"),
    "a wrong accept key": (wrong_key, NETWORK, "not a valid WebSocket upgrade"),
    "101 and nothing else": (status("101 Switching Protocols"), NETWORK, "not a valid WebSocket"),
    "a subprotocol nobody asked for": (
        status("101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade",
               "Sec-WebSocket-Protocol: chat"), NETWORK, "not a valid WebSocket"),
}
SLOW = {
    "silent": ("ws", never_answer, "did not answer the request for a tunnel within 10 seconds"),
    "silent within TLS": ("wss", never_answer, "did not answer the request"),
    "silent before TLS": ("half wss", never_answer, "TLS with 10.9.0.1:.* was not established"),
    "an endless header": ("ws", endless_header, "did not answer the request|not a valid"),
    "an endless header in TLS": ("wss", endless_header, "did not answer the request|not a valid"),
    "an endless line": ("ws", endless_line, "did not answer the request|not HTTP"),
    "a dripping header": ("ws", dripping_header, "did not answer the request"),
}


class Ended:
    """How a client of ours ended."""

    def __init__(self, host, *arguments, input="Pa55w0rd\n"):
        begin = time.monotonic()
        done = host.farlanctl("client", *arguments, check=False, input=input)
        self.seconds = time.monotonic() - begin
        self.code = done.returncode
        self.error = done.stderr
        assert done.stdout == ""

    def problem(self, code, text):
        """What is not as it should be, if anything."""
        if self.code != code:
            return f"exit code {self.code}: {self.error}"
        lines = [line for line in self.error.splitlines()
                 if not line.startswith(("warning: ", "certificate: "))]
        if not re.match(f"error: .*(?:{text})", lines[0]) or "\x1b" in self.error:
            return f"says {self.error!r}"
        if len(lines) > 2 or (len(lines) == 2 and not lines[1].startswith("hint: ")):
            return f"says too much: {self.error!r}"
        return None if self.seconds < LATEST else f"took {self.seconds} s"


def trust(scheme, authority):
    return ["--cacerts", authority.certificate] if scheme == "wss" else []


@pytest.mark.parametrize("scheme", ["ws", "wss"])
def test_gives_up_at_once(lan, certificate, authority, scheme):
    server, client = lan
    problems = {}
    with RawServer(server, 7999, never_answer) as elsewhere:
        def run(port, what):
            behave, code, text = QUICK[what]
            with RawServer(server, port, behave, certificate if scheme == "wss" else None) as raw:
                ended = Ended(client, "--uri", f"{scheme}://10.9.0.1:{port}/", "--user", "alice",
                              *trust(scheme, authority))
                problem = ended.problem(code, text)
                if not problem and ended.seconds > 9:
                    problem = f"took {ended.seconds} s"
                if not problem and raw.connections != 1:
                    problem = f"{raw.connections} connections"
                if problem:
                    problems[what] = problem

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(run, range(8000, 8000 + len(QUICK)), QUICK))
    assert not problems
    assert elsewhere.connections == 0, "a redirection was followed"
    assert set(client.links()) == {"eth0"}
    wait_until(lambda: not client.farlan_processes(), what="the end of all helpers")


def test_gives_up_after_ten_seconds_without_growing(lan, certificate, authority):
    server, client = lan
    problems = {}

    def run(port, what):
        scheme, behave, text = SLOW[what]
        with RawServer(server, port, behave, certificate if scheme == "wss" else None):
            scheme = scheme.split()[-1]
            ended = Ended(client, "--uri", f"{scheme}://10.9.0.1:{port}/",
                          *trust(scheme, authority), input=None)
            if problem := ended.problem(NETWORK, text):
                problems[what] = problem

    peaks = {}
    with ThreadPoolExecutor(len(SLOW)) as pool:
        runs = [pool.submit(run, port, what) for port, what in enumerate(SLOW, 8000)]
        while not all(one.done() for one in runs):
            for pump in client.farlan_processes("farlan-pump"):
                try:
                    peaks[pump] = (memory(pump, "VmHWM"), tolerated_growth(pump))
                except (AttributeError, FileNotFoundError, ProcessLookupError):
                    continue  # has just ended
            time.sleep(0.1)
        for one in runs:
            one.result()
    assert not problems
    assert len(peaks) == len(SLOW)
    sizes = [size for size, _ in peaks.values()]
    assert max(sizes) - min(sizes) <= min(growth for _, growth in peaks.values()), peaks


def test_certificate_first_then_credentials(lan, certificate, authority, tmp_path):
    server, client = lan
    secret = b"YWxpY2U6UGE1NXcwcmQ="  # how the name of the header is spelled is Qt's choice
    other = Authority(tmp_path, "Another Authority").issue("server", "IP:10.9.0.1")
    expired = authority.issue("expired", "IP:10.9.0.1", days=0)
    misnamed = authority.issue("misnamed", "DNS:elsewhere.test")
    bad = {"signed by another": other, "expired": expired, "for another name": misnamed}
    for what, pair in bad.items():
        with RawServer(server, 443, status("403 Forbidden"), pair) as raw:
            ended = Ended(client, "--uri", "wss://10.9.0.1/", "--user", "alice", "--cacerts",
                          authority.certificate)
            assert ended.problem(CERTIFICATE, "certificate of 10.9.0.1 is refused") is None, what
            wait_until(lambda: raw.closed, what="the end of the connection")
            assert raw.connections == 1 and raw.seen == b"", what
            # The same server does see them from who insists.
            insecure = Ended(client, "--uri", "wss://10.9.0.1/", "--user", "alice", "--insecure")
            assert insecure.code == AUTHENTICATION and secret in raw.seen, what
    with RawServer(server, 443, status("403 Forbidden"), certificate) as raw:
        good = Ended(client, "--uri", "wss://10.9.0.1/", "--user", "alice", "--cacerts",
                     authority.certificate)
        assert good.code == AUTHENTICATION and secret in raw.seen


class Turncoat:
    """Lets the first client in and hands the connection to then(connection); tells all later ones
    to come back in 40 seconds."""

    def __init__(self, then):
        self.then = then
        self.first = True

    def __call__(self, server, connection):
        head = server.read(connection)
        if not self.first:
            connection.sendall(b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 40\r\n\r\n")
            return
        self.first = False
        connection.sendall(accepted(head))
        self.then(connection)


def wait_for_retry(client):
    """The tunnel, once its second try was told to come back in 40 seconds."""
    def waiting():
        tunnel = client.tunnels()["ethws0"]
        return tunnel["phase"] == "waiting" and "(503)" in tunnel["error"]["message"] and tunnel

    return wait_until(waiting, what="the second try")


def test_comes_back_when_the_server_says(lan):
    server, client = lan
    closing = threading.Event()
    with RawServer(server, 80, Turncoat(lambda connection: closing.wait(10))):
        client.farlanctl("client", "--uri", "ws://10.9.0.1/")
        device = client.links()["ethws0"]["ifindex"]
        closing.set()
        tunnel = wait_for_retry(client)
    at = {key: datetime.datetime.fromisoformat(tunnel[key].replace("Z", "+00:00"))
          for key in ("since", "next_try")}
    # 40 s as asked, and up to a quarter more so that not all come back at once.
    assert 39 <= (at["next_try"] - at["since"]).total_seconds() <= 51
    assert client.links()["ethws0"]["ifindex"] == device
    client.farlanctl("disconnect", "ethws0")


def server_frame(opcode, payload=b"", **options):
    return frame(opcode, payload, masked=False, **options)


BAD_FRAMES = {  # said again and again, and what the client says about it
    "2 GiB": (server_frame(BINARY, bytes(1000), length=2**31), "larger than any that is allowed"),
    "fragments": (server_frame(BINARY, bytes(30_000), final=False)
                  + server_frame(CONTINUATION, bytes(30_000), final=False) * 3,
                  "larger than any that is allowed"),
    "pings whose answers nobody reads": (server_frame(PING, bytes(125)) * 100,
                                         "does not read what it is sent"),
    "empty pings": (server_frame(PING) * 4000, "does not read what it is sent"),
    "garbage": (b"\xff" * 1000, "broke the WebSocket protocol"),
}


@pytest.mark.parametrize("what", BAD_FRAMES)
def test_bad_frames_cost_the_connection_and_no_memory(lan, tmp_path, what):
    data, reason = BAD_FRAMES[what]
    server, client = lan
    begin = threading.Event()

    def pour(connection):
        begin.wait(10)
        while True:
            connection.sendall(data)

    with RawServer(server, 80, Turncoat(pour)) as raw:
        tunnel = Foreground(client, tmp_path / "log", "client", "--uri", "ws://10.9.0.1/")
        tunnel.wait_for("Connected to")
        pump = tunnel.pump()
        before, tolerated = memory(pump), tolerated_growth(pump)
        begin.set()
        most = before
        with contextlib.suppress(AttributeError, FileNotFoundError, ProcessLookupError):
            while True:  # until the pump, which is one connection, has ended
                most = max(most, memory(pump, "VmHWM"))
        log = tunnel.wait_for("(503)")
    assert re.search(f"Trying again in . s: The peer .*{reason}", log), log
    assert raw.connections == 2
    assert most - before <= tolerated
    assert tunnel.stop() == 0
    assert set(client.links()) == {"eth0"}
