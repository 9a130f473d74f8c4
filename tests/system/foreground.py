# SPDX-License-Identifier: GPL-3.0-or-later
"""farlanctl --foreground on a host, and its log."""

import signal
import subprocess

from hosts import farlanctl, wait_until


class Foreground:
    """A tunnel whose command stays: its output can be read while it runs. `under` is a command that
    runs it; `user` and `bus` are whose it is, and where the helper is."""

    def __init__(self, host, log, *arguments, under=(), user=None, bus=None):
        self.host = host
        self._log = log
        with open(log, "wb") as output:
            self.process = host.start(*under, farlanctl(user), *arguments, "--foreground", user=user,
                                      bus=bus, stdout=output, stderr=subprocess.STDOUT)

    def log(self):
        return self._log.read_text(errors="replace")

    def wait_for(self, text, timeout=10):
        """Waits until the log has that text, and gives the log."""
        def logged():
            assert self.process.poll() is None or text in self.log(), self.log()
            return text in self.log()

        wait_until(logged, timeout, f"{text!r} in the log")
        return self.log()

    def pump(self):
        """The pid of its farlan-pump, if the host has no other."""
        [pid] = self.host.farlan_processes("farlan-pump")
        return pid

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(10)


def start_server(host, log, *arguments, **options):
    server = Foreground(host, log, "server", *arguments, **options)
    server.wait_for("Listening on")
    return server
