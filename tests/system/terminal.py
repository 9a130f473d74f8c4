# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at a terminal."""

import codecs
import os
import pty
import select
import termios

from hosts import farlanctl


class Terminal:
    """farlanctl on a terminal of its own."""

    def __init__(self, host, *arguments, user=None, **options):
        self.master, slave = pty.openpty()
        self.process = host.start("setsid", "--ctty", farlanctl(user), *arguments, user=user,
                                  stdin=slave, stdout=slave, stderr=slave, **options)
        os.close(slave)
        self.shown = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def read_until(self, text, times=1):
        while self.shown.count(text) < times:
            assert self._read(), f"no {text!r} in {self.shown!r}"

    def _read(self):
        """False at the end: nobody has the other end any more."""
        ready, _, _ = select.select([self.master], [], [], 20)
        assert ready, f"nothing after {self.shown!r}"
        try:
            data = os.read(self.master, 4096)
        except OSError:
            return False
        self.shown += self._decoder.decode(data)
        return bool(data)

    def type(self, text):
        os.write(self.master, text.encode())

    def read_to_end(self):
        while self._read():
            pass
        return self.process.wait(timeout=10)

    def echoes(self):
        return bool(termios.tcgetattr(self.master)[3] & termios.ECHO)
