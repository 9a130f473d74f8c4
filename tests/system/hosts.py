# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts as network namespaces, and Farlan on them."""

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

BIN = Path(os.environ["FARLAN_BIN"])  # where farlanctl, farlan-helper and farlan-pump are


def wait_until(condition, timeout=10.0, what="condition"):
    """The first true value of condition(), which is asked again and again."""
    end = time.monotonic() + timeout
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"timed out waiting for: {what}"
        time.sleep(0.02)


class Host:
    """A network namespace and what runs in it."""

    def __init__(self, name):
        self.name = name
        self.processes = []
        subprocess.run(["ip", "netns", "add", name], check=True)
        self.run("ip", "link", "set", "lo", "up")

    def destroy(self):
        for process in self.processes:
            if process.poll() is None:
                process.kill()
            process.wait()
        for pid in self.farlan_processes():
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not self.farlan_processes(), what="the end of all helpers")
        subprocess.run(["ip", "netns", "del", self.name], check=True)

    def _inside(self, command):
        return ["ip", "netns", "exec", self.name, *map(str, command)]

    def run(self, *command, check=True, input=None, timeout=30, env=None, cwd=None):
        """Runs a command to its end; its output is text."""
        done = subprocess.run(
            self._inside(command),
            input=input,
            stdin=subprocess.DEVNULL if input is None else None,
            capture_output=True,
            text=True,
            timeout=timeout,
            env={**os.environ, **(env or {})},
            cwd=cwd,
        )
        if check:
            assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    def start(self, *command, **options):
        """Starts a command that is ended with the host at the latest."""
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.STDOUT)
        options.setdefault("text", True)
        process = subprocess.Popen(self._inside(command), **options)
        self.processes.append(process)
        return process

    # Farlan

    def farlanctl(self, *arguments, **options):
        return self.run(BIN / "farlanctl", *arguments, **options)

    def tunnels(self):
        """What `farlanctl list --json` says, by device."""
        listed = json.loads(self.farlanctl("list", "--json").stdout)
        return {tunnel["device"]: tunnel for tunnel in listed["tunnels"]}

    def phase(self, device="ethws0"):
        return self.tunnels().get(device, {}).get("phase")

    def farlan_processes(self, program=None):
        """The pids of farlan-helper and farlan-pump in this namespace, or of one of them."""
        own = os.stat(f"/run/netns/{self.name}").st_ino
        pids = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                name = (entry / "comm").read_text().strip()
                state = re.search(r"State:\s+(\S)", (entry / "status").read_text()).group(1)
                if name not in ([program] if program else ["farlan-helper", "farlan-pump"]):
                    continue
                if state != "Z" and (entry / "ns/net").stat().st_ino == own:
                    pids.append(int(entry.name))
            except (FileNotFoundError, ProcessLookupError):
                continue
        return pids

    # the kernel

    def links(self):
        """All links but the loopback, by name, as `ip -details -json link` tells them."""
        listed = json.loads(self.run("ip", "-d", "-j", "link").stdout)
        return {link["ifname"]: link for link in listed if link["ifname"] != "lo"}

    def set_address(self, device, address):
        self.run("ip", "address", "add", address, "dev", device, *(["nodad"] if ":" in address else []))

    def ping(self, address, count=3, size=56, check=True):
        """Whether all pings were answered."""
        done = self.run("ping", "-n", "-c", count, "-i", "0.05", "-w", "10", "-W", "2", "-s", size,
                        *(["-M", "do"] if size > 56 else []), address, check=False)
        answered = done.returncode == 0 and " 0% packet loss" in done.stdout
        assert answered or not check, done.stdout + done.stderr
        return answered


def connect(left, left_device, right, right_device):
    """A cable between two hosts."""
    subprocess.run(
        ["ip", "link", "add", left_device, "netns", left.name, "type", "veth",
         "peer", "name", right_device, "netns", right.name],
        check=True,
    )
    left.run("ip", "link", "set", left_device, "up")
    right.run("ip", "link", "set", right_device, "up")
