# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of the helper one user can have, and that it is always somebody else's turn."""

import contextlib
import inspect
import os
import statistics
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import busconnection
from busconnection import BusError
from helper import ERROR, MANAGER, MANAGER_PATH, Helper
from hosts import wait_until
from rawpeer import is_sanitized
from users import ADA, BEN, CLEO

CLIENT = {"mode": "client", "uri": "ws://127.0.0.1:9/"}
LIMIT = ERROR + "LimitReached"
BUS_LIMIT = "org.freedesktop.DBus.Error.LimitsExceeded"  # dbus-daemon's own
DENIED = ERROR + "PermissionDenied"


@pytest.fixture
def bus(host, make_system_bus):
    bus = make_system_bus(host)
    bus.rules(open="yes", serve="yes", manage_others="no")
    return bus


def limited(call, *arguments, **how):
    with pytest.raises(BusError) as refused:
        call(*arguments, **how)
    assert refused.value.name == LIMIT, refused.value


def patiently(call, *arguments):
    """What the call returns when the limit lets it through."""
    def attempt():
        try:
            return [call(*arguments)]
        except BusError as error:
            assert error.name == LIMIT, error
            return []

    return wait_until(attempt, what="the call to be let through")[0]


class Waiting:
    """How long somebody waits for answers while others keep the helper busy."""

    def __init__(self, helper):
        self.seconds = []
        self.lost = 0  # that the bus did not take, for a moment: 64 descriptors wait for the helper
        self._helper = helper
        self._stop = threading.Event()
        self._executor = ThreadPoolExecutor(1)

    def __enter__(self):
        self._asking = self._executor.submit(self._ask)
        return self

    def __exit__(self, *_):
        self._stop.set()
        self._asking.result(40)  # or what went wrong, which is at most 30 s without an answer

    def _ask(self):
        while not self._stop.wait(0.02):  # or it would reach a limit itself
            for interface, member in (("org.freedesktop.DBus.Peer", "Ping"), (MANAGER, "ListTunnels")):
                begun = time.monotonic()
                while not self._is_answered(member, interface):
                    self.lost += 1
                self.seconds.append(time.monotonic() - begun)

    def _is_answered(self, member, interface):
        try:
            self._helper.call(member, interface=interface)
            return True
        except BusError as error:
            assert error.name == BUS_LIMIT, error
            return False

    def was_short(self, pid):
        """100 ms, but for what the machine itself held up, or sanitizers: a fork takes them 0.2 s."""
        print(f"{len(self.seconds)} answers, {self.lost} lost, at most {max(self.seconds):.3f} s")
        if is_sanitized(pid):
            return max(self.seconds) < 15
        in_between = len(self.seconds) >= 4  # whoever has to wait for the end gets two
        usual = len(self.seconds) < 10 or statistics.median(self.seconds) < 0.1  # too few say nothing
        return in_between and usual and max(self.seconds) < 3


def resources(pid):
    """Threads and descriptors of a process."""
    return len(os.listdir(f"/proc/{pid}/task")), len(os.listdir(f"/proc/{pid}/fd"))


def test_descriptors_for_nothing(ada):
    """The bus takes one, and only where one may be of use."""
    tunnel = ada.open(CLIENT)
    with open("/dev/null", "rb") as file:
        ada.call("ListTunnels", fds=[file])
        for call, fds in ((ada.call, [file] * 2), (tunnel.call, [file])):
            with pytest.raises(BusError) as refused:
                call("ListTunnels" if call == ada.call else "ListClients", fds=fds)
            assert refused.value.name == "org.freedesktop.DBus.Error.AccessDenied"


def test_sixteen_tunnels(ada, ben):
    failing = {"mode": "server", "address": "192.0.2.1", "port": 8080}  # which is nobody's
    opened = [ada.open(CLIENT) for _ in range(15)]
    assert len({one["Name"] for one in opened}) == 15
    failed = ada.open(failing)
    failed.wait_for("failed")
    ada.open({**CLIENT, "name": "in its place"})
    paths = {one.path for one in ada.tunnels()}
    assert len(paths) == 16 and failed.path not in paths and paths >= {one.path for one in opened}
    for settings in (CLIENT, failing, {**CLIENT, "name": "one more"}):
        limited(ada.open, settings)
    assert {one.path for one in ada.tunnels()} == paths
    ben.open(CLIENT)
    opened[3].close()
    ada.open({**CLIENT, "name": "one more"})
    limited(ada.open, CLIENT)
    ada.call("CloseAll")
    assert ada.tunnels() == [] and len(ben.tunnels()) == 1
    ada.open(CLIENT)


def test_thirty_two_subscribers(bus, ada, ben):
    watching = [Helper(bus.caller(ADA)) for _ in range(32)]
    for one in watching * 2:  # the second time counts for nothing
        one.call("Subscribe")
    limited(ada.call, "Subscribe")
    ben.call("Subscribe")
    ada.open(CLIENT).close()
    for one in watching:
        one.caller.wait_for_signal("TunnelRemoved")
    watching[0].call("Unsubscribe")
    ada.call("Subscribe")
    limited(watching[0].call, "Subscribe")
    watching[1].caller.kill()
    patiently(watching[0].call, "Subscribe")
    limited(Helper(bus.caller(ADA)).call, "Subscribe")


def test_calls_in_a_short_time(bus, ada, ben):
    other = Helper(bus.caller(ADA))
    with Waiting(ben) as waiting:
        names = []
        begun = time.monotonic()
        for _ in range(10):
            calls = [one.caller.start(MANAGER_PATH, MANAGER, "ListTunnels")
                     for _ in range(100) for one in (ada, other)]
            names += [error and error.name for error in (call.exception(10) for call in calls)]
        seconds = time.monotonic() - begun
    assert set(names) == {None, LIMIT}
    assert 200 <= names.count(None) <= 201 + 100 * seconds  # of the user, not of each connection
    assert waiting.was_short(bus.helper_pid())
    assert patiently(other.tunnels) == []


@pytest.mark.parametrize("polkit", ["yes", "ask", "frozen"])
def test_a_thousand_tunnels_at_once(bus, host, ada, ben, polkit):
    others = ben.open({**CLIENT, "name": "Lab"})
    ada.tunnels()
    callers = [Helper(bus.caller(ADA)) for _ in range(10)]
    pid = bus.helper_pid()
    before, links = resources(pid), sorted(host.links())
    wait_until(lambda: others["State"] == "waiting", what="ben's tunnel to settle")
    most = before
    if polkit == "frozen":
        bus.freeze_polkit()
    else:
        bus.rules(open=polkit, ben={"open": "yes"})
    with Waiting(ben) as waiting:
        begun = time.monotonic()
        opening = [one.start_opening(CLIENT, interactive=True) for _ in range(100) for one in callers]
        names = []
        for one in opening:
            error = one.exception(30)
            names.append(error and error.name)
            if names[-1] == LIMIT and names.count(LIMIT) % 100 == 1:
                most = tuple(map(max, most, resources(pid)))
        seconds = time.monotonic() - begun
    allowed = {"yes": {None}, "ask": {ERROR + "AuthenticationRequired"}, "frozen": {ERROR + "PolkitUnavailable"}}[polkit]
    assert set(names) <= {LIMIT, BUS_LIMIT, *allowed}, set(names)
    assert names.count(LIMIT) > 100 and 1 <= names.count(*allowed)
    if polkit != "ask":  # where what is refused makes room
        assert names.count(*allowed) <= 16
    assert waiting.was_short(pid)
    assert seconds < (25 if polkit == "frozen" else 20)
    assert most[0] <= before[0] + 2 and most[1] <= before[1] + 2 * len(opening), (before, most)
    print(f"{names.count(LIMIT)} refused, {names.count(BUS_LIMIT)} by the bus, in {seconds:.1f} s; "
          f"threads and descriptors: {before}, at most {most}")

    if polkit == "frozen":
        bus.thaw_polkit()
    for one in callers:
        one.caller.kill()
    assert len(patiently(ada.tunnels)) == names.count(None)
    patiently(ada.call, "CloseAll")
    assert patiently(ada.tunnels) == [] and sorted(host.links()) == links
    wait_until(lambda: resources(pid)[1] <= before[1] + 1, what=f"{before} again instead of {resources(pid)}")
    assert resources(pid)[0] <= before[0]
    assert others["State"] in ("waiting", "opening") and bus.helper_pid() == pid
    others.close()
    wait_until(lambda: host.farlan_processes("farlan-pump") == [], what="the end of every pump")


# Connects again and again, lets the helper know each connection, and waits.
CROWD = f"""
import os, socket, sys
from jeepney import DBusAddress, HeaderFields, Parser, new_method_call
{inspect.getsource(busconnection.authenticated)}
hello = new_method_call(DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus"),
                        "Hello")
ask = new_method_call(DBusAddress("{MANAGER_PATH}", "{busconnection.HELPER}", "{MANAGER}"), "ListTunnels")
crowd = []
for _ in range(int(sys.argv[2])):
    crowd.append(authenticated(sys.argv[1], os.geteuid()))
    crowd[-1].sendall(hello.serialise(serial=1) + ask.serialise(serial=2))
    parser, replies = Parser(), []
    while 2 not in replies:
        parser.add_data(crowd[-1].recv(4096))
        while message := parser.get_next_message():
            replies.append(message.header.fields.get(HeaderFields.reply_serial))
print("ready", flush=True)
sys.stdin.read()
"""


@contextlib.contextmanager
def crowd(bus, user, size):
    """A program with that many connections to the helper."""
    process = subprocess.Popen(["/usr/bin/python3", "-I", "-c", CROWD, str(bus.socket), str(size)],
                               user=user.uid, group=user.uid, extra_groups=[], cwd="/", text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


def test_a_crowd_of_programs_does_not_hide_who_leaves(bus, ada):
    """More programs than the bus lets anybody have match rules."""
    ada.tunnels()
    with crowd(bus, BEN, 240) as one, crowd(bus, CLEO, 240) as other, crowd(bus, ADA, 100) as own:
        for process in (one, other, own):
            assert process.stdout.readline() == "ready\n"
        leaving = Helper(bus.caller(ADA))
        patiently(leaving.open, {**CLIENT, "name": "Lab", "foreground": True})
        bus.rules(open="ask")
        agent = bus.agent(leaving.caller, "never")
        leaving.start_opening({**CLIENT, "name": "Other"}, interactive=True)
        agent.wait_for_question()
        assert len(ada.tunnels()) == 2
        leaving.caller.kill()
        wait_until(lambda: ada.tunnels() == [], what="both tunnels to be gone")
    assert ada.tunnels() == []
