# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes of other users on the bus, and the windows that ask them for a password."""

import inspect
import json
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

import busconnection
from busconnection import BusError, Connection, HeaderFields
from hosts import wait_until

POLKIT = "org.freedesktop.PolicyKit1"
AUTHORITY_PATH = "/org/freedesktop/PolicyKit1/Authority"
AUTHORITY = "org.freedesktop.PolicyKit1.Authority"

# What a caller's process does: it connects, hands us the connection, and waits. The bus, polkit and
# the kernel take each word that we say there for its own. Given as text, since the source may be
# below a home that the user cannot enter.
PROCESS = f"""
import json, os, socket, sys
{inspect.getsource(busconnection.authenticated)}
control = socket.socket(fileno=int(sys.argv[1]))
bus = authenticated(sys.argv[2], os.geteuid())
socket.send_fds(control, [b"!"], [bus.fileno()])
if command := control.recv(65536):
    os.set_inheritable(bus.fileno(), True)
    os.execvp((argv := json.loads(command))[0], argv)
"""


class Caller(Connection):
    """A process of a user's with a connection of its own, driven from here."""

    def __init__(self, bus, user):
        self.user = user
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                ["/usr/bin/python3", "-I", "-c", PROCESS, str(theirs.fileno()), str(bus.socket)],
                user=user.uid, group=user.uid, extra_groups=[], pass_fds=[theirs.fileno()], cwd="/",
                env={"PATH": "/usr/bin:/bin", **bus.environment, **user.environment},
            )
        said, descriptors, _, _ = socket.recv_fds(self._control, 1, 1)
        assert said, f"{user.name} could not connect: see the output of its process"
        super().__init__(socket.socket(fileno=descriptors[0]))

    @property
    def pid(self):
        return self.process.pid

    def execute(self, *argv):
        """Makes the process another program, which keeps the connection and the pid."""
        self._control.send(json.dumps(list(map(str, argv))).encode())
        name = Path(argv[0]).name[:15]  # the kernel keeps no more of it
        wait_until(lambda: Path(f"/proc/{self.pid}/comm").read_text() == f"{name}\n", what=f"{argv} to run")

    def kill(self):
        """Kills the process, in the middle of whatever it does; its connection ends with it."""
        self.process.kill()
        self.process.wait(10)
        self._control.close()
        self.disconnect()


@dataclass
class Question:
    """What an agent was asked, in polkit's words."""
    action: str
    message: str
    details: dict
    cookie: str
    identities: list
    call: object


class Agent:
    """Asks the user of a caller, or of a Held command, for a password, in a process of its own, for
    that caller alone.

    polkit looks for the agent of the asking process before that of its session, and there are no
    sessions here. An agent's user must be the asking user. `answer` may be changed at any time: yes
    (the right password), no (a wrong one), dismiss (the window is closed) or never; what was never
    answered may be answered later."""

    PATH = "/org/farlan/agent"

    def __init__(self, bus, caller, answer="yes"):
        self.answer = answer
        self.questions = []
        self.cancelled = []  # cookies
        self._bus = bus
        self.caller = Caller(bus, caller.user)
        self.caller.on_call = self._on_call
        started = Path(f"/proc/{caller.pid}/stat").read_text().rsplit(")", 1)[1].split()[19]
        subject = ("unix-process", {"pid": ("u", caller.pid), "start-time": ("t", int(started))})
        self.caller.call(AUTHORITY_PATH, AUTHORITY, "RegisterAuthenticationAgent", "(sa{sv})ss",
                         (subject, "en_US.UTF-8", self.PATH), to=POLKIT)

    def wait_for_question(self, number=1):
        """The question of that number, from 1."""
        return wait_until(lambda: self.questions[number - 1:number], 30, f"question {number}")[0]

    def answer_now(self, question, answer):
        """Answers what was not answered when it was asked."""
        reply = self._reply(question, answer)
        if reply is not None:
            self.caller.reply(question.call, *reply)

    def kill(self):
        self.caller.kill()

    def _on_call(self, call):
        if call.header.fields[HeaderFields.member] == "CancelAuthentication":
            self.cancelled.append(call.body[0])
            return "", ()
        action, message, _, details, cookie, identities = call.body
        self.questions.append(Question(action, message, details, cookie, identities, call))
        return self._reply(self.questions[-1], self.answer)

    def _reply(self, question, answer):
        if answer == "yes":  # what polkit's set-uid helper says after it has seen the password
            self._bus.root.call(AUTHORITY_PATH, AUTHORITY, "AuthenticationAgentResponse2",
                                "us(sa{sv})",
                                (self.caller.user.uid, question.cookie, question.identities[0]),
                                to=POLKIT)
        elif answer == "dismiss":
            raise BusError("org.freedesktop.PolicyKit1.Error.Cancelled", "The window was closed.")
        elif answer == "never":
            return None
        else:
            assert answer == "no", answer
        return "", ()
