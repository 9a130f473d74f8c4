# SPDX-License-Identifier: GPL-3.0-or-later
"""The same TCP bytes through TLS, without any Ethernet: what there is to reach."""

from contestants.base import Contestant
from ground import SERVER, wait_for_port
from measure import ECHO, PORT

CONFIGURATION = """
global
    maxconn 100
defaults
    mode tcp
    timeout connect 10s
    timeout client 1h
    timeout server 1h
"""
# One hop of a port: where to listen, where to go.
HOP = """
listen port{port}
    bind {bind}
    server next {next}
"""
AWAY = 10000  # a port's number on the cable is this much higher


class Haproxy(Contestant):
    name = "haproxy"
    title = "pair of HAProxy TLS proxies (TCP only)"
    needs = {"haproxy": "haproxy"}
    ethernet = dials = False
    address = "127.0.0.1"

    def _start(self, host, name, hops):
        file = self.folder / f"haproxy.{name}.cfg"
        file.write_text(CONFIGURATION + hops)
        process = self.program(host, name, "haproxy", "-db", "-f", file)
        return process

    def start_server(self):
        certificate, key = self.certificate()
        chain = self.folder / "haproxy.pem"
        chain.write_text(certificate.read_text() + key.read_text())
        server = self._start(self.ground.server, "server", "".join(HOP.format(
            port=port, bind=f"{SERVER}:{port + AWAY} ssl crt {chain}", next=f"127.0.0.1:{port}")
            for port in (PORT, ECHO)))
        wait_for_port(server, PORT + AWAY)

    def start_client(self):
        client = self._start(self.ground.client, "client", "".join(HOP.format(
            port=port, bind=f"127.0.0.1:{port}", next=f"{SERVER}:{port + AWAY} ssl verify required "
            f"ca-file {self.authority.certificate}") for port in (PORT, ECHO)))
        wait_for_port(client, PORT)
