# SPDX-License-Identifier: GPL-3.0-or-later
"""`farlanctl test`, for a user without any right, where no helper is installed."""

import json
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from conftest import SERVER
from hosts import BIN, Foreground, farlanctl, wait_until
from proxypeer import Proxy, proxy_server, say
from rawpeer import RawServer, basic
from users import ADA

STEPS = ["resolve", "connect", "proxy", "tls", "sign-in"]


@pytest.fixture
def host(lan, users):
    return lan[1]


def trial(host, *options, code, **how):
    """What `farlanctl test --json` says, which must end with this code."""
    before = host.links().keys()
    done = host.run(farlanctl(ADA), "test", "--json", *options, check=False, user=ADA, **how)
    assert done.returncode == code, done.stdout + done.stderr
    assert host.links().keys() == before and not host.farlan_processes()
    said = json.loads(done.stdout)
    assert said["schema"] == 1 and [step["step"] for step in said["steps"]] == STEPS
    assert ("error" in said) == (code != 0) == ("error: " in done.stderr)
    return said


def states(said):
    return [step["state"] for step in said["steps"]]


def serve(server, tmp_path, *options):
    users = tmp_path / "users"
    subprocess.run(["htpasswd", "-bcB", "-C", "5", users, "alice", "secret"], check=True, capture_output=True)
    server.farlanctl("server", "--htpasswd", users, *options)


def test_all_is_well(lan, host, tmp_path, certificate, authority):
    server, _ = lan
    serve(server, tmp_path, "--certfile", certificate[0], "--keyfile", certificate[1])
    ca = ADA.home / "ca.pem"
    ca.write_bytes(authority.certificate.read_bytes())
    news = Foreground(host.start("ip", "monitor", "link"))
    said = trial(host, "--uri", f"wss://{SERVER}/", "--user", "alice", "--cacerts", ca, code=0,
                 input="secret\n")
    assert states(said) == ["skipped", "ok", "skipped", "ok", "ok"]
    _, connect, proxy, tls, sign_in = [step["detail"] for step in said["steps"]]
    assert proxy == "no proxy"
    assert connect == f"{SERVER}:443" and tls.startswith("TLSv1.3 TLS_") and "certificate " in tls
    assert "101" in sign_in and "alice" in sign_in
    done = host.farlanctl("test", "--uri", f"wss://{SERVER}/", "--user", "alice", "--cacerts", ca,
                          user=ADA, input="secret\n")
    assert [line.split()[:2] for line in done.stdout.splitlines()] == [
        ["skipped", "resolve"], ["ok", "connect"], ["skipped", "proxy"], ["ok", "tls"], ["ok", "sign-in"]]
    assert all(line.endswith(" ms") for line in done.stdout.splitlines() if line.startswith("ok"))
    assert not done.stderr
    news.end()
    assert not [line for line in news.lines if "ethws" in line]


def test_a_name_is_looked_up(lan, host):
    lan[0].farlanctl("server")
    said = trial(host, "--uri", "ws://localhost:9/", code=5)
    assert states(said) == ["ok", "failed", "skipped", "skipped", "skipped"]
    assert said["steps"][0]["detail"].startswith("localhost is ")
    assert states(trial(host, "--uri", f"ws://{SERVER}/", code=0)) == ["skipped", "ok", "skipped", "skipped", "ok"]


def test_no_such_name(host):
    said = trial(host, "--uri", "ws://no-such-host.invalid/", code=5)
    assert states(said) == ["failed", "skipped", "skipped", "skipped", "skipped"]
    assert said["error"]["name"].endswith(".HostNotFound")


def test_refused_port(host):
    said = trial(host, "--uri", f"ws://{SERVER}:9/", code=5)
    assert states(said) == ["skipped", "failed", "skipped", "skipped", "skipped"]
    assert said["steps"][1]["detail"] == f"{SERVER}:9"


def test_tls_with_who_does_not_speak_it(lan, host):
    lan[0].farlanctl("server", "--port", 8080)
    said = trial(host, "--uri", f"wss://{SERVER}:8080/", code=4)
    assert states(said) == ["skipped", "ok", "skipped", "failed", "skipped"]


def test_bad_certificate(lan, host, certificate):
    lan[0].farlanctl("server", "--certfile", certificate[0], "--keyfile", certificate[1])
    said = trial(host, "--uri", f"wss://{SERVER}/", code=4)
    assert states(said) == ["skipped", "ok", "skipped", "failed", "skipped"]
    assert said["certificate"]["reasons"] == ["unknown-issuer"]
    pin = said["certificate"]["chain"][0]["sha256"]
    assert states(trial(host, "--uri", f"wss://{SERVER}/", "--pin", pin, code=0))[3] == "ok"


def test_wrong_password(lan, host, tmp_path):
    serve(lan[0], tmp_path)
    said = trial(host, "--uri", f"ws://{SERVER}/", "--user", "alice", code=3, input="wrong\n")
    assert states(said) == ["skipped", "ok", "skipped", "skipped", "failed"]


def test_not_a_tunnel(lan, host):
    def behave(server, connection):
        server.read(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        connection.recv(1)

    with RawServer(lan[0], 80, behave):
        said = trial(host, "--uri", f"ws://{SERVER}/", code=5)
    assert states(said) == ["skipped", "ok", "skipped", "skipped", "failed"]
    assert said["error"]["name"].endswith(".NotATunnel")


def test_through_a_proxy(lan, host, certificate, authority):
    """It is a step of its own, and looks the server's name up itself."""
    server, _ = lan
    server.farlanctl("server", "--certfile", certificate[0], "--keyfile", certificate[1])
    server.farlanctl("server")
    ca = ADA.home / "ca.pem"
    ca.write_bytes(authority.certificate.read_bytes())
    with proxy_server(server, Proxy(basic("carol", "S3cret"))) as raw:
        said = trial(host, "--uri", "wss://server.test/", "--cacerts", ca, "--proxy",
                     f"http://carol@{SERVER}:3128", code=0, input="S3cret\n")
        assert states(said) == ["skipped", "ok", "ok", "ok", "ok"]
        assert [step["detail"] for step in said["steps"][:3]] == [
            f"{SERVER} is no name", f"{SERVER}:3128, the proxy", f"server.test:443 through {SERVER}:3128"]
        assert raw.connections == 1
    with proxy_server(server, Proxy()):
        said = trial(host, "--uri", "ws://server.test/", "--proxy", f"http://{SERVER}:3128", code=0)
        assert states(said) == ["skipped", "ok", "ok", "skipped", "ok"]
        said = trial(host, "--uri", "wss://server.test:80/", "--proxy", f"http://{SERVER}:3128", code=4)
        assert states(said) == ["skipped", "ok", "ok", "failed", "skipped"]


def test_a_proxys_name_is_looked_up(host):
    forbidden = say(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
    with RawServer(host, 3128, forbidden):
        said = trial(host, "--uri", "ws://server.test/", "--proxy", "http://localhost:3128", code=5)
    assert states(said) == ["ok", "ok", "failed", "skipped", "skipped"]
    assert said["steps"][0]["detail"].startswith("localhost is ")
    said = trial(host, "--uri", "ws://server.test/", "--proxy", "http://no-such-proxy.invalid:3128", code=5)
    assert states(said) == ["failed", "skipped", "skipped", "skipped", "skipped"]
    assert said["steps"][0]["detail"] == "no-such-proxy.invalid"
    assert said["error"]["name"].endswith(".HostNotFound") and "of the proxy" in said["error"]["message"]


@pytest.mark.parametrize("proxy", [f"{SERVER}:9", "192.0.2.1:3128"], ids=["refused", "no route"])
def test_a_proxy_that_is_not_there(host, proxy):
    said = trial(host, "--uri", f"ws://{SERVER}/", "--proxy", f"http://{proxy}", code=5)
    assert states(said) == ["skipped", "failed", "skipped", "skipped", "skipped"]
    assert said["steps"][1]["detail"] == f"{proxy}, the proxy"
    assert said["steps"][1]["milliseconds"] < 5000
    assert said["error"]["name"].endswith(".ProxyFailed")


@pytest.mark.parametrize("answer, code, name", [
    (b"HTTP/1.1 407 Password Required\r\nContent-Length: 0\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n",
     3, "ProxyAuthenticationFailed"),
    (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", 5, "ProxyFailed"),
    (b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", 5, "ProxyFailed"),
    (b"\0\1\2 garbage\r\n\r\n", 5, "ProxyFailed"),
    (b"", 5, "ProxyFailed"),
], ids=["407", "403", "502", "garbage", "closes"])
def test_a_proxy_that_refuses(lan, host, answer, code, name):
    def close(server, connection):
        server.read(connection)

    with RawServer(lan[0], 3128, say(answer) if answer else close) as raw:
        said = trial(host, "--uri", f"ws://{SERVER}/", "--proxy", f"http://{SERVER}:3128", code=code)
        assert b"CONNECT" in raw.seen
    assert states(said) == ["skipped", "ok", "failed", "skipped", "skipped"]
    assert said["steps"][2]["detail"] == f"{SERVER}:80 through {SERVER}:3128"
    assert said["error"]["name"].endswith(f".{name}")


@pytest.mark.parametrize("user", [ADA, None], ids=["ada", "root"])
def test_interrupt_ends_it_at_once(lan, host, user):
    with RawServer(lan[0], 80, lambda _, connection: connection.recv(65536) and connection.recv(1)) as raw:
        trying = Foreground(host.start(farlanctl(user), "test", "--uri", f"ws://{SERVER}/", "--user", "alice",
                                       "--passwd", "S3cr3t", user=user))
        wait_until(lambda: raw.connections, what="the connection")
        [pump] = wait_until(lambda: host.farlan_processes("farlan-pump"), what="the pump")
        proc = Path("/proc", str(pump))
        assert (proc / "cmdline").read_bytes().split(b"\0")[1:] == [b"--probe", b""]
        assert (proc / "environ").read_bytes() == b"LC_ALL=C.UTF-8\0"
        status = dict(line.split(":\t", 1) for line in (proc / "status").read_text().splitlines() if ":\t" in line)
        assert status["Uid"].split() == [str(user.uid if user else 60970)] * 4
        assert status["Seccomp"] == "2" and status["NoNewPrivs"] == "1" and int(status["CapPrm"], 16) == 0
        began = time.monotonic()
        trying.process.send_signal(signal.SIGINT)
        assert trying.wait() == 1 and time.monotonic() - began < 3
        wait_until(lambda: not host.farlan_processes(), what="the pump's end")


TAKEN_OVER = """#!/usr/bin/python3
import json, os, socket
channel = socket.socket(fileno=3)
channel.recv(65536)
for message in MESSAGES:
    channel.send(message if isinstance(message, bytes) else json.dumps(message).encode())
os._exit(0)
"""
STEP = {"type": "step", "step": "resolve", "state": "ok", "milliseconds": 1, "detail": "\x1b[31m\u202e"}


@pytest.mark.parametrize("messages", [
    [], [b"no JSON"], [{"type": "phase"}], [STEP, STEP], [{**STEP, "step": "proxy"}], [STEP] * 1000,
    [{**STEP, "detail": "x" * 3000}], [{"type": "ended", "error": {"name": ""}}],
], ids=["nothing", "no JSON", "another type", "twice", "order", "flood", "long", "no name"])
def test_pump_that_was_taken_over(host, tmp_path, messages):
    shutil.copy(BIN / "farlanctl", tmp_path)
    pump = tmp_path / "farlan-pump"
    pump.write_text(TAKEN_OVER.replace("MESSAGES", repr(messages)))
    pump.chmod(0o755)
    done = host.run(tmp_path / "farlanctl", "test", "--uri", f"ws://{SERVER}/", check=False)
    assert done.returncode == 1 and done.stderr.startswith("error: farlan-pump ")
    assert len(done.stdout.splitlines()) <= 1 and "\x1b" not in done.stdout and "\u202e" not in done.stdout
