# SPDX-License-Identifier: GPL-3.0-or-later
"""One user's tunnels and the other users, who know their paths."""

import pwd
import secrets
import shutil
import time

import pytest

from busconnection import BUS, BUS_PATH, HELPER, BusError
from helper import ERROR, MANAGER, MANAGER_PATH, PROPERTIES, TUNNEL, Helper
from hosts import wait_until
from users import ADA, BEN, User

CLIENT = {"mode": "client", "uri": "ws://127.0.0.1:9/", "name": "Lab"}
SERVER = {"mode": "server", "address": "127.0.0.1", "port": 8080, "name": "Lab"}
UNKNOWN = "org.freedesktop.DBus.Error.UnknownObject"
ACCESS_DENIED = "org.freedesktop.DBus.Error.AccessDenied"  # by the bus
DENIED = ERROR + "PermissionDenied"


@pytest.fixture
def bus(host, make_system_bus):
    bus = make_system_bus(host)
    bus.rules(open="yes", serve="yes", manage_others="no")
    return bus


@pytest.fixture
def tunnel(ada):
    tunnel = ada.open(SERVER)
    tunnel.wait_for("up")
    return tunnel


def refused(name, call, *arguments, **how):
    with pytest.raises(BusError) as error:
        call(*arguments, **how)
    assert error.value.name == name, error.value


def ours(caller):
    return [signal for signal in caller.signals if signal.path.startswith(MANAGER_PATH)]


def test_another_user_can_do_nothing_to_it(host, tunnel, ada, ben):
    links = sorted(host.links())
    before = tunnel.properties()
    seen = tunnel.seen_by(ben)
    for method in ("Close", "Reconnect", "GetStatistics", "ListClients"):
        refused(UNKNOWN, seen.call, method)
    refused(UNKNOWN, seen.properties)
    refused(UNKNOWN, ben.call, "Introspect", path=tunnel.path, interface="org.freedesktop.DBus.Introspectable")
    refused(DENIED, ben.call, "ListAllTunnels")
    assert ben.tunnels() == []
    ben.call("CloseAll")
    # A name of ada's is nothing to ben, and his nothing to her.
    ben.open({**CLIENT, "name": "Lab"})
    ben.call("CloseAll")
    assert tunnel.properties() == before and sorted(host.links()) == links
    assert [one.path for one in ada.tunnels()] == [tunnel.path]


def test_another_user_hears_nothing_of_it(bus, ada, ben):
    ben.call("Subscribe")
    for rule in ("type='signal'", f"path_namespace='{MANAGER_PATH}'", f"sender='{HELPER}'",
                 f"interface='{PROPERTIES}'", f"arg0='{TUNNEL}'"):
        ben.caller.listen(rule)
    for rule in ("eavesdrop='true'", "type='signal',eavesdrop='true'", "type='method_return',eavesdrop='true'"):
        refused(ACCESS_DENIED, ben.caller.listen, rule)
    refused(ACCESS_DENIED, ben.caller.call, BUS_PATH,
            "org.freedesktop.DBus.Monitoring", "BecomeMonitor", "asu", ([], 0), to=BUS)
    ada.call("Subscribe")
    tunnel = ada.open(SERVER)
    tunnel.wait_for("up")
    tunnel.close()
    ada.caller.wait_for_signal("TunnelRemoved")
    ben.tunnels()  # what was for him would have come before
    assert ours(ben.caller) == []
    assert not [one for one in ben.caller.signals if tunnel.path in str(one)]
    assert len(ours(ada.caller)) > 2


def test_signals_have_one_receiver_each(bus, ada, ben):
    ben.call("Subscribe")
    root = Helper(bus.root)
    for one in (ada, root):
        one.call("Subscribe")
    monitor = bus.monitor()
    tunnel = ada.open(SERVER)
    tunnel.wait_for("up")
    tunnel.close()
    for one in (ada, root):
        one.caller.wait_for_signal("TunnelRemoved")
    ada.tunnels()
    assert {one.destination for one in ours(monitor)} == {ada.caller.name, bus.root.name}
    members = [(one.member, one.destination) for one in ours(monitor)]
    assert members.count(("TunnelAdded", ada.caller.name)) == 1
    assert members.count(("TunnelRemoved", bus.root.name)) == 1


def test_who_may_manage_others(bus, host, ada, ben):
    tunnel = ada.open(SERVER)
    tunnel.wait_for("up")
    bus.rules(open="yes", serve="yes", ben={"manage-others": "yes"})
    own = ben.open(CLIENT)
    seen = tunnel.seen_by(ben)
    listed = ben.all_properties()
    assert listed.keys() == {seen.path, own.path}
    assert listed[seen.path] == seen.properties()  # his own changes all the time
    assert listed[own.path].keys() == own.properties().keys()
    assert [one.path for one in ben.tunnels()] == [own.path]  # still only his
    assert seen.properties() == tunnel.properties() and seen["Owner"] == ADA.uid
    assert seen.call("GetStatistics")[0] and seen.call("ListClients") == ([],)
    refused(ERROR + "NotFound", seen.call, "DisconnectClient", "t", 7)
    ben.call("CloseAll")
    assert [one.path for one in ada.tunnels()] == [tunnel.path]
    seen.close()
    assert ada.tunnels() == [] and "ethws0" not in host.links()


def test_root_sees_and_ends_all(bus, host, tunnel, ben):
    root = Helper(bus.root)
    bus.rules(open="yes", manage_others="no")
    own = ben.open(CLIENT)
    assert root.tunnels() == []
    assert root.all_properties().keys() == {tunnel.path, own.path}
    assert tunnel.seen_by(root)["Owner"] == ADA.uid
    for one in (tunnel, own):
        one.seen_by(root).close()
    assert root.all_properties() == {} and "ethws0" not in host.links()


def test_guessed_paths_find_nothing(bus, tunnel, ada):
    """Ten thousand that the helper looks up, for many users: it answers each 100 times a second."""
    prefix = tunnel.path.rsplit("/", 1)[0]
    own = [ada.open({**CLIENT, "name": f"{n}"}).path for n in range(4)]
    numbers = [int(path.rsplit("/", 1)[1], 16) for path in [tunnel.path, *own]]
    assert all(len(path.rsplit("/", 1)[1]) == 32 for path in own)
    assert min(abs(one - other) for one in numbers for other in numbers if one != other) > 2**64
    guesses = [f"{n}" for n in range(2000)] + [f"{n:032x}" for n in range(2000)]
    guesses += [f"{number + step:032x}" for number in numbers for step in range(-600, 600) if step]
    guesses += [secrets.token_hex(16) for _ in range(10_000 - len(guesses))]
    assert len(set(guesses)) == 10_000
    strangers = [bus.caller(User(one.pw_name, one.pw_uid)) for one in pwd.getpwall() if 0 < one.pw_uid < 100]
    assert len(strangers) >= 10
    end = time.monotonic() + 120
    while guesses:
        assert time.monotonic() < end, f"{len(guesses)} are left"
        calls = []
        for stranger in strangers:
            these, guesses = guesses[:50], guesses[50:]
            calls += [(guess, stranger.start(f"{prefix}/{guess}", TUNNEL, "Close")) for guess in these]
        for guess, call in calls:
            error = call.exception(30)
            assert error and error.name in (UNKNOWN, ERROR + "LimitReached"), error
            if error.name != UNKNOWN:
                guesses.append(guess)
    assert tunnel["State"] == "up" and len(ada.tunnels()) == 5


# a caller who becomes somebody else

@pytest.fixture
def set_uid(bus):
    """A program that runs as root, whoever starts it."""
    program = bus.folder / "sleeper"
    shutil.copy("/usr/bin/sleep", program)
    program.chmod(0o4755)
    return program


def euid(caller):
    with open(f"/proc/{caller.pid}/status") as status:
        return int(next(line for line in status if line.startswith("Uid:")).split()[2])


def test_caller_who_becomes_root_while_polkit_thinks(bus, ada, ben, set_uid):
    bus.rules(open="no", serve="no", manage_others="no", ada={"open": "yes"})
    tunnel = ada.open(CLIENT)
    for _ in range(5):
        callers = [Helper(bus.caller(BEN)) for _ in range(4)]
        bus.freeze_polkit()
        opening = [callers[0].start_opening(CLIENT), callers[1].start_opening({**SERVER, "name": "Door"})]
        opening.append(callers[2].caller.start(MANAGER_PATH, MANAGER, "ListAllTunnels"))
        opening.append(callers[3].caller.start(tunnel.path, TUNNEL, "Close"))
        for one in callers:
            one.caller.execute(set_uid, "1000")
            wait_until(lambda: euid(one.caller) == 0, what="a caller who is root")
        bus.thaw_polkit()
        assert [one.exception(30).name for one in opening] == [DENIED, DENIED, DENIED, UNKNOWN]
        for one in callers:  # nor afterwards
            assert one.tunnels() == []
            refused(DENIED, one.open, CLIENT)
            refused(UNKNOWN, tunnel.seen_by(one).properties)
            one.caller.kill()
    assert [one.path for one in ada.tunnels()] == [tunnel.path] and ben.tunnels() == []


@pytest.mark.parametrize("program", ["set-uid", "other"])
def test_caller_who_runs_another_program_at_once(bus, ben, set_uid, program):
    bus.rules(open="no", manage_others="no")
    for _ in range(100):
        caller = Helper(bus.caller(BEN))
        opening = caller.start_opening(CLIENT)
        listing = caller.caller.start(MANAGER_PATH, MANAGER, "ListAllTunnels")
        caller.caller.execute(set_uid if program == "set-uid" else "sleep", "1000")
        for one in (opening, listing):
            assert one.exception(30).name == DENIED
        caller.caller.kill()
    assert ben.tunnels() == []
    assert Helper(bus.root).all_properties() == {}


# whose end is whose

def test_foreground_tunnel_ends_with_its_openers_connection(bus, host, ada, ben):
    first, second = (Helper(bus.caller(ADA)) for _ in range(2))
    staying = first.open({**CLIENT, "name": "stays"})
    going = first.open({**SERVER, "name": "goes", "foreground": True})
    going.wait_for("up")
    others = second.open({**CLIENT, "name": "others", "foreground": True})
    theirs = ben.open({**CLIENT, "name": "theirs", "foreground": True})
    assert "ethws0" in host.links()
    first.caller.kill()
    begun = time.monotonic()
    wait_until(lambda: "ethws0" not in host.links(), what="the interface to be deleted")
    assert time.monotonic() - begun < 5
    wait_until(lambda: {one.path for one in ada.tunnels()} == {staying.path, others.path},
               what="the tunnel to be gone")
    assert [one.path for one in ben.tunnels()] == [theirs.path]
    second.caller.disconnect()  # without the end of its process
    wait_until(lambda: [one.path for one in ada.tunnels()] == [staying.path], what="the other to be gone")

    # What stays is the same user's, and nobody else's.
    again = Helper(bus.caller(ADA))
    [adopted] = again.tunnels()
    assert adopted["Name"] == "stays"
    adopted.call("Reconnect")
    refused(UNKNOWN, adopted.seen_by(ben).call, "Reconnect")
    refused(ERROR + "NameTaken", again.open, {**CLIENT, "name": "stays"})
    adopted.close()
    assert again.tunnels() == []
