# SPDX-License-Identifier: GPL-3.0-or-later
"""A system bus of the test's own, with a real polkitd on it."""

import contextlib
import json
import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

from busconnection import HELPER, BusError, Connection, authenticated
from callers import AUTHORITY, AUTHORITY_PATH, POLKIT, Agent, Caller
from hosts import BIN, wait_until

# What org.farlan.Helper1 can be instead of the helper.
DUMMY = ("env", f"FARLAN_BIN={BIN}", "/usr/bin/python3", "-B", Path(__file__).with_name("dummyservice.py"))
DIST = Path(__file__).parents[2] / "dist"
ANSWERS = {"yes": "YES", "no": "NO", "ask": "AUTH_ADMIN", "ask-keep": "AUTH_ADMIN_KEEP"}

ACTION = """<action id="org.farlan.{name}"><description>{name}</description>
  <message>The message of {name}, $(tunnel)</message>
  <defaults><allow_any>auth_admin</allow_any><allow_inactive>auth_admin</allow_inactive>
  <allow_active>auth_admin</allow_active></defaults></action>
"""
# The first rule shows which text of this file polkitd has read.
RULES = """
polkit.addAdminRule(function(action, subject) { return ["unix-user:root"]; });
polkit.addRule(function(action, subject) {
    if (action.id == "org.farlan.ground")
        return action.lookup("edition") == "%(edition)d" ? polkit.Result.YES : polkit.Result.NO;
    var rules = %(rules)s;
    var own = rules.users[subject.user] || {};
    return polkit.Result[own[action.id] || rules.all[action.id]];
});
"""


def policy(*names):
    return f"<policyconfig>{''.join(ACTION.format(name=name) for name in names)}</policyconfig>"


class SystemBus:
    """dbus-daemon and polkitd, in a folder below /run; on a host if one is given: what the bus
    activates runs there, as root.

    `service` is the command that is activated as org.farlan.Helper1."""

    def __init__(self, host=None, service=(BIN / "farlan-helper", "--service", "--stderr")):
        self.folder = Path(tempfile.mkdtemp(prefix="bus", dir="/run"))
        self.folder.chmod(0o755)
        self.socket = self.folder / "socket"
        self.address = f"unix:path={self.socket}"
        self.environment = {"DBUS_SYSTEM_BUS_ADDRESS": self.address}
        self.helper_log = self.folder / "helper.log"
        self.helper_log.touch()
        self._helper_pids = self.folder / "helper.pids"
        self._helper_pids.touch()
        self._host = host
        self._callers = []
        self._edition = 0
        self._daemon = self._polkit = self.root = None
        with contextlib.ExitStack() as stack:
            stack.callback(self.close)
            self._configure(service)
            self.start_daemon()
            self.rules()
            self.start_polkit()
            stack.pop_all()

    def close(self):
        """Ends all that runs on it."""
        for caller in self._callers:
            caller.kill()
        if self.root:
            self.root.disconnect()
        for pid in self._helpers():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for process in (self._polkit, self._daemon):
            if process:
                process.kill()
                process.wait(10)
        wait_until(lambda: not self._helpers(), what="the end of every helper")
        for log in sorted(self.folder.glob("*.log")):
            print(f"{log.name}:\n{log.read_text(errors='replace')}")  # for the report of a failure
        shutil.rmtree(self.folder)

    def _configure(self, service):
        for name in ("rules", "actions", "services", "policies"):
            (self.folder / name).mkdir()

        activated = self.folder / "activated"
        activated.write_text(f"#!/bin/sh\necho $$ >>{self._helper_pids}\n"
                             f"exec {shlex.join(map(str, service))} </dev/null >>{self.helper_log} 2>&1\n")
        activated.chmod(0o755)
        (self.folder / f"services/{HELPER}.service").write_text(
            f"[D-BUS Service]\nName={HELPER}\nExec={activated}\nUser=root\n")

        (self.folder / "actions/org.farlan.ground.policy").write_text(policy("ground", "question"))
        shutil.copy(DIST / "org.farlan.Helper1.policy", self.folder / "actions")
        shutil.copy(DIST / "org.farlan.Helper1.conf", self.folder / "policies")

        # Debian's system bus, without the machine's services and without giving up root: the
        # daemon is systemd here.
        config = xml.parse("/usr/share/dbus-1/system.conf")
        root = config.getroot()
        for tag in ("user", "fork", "standard_system_servicedirs", "servicehelper", "pidfile",
                    "syslog", "listen", "include", "includedir"):
            for element in root.findall(tag):
                root.remove(element)
        xml.SubElement(root, "listen").text = self.address
        xml.SubElement(root, "servicedir").text = str(self.folder / "services")
        xml.SubElement(root, "include").text = "/usr/share/dbus-1/system.d/org.freedesktop.PolicyKit1.conf"
        xml.SubElement(root, "includedir").text = str(self.folder / "policies")
        config.write(self.folder / "system.conf")

    # dbus-daemon

    def start_daemon(self):
        """Starts the bus, as at first or after it was killed; polkitd has to be started again, too."""
        command = ["dbus-daemon", f"--config-file={self.folder}/system.conf", "--nofork", "--nopidfile",
                   "--print-address=1"]
        with open(self.folder / "daemon.log", "ab") as log:
            options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": log,
                       "env": {"PATH": os.environ["PATH"], **self.environment,
                               **{name: value for name, value in os.environ.items()
                                  if name.endswith("SAN_OPTIONS")}}}
            self._daemon = (self._host.start(*command, **options, text=False) if self._host else
                            subprocess.Popen(command, **options))
        assert self._daemon.stdout.readline(), (self.folder / "daemon.log").read_text()
        self.root = Connection(authenticated(self.socket, os.geteuid()))

    def kill_daemon(self):
        self._daemon.kill()
        self._daemon.wait(10)
        self.socket.unlink(missing_ok=True)
        self.root.disconnect()

    # callers

    def caller(self, user):
        """A process of that user's on the bus, which ends with it at the latest."""
        self._callers.append(Caller(self, user))
        return self._callers[-1]

    def agent(self, caller, answer="yes"):
        """What asks that caller's user, when polkit wants to know: see Agent."""
        agent = Agent(self, caller, answer)
        self._callers.append(agent.caller)
        return agent

    def monitor(self):
        """A connection that keeps all bytes on the bus from now on, in `raw`."""
        monitor = Connection(authenticated(self.socket, os.geteuid()))
        self._callers.append(monitor)
        monitor.kill = monitor.disconnect
        monitor.on_call = lambda call: None
        monitor.keep_raw = True
        monitor.call("/org/freedesktop/DBus", "org.freedesktop.DBus.Monitoring", "BecomeMonitor", "asu",
                     ([], 0), to="org.freedesktop.DBus")
        return monitor

    # polkitd

    def start_polkit(self):
        # Its folders are ours in a mount namespace of its own, which ends with it.
        script = ('mount --bind "$1/rules" /etc/polkit-1/rules.d\n'
                  'mount --bind "$1/actions" /usr/share/polkit-1/actions\n'
                  'exec /usr/lib/polkit-1/polkitd --no-debug')
        with open(self.folder / "polkit.log", "ab") as log:
            self._polkit = subprocess.Popen(
                ["unshare", "--mount", "sh", "-euc", script, "sh", self.folder],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={"PATH": os.environ["PATH"], **self.environment})
        wait_until(lambda: self._owner(POLKIT), what="polkitd")
        self._wait_for_rules()

    def kill_polkit(self):
        self._polkit.kill()
        self._polkit.wait(10)
        wait_until(lambda: not self._owner(POLKIT), what="the bus to know that polkitd has ended")

    def wait_for_polkit_end(self):
        """polkitd ends by itself when its bus does."""
        self._polkit.wait(10)

    def freeze_polkit(self):
        self._polkit.send_signal(signal.SIGSTOP)
        wait_until(lambda: "\nState:\tT" in Path(f"/proc/{self._polkit.pid}/status").read_text(),
                   what="polkitd to stand still")

    def thaw_polkit(self):
        self._polkit.send_signal(signal.SIGCONT)

    def rules(self, **rules):
        """What polkit says from now on: rules(open="yes", serve="no", attach="ask", ada={"open": "no"})
        of actions, and for one user. Of what is not named it says what the policy file says."""
        def translated(answers):
            return {f"org.farlan.{name.replace('_', '-')}": ANSWERS[answer]
                    for name, answer in answers.items()}

        chosen = {"users": {}, "all": {}}
        for name, value in rules.items():
            if isinstance(value, dict):
                chosen["users"][name] = translated(value)
            else:
                chosen["all"].update(translated({name: value}))
        self._edition += 1
        new = self.folder / "rules/new"
        new.write_text(RULES % {"edition": self._edition, "rules": json.dumps(chosen)})
        new.rename(self.folder / "rules/00-ground.rules")
        if self._polkit:
            self._wait_for_rules()

    def check(self, name, action, details=None, flags=0):
        """polkit's own answer about the connection of that name: (is_authorized, is_challenge)."""
        subject = ("system-bus-name", {"name": ("s", name)})
        [(authorized, challenge, _)] = self.root.call(
            AUTHORITY_PATH, AUTHORITY, "CheckAuthorization", "(sa{sv})sa{ss}us",
            (subject, action, details or {}, flags, ""), to=POLKIT)
        return authorized, challenge

    def _wait_for_rules(self):
        # polkitd asks about itself, since root may do everything.
        wait_until(lambda: self.check(self._owner(POLKIT), "org.farlan.ground",
                                      {"edition": str(self._edition)}) == (True, False),
                   what="polkitd to have read its rules")

    # the helper

    def _owner(self, name):
        try:
            return self.root.ask_bus("GetNameOwner", "s", name)[0]
        except BusError as error:
            assert error.name == "org.freedesktop.DBus.Error.NameHasNoOwner", error
            return None

    def helper_pid(self):
        """The pid of the helper on the bus, or None."""
        try:
            return self.root.ask_bus("GetConnectionUnixProcessID", "s", HELPER)[0]
        except BusError as error:
            assert error.name == "org.freedesktop.DBus.Error.NameHasNoOwner", error
            return None

    def wait_for_helper(self, timeout=10):
        return wait_until(self.helper_pid, timeout, "the helper on the bus")

    def wait_for_helper_end(self, timeout=10):
        """Waits until no helper has the name and none runs."""
        wait_until(lambda: not self.helper_pid() and not self._helpers(), timeout, "the helper's end")

    def helper_starts(self):
        """How often the bus has started a helper."""
        return len(self._helper_pids.read_text().split())

    def log(self):
        """What the helpers have written on standard error."""
        return self.helper_log.read_text(errors="replace")

    def _helpers(self):
        """The pids of helpers that the bus has started and that still run."""
        running = []
        for pid in self._helper_pids.read_text().split():
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                ours = self.address.encode() in Path(f"/proc/{pid}/environ").read_bytes()
                if ours and "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text():
                    running.append(int(pid))
        return running
