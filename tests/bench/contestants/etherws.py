# SPDX-License-Identifier: GPL-3.0-or-later
"""What etherws is made of: Tornado at the server, websocket-client at the client, over wss."""

from contestants.base import Contestant
from ground import HERE, PYTHON, wait_for_port
from ground import SERVER as UNDERLAY

PEERS = HERE.parent / "system/peers"
DEVICE, PORT, MTU = "ethws0", 443, 1500


class Etherws(Contestant):
    name = "etherws"
    title = "etherws's stacks, wss (Tornado, websocket-client)"
    needs = {"tornado.py": "python3-tornado", "websocket.py": "python3-websocket"}

    def _peer(self, host, name, *arguments):
        return self.program(host, name, PYTHON, PEERS / "with_tap.py", DEVICE, MTU, PYTHON,
                            PEERS / f"{name}.py",
                            *arguments)

    def start_server(self):
        server = self._peer(self.ground.server, "tornado_server", PORT, "", *self.certificate())
        self.set_address(self.ground.server, DEVICE)
        wait_for_port(server, PORT)

    def start_client(self):
        self._peer(self.ground.client, "websocket_client", f"wss://{UNDERLAY}/", "",
                   self.authority.certificate)
        self.set_address(self.ground.client, DEVICE)
