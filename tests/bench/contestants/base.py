# SPDX-License-Identifier: GPL-3.0-or-later
"""What all contestants have in common."""

import select
import shutil
import subprocess
import time
from pathlib import Path

from ground import HERE, PYTHON, running
from ground import SERVER as UNDERLAY
from hosts import wait_until

# In the tunnel.
SERVER, CLIENT = "10.1.1.1", "10.1.1.2"
PATIENCE = 30  # seconds for a connection


class Contestant:
    """One way to carry Ethernet from the client to the server. A subclass starts both ends; what
    runs on the hosts ends with the hosts."""

    name = title = ""
    needs = {}  # what must be there (a program or a Python module, as tornado.py): Debian's package
    ethernet = True  # whether it carries more than TCP
    dials = True  # whether there is a connection to wait for
    address = SERVER

    def __init__(self, ground, folder, authority):
        self.ground = ground
        self.folder = folder
        self.authority = authority
        self.programs = []  # that it has started
        self.processes = []  # the pids of all that it runs
        self.seconds = None  # from the start of the client to the first answer

    @classmethod
    def missing(cls):
        """The packages that are not installed."""
        return sorted({package for sign, package in cls.needs.items() if not is_there(sign)})

    @property
    def tcp_address(self):
        """Where iperf3's client finds its server."""
        return self.address

    def start_server(self):
        raise NotImplementedError

    def start_client(self):
        raise NotImplementedError

    def connect(self):
        """Starts both ends and waits for the first answer."""
        self.start_server()
        if self.ethernet:
            with running(self.ground.client, PYTHON, "-I", "-S", HERE / "firstping.py",
                         self.address, PATIENCE) as pinger:
                pinger.stdout.readline()
                begun = time.monotonic()
                self.start_client()
                answer = self._answer(pinger)
                try:
                    self.seconds = float(answer) - begun
                except ValueError:
                    raise RuntimeError(f"{answer}\n{self.logs()}") from None
        else:
            self.start_client()
        self.processes = self.ground.processes()

    def _answer(self, pinger):
        """What the pinger says, or who has ended instead."""
        while not select.select([pinger.stdout], [], [], 0.2)[0]:
            if ended := [process for process in self.programs if process.poll() is not None]:
                return f"{' '.join(map(str, ended[0].args))} has ended with {ended[0].returncode}"
        return pinger.stdout.readline().strip()

    # for subclasses

    def program(self, host, name, *command, **options):
        """A program that runs as long as the host, with its output in a file."""
        with (self.folder / f"{self.name}.{name}.log").open("wb") as log:
            self.programs.append(host.start(*command, stdout=log, stderr=subprocess.STDOUT,
                                            **options))
        return self.programs[-1]

    def logs(self):
        return "\n".join(f"{log.name}:\n{log.read_text(errors='replace')[-1000:]}"
                         for log in sorted(self.folder.glob(f"{self.name}.*.log")))

    def set_address(self, host, device):
        """Gives a device that a program makes its address as soon as it is there."""
        def is_there_now():
            return host.run("ip", "link", "set", device, "up", check=False).returncode == 0

        wait_until(is_there_now, PATIENCE, f"{device} of {self.name}")
        host.set_address(device, f"{SERVER if host is self.ground.server else CLIENT}/24")

    def certificate(self):
        """The server's certificate and key."""
        certificate, key = self.folder / "server.pem", self.folder / "server.key"
        if not key.exists():
            self.authority.issue("server", f"IP:{UNDERLAY}")
        return certificate, key


def is_there(sign):
    if sign.endswith(".py"):
        return subprocess.run([PYTHON, "-c", f"import {sign[:-3]}"], check=False,
                              capture_output=True).returncode == 0
    return bool(shutil.which(sign)) or Path(sign).is_absolute() and Path(sign).exists()
