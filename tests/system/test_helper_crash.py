# SPDX-License-Identifier: GPL-3.0-or-later
"""Helper, pump and bus end when nobody expects it, or stand still: what is left, and what comes back."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from busconnection import BUS
from conftest import SERVER
from helper import Helper
from hosts import BIN, instances, wait_until
from rawpeer import descriptors
from users import ADA, BEN

HELPER_NAME = "org.farlan.Helper1"
OWNER_CHANGED = f"type='signal',sender='{BUS}',member='NameOwnerChanged',arg0='{HELPER_NAME}'"
CLIENT = {"mode": "client", "uri": f"ws://{SERVER}/", "ip": ["192.168.7.2/24"]}
SERVED = {"mode": "server", "port": 8080, "name": "served", "device": "served0"}


def state_of(pid):
    """As the kernel has it: R, S, T, Z; or nothing."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def runs(pid):
    return state_of(pid) not in ("", "Z")


def ticks(pid):
    """Time of the processor that it has used, in hundredths of a second."""
    return sum(map(int, Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))


def told(helper, tunnel, name):
    """What a property of the tunnel's has been, one after the other, as the signals say."""
    return [one.body[1][name][1] for one in list(helper.caller.signals)
            if one.member == "PropertiesChanged" and one.path == tunnel.path and name in one.body[1]]


@pytest.fixture
def bus(lan, make_system_bus):
    """A bus whose helper runs on the client's host; a server waits on the other."""
    lan[0].farlanctl("server")
    lan[0].set_address("ethws0", "192.168.7.1/24")
    bus = make_system_bus(lan[1])
    bus.rules(open="yes", serve="yes", attach="yes", insecure="yes")
    return bus


@pytest.fixture
def loaded(lan, bus, ada):
    """A client and a server over the bus, both with traffic: pids of helper and pumps, and the pings."""
    server, client = lan
    tunnel = ada.open(CLIENT)
    tunnel.wait_for("up")
    ada.open(SERVED).wait_for("up")
    server.farlanctl("client", "--uri", "ws://10.9.0.2:8080/", "--device", "guest0")
    server.set_address("guest0", "192.168.8.2/24")
    client.set_address("served0", "192.168.8.1/24")
    client.ping("192.168.7.1")
    client.ping("192.168.8.2")
    pings = [client.start("ping", "-f", "-q", "-s", "1400", address, stdout=subprocess.DEVNULL)
             for address in ("192.168.7.1", "192.168.8.2")]
    return bus.wait_for_helper(), client.farlan_processes("farlan-pump"), pings


def test_helper_is_killed_under_load(lan, bus, ada, loaded):
    server, client = lan
    helper, pumps, pings = loaded
    assert len(pumps) == 2
    before = instances()
    ben = bus.caller(BEN)
    ben.listen(OWNER_CHANGED)
    os.kill(helper, signal.SIGKILL)
    gone = ben.wait_for_signal("NameOwnerChanged")
    assert gone.body[0] == HELPER_NAME and gone.body[1] and not gone.body[2]
    wait_until(lambda: not any(map(runs, pumps)), what="the end of the pumps")
    wait_until(lambda: not {"ethws0"} & client.links().keys(), what="the end of the TAPs")
    for ping in pings:
        ping.kill()

    began = time.monotonic()
    assert ada.tunnels() == []  # starts the next
    there = ben.wait_for_signal("NameOwnerChanged")
    assert not there.body[1] and there.body[2]
    assert client.links().keys() == {"eth0"}
    assert len(instances()) == len(before)  # the other host's helpers, and this one
    for settings in (CLIENT, SERVED):
        ada.open(settings).wait_for("up")
    assert time.monotonic() - began < 10
    client.ping("192.168.7.1")
    wait_until(lambda: "flp0" in client.links(), 30, "the other host's client to be back")
    assert bus.helper_starts() == 2
    for tunnel in ada.tunnels():
        tunnel.close()
    assert client.links().keys() == {"eth0"}


def test_pumps_are_killed_under_load(lan, bus, ada, loaded):
    helper, pumps, _ = loaded
    tunnels = ada.tunnels()
    ada.call("Subscribe")
    before = descriptors(helper)
    for pump in pumps:
        os.kill(pump, signal.SIGKILL)
    for tunnel in tunnels:  # until then it is as before
        wait_until(lambda: "waiting" in told(ada, tunnel, "State"), what="the end of the pumps")
    for tunnel in tunnels:
        tunnel.wait_for("up")
        wait_until(lambda: told(ada, tunnel, "State")[-1] == "up", what="a signal that says so")
        assert told(ada, tunnel, "State")[0] == "waiting"
        reasons = [reason for reason in told(ada, tunnel, "ErrorMessage") if reason]
        assert reasons == ["farlan-pump was ended by signal 9."]
    assert bus.helper_pid() == helper
    lan[1].ping("192.168.7.1")
    wait_until(lambda: descriptors(helper) <= before, what="as many descriptors as before")
    pids = lan[1].farlan_processes("farlan-pump")
    assert len(pids) == 2 and not set(pids) & set(pumps)


def test_helper_stands_still_for_a_while(lan, bus, ada, loaded):
    helper, pumps, _ = loaded
    before = [tunnel.properties() for tunnel in ada.tunnels()]
    os.kill(helper, signal.SIGSTOP)
    wait_until(lambda: state_of(helper) == "T", what="the helper to stand still")
    ben = Helper(bus.caller(BEN))
    stopped = time.monotonic()
    waiting = [one.caller.start("/org/farlan/Helper1", "org.farlan.Helper1.Manager", "ListTunnels")
               for one in (ada, ben) for _ in range(20)]
    os.kill(pumps[0], signal.SIGKILL)
    wait_until(lambda: time.monotonic() - stopped > 10, 12, "10 s")
    os.kill(helper, signal.SIGCONT)
    for reply in waiting:
        reply.result(15)

    def is_back():
        now = lan[1].farlan_processes("farlan-pump")
        return len(now) == 2 and pumps[0] not in now

    wait_until(is_back, 15, "another pump")
    [served] = [tunnel for tunnel in ada.tunnels() if tunnel["Name"] == "served"]
    wait_until(lambda: served["Clients"] == 1, 40, "the other host's client to be there")
    for tunnel, was in zip(ada.tunnels(), before):
        now = tunnel.wait_for("up")
        assert {key: now[key] for key in ("Name", "Owner", "Device")} == {
            key: was[key] for key in ("Name", "Owner", "Device")}
    used = ticks(helper)
    began = time.monotonic()
    wait_until(lambda: time.monotonic() - began > 2, 3, "2 s")
    assert ticks(helper) - used <= 10, "busy with nothing"
    assert bus.helper_pid() == helper
    lan[1].ping("192.168.7.1")


def test_bus_is_killed(lan, bus, ada, loaded):
    helper, pumps, _ = loaded
    before = instances()
    bus.kill_daemon()
    bus.wait_for_polkit_end()
    wait_until(lambda: not runs(helper), 10, "the helper's end")
    wait_until(lambda: not any(map(runs, pumps)), what="the end of the pumps")
    assert lan[1].links().keys() == {"eth0"}
    assert len(instances()) == len(before) - 1
    assert "The system bus has gone: all tunnels are closed" in bus.log()
    bus.start_daemon()
    bus.start_polkit()
    again = Helper(bus.caller(ADA))
    again.open(CLIENT).wait_for("up")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_signal_closes_all(lan, bus, ada, number):
    server, client = lan
    before = instances()
    ada.call("Subscribe")
    tunnel = ada.open(CLIENT)
    tunnel.wait_for("up")
    ada.open(SERVED).wait_for("up")
    wait_until(lambda: server.tunnels()["ethws0"]["clients"] == 1, what="the server to know")
    os.kill(bus.wait_for_helper(), number)
    bus.wait_for_helper_end()
    # It said goodbye.
    wait_until(lambda: server.tunnels()["ethws0"]["clients"] == 0, what="the server to know")
    assert client.links().keys() == {"eth0"} and instances() == before
    wait_until(lambda: [one.member for one in list(ada.caller.signals)].count("TunnelRemoved") == 2,
               what="both tunnels' owner to be told")
    assert ada.tunnels() == []
    assert bus.helper_starts() == 2


def test_second_helper_goes(lan, bus, ada):
    tunnel = ada.open(CLIENT)
    tunnel.wait_for("up")
    link = lan[1].links()["ethws0"]
    folders = instances()
    second = lan[1].run(BIN / "farlan-helper", "--service", "--stderr", bus=bus, check=False)
    assert second.returncode == 1
    assert second.stderr == ("farlan-helper: error: The helper cannot be on the system bus: "
                             "another helper runs already.\n")
    assert lan[1].links()["ethws0"] == link and tunnel["State"] == "up"
    assert instances() == folders


def test_helper_needs_root_and_a_bus(lan, bus, users):
    nobody = lan[1].run(ADA.bin / "farlan-helper", "--service", "--stderr", user=ADA, bus=bus, check=False)
    assert nobody.returncode == 1 and nobody.stderr.count("\n") == 1
    alone = lan[1].run(BIN / "farlan-helper", "--service", "--stderr", check=False,
                       env={"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/run/none"})
    assert alone.returncode == 1
    assert alone.stderr.startswith("farlan-helper: error: The helper cannot be on the system bus: ")


def pass_time(since, seconds):
    wait_until(lambda: time.monotonic() - since > seconds, seconds + 5, f"{seconds} s")


def test_no_call_is_lost_when_the_helper_leaves(bus):
    """The bus stands still while the helper, for 10 s without work, wants to go; meanwhile calls come,
    of callers who were here before and of others."""
    known = [Helper(bus.caller(user)) for user in (ADA, BEN)]
    unknown = [Helper(bus.caller(user)) for user in (ADA, BEN) * 4]
    [daemon] = bus.root.ask_bus("GetConnectionUnixProcessID", "s", BUS)
    for callers in (known, unknown[:4], [*unknown[4:], *known]):
        for one in known:
            one.tunnels()
        began = time.monotonic()
        pass_time(began, 7)  # well before
        assert bus.helper_pid()
        os.kill(daemon, signal.SIGSTOP)
        replies = [one.start_opening({**CLIENT, "uri": "ws://10.9.0.1:81/"}) for one in callers]
        pass_time(began, 12)
        os.kill(daemon, signal.SIGCONT)
        for reply in replies:
            reply.result(20)
        for one in callers:
            one.call("CloseAll")
