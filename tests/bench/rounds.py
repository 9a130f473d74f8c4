# SPDX-License-Identifier: GPL-3.0-or-later
"""Everybody's turns, one after the other, and what comes of them."""

import contextlib
import json
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import crowd
import machine
import measure
import picture
import table
from contestants import CONTESTANTS
from ground import Ground
from pki import Authority

# What programs write to, whatever they are told.
STATE = ("/var/lib", "/var/log")


@dataclass(frozen=True)
class Plan:
    """How long each look takes."""
    seconds: int  # of a transfer
    pings: int
    idle: int  # seconds, in which a ping that keeps a connection alive is seen
    datagrams: float  # seconds of one attempt at a rate
    steps: int  # at most, towards the rate without loss

    @classmethod
    def of(cls, options):
        if options.quick:
            return cls(options.seconds, 50, 1, 0.3, 1)
        return cls(options.seconds, 500, 20, 2, 7)


@contextlib.contextmanager
def fresh_state():
    """Folders that are empty at first, so that nobody finds what an earlier turn has left."""
    with contextlib.ExitStack() as mounts:
        for folder in STATE:
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], check=True)
            mounts.callback(subprocess.run, ["umount", "--lazy", folder], check=True)
        yield


def told(figures):
    return ", ".join(f"{key} {value:.4g}" for key, value in figures.items())


class Comparison:
    def __init__(self, options):
        self._options = options
        self._plan = Plan.of(options)
        self._folder = Path(tempfile.mkdtemp(prefix="bench", dir="/run"))
        self._authority = Authority(self._folder, "authority")
        self._begun = time.monotonic()
        self._contestants = [each for each in CONTESTANTS if not options.only
                             or each.name in options.only]
        self._results = {
            "machine": machine.describe(),
            "plan": {"rounds": 0, "seconds": options.seconds, "columns": options.columns},
            "rows": {each.name: {"title": each.title, "missing": each.missing(), "figures": {},
                                 "problems": []}
                     for each in self._contestants},
            "crowd": {},
            "problems": [],
        }

    def run(self):
        """The exit code: whether there is something in the tables, and nothing went wrong."""
        code = 0
        try:
            for number in range(1, self._options.rounds + 1):
                self._round(number)
                self._results["plan"]["rounds"] = number
                self._write()
        except KeyboardInterrupt:
            self._say("interrupted")
            code = 130
        self._write()
        print((self._options.out / "table.md").read_text())
        rows = self._results["rows"].values()
        return code or int(any(row["problems"] for row in rows) or bool(self._results["problems"]))

    def _round(self, number):
        """Look by look, so that what is compared was measured within a minute or two."""
        for look in self._options.columns:
            if look == "crowd":
                for scheme in crowd.SCHEMES:
                    for count in self._options.clients:
                        self._crowd(number, scheme, count)
                continue
            for contestant in self._contestants:
                if not self._results["rows"][contestant.name]["missing"]:
                    self._turn(number, look, contestant)

    def _turn(self, number, look, contestant):
        row = self._results["rows"][contestant.name]
        try:
            with fresh_state(), Ground() as ground:
                one = contestant(ground, self._folder, self._authority)
                one.connect()
                figures = measure.LOOKS[look](one, self._plan)
        except Exception as error:  # one that does not work does not stop the others
            self._problem(row["problems"], number, look, error)
            return
        for key, value in figures.items():
            row["figures"].setdefault(key, []).append(value)
        if figures:
            self._say(f"round {number}, {contestant.name}: {told(figures)}")

    def _crowd(self, number, scheme, count):
        name = f"{count}, {scheme}"
        try:
            with fresh_state(), Ground() as ground:
                figures = crowd.measure(ground, self._folder, self._authority, self._plan, scheme,
                                        count)
        except Exception as error:
            self._problem(self._results["problems"], number, f"crowd of {name}", error)
            return
        for key, value in figures.items():
            self._results["crowd"].setdefault(name, {}).setdefault(key, []).append(value)
        self._say(f"round {number}, crowd of {name}: {told(figures)}")

    def _problem(self, problems, number, look, error):
        what = " ".join(str(error).split()) or type(error).__name__
        text = f"round {number}, {look}: {what}"[:400]
        problems.append(text)
        self._say(text)

    def _say(self, text):
        print(f"{time.monotonic() - self._begun:6.0f} s  {text}", flush=True)

    def _write(self):
        out = self._options.out
        (out / "results.json").write_text(json.dumps(self._results, indent=1, ensure_ascii=False)
                                          + "\n")
        (out / "table.md").write_text(table.markdown(self._results))
        picture.draw(self._results, out / "picture.png")
