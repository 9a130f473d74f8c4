# SPDX-License-Identifier: GPL-3.0-or-later
"""Two hosts and a cable, and what runs on them."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "system"))

from hosts import Host, connect, wait_until  # noqa: E402

PYTHON = "/usr/bin/python3"
HERE = Path(__file__).resolve().parent
# Addresses on the cable.
SERVER, CLIENT = "192.0.2.1", "192.0.2.2"
# Sums up to what a cheap router has, and is long enough for a burst of the largest segments.
LIMIT = ("rate", "100mbit", "burst", "128kb", "latency", "50ms")


class BenchHost(Host):
    """A host of which everything that runs on it is known, and ended with it."""

    def __init__(self, name):
        super().__init__(name)
        # Of itself it says nothing on the wire.
        self.run("sh", "-c",
                 "for file in /proc/sys/net/ipv6/conf/*/disable_ipv6; do echo 1 >$file; done")
        self._space = os.stat(f"/run/netns/{name}").st_ino

    def all_processes(self):
        """The pids of all that runs in this namespace."""
        pids = []
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):  # has ended
                if (entry / "ns/net").stat().st_ino == self._space:
                    pids.append(int(entry.name))
        return pids

    def end_all(self):
        """Asks all to end, and does not wait for long."""
        for number, patience in ((signal.SIGTERM, 3), (signal.SIGKILL, 10)):
            for pid in self.all_processes():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, number)
            with contextlib.suppress(AssertionError):
                wait_until(self._is_quiet, patience)
                return
        raise RuntimeError(f"something on {self.name} does not end: {self.all_processes()}")

    def _is_quiet(self):
        for process in self.processes:
            process.poll()
        return not self.all_processes()

    def destroy(self):
        self.end_all()
        super().destroy()


class Ground:
    """The hosts "server" and "client"; a context that leaves nothing."""

    def __enter__(self):
        with contextlib.ExitStack() as stack:
            self.server, self.client = BenchHost("server"), None
            stack.callback(self.server.destroy)
            self.client = BenchHost("client")
            stack.callback(self.client.destroy)
            connect(self.server, "eth0", self.client, "eth0")
            for host, address in ((self.server, SERVER), (self.client, CLIENT)):
                host.set_address("eth0", f"{address}/24")
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_):
        self._stack.close()

    @property
    def hosts(self):
        return self.server, self.client

    def processes(self):
        """All that runs on both hosts."""
        return [pid for host in self.hosts for pid in host.all_processes()]

    @contextlib.contextmanager
    def limited(self):
        """While the cable carries 100 Mbit/s each way."""
        for host in self.hosts:
            host.run("tc", "qdisc", "add", "dev", "eth0", "root", "tbf", *LIMIT)
        try:
            yield
        finally:
            for host in self.hosts:
                host.run("tc", "qdisc", "del", "dev", "eth0", "root", check=False)


@contextlib.contextmanager
def running(host, *command, **options):
    """A process while it is needed."""
    process = host.start(*command, **options)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                with contextlib.suppress(BrokenPipeError):  # what was still to be read
                    stream.close()


def listens(process, port, kind="tcp"):
    """Whether somebody in the process's namespace listens on that port."""
    for version in ("", "6"):
        with contextlib.suppress(OSError):
            table = Path(f"/proc/{process.pid}/net/{kind}{version}").read_text()
            for line in table.splitlines()[1:]:
                _, local, _, state, *_ = line.split()
                if int(local.rpartition(":")[2], 16) == port and state in ("0A", "07"):
                    return True
    return False


def wait_for_port(process, port, kind="tcp", timeout=15):
    def ready():
        if process.poll() is not None:
            raise RuntimeError(f"{process.args} has ended with {process.returncode}")
        return listens(process, port, kind)

    wait_until(ready, timeout, f"port {port}")


def output_of(*command):
    """The first line that a program says, or nothing."""
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(command, capture_output=True, text=True, timeout=10, check=False)
        return next(iter((done.stdout or done.stderr).strip().splitlines()), "")
    return ""
