# SPDX-License-Identifier: GPL-3.0-or-later
"""Among the pumps of the helper on the bus is one that somebody has taken over: the tunnels of others
do not notice."""

import shutil
import statistics
import textwrap
import time

import pytest

from conftest import SERVER
from helper import ERROR, Helper
from hosts import BIN, wait_until
from rawpeer import descriptors, memory, tolerated_growth
from test_hostile_pump import VIOLATIONS
from users import ADA, BEN

# What a pump of the tunnel to TAKEN_OVER says; any other is the real one.
TAKEN_OVER = 6666
PUMP = '''\
#!/usr/bin/python3 -I
import array, json, os, socket, sys, time

channel = socket.socket(fileno=3)
channel.setblocking(True)
_, [(_, _, ancillary)], _, _ = channel.recvmsg(65536, socket.CMSG_SPACE(32), socket.MSG_PEEK)
descriptors = array.array("i", ancillary)
settings = os.pread(descriptors[0], 65536, 0)
for descriptor in descriptors:
    os.close(descriptor)
if b"6666" not in settings:
    channel.setblocking(False)  # as it was
    os.set_inheritable(channel.fileno(), True)
    os.execv(REAL, [REAL, *sys.argv[1:]])
channel.recv(65536)

def raw(data, fds=()):
    socket.send_fds(channel, [data], fds)

def say(kind, **more):
    raw(json.dumps({"type": kind, **more}).encode())

def wanted(port, user="u"):
    say("port-wanted", port=port, user=user, address="10.9.0.2:1")

def end(code=0):
    os._exit(code)

def obey():
    while True:
        message = channel.recv(65536)
        if not message or b'"stop"' in message:
            end()

'''
OURS = {"mode": "client", "uri": f"ws://{SERVER}/", "ip": ["192.168.7.2/24"]}
THEIRS = {"mode": "client", "uri": f"ws://{SERVER}:{TAKEN_OVER}/", "name": "theirs", "device": "theirs0"}
THEIR_SERVER = {"mode": "server", "port": TAKEN_OVER, "name": "theirs", "max_clients": 5}


@pytest.fixture
def take_over(lan, make_system_bus, tmp_path):
    """Makes a bus whose helper has such pumps, and a tunnel of ADA's that is up with a real one."""
    shutil.copy(BIN / "farlan-helper", tmp_path)
    server, client = lan
    server.farlanctl("server")
    server.set_address("ethws0", "192.168.7.1/24")

    def take_over(what):
        pump = tmp_path / "farlan-pump"
        pump.write_text(PUMP.replace("REAL", repr(str(BIN / "farlan-pump"))) + textwrap.dedent(what))
        pump.chmod(0o755)
        bus = make_system_bus(client, service=(tmp_path / "farlan-helper", "--service", "--stderr"))
        bus.rules(open="yes", serve="yes", attach="yes")
        ours = Helper(bus.caller(ADA)).open(OURS)
        ours.wait_for("up")
        client.ping("192.168.7.1")
        return bus, ours, Helper(bus.caller(BEN))

    return take_over


def assert_short(seconds):
    """Answers came within 100 ms, but for what the machine itself held up."""
    assert statistics.median(seconds) < 0.1 and max(seconds) < 3, seconds


def unharmed(bus, client, ours, before):
    assert bus.helper_pid() == before["helper"]
    assert ours.properties() == before["ours"]
    client.ping("192.168.7.1")
    seconds = []
    for _ in range(5):
        began = time.monotonic()
        assert [one.path for one in ours.helper.tunnels()] == [ours.path]
        seconds.append(time.monotonic() - began)
    assert_short(seconds)
    assert memory(before["helper"]) - before["memory"] <= tolerated_growth(before["helper"])


def before(bus, ours):
    ours.wait_for("up")
    wait_until(lambda: ours["Phase"] == "connected", what="a frame")
    helper = bus.wait_for_helper()
    return {"helper": helper, "ours": ours.properties(), "memory": memory(helper),
            "descriptors": descriptors(helper)}


def gone(bus, client, theirs, was):
    """After it was closed nothing is left of it."""
    theirs.close()
    assert client.links().keys() == {"eth0", "ethws0"}
    wait_until(lambda: descriptors(was["helper"]) <= was["descriptors"], what="its descriptors to be closed")


@pytest.mark.parametrize("what", VIOLATIONS)
def test_violation_ends_that_pump_alone(lan, take_over, what):
    act, why = VIOLATIONS[what]
    bus, ours, ben = take_over(f"time.sleep(0.1)\n{act}\nobey()\n")
    was = before(bus, ours)
    theirs = ben.open(THEIRS)
    waiting = theirs.wait_for("waiting")
    assert waiting["ErrorName"] == ERROR + "HelperFailed"
    assert waiting["ErrorMessage"].startswith(f"farlan-pump was ended: {why}")
    unharmed(bus, lan[1], ours, was)
    gone(bus, lan[1], theirs, was)


def test_flood(lan, take_over):
    bus, ours, ben = take_over("""
        while True:
            say("phase", phase="connecting")
            say("phase", phase="resolving")
            wanted(0)
    """)
    was = before(bus, ours)
    ben.call("Subscribe")
    theirs = ben.open(THEIRS)
    seconds = []
    for _ in range(100):
        began = time.monotonic()
        ours.helper.tunnels()
        seconds.append(time.monotonic() - began)
        assert memory(was["helper"]) - was["memory"] <= tolerated_growth(was["helper"])
    assert_short(seconds)
    unharmed(bus, lan[1], ours, was)
    gone(bus, lan[1], theirs, was)


def test_texts_are_shown_as_texts(lan, take_over):
    bus, ours, ben = take_over(r"""
        say("failed", error={"name": "org.farlan.Helper1.Error.ServerBusy\n",
                             "message": "\x1b[31m\nfarlan-helper: error: \u202e" + "x" * 1000, "hint": "\x07\n"})
        print("\x1b[31m" + "y" * 100000 + "\r\n\x1b]0;z\x07\n", flush=True)
        end()
    """)
    was = before(bus, ours)
    theirs = ben.open(THEIRS)
    theirs.wait_for("waiting")
    unharmed(bus, lan[1], ours, was)
    gone(bus, lan[1], theirs, was)
    assert "y" * 1000 in bus.log() and "x" * 500 in bus.log()
    assert all(line.isprintable() for line in bus.log().split("\n"))
    assert not any(line.startswith("farlan-helper: error: ") for line in bus.log().split("\n"))


def test_ports_of_others(lan, take_over):
    bus, ours, ben = take_over(r"""
        say("phase", phase="listening")
        for number in (*range(300), 2**31, 2**53 - 1):
            wanted(number, user="\x1b[31m" + "u" * 2000)
            say("port-connected", port=number, peer={"address": "\x1b[31m" + "a" * 2000})
        for number in range(3, 300):
            say("port-gone", port=number)
        obey()
    """)
    was = before(bus, ours)
    theirs = ben.open(THEIR_SERVER)
    theirs.wait_for("up")
    wait_until(lambda: theirs["Clients"] > 0, what="its clients")
    [clients] = theirs.call("ListClients")
    assert len(clients) <= THEIR_SERVER["max_clients"]
    for one in clients:
        assert one["device"][1].startswith("flp")
    unharmed(bus, lan[1], ours, was)
    gone(bus, lan[1], theirs, was)


def test_pump_that_does_not_go(lan, take_over):
    bus, ours, ben = take_over("""
        import signal
        for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, signal.SIG_IGN)
        time.sleep(600)
    """)
    was = before(bus, ours)
    theirs = ben.open(THEIRS)
    closing = ben.caller.start(theirs.path, "org.farlan.Helper1.Tunnel", "Close")
    unharmed(bus, lan[1], ours, was)
    closing.result(10)
    assert ben.tunnels() == []
    wait_until(lambda: descriptors(was["helper"]) <= was["descriptors"], what="its descriptors to be closed")
