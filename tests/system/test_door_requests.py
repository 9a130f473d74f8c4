# SPDX-License-Identifier: GPL-3.0-or-later
"""What the server's door answers to requests, in the clear and within TLS."""

import base64
import re
import signal
import subprocess
import time

import pytest

from foreground import start_server
from hosts import Host, connect, wait_until
from rawpeer import KEY, Response, ask, basic, dial, is_over, request

GOOD = basic("alice", "open: Sésame ")
SOURCES = [f"10.9.0.{number}" for number in range(11, 31)]
PORTS = {"ws": 80, "wss": 443}


def htpasswd(file, user, password, *how):
    """Adds a user with Apache's own program."""
    subprocess.run(["htpasswd", *([] if file.exists() else ["-c"]), "-i", *how, file, user],
                   input=password.encode(), check=True, capture_output=True)


@pytest.fixture(scope="module")
def door(tmp_path_factory, certificate):
    """The client's host. The server's has a door on port 80 and one with TLS on 443."""
    folder = tmp_path_factory.mktemp("door")
    server, client = Host("doorserver"), Host("doorclient")
    connect(server, "eth0", client, "eth0")
    server.set_address("eth0", "10.9.0.1/24")
    for source in ["10.9.0.2", *SOURCES]:
        client.set_address("eth0", f"{source}/24")
    users = folder / "users"
    htpasswd(users, "alice", "open: Sésame ", "-B", "-C", "4")
    htpasswd(users, "bob", "builder", "-s")
    options = ["--htpasswd", users, "--path", "/lan", "--allow-origin", "https://vm.test",
               "--allow-origin", "https://vm.test:8443"]
    certfile, keyfile = certificate
    start_server(server, folder / "ws", *options)
    start_server(server, folder / "wss", *options, "--certfile", certfile, "--keyfile", keyfile)
    yield client
    client.destroy()
    server.destroy()


def ours(**changed):
    """A request that is let in, but for what is changed."""
    return request(**{"path": "/lan", "authorization": GOOD, **changed})


PREFIX = b"GET /lan HTTP/1.1\r\nHost: a\r\nAuthorization: %s\r\n" % GOOD.encode()
UPGRADE = (b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
           b"Sec-WebSocket-Key: %s\r\n" % KEY.encode())

ANSWERS = {
    "all that is needed": (ours(), 101),
    "a query": (ours(path="/lan?vm=7"), 101),
    "headers in any case": (ours().replace(b"Upgrade: websocket", b"uPGRADE: WebSocket"), 101),
    "more than one connection option": (ours(Connection="keep-alive, Upgrade"), 101),
    "50 headers": (ours(extra=[f"X-{n}: 1" for n in range(44)]), 101),

    "no WebSocket": (ours(without=["Upgrade", "Connection"]), 426),
    "another upgrade": (ours(Upgrade="h2c"), 426),
    "an older WebSocket": (ours(Sec_WebSocket_Version="8"), 426),
    "POST": (ours(method="POST"), 405),
    "CONNECT": (ours(method="CONNECT"), 405),
    "another path": (ours(path="/lan/"), 404),
    "the root": (ours(path="/"), 404),
    "a path that climbs": (ours(path="/x/../lan"), 404),
    "HTTP/1.0": (ours(version="HTTP/1.0"), 505),
    "HTTP/2.0": (ours(version="HTTP/2.0"), 505),

    "no host": (ours(without=["Host"]), 400),
    "a key too short": (ours(Sec_WebSocket_Key="x"), 400),
    "a whole address": (ours(path="http://10.9.0.1/lan"), 400),
    "an address with a user": (ours(path="http://a:b@10.9.0.1/lan"), 400),
    "a fragment": (ours(path="/lan#top"), 400),
    "two hosts": (ours(extra=["Host: b"]), 400),
    "two authorizations": (ours(extra=["Authorization: " + basic("bob", "builder")]), 400),
    "two origins": (ours(Origin="https://vm.test", extra=["origin: https://evil.test"]), 400),
    "two keys": (ours(extra=["Sec-WebSocket-Key: " + KEY]), 400),
    "two upgrades": (ours(extra=["Upgrade: websocket"]), 400),
    "a bare line feed": (PREFIX + b"X: 1\n" + UPGRADE + b"\r\n", 400),
    "bare line feeds only": ((PREFIX + UPGRADE).replace(b"\r\n", b"\n") + b"\n", 400),
    "a bare carriage return": (PREFIX + b"X: 1\rY: 2\r\n" + UPGRADE + b"\r\n", 400),
    "a folded header": (PREFIX + b"X: 1\r\n 2\r\n" + UPGRADE + b"\r\n", 400),
    "a null byte": (ours(extra=["X: a\0b"]), 400),
    "a header without a colon": (ours(extra=["X"]), 400),
    "a space before the colon": (ours(extra=["Origin : https://evil.test"]), 400),
    "a content length": (ours(extra=["Content-Length: 0"]), 400),
    "a transfer encoding": (ours(extra=["Transfer-Encoding: chunked"]), 400),
    "a body": (ours() + b"body", 400),
    "a second request": (ours() + ours(), 400),
    "no request at all": (b"SSH-2.0-OpenSSH_9.2\r\n", 400),
    "TLS in the clear or in TLS": (b"\x16\x03\x01\x00\xf8\x01\x00\x00\xf4\x03\x03", 400),

    "9 KiB of head": (ours(extra=["X: " + "a" * 9000]), 431),
    "9 KiB of path": (ours(path="/lan?" + "a" * 9000), 431),
    "200 headers": (ours(extra=[f"X-{n}: 1" for n in range(200)]), 431),
    "9 KiB of authorization": (ours(authorization="Basic " + "QUFB" * 2300), 431),

    "an allowed origin": (ours(Origin="https://vm.test"), 101),
    "an allowed origin with a port": (ours(Origin="https://vm.test:8443"), 101),
    "another origin": (ours(Origin="https://evil.test"), 403),
    "an origin that only begins well": (ours(Origin="https://vm.test.evil.test"), 403),
    "an allowed origin in the clear": (ours(Origin="http://vm.test"), 403),
    "a hidden origin": (ours(Origin="null"), 403),
    "an empty origin": (ours(Origin=""), 403),
    "the server's own origin": (ours(Origin="http://server.test", Host="server.test"), 101),
    "the origin of another port": (ours(Origin="http://server.test:8", Host="server.test"), 403),

    "no authorization": (ours(authorization=None), 401),
    "an empty authorization": (ours(authorization=""), 401),
    "a scheme only": (ours(authorization="Basic"), 401),
    "nothing encoded": (ours(authorization="Basic "), 401),
    "another scheme": (ours(authorization=GOOD.replace("Basic", "Bearer")), 401),
    "the scheme in lower case": (ours(authorization=GOOD.replace("Basic", "basic")), 101),
    "not base64": (ours(authorization="Basic ?*?*"), 401),
    "base64 cut short": (ours(authorization=GOOD[:-1]), 401),
    "base64 with more after it": (ours(authorization=GOOD + " x"), 401),
    "no colon": (ours(authorization="Basic " + base64.b64encode(b"alice").decode()), 401),
    "nobody": (ours(authorization=basic("", "")), 401),
    "an encoded null byte": (ours(authorization=basic("alice\0", "x")), 401),
    "raw UTF-8": (ours(authorization="Basic \xc3\xa9"), 401),
    "somebody unknown": (ours(authorization=basic("mallory", "x")), 401),
    "another's password": (ours(authorization=basic("bob", "open: Sésame ")), 401),
    "a password cut short": (ours(authorization=basic("alice", "open: Sésame")), 401),
    "no password": (ours(authorization=basic("alice", "")), 401),
}


@pytest.mark.parametrize("scheme", PORTS)
def test_answers(door, scheme):
    wrong = {}
    for what, (data, expected) in ANSWERS.items():
        # From many sources, or failures would add up.
        source = SOURCES[len(what) % len(SOURCES)]
        with dial(door, PORTS[scheme], source=source, tls=scheme == "wss") as visitor:
            response = ask(visitor, data)
            if response.status != expected:
                wrong[what] = response.status
            if response.status == 101:
                assert response.headers["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
                continue
            assert response.headers["connection"].startswith("close")
            if response.status == 401:
                assert response.headers["www-authenticate"].startswith("Basic realm=")
            if response.status == 405:
                assert response.headers["allow"] == "GET"
            if response.status == 426:
                assert response.headers["sec-websocket-version"] == "13"
            # One answer, whatever came behind the request, and the end.
            rest = b""
            while part := visitor.recv(4096):
                rest += part
            assert len(rest) == int(response.headers["content-length"]), what
            assert b"HTTP/1.1" not in rest, what
    assert not wrong


def test_without_credentials_nothing_else_is_said(door):
    """Whether a request could have been served is told only to those who have signed in."""
    for changed in (dict(method="POST"), dict(without=["Upgrade"]), dict(Sec_WebSocket_Key="x")):
        with dial(door, 80) as visitor:
            assert ask(visitor, request("/lan", **changed)).status == 401


def test_http_in_the_clear_on_the_tls_port_gets_nothing(door):
    with dial(door, 443) as visitor:
        visitor.sendall(ours())
        wait_until(lambda: is_over(visitor), 4, "the end of the connection")


def test_a_request_may_come_in_pieces(door):
    for scheme, port in PORTS.items():
        with dial(door, port, tls=scheme == "wss") as visitor:
            for byte in ours():
                visitor.sendall(bytes([byte]))
            assert Response(visitor).status == 101


def test_log_has_one_escaped_line_for_each_refusal(lan, tmp_path):
    server, client = lan
    users = tmp_path / "users"
    htpasswd(users, "alice", "right", "-B", "-C", "4")
    log = start_server(server, tmp_path / "log", "--htpasswd", users)
    control_sequence = "\x9b31m"  # as one byte of Latin-1
    right_to_left = "\u202e"
    credentials = basic(f"eve{right_to_left}", "Wrong-Passw0rd")
    refused = {
        403: request(Origin=f"https://evil{control_sequence}.test"),
        401: request(authorization=credentials),
    }
    for status, data in refused.items():
        with dial(client, 80) as visitor:
            assert ask(visitor, data).status == status
    log.wait_for("with 401")
    text = log.log()
    assert len(re.findall(r"Refused 10\.9\.0\.2:\d+ with \d+: .*ev(?:il|e)", text)) == 2, text
    assert control_sequence not in text and right_to_left not in text
    assert "Wrong-Passw0rd" not in text
    assert credentials.split()[1] not in text


def status_for(door, user, password, source):
    with dial(door, 80, source=source) as visitor:
        return ask(visitor, ours(authorization=basic(user, password))).status


def lock_out(door, user, source):
    """Guesses until the next guess would have to wait for seconds."""
    def guess():
        with dial(door, 80, source=source) as visitor:
            response = ask(visitor, ours(authorization=basic(user, "another guess")))
            assert response.status in (401, 429)
            wait = int(response.headers["retry-after"]) if response.status == 429 else 0
            assert wait <= 60
            return wait >= 4

    wait_until(guess, 30, "a delay of seconds")


def test_guessing_one_users_password_delays_that_user_and_source_only(door):
    here, elsewhere = SOURCES[0], SOURCES[1]
    for guess in range(5):
        assert status_for(door, "dave", f"guess {guess}", here) == 401
    lock_out(door, "dave", here)
    assert status_for(door, "bob", "builder", here) == 101
    assert status_for(door, "dave", "guess", elsewhere) == 401

    lock_out(door, "bob", here)
    assert status_for(door, "bob", "builder", here) == 429, "right, but too soon"
    assert status_for(door, "bob", "builder", elsewhere) == 101
    wait_until(lambda: status_for(door, "bob", "builder", here) == 101, 30, "the end of the delay")


def test_signing_in_does_not_delay_frames(make_host, tmp_path):
    """A good password hash takes a third of a second. It is not taken from those who are in."""
    server, client = make_host("server"), make_host("client")
    connect(server, "eth0", client, "eth0")
    server.set_address("eth0", "10.9.0.1/24")
    for source in ["10.9.0.2", *SOURCES]:
        client.set_address("eth0", f"{source}/24")
    users = tmp_path / "users"
    htpasswd(users, "alice", "pass", "-B", "-C", "12")
    start_server(server, tmp_path / "log", "--htpasswd", users)
    client.farlanctl("client", "--uri", "ws://10.9.0.1/", "--user", "alice", "--passwd", "pass")
    server.set_address("ethws0", "192.168.7.1/24")
    client.set_address("ethws0", "192.168.7.2/24")
    client.ping("192.168.7.1")

    visitors = [dial(client, 80, source=source) for source in SOURCES[:6]]
    ping = client.start("ping", "-n", "-i", "0.02", "-W", "2", "192.168.7.1")
    begin = time.monotonic()
    for number, visitor in enumerate(visitors):
        visitor.sendall(request(authorization=basic(f"user {number}", "x")))
    assert [Response(visitor).status for visitor in visitors] == [401] * len(visitors)
    seconds = time.monotonic() - begin
    ping.send_signal(signal.SIGINT)
    output, _ = ping.communicate()
    longest = float(re.search(r"rtt min/avg/max/mdev = [\d.]+/[\d.]+/([\d.]+)/", output).group(1))
    # Six hashes by two threads: one takes a third of it, and would delay a ping for as long.
    assert seconds > 0.3, "hashes that would not delay anybody"
    assert longest < 1000 * seconds / 4, output
