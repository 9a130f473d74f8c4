# SPDX-License-Identifier: GPL-3.0-or-later
"""A farlan-pump that somebody has taken over, from the network: what it says to farlan-helper, which
is root, does no harm to it."""

import os
import shutil
import textwrap

import pytest

from foreground import Foreground, start_server
from hosts import BIN, wait_until
from rawpeer import descriptors, memory, tolerated_growth

MOST_CLIENTS = 5
PUMP = '''\
#!/usr/bin/python3
import json, os, socket, sys, time

channel = socket.socket(fileno=3)
channel.setblocking(True)
channel.recv(65536)  # start, whose descriptors are not taken

def raw(data, fds=()):
    socket.send_fds(channel, [data], fds)

def say(kind, **more):
    raw(json.dumps({"type": kind, **more}).encode())

def wanted(port, user="u"):
    say("port-wanted", port=port, user=user, address="10.9.0.2:1")

def end(code=0):
    os._exit(code)

def obey():
    """Until it is told to stop, or is not listened to any more."""
    while True:
        message = channel.recv(65536)
        if not message or b'"stop"' in message:
            end()

if "server" in MODE:
    say("phase", phase="listening")
'''


@pytest.fixture
def taken_over(lan, tmp_path, monkeypatch):
    """Makes hosts run a farlan-pump which does that, and nothing else."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for program in ("farlanctl", "farlan-helper"):
        shutil.copy(BIN / program, folder)
    monkeypatch.setattr("hosts.BIN", folder)
    monkeypatch.setattr("foreground.BIN", folder)

    def take_over(what, mode="server"):
        pump = folder / "farlan-pump"
        pump.write_text(PUMP.replace("MODE", repr(mode)) + textwrap.dedent(what))
        pump.chmod(0o755)

    return take_over


def helper_of(host):
    [pid] = host.farlan_processes("farlan-helper")
    return pid


def ports(host):
    return [name for name in host.links() if name.startswith("flp")]


def closes(log):
    """The helper still does what it is told, and leaves nothing."""
    assert log.host.farlanctl("disconnect", "ethws0").returncode == 0
    assert log.process.wait(10) == 0, log.log()
    wait_until(lambda: not log.host.farlan_processes(), what="the end of helper and pump")
    assert log.host.links().keys() == {"eth0"}


NOT_JSON = "it sent a message that is not a JSON object"
SCHEMA = "it sent a message outside the schema"
TOO_LARGE = "it sent a message that is too large"
VIOLATIONS = {
    "garbage": (r'raw(b"\xff\x00{")', NOT_JSON),
    "an array": ('raw(b"[]")', NOT_JSON),
    "a deep array": ('raw(b"[" * 60000)', NOT_JSON),
    "a deep object": ("""raw(b'{"a":' * 12000)""", NOT_JSON),
    "an unknown type": ('say("open-sesame")', SCHEMA),
    "no type": ('raw(b"{}")', SCHEMA),
    "a type that is no text": ('say(["phase"])', SCHEMA),
    "a message of the helper's": ('say("start")', SCHEMA),
    "a phase of the helper's": ('say("phase", phase="connected")', SCHEMA),
    "a negative port": ("wanted(-1)", SCHEMA),
    "a port that is text": ('wanted("1")', SCHEMA),
    "a long text": ('wanted(1, "x" * 3000)', SCHEMA),
    "a failure without a name": ('say("failed", error={"message": "x"})', SCHEMA),
    "too much": ('raw(b" " * 70000)', TOO_LARGE),
    "too many descriptors": ('raw(b"{}", [0] * 200)', TOO_LARGE),
}


@pytest.mark.parametrize("what", VIOLATIONS)
def test_violation_ends_the_pump(lan, tmp_path, taken_over, what):
    act, why = VIOLATIONS[what]
    taken_over(f"time.sleep(0.1)\n{act}\nobey()\n")
    log = start_server(lan[0], tmp_path / "log")
    helper = helper_of(lan[0])
    before = descriptors(helper)
    text = log.wait_for(f"farlan-pump was ended: {why}.")
    log.wait_for("Listening on")
    assert helper_of(lan[0]) == helper, text
    assert descriptors(helper) <= before + 4  # of another pump that is being started
    closes(log)
