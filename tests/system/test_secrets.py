# SPDX-License-Identifier: GPL-3.0-or-later
"""Passwords, keys and users: they are nowhere but in the memory of helper and pump."""

import base64
import os
import resource
import signal
import subprocess
from pathlib import Path

import pytest

from conftest import CLIENT, SERVER
from helper import ERROR, Helper
from hosts import BIN, wait_until
from users import ADA, BEN

PASSWORD = "S3cr3t-c4n4ry-0ne"
PROXY_PASSWORD = "S3cr3t-c4n4ry-tw0"
PUMPS_ID = 60970  # where the system has no user farlan-pump
AS_PUMP = ["setpriv", f"--reuid={PUMPS_ID}", f"--regid={PUMPS_ID}", "--clear-groups"]


def encoded(secret):
    """A secret as it could be written somewhere."""
    raw = secret.encode()
    return [raw, base64.b64encode(raw), raw.hex().encode(), base64.b64encode(b"carol:" + raw)]


@pytest.fixture
def bus(lan, make_system_bus):
    # A careless administrator's: what starts from here may leave cores.
    most = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
    bus = make_system_bus(lan[1], service=(BIN / "farlan-helper", "--service", "--stderr", "--debug"))
    bus.rules(open="yes", serve="yes", insecure="yes", attach="yes")
    return bus


@pytest.fixture
def users_file():
    return subprocess.run(["htpasswd", "-n", "-b", "-B", "-C", "4", "carol", PASSWORD], check=True,
                          capture_output=True, text=True).stdout.strip() + "\n"


@pytest.fixture
def tunnels(lan, bus, certificate, authority, users_file, tmp_path):
    """One of each kind, with secrets: connected, refused, waiting, serving."""
    server, _ = lan
    (tmp_path / "users").write_text(users_file)
    server.farlanctl("server", "--certfile", certificate[0], "--keyfile", certificate[1], "--htpasswd",
                     tmp_path / "users")
    ada = Helper(bus.caller(ADA))
    ada.call("Subscribe")
    client = {"mode": "client", "uri": f"wss://{SERVER}/", "user": "carol",
              "cacerts": authority.certificate.read_bytes()}
    key = {"keyfile": certificate[1].read_text(), "htpasswd": users_file}
    opened = {
        "up": ada.open({**client, "name": "up"}, {"password": PASSWORD}),
        "failed": ada.open({**client, "name": "failed"}, {"password": PASSWORD + "x"}),
        "waiting": ada.open({**client, "name": "waiting", "proxy": f"http://carol@{SERVER}:9"},
                            {"password": PASSWORD, "proxy_password": PROXY_PASSWORD}),
        "server": ada.open({"mode": "server", "name": "server", "certfile": certificate[0].read_bytes()}, key),
    }
    opened["up"].wait_for("up")
    assert opened["failed"].wait_for("failed")["ErrorName"] == ERROR + "AuthenticationFailed"
    opened["waiting"].wait_for("waiting")
    opened["server"].wait_for("up")
    return opened


@pytest.fixture
def tunnels_watched(bus, request):
    """With all that was on the bus since before they were opened."""
    monitor = bus.monitor()
    return monitor, request.getfixturevalue("tunnels")


@pytest.fixture
def canaries(certificate, users_file):
    key = "".join(certificate[1].read_text().splitlines()[1:-1])[20:60]
    digest = users_file.strip().split(":")[1]
    return [form for secret in (PASSWORD, PROXY_PASSWORD, key, digest) for form in encoded(secret)]


def found(canaries, content):
    return [canary for canary in canaries if canary in content]


def processes(bus, host):
    return [bus.wait_for_helper(), *host.farlan_processes("farlan-pump")]


def test_nobody_sees_them(lan, bus, canaries, tunnels_watched):
    monitor, tunnels = tunnels_watched
    server, client = lan
    peer = server.start(BIN / "farlanctl", "client", "--uri", f"wss://{CLIENT}/", "--insecure", "--user", "carol",
                        "--foreground", stdin=subprocess.PIPE)
    peer.stdin.write(PASSWORD + "\n")
    peer.stdin.flush()
    wait_until(lambda: tunnels["server"]["Clients"] == 1, what="a client")
    said = []
    for tunnel in tunnels.values():
        said += [tunnel.properties(), tunnel.call("GetStatistics"), tunnel.call("ListClients")]
    tunnels["waiting"].call("Reconnect")
    tunnels["failed"].call("Reconnect")
    tunnels["up"].call("Reconnect")
    wait_until(lambda: tunnels["up"]["Reconnects"] == 1, what="another connection")
    assert len(processes(bus, client)) >= 3
    for process in Path("/proc").glob("[0-9]*"):
        for name in ("cmdline", "environ", "comm", "status"):
            try:
                content = (process / name).read_bytes()
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                continue
            assert not found(canaries, content), f"{process}/{name}"
    links = client.run("ip", "-d", "-j", "link").stdout.encode()
    for tunnel in tunnels.values():
        tunnel.close()
    seen = b"".join(monitor.raw)
    assert b"OpenTunnel" in seen and b"PropertiesChanged" in seen and b"carol" in seen
    assert found([b"-----BEGIN CERTIFICATE-----"], seen)  # which is none
    for where, content in (("bus", seen), ("log", bus.log().encode()), ("said", str(said).encode()), ("links", links)):
        assert not found(canaries, content), where
    for file in (path for room in ("/run/farlan", "/run/user", "/tmp") for path in Path(room).glob("farlan*")):
        assert not file.is_file() or not found(canaries, file.read_bytes()), file


def test_memory_is_private(lan, bus, tunnels):
    """The files that secrets cross in, and all else that a process has open."""
    for pid in processes(bus, lan[1]):
        for prefix in (ADA.prefix, BEN.prefix, AS_PUMP):
            for what in ("fd", "fdinfo", "map_files", "environ", "mem", "maps", "stack", "cwd", "root", "exe"):
                read = lan[1].run(*prefix, "sh", "-c", f"ls -L /proc/{pid}/{what}/ || cat /proc/{pid}/{what}",
                                  check=False)
                assert read.returncode != 0 and not read.stdout, (pid, prefix, what, read.stdout[:200])
        # Nobody keeps them open either.
        open_files = {os.readlink(one) for one in Path(f"/proc/{pid}/fd").iterdir() if one.is_symlink()}
        assert not [name for name in open_files if "memfd" in name], open_files


def test_there_is_no_core(lan, bus, tunnels):
    helper, *pumps = processes(bus, lan[1])
    for pid in (*pumps, helper):
        # Neither the soft limit nor the hard one, which only root could raise. A pump that is not
        # dumpable, which holds whatever the limit, belongs to root in /proc.
        assert "Max core file size        0                    0 " in Path(f"/proc/{pid}/limits").read_text()
        assert os.stat(f"/proc/{pid}/fd").st_uid == 0
        before = {entry.name for entry in Path(f"/proc/{pid}/cwd/").iterdir()}
        folder = os.open(f"/proc/{pid}/cwd/", os.O_PATH)
        os.kill(pid, signal.SIGQUIT)  # leaves a core, and no sanitizer handles it
        wait_until(lambda: not Path(f"/proc/{pid}").exists()
                   or "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text(), what=f"the end of {pid}")
        after = set(os.listdir(f"/proc/self/fd/{folder}"))
        os.close(folder)
        assert not [name for name in after - before if name.startswith("core")]
