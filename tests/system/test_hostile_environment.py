# SPDX-License-Identifier: GPL-3.0-or-later
"""A helper that was started with variables and in a folder that would have it, or its pumps, read files
of somebody else's."""

import os
import re
import shutil
import signal
from pathlib import Path

import pytest

from conftest import SERVER
from helper import Helper
from hosts import BIN, wait_until
from users import ADA

EVIL = Path("/run/evil")
# Each names a file or a folder there.
VARIABLES = {
    "OPENSSL_CONF": "openssl.cnf", "OPENSSL_MODULES": "modules", "OPENSSL_ENGINES": "engines",
    "SSL_CERT_FILE": "cert.pem", "SSL_CERT_DIR": "certs", "SSLKEYLOGFILE": "keys.log",
    "QT_PLUGIN_PATH": "plugins", "QT_QPA_PLATFORM_PLUGIN_PATH": "plugins", "QT_LOGGING_CONF": "logging.ini",
    "QT_LOGGING_RULES": "x", "QML2_IMPORT_PATH": "qml", "QT_CONFIG": "x",
    "HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_CONFIG_DIRS": "config", "XDG_DATA_DIRS": "data",
    "XDG_RUNTIME_DIR": "runtime", "TMPDIR": "tmp", "LOCPATH": "locale", "GCONV_PATH": "gconv",
    "HOSTALIASES": "aliases", "RESOLV_HOST_CONF": "host.conf", "NLSPATH": "nls", "TZDIR": "zones", "TZ": ":zone",
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/evil/bus", "DBUS_SESSION_BUS_PID": "1",
    "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "ALL_PROXY": "http://127.0.0.1:9",
    # By the loader, before the helper can do anything about it; of a service, systemd removes it.
    "LD_PRELOAD": "preload.so",
    "NOTIFY_SOCKET": "notify", "PATH": "bin", "LISTEN_FDS": "3", "LISTEN_PID": "1",
}


@pytest.fixture
def evil(authority):
    """A folder with what could be read there."""
    for name in ("plugins/tls", "plugins/platforms", "certs", "modules", "locale/C.UTF-8", "bin"):
        (EVIL / name).mkdir(parents=True)
    for name in ("openssl.cnf", "logging.ini", "aliases", "farlan-pump", "bin/farlan-pump", "qt.conf", "preload.so",
                 "plugins/tls/libqopensslbackend.so", "etc.pem"):
        (EVIL / name).write_text("nothing that is right\n")
    for name in ("cert.pem", "certs/ca.pem", "ca.pem"):
        shutil.copy(authority.certificate, EVIL / name)
    yield EVIL
    shutil.rmtree(EVIL)


@pytest.fixture
def bus(lan, make_system_bus, evil, tmp_path):
    values = [f"{name}={value if '/' in value or ':' in value or value.isdigit() else EVIL / value}"
              for name, value in VARIABLES.items()]
    values.append("ASAN_OPTIONS=detect_leaks=0")  # it cannot look for leaks under strace
    bus = make_system_bus(lan[1], service=(
        shutil.which("strace"), "-f", "-s", "256", "-e", "trace=%file,%network,execve", "-o",
        tmp_path / "trace", shutil.which("env"), "-C", EVIL, *values, BIN / "farlan-helper", "--service", "--stderr"))
    bus.rules(open="yes", serve="yes")
    return bus


def environment_of(pid):
    """What it has now: `environ` is of its start."""
    return {one.split(b"=", 1)[0].decode() for one in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0") if one}


def test_nothing_there_is_read(lan, bus, certificate, authority, tmp_path):
    server, client = lan
    server.farlanctl("server", "--certfile", certificate[0], "--keyfile", certificate[1])
    ada = Helper(bus.caller(ADA))
    ours = ada.open({"mode": "client", "uri": f"wss://{SERVER}/", "name": "ours",
                     "cacerts": authority.certificate.read_bytes()})
    ours.wait_for("up", 30)
    # The authority would be trusted if its certificate were found.
    untrusted = ada.open({"mode": "client", "uri": f"wss://{SERVER}/", "name": "system's"})
    assert untrusted.wait_for("failed", 30)["ErrorName"].endswith(".CertificateRefused")
    named = ada.open({"mode": "client", "uri": "ws://server.test/", "name": "named"})
    named.wait_for("waiting", 30)
    helper = bus.wait_for_helper()
    [pump, *_] = client.farlan_processes("farlan-pump")
    assert environment_of(pump) == {"LC_ALL"}
    assert all(os.path.samefile(f"/proc/{pid}/cwd", "/") for pid in (helper, pump))
    for tunnel in ada.tunnels():
        tunnel.close()
    os.kill(helper, signal.SIGTERM)
    wait_until(lambda: not Path(f"/proc/{helper}").exists(), what="the helper's end")

    trace = (tmp_path / "trace").read_text()
    begin = next(number for number, line in enumerate(trace.splitlines())
                 if re.search(r'execve\("[^"]*farlan-helper"', line))
    lines = trace.splitlines()[begin + 1:]
    assert sum("farlan-pump" in line and "execve(" in line for line in lines) >= 3
    assert any("libssl" in line for line in lines) and any("resolv.conf" in line for line in lines)
    # The helper's loader finds no library there. A pump's is not told to look.
    preloaded = [line for line in lines if "preload.so" in line]
    assert len(preloaded) == 1 and preloaded[0] in lines[:5], preloaded
    lines.remove(preloaded[0])
    read = [line for line in lines if str(EVIL) in line and not re.search(r"getcwd\(|chdir\(\"/\"", line)]
    assert read == []
    # By a relative name, before the folder is left.
    left = next(number for number, line in enumerate(lines) if 'chdir("/")' in line)
    relative = [line for line in lines[:left]
                if re.search(r'(open|openat|stat|access|readlink)[a-z0-9]*\((AT_FDCWD, )?"[^/"]', line)]
    assert relative == []
    assert not any("sin_port=htons(9)" in line for line in lines)
