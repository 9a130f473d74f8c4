# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts as network namespaces, and Farlan on them."""

import contextlib
import json
import os
import re
import signal
import subprocess
import threading
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


def instances():
    """The names below /run/farlan: one for each helper that runs, or was killed."""
    folder = Path("/run/farlan")
    return {entry.name for entry in folder.iterdir()} if folder.exists() else set()


def essence(link):
    """Of a link what somebody else must not change, without what changes by itself."""
    return {key: link.get(key) for key in ("ifindex", "address", "mtu", "master", "flags", "ifalias")}


def farlanctl(user=None):
    return (user.bin if user else BIN) / "farlanctl"


def environment(user=None, bus=None, more=None):
    """For a command of that user's who finds that system bus."""
    return {**os.environ, **(user.environment if user else {}), **(bus.environment if bus else {}),
            **(more or {})}


class Foreground:
    """A process whose lines are collected while it runs."""

    def __init__(self, process):
        self.process = process
        self.lines = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def wait_for(self, text, after=0, timeout=15):
        """The number of the line after the first that contains `text`, from line `after` on."""
        def find():
            return next((n + 1 for n, line in enumerate(self.lines) if n >= after and text in line), 0)

        try:
            return wait_until(find, timeout, text)
        except AssertionError:
            raise AssertionError(f"no line with {text!r} in {self.lines[after:]}") from None

    def end(self, signal_number=signal.SIGTERM):
        """Its exit code after the signal."""
        self.process.send_signal(signal_number)
        return self.wait()

    def wait(self):
        """Its exit code, when it has ended by itself."""
        code = self.process.wait(timeout=15)
        self._reader.join(timeout=15)
        return code


class Held:
    """A command that has not begun, so that an agent can be there for its process, and no other,
    before it asks for anything: bus.agent(held)."""

    def __init__(self, user, process):
        self.user = user
        self.process = process
        self.pid = process.pid
        wait_until(lambda: Path(f"/proc/{self.pid}/comm").read_text() == "sh\n"
                   and Path(f"/proc/{self.pid}").stat().st_uid == user.uid, what="a shell of the user's")

    def run(self, input="", timeout=30):
        """Lets it go, to its end: as what Host.run() gives."""
        output, errors = self.process.communicate(f"\n{input}", timeout)
        return subprocess.CompletedProcess(self.process.args, self.process.returncode, output, errors)

    def let_go(self):
        self.process.stdin.write("\n")
        self.process.stdin.close()
        return Foreground(self.process)


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
            with contextlib.suppress(ProcessLookupError):  # was about to end
                os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not self.farlan_processes(), what="the end of all helpers")
        subprocess.run(["ip", "netns", "del", self.name], check=True)

    def _inside(self, command, user=None):
        prefix = user.prefix if user else []
        return ["ip", "netns", "exec", self.name, *map(str, [*prefix, *command])]

    def run(self, *command, check=True, input=None, timeout=30, env=None, cwd=None, user=None, bus=None):
        """Runs a command to its end, as that user and with that system bus; its output is text."""
        done = subprocess.run(
            self._inside(command, user),
            input=input,
            stdin=subprocess.DEVNULL if input is None else None,
            capture_output=True,
            text=True,
            timeout=timeout,
            env=environment(user, bus, env),
            cwd=cwd,
        )
        if check:
            assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    def start(self, *command, user=None, bus=None, **options):
        """Starts a command that is ended with the host at the latest."""
        if user or bus:
            options["env"] = environment(user, bus, options.get("env"))
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.STDOUT)
        options.setdefault("text", True)
        process = subprocess.Popen(self._inside(command, user), **options)
        self.processes.append(process)
        return process

    def hold(self, *command, user, bus):
        """Starts a command of a user's that waits to be let go: see Held."""
        return Held(user, self.start("sh", "-c", 'read _; exec "$@"', "held", *command, user=user,
                                     bus=bus, stdin=subprocess.PIPE, stderr=subprocess.PIPE))

    # Farlan

    def farlanctl(self, *arguments, user=None, **options):
        return self.run(farlanctl(user), *arguments, user=user, **options)

    def foreground(self, *arguments, user=None, **options):
        """farlanctl with --foreground."""
        return Foreground(self.start(farlanctl(user), *arguments, "--foreground", user=user, **options))

    def refused(self, code, *arguments, through=(), **options):
        """Runs farlanctl, which must end with this code, say why in one line and leave nothing behind.

        `through` is a command that runs it."""
        before = self._traces()
        done = self.run(*through, farlanctl(options.get("user")), *arguments, check=False, **options)
        lines = done.stderr.splitlines()
        kinds = [line.split(":")[0] for line in lines]
        said = f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
        assert done.returncode == code, said
        assert kinds.count("error") == 1 and kinds.count("hint") <= 1, said
        assert set(kinds) <= {"warning", "error", "certificate", "hint"}, said
        assert "--foreground" in arguments or not done.stdout, said
        assert self.links().keys() == before[0].keys(), said
        wait_until(lambda: self._traces() == before, what=f"nothing to be left behind of {arguments}")
        return next(line for line in lines if line.startswith("error: "))

    def _traces(self):
        links = {name: essence(link) for name, link in self.links().items()}
        return links, sorted(self.farlan_processes()), instances()

    def tunnels(self, **options):
        """What `farlanctl list --json` says, by device."""
        listed = json.loads(self.farlanctl("list", "--json", **options).stdout)
        return {tunnel["device"]: tunnel for tunnel in listed["tunnels"]}

    def phase(self, device="ethws0", **options):
        return self.tunnels(**options).get(device, {}).get("phase")

    def state(self, device="ethws0"):
        """What its phase comes to."""
        return self.tunnels().get(device, {}).get("state")

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

    def has_carrier(self, device):
        return "NO-CARRIER" not in self.links()[device]["flags"]

    def carriers_lost(self, device="ethws0"):
        """How often it has lost its carrier, for however short a time."""
        return int(self.run("cat", f"/sys/class/net/{device}/carrier_down_count").stdout)

    def set_address(self, device, address):
        self.run("ip", "address", "add", address, "dev", device, *(["nodad"] if ":" in address else []))

    def ping(self, address, count=3, size=56, check=True, seconds=10):
        """Whether `count` pings were answered in time. On a slow machine ping sends some more before
        it has that many answers (-w), and calls what is still under way a loss."""
        done = self.run("ping", "-n", "-c", count, "-i", "0.05", "-w", seconds, "-W", "2", "-s", size,
                        *(["-M", "do"] if size > 56 else []), address, check=False)
        assert done.returncode == 0 or not check, done.stdout + done.stderr
        return done.returncode == 0

    def reaches(self, address, size=56):
        """Whether a ping is answered within a second."""
        return self.ping(address, count=1, size=size, check=False, seconds=1)


def hardware_address():
    """Of a device. The kernel's would, one in 64, be higher than a port of ours, which would change a
    bridge's."""
    return ":".join(f"{byte:02x}" for byte in b"\x02" + os.urandom(5))


def connect(left, left_device, right, right_device):
    """A cable between two hosts."""
    subprocess.run(
        ["ip", "link", "add", left_device, "address", hardware_address(), "netns", left.name, "type", "veth",
         "peer", "name", right_device, "address", hardware_address(), "netns", right.name],
        check=True,
    )
    left.run("ip", "link", "set", left_device, "up")
    right.run("ip", "link", "set", right_device, "up")
