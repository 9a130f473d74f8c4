# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine wakes up, or its network changes: a tunnel finds out at once what is left of it."""

import time

import pytest

from conftest import CLIENT as CLIENTS_ADDRESS
from conftest import SERVER
from helper import ERROR
from hosts import connect, wait_until
from users import ADA

SLEEP = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", "b")
LOGIN1 = "org.freedesktop.login1"
ROOT_IS_LOGIN1 = f'<busconfig><policy user="root"><allow own="{LOGIN1}"/></policy></busconfig>'
PRIMARY_OWNER = 1  # the bus's answer to RequestName
NOTICED = 20  # seconds: 5, and many for slow machines; by itself it takes 40 and more
NOTHING_NOTICED = 7  # seconds: 5, and some
SOON = 5  # seconds; the next try is later
CLIENT = {"mode": "client", "uri": f"ws://{SERVER}/", "ip": ["192.168.7.2/24"]}


@pytest.fixture
def bus(lan, make_system_bus):
    bus = make_system_bus(lan[1])
    bus.rules(open="yes", attach="yes")
    (bus.folder / "policies/login1.conf").write_text(ROOT_IS_LOGIN1)
    bus.root.ask_bus("ReloadConfig")
    return bus


@pytest.fixture
def login1(bus):
    """logind, as root sees it: a connection that has its name."""
    assert bus.root.ask_bus("RequestName", "su", LOGIN1, 4) == (PRIMARY_OWNER,)
    return bus.root


def serve(server):
    server.farlanctl("server")
    server.set_address("ethws0", "192.168.7.1/24")


def connected(lan, ada):
    serve(lan[0])
    tunnel = ada.open(CLIENT)
    tunnel.wait_for("up")
    lan[1].ping("192.168.7.1")
    return tunnel


def cut_off(server):
    """The server is silent from now on: no reset, and no cable that is out."""
    server.run("ip", "address", "del", f"{SERVER}/24", "dev", "eth0")


def waits_long(ada):
    """A tunnel whose next try is much later than SOON; nobody listens yet."""
    tunnel = ada.open(CLIENT)
    wait_until(lambda: (now := tunnel.properties())["State"] == "waiting"
               and now["NextRetry"] / 1000 - time.time() > 2 * SOON, 60, "a long wait")
    return tunnel


def stays(tunnel, state, seconds=1.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert tunnel["State"] == state
        time.sleep(0.05)


def test_waiting_tunnel_tries_when_the_machine_is_awake(lan, login1, ada):
    tunnel = waits_long(ada)
    serve(lan[0])
    login1.signal(*SLEEP, (True,))
    stays(tunnel, "waiting", 0.5)
    login1.signal(*SLEEP, (False,))
    tunnel.wait_for("up", SOON)
    lan[1].ping("192.168.7.1")


def test_only_logind_says_so(lan, bus, login1, ada):
    tunnel = waits_long(ada)
    serve(lan[0])
    retry = tunnel["NextRetry"]
    stranger = bus.caller(ADA)
    [helper] = bus.root.ask_bus("GetNameOwner", "s", "org.farlan.Helper1")
    for to in (None, helper, "org.farlan.Helper1"):
        for path in (SLEEP[0], "/org/farlan/Helper1"):
            stranger.signal(path, *SLEEP[1:], (False,), to=to)
    stranger.ask_bus("GetId")  # they are on their way
    stays(tunnel, "waiting", 0.7)
    assert tunnel["NextRetry"] == retry
    login1.signal(*SLEEP, (False,))
    tunnel.wait_for("up", SOON)


def test_name_that_has_gone_says_nothing(lan, bus, login1, ada):
    """Whoever had it, and is still there."""
    tunnel = waits_long(ada)
    serve(lan[0])
    login1.ask_bus("ReleaseName", "s", LOGIN1)
    login1.signal(*SLEEP, (False,))
    stays(tunnel, "waiting", 0.7)
    login1.ask_bus("RequestName", "su", LOGIN1, 4)
    login1.signal(*SLEEP, (False,))
    tunnel.wait_for("up", SOON)


def test_dead_connection_is_noticed(lan, login1, ada):
    tunnel = connected(lan, ada)
    cut_off(lan[0])
    stays(tunnel, "up", 2)  # not by itself
    login1.signal(*SLEEP, (False,))
    assert tunnel.wait_for("waiting", NOTICED)["ErrorName"] == ERROR + "ConnectionLost"
    lan[0].set_address("eth0", f"{SERVER}/24")
    assert tunnel.wait_for("up", 30)["Reconnects"] == 1
    lan[1].ping("192.168.7.1")


def test_good_connection_is_kept(lan, login1, ada):
    tunnel = connected(lan, ada)
    before = tunnel.properties()
    pumps = lan[1].farlan_processes("farlan-pump")
    for _ in range(20):
        login1.signal(*SLEEP, (True,))
        login1.signal(*SLEEP, (False,))
    lan[1].run("ip", "route", "add", "default", "via", SERVER)
    stays(tunnel, "up", NOTHING_NOTICED)
    assert tunnel.properties() == before
    assert lan[1].farlan_processes("farlan-pump") == pumps
    lan[1].ping("192.168.7.1")


@pytest.fixture
def second_way(lan, make_host):
    """The client can reach the server by a second cable; gives its gateway there."""
    connect(lan[0], "eth1", lan[1], "eth1")
    lan[0].set_address("eth1", "10.8.0.1/24")
    lan[1].set_address("eth1", "10.8.0.2/24")
    return "10.8.0.1"


def test_waiting_tunnel_tries_when_there_is_a_new_default_route(lan, ada, second_way):
    lan[1].run("ip", "route", "add", "default", "via", SERVER)
    tunnel = waits_long(ada)
    serve(lan[0])
    lan[1].run("ip", "route", "replace", "default", "via", second_way)
    tunnel.wait_for("up", SOON)


def test_waiting_tunnel_tries_when_there_is_a_new_address(lan, ada):
    tunnel = waits_long(ada)
    serve(lan[0])
    lan[1].set_address("eth0", "10.7.0.2/24")
    tunnel.wait_for("up", SOON)


def test_dead_connection_is_noticed_when_the_default_route_changes(lan, ada, second_way):
    lan[1].run("ip", "route", "add", "default", "via", SERVER)
    tunnel = connected(lan, ada)
    cut_off(lan[0])
    stays(tunnel, "up", 2)
    lan[1].run("ip", "route", "replace", "default", "via", second_way)
    tunnel.wait_for("waiting", NOTICED)


@pytest.mark.parametrize("new", ["10.9.0.3/24", "10.9.0.3/16"])
def test_address_of_the_client_changes(lan, ada, new):
    """What had the old address cannot be answered any more."""
    tunnel = connected(lan, ada)
    lan[1].run("ip", "address", "del", f"{CLIENTS_ADDRESS}/24", "dev", "eth0")
    lan[1].set_address("eth0", new)
    wait_until(lambda: tunnel["Reconnects"] == 1, NOTICED, "another connection")
    tunnel.wait_for("up")
    lan[1].ping("192.168.7.1")


def test_route_of_the_tunnel_itself_is_no_news(lan, ada):
    tunnel = connected(lan, ada)
    cut_off(lan[0])
    lan[1].run("ip", "route", "add", "10.66.0.0/16", "via", "192.168.7.1")
    lan[1].set_address("ethws0", "192.168.9.2/24")
    stays(tunnel, "up", NOTHING_NOTICED)
