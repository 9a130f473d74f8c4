# SPDX-License-Identifier: GPL-3.0-or-later
"""OpenVPN with a TAP, in its modern defaults: TLS 1.3 for the keys, AES-256-GCM for the data."""

from contestants.base import CLIENT, SERVER, Contestant
from ground import SERVER as UNDERLAY
from ground import wait_for_port

PORT = 1194
COMMON = ["--dev", "tap0", "--dev-type", "tap", "--persist-tun", "--data-ciphers", "AES-256-GCM",
          "--cipher", "AES-256-GCM", "--auth-nocache", "--verb", "2", "--keepalive", "10", "60"]


class OpenvpnTcp(Contestant):
    name = "openvpn"
    title = "OpenVPN TAP over TCP, AES-256-GCM"
    needs = {"openvpn": "openvpn"}
    transport = "tcp"

    def _files(self, name):
        """What one end shows the other."""
        if name == "server":
            certificate, key = self.certificate()
        else:
            certificate, key = self.authority.issue("client", "DNS:client")
        return ["--ca", self.authority.certificate, "--cert", certificate, "--key", key]

    def start_server(self):
        nodelay = ["--tcp-nodelay"] if self.transport == "tcp" else []
        self._client_files = self._files("client")  # is not part of connecting
        server = self.program(
            self.ground.server, "server", "openvpn", *COMMON, "--mode", "server", "--tls-server",
            "--dh", "none", "--proto", "tcp-server" if nodelay else "udp", "--local", UNDERLAY,
            "--port", PORT, "--ifconfig", SERVER, "255.255.255.0", *nodelay, *self._files("server"))
        wait_for_port(server, PORT, self.transport)

    def start_client(self):
        self.program(
            self.ground.client, "client", "openvpn", *COMMON, "--client", "--nobind", "--remote",
            UNDERLAY, PORT, "--proto", "tcp-client" if self.transport == "tcp" else "udp",
            "--ifconfig", CLIENT, "255.255.255.0", *self._client_files)


class OpenvpnUdp(OpenvpnTcp):
    name = "openvpn-udp"
    title = "OpenVPN TAP over UDP, AES-256-GCM"
    transport = "udp"
