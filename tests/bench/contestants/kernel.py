# SPDX-License-Identifier: GPL-3.0-or-later
"""What the kernel does by itself, without encryption: how fast the ground is."""

from contestants.base import Contestant
from ground import CLIENT, SERVER


class Veth(Contestant):
    name = "veth"
    title = "bare veth"
    dials = False
    address = SERVER

    def start_server(self):
        pass

    def start_client(self):
        pass


class Vxlan(Contestant):
    """With the kernel's MTU, which leaves room for its headers."""
    name = "vxlan"
    title = "kernel VXLAN"
    dials = False

    def _join(self, host, own, other):
        host.run("ip", "link", "add", "vxlan0", "type", "vxlan", "id", 7, "local", own, "remote",
                 other, "dstport", 4789, "dev", "eth0")
        self.set_address(host, "vxlan0")

    def start_server(self):
        self._join(self.ground.server, SERVER, CLIENT)

    def start_client(self):
        self._join(self.ground.client, CLIENT, SERVER)
