# SPDX-License-Identifier: GPL-3.0-or-later
"""Farlan at both ends, as root without a bus; the server's LAN is a bridge, as always."""

import functools
import subprocess

from contestants.base import CLIENT, SERVER, Contestant
from ground import SERVER as UNDERLAY
from hosts import farlanctl, wait_until


@functools.cache
def can_be_plain():
    """Whether superframes can be switched off; where they cannot, there are none yet."""
    helps = [subprocess.run([farlanctl(), command, "--help"], capture_output=True, text=True,
                            check=True).stdout for command in ("client", "server")]
    return all("--plain" in text for text in helps)


class Farlan(Contestant):
    scheme = "ws"
    plain = False
    more = ()  # options of the server
    prefix = 24  # of its LAN

    @property
    def _mode(self):
        return ["--plain"] if self.plain and can_be_plain() else []

    def start_server(self):
        tls = []
        if self.scheme == "wss":
            certificate, key = self.certificate()
            tls = ["--certfile", certificate, "--keyfile", key]
        self.program(self.ground.server, "server", farlanctl(), "server", "--foreground", "--ip",
                     f"{SERVER}/{self.prefix}", *tls, *self._mode, *self.more)
        log = self.folder / f"{self.name}.server.log"
        wait_until(lambda: "Listening on" in log.read_text(),
                   what=f"{self.name} to listen: {log.read_text()}")

    def start_client(self):
        trust = ["--cacerts", self.authority.certificate] if self.scheme == "wss" else []
        self.program(self.ground.client, "client", farlanctl(), "client", "--foreground",
                     "--uri", f"{self.scheme}://{UNDERLAY}/", "--ip", f"{CLIENT}/24", *trust,
                     *self._mode)


class PlainWs(Farlan):
    name = "farlan-plain-ws"
    title = "Farlan, one frame a message, ws"
    plain = True


class PlainWss(PlainWs):
    name = "farlan-plain-wss"
    title = "Farlan, one frame a message, wss"
    scheme = "wss"


class Ws(Farlan):
    name = "farlan-ws"
    title = "Farlan, superframes, ws"


class Wss(Ws):
    name = "farlan-wss"
    title = "Farlan, superframes, wss"
    scheme = "wss"
