# SPDX-License-Identifier: GPL-3.0-or-later
"""A farlan-pump that somebody has taken over, from the network: what it says to farlan-helper, which
is root, does no harm to it."""

import re
import shutil
import statistics
import textwrap
import time

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

def obey_unless_first():
    ran = __file__ + ".ran"
    if os.path.exists(ran):
        obey()
    open(ran, "w").close()

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
    "a phase of the helper's": ('say("phase", phase="connected-no-data")', SCHEMA),
    "a negative port": ("wanted(-1)", SCHEMA),
    "a port that is text": ('wanted("1")', SCHEMA),
    "a long text": ('wanted(1, "x" * 3000)', SCHEMA),
    "a failure without a name": ('say("failed", error={"message": "x"})', SCHEMA),
    "too much": ('raw(b" " * 70000)', TOO_LARGE),
    "too many descriptors": ('raw(b"{}", [0] * 200)', "it sent a message "),
}


@pytest.mark.parametrize("what", VIOLATIONS)
def test_violation_ends_the_pump(lan, tmp_path, taken_over, what):
    act, why = VIOLATIONS[what]
    taken_over(f"time.sleep(0.1)\n{act}\nobey()\n")
    log = start_server(lan[0], tmp_path / "log")
    helper = helper_of(lan[0])
    before = descriptors(helper)
    text = log.wait_for(f"farlan-pump was ended: {why}")
    log.wait_for("Listening on")
    assert helper_of(lan[0]) == helper, text
    assert descriptors(helper) <= before + 4  # of another pump that is being started
    closes(log)


def test_pump_that_does_not_go_is_killed(lan, tmp_path, taken_over):
    taken_over("""
        import signal
        for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, signal.SIG_IGN)
        time.sleep(600)
    """)
    log = start_server(lan[0], tmp_path / "log")
    closes(log)


def test_helper_has_time_for_others_while_it_is_flooded(lan, tmp_path, taken_over):
    taken_over("""
        for number in range(5000):
            say("phase", phase="listening")
        wanted(1)
        say("port-connected", port=1, peer={})
        obey()
    """)
    begin = time.monotonic()
    log = start_server(lan[0], tmp_path / "log")
    helper = helper_of(lan[0])
    before = memory(helper)

    def answer(host):
        asked = time.monotonic()
        return host.tunnels(), time.monotonic() - asked

    answers = []
    while True:
        asked = time.monotonic()
        listed, seconds = answer(lan[0])
        answers.append(seconds)
        assert memory(helper) - before <= tolerated_growth(helper)
        if listed["ethws0"]["clients"] == 1:  # all was heard
            break
        assert asked - begin < 40, log.log()
    assert asked - begin > 1, "not slowed down"
    # Twice what farlanctl takes without a helper to ask, since beside the flood it is slower itself.
    usual = 2 * statistics.median(answer(lan[1])[1] for _ in range(3))
    assert statistics.median(answers) < usual + 1 and max(answers) < usual + 5, (answers, usual)
    assert helper_of(lan[0]) == helper
    closes(log)


def test_last_words_are_heard_after_many_others(lan, tmp_path, taken_over):
    taken_over("""
        obey_unless_first()
        for number in range(2100):  # more than are heard in a second
            say("phase", phase="listening")
        say("failed", error={"name": "org.farlan.Helper1.Error.ServerBusy", "message": "All was said."})
        end()
    """)
    log = start_server(lan[0], tmp_path / "log")
    text = log.wait_for("Trying again in ")
    assert re.search(r"Trying again in \d+ s: All was said\.", text), text
    closes(log)


def test_ports_are_no_more_than_clients(lan, tmp_path, taken_over):
    taken_over("""
        for number in range(300):
            wanted(number)
        for number in range(300):
            say("port-connected", port=number, peer={"address": "10.9.0.2:1"})
        obey()
    """)
    log = start_server(lan[0], tmp_path / "log", "--max-clients", MOST_CLIENTS)
    helper = helper_of(lan[0])
    before = memory(helper)
    wait_until(lambda: lan[0].tunnels()["ethws0"]["clients"] == MOST_CLIENTS, what="all clients")
    assert len(ports(lan[0])) == MOST_CLIENTS
    assert memory(helper) - before <= tolerated_growth(helper)
    assert helper_of(lan[0]) == helper
    closes(log)


@pytest.mark.parametrize("claimed", ["port-gone", "port-connected"])
def test_ports_that_are_not_there_are_of_no_interest(lan, tmp_path, taken_over, claimed):
    taken_over(f"""
        for number in [*range(100), 2**31, 2**53 - 1]:
            say("{claimed}", port=number, peer={{"address": "10.9.0.2:1"}})
        wanted(7)
        say("port-connected", port=7, peer={{}})
        obey()
    """)
    log = start_server(lan[0], tmp_path / "log")
    wait_until(lambda: lan[0].tunnels()["ethws0"]["clients"] == 1, what="its only client")
    assert len(ports(lan[0])) == 1
    closes(log)


def test_pump_that_ends_with_wishes_left_gets_no_ports(lan, tmp_path, taken_over):
    taken_over("""
        obey_unless_first()
        for number in range(200):
            wanted(number)
        end(3)
    """)
    log = start_server(lan[0], tmp_path / "log", "--max-clients", MOST_CLIENTS)
    helper = helper_of(lan[0])
    text = log.wait_for("Trying again in ")
    assert re.search(r"Trying again in \d+ s: farlan-pump ended unexpectedly \(exit code 3\)\.", text), text
    assert not ports(lan[0])
    assert helper_of(lan[0]) == helper
    closes(log)


def test_pump_that_reads_nothing_is_ended(lan, tmp_path, taken_over):
    taken_over("""
        while True:
            wanted(1)
            wanted(2)
    """)
    log = start_server(lan[0], tmp_path / "log", "--max-clients", 1)
    helper = helper_of(lan[0])
    before = memory(helper)

    def is_ended():
        assert log.process.poll() is None, log.log()
        assert memory(helper) - before <= tolerated_growth(helper)
        assert len(ports(lan[0])) <= 1
        return "farlan-pump was ended: it does not read its messages." in log.log()

    wait_until(is_ended, 40, "the end of the pump")
    assert helper_of(lan[0]) == helper
    closes(log)


def test_client_has_one_interface(lan, tmp_path, taken_over):
    client = lan[1]
    taken_over("""
        say("port-connected", port=5, peer={})
        for number in range(300):
            wanted(number)
        for number in range(300):
            say("port-connected", port=number, peer={"address": "10.9.0.1:80"})
        obey()
    """, mode="client")
    log = Foreground(client, tmp_path / "log", "client", "--uri", "ws://10.9.0.1/")
    log.wait_for("Connected to")
    assert client.links().keys() == {"eth0", "ethws0"}
    closes(log)
