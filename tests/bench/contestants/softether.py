# SPDX-License-Identifier: GPL-3.0-or-later
"""SoftEther VPN over TLS, with eight TCP connections at once, as its makers recommend for speed."""

import contextlib
import time
from pathlib import Path

from contestants.base import PATIENCE, Contestant
from ground import SERVER as UNDERLAY
from ground import wait_for_port
from hosts import wait_until

PROGRAMS = Path("/usr/libexec/softether")
PORT, CLIENT_PORT = 5555, 9931
CONNECTIONS = 8
FOLDERS = [Path(parent, "softether") for parent in ("/run", "/var/lib", "/var/log")]


class Softether(Contestant):
    name = "softether"
    title = f"SoftEther over TLS, {CONNECTIONS} connections"
    needs = {"vpnserver": "softether-vpnserver", "vpnclient": "softether-vpnclient",
             "vpncmd": "softether-vpncmd"}

    def _command(self, *arguments):
        host = self.ground.server if "/SERVER" in arguments else self.ground.client
        done = host.run("vpncmd", *arguments, check=False, timeout=PATIENCE)
        if done.returncode:
            raise RuntimeError(f"vpncmd {' '.join(map(str, arguments))}: {done.stdout[-500:]}")
        return done.stdout

    def _server(self, *command, hub=None):
        self._command(f"localhost:{PORT}", "/SERVER", *([f"/ADMINHUB:{hub}"] if hub else []),
                      "/CMD", *command)

    def _client(self, *command):
        return self._command("localhost", "/CLIENT", "/CMD", *command)

    def start_server(self):
        """And the client's service, which is not part of connecting."""
        for folder in FOLDERS:  # as systemd makes them
            folder.mkdir(exist_ok=True)
        server = self.program(self.ground.server, "server", PROGRAMS / "vpnserver/vpnserver",
                              "execsvc", cwd="/run")
        client = self.program(self.ground.client, "client", PROGRAMS / "vpnclient/vpnclient",
                              "execsvc", cwd="/run")
        wait_for_port(server, PORT, timeout=PATIENCE)
        wait_for_port(client, CLIENT_PORT, timeout=PATIENCE)
        self._server("HubCreate", "bench", "/PASSWORD:bench")
        self._server("BridgeCreate", "bench", "/DEVICE:bench", "/TAP:yes")
        self._server("UserCreate", "bench", "/GROUP:none", "/REALNAME:none", "/NOTE:none",
                     hub="bench")
        self._server("UserAnonymousSet", "bench", hub="bench")
        self.set_address(self.ground.server, "tap_bench")
        self._client("NicCreate", "bench")
        self._client("AccountCreate", "bench", f"/SERVER:{UNDERLAY}:{PORT}", "/HUB:bench",
                     "/USERNAME:bench", "/NICNAME:bench")
        self._client("AccountDetailSet", "bench", f"/MAXTCP:{CONNECTIONS}", "/INTERVAL:1", "/TTL:0",
                     "/HALF:no", "/BRIDGE:no", "/MONITOR:no", "/NOTRACK:yes", "/NOQOS:yes",
                     "/DISABLEUDP:yes")
        self.set_address(self.ground.client, "vpn_bench")

    def start_client(self):
        self._client("AccountConnect", "bench")

    def connect(self):
        super().connect()
        # The others of its connections follow one by one.
        with contextlib.suppress(AssertionError):
            wait_until(lambda: self._connections() >= CONNECTIONS, 2 * CONNECTIONS,
                       "all connections")
        self.processes = self.ground.processes()

    def _connections(self):
        time.sleep(0.5)
        shown = self.ground.client.run("ss", "-Htn", "dst", UNDERLAY).stdout
        return len(shown.splitlines())
