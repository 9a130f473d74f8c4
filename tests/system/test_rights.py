# SPDX-License-Identifier: GPL-3.0-or-later
"""Every method and property of every interface of the service, called by somebody who has no right
to anything: what there is comes from the interfaces' description."""

import itertools
import os
import statistics
import time
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest

from busconnection import BUS, BUS_PATH, BusError
from helper import ERROR, MANAGER, MANAGER_PATH, PROPERTIES, TUNNEL, Helper, memory_file, variants
from users import ADA, BEN

SOURCE = Path(__file__).parents[2] / "helper/contract/org.farlan.Helper1.xml"
INTERFACES = {one.get("name"): one for one in xml.parse(SOURCE).getroot().iter("interface")}
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
FREEDESKTOP_ERROR = "org.freedesktop.DBus.Error."
CLIENT = {"mode": "client", "uri": "ws://127.0.0.1:9/"}

# What somebody without rights gets of the manager: the name of an error, or what is his own.
DENIED = ERROR + "PermissionDenied"
OWN_THINGS = {"OpenTunnel": DENIED, "ListTunnels": ([],), "ListAllTunnels": DENIED, "CloseAll": (),
              "Subscribe": (), "Unsubscribe": ()}


@pytest.fixture
def bus(host, make_system_bus):
    bus = make_system_bus(host)
    refused = dict.fromkeys(("open", "serve", "attach", "insecure", "manage_others"), "no")
    bus.rules(**refused, ada={"open": "yes", "serve": "yes"})
    return bus


@pytest.fixture
def tunnel(bus):
    """A server of ada's, which is up."""
    tunnel = Helper(bus.caller(ADA)).open({"mode": "server", "address": "127.0.0.1", "port": 8080})
    tunnel.wait_for("up")
    return tunnel


@pytest.fixture
def ben(bus):
    ben = bus.caller(BEN)
    with pytest.raises(BusError):  # who he is has been asked before anything is measured
        Helper(ben).call("ListAllTunnels")
    return ben


def default(kind):
    """A value of a type of the description that is right, as far as can be said without its meaning."""
    return {"a{sv}": lambda: variants(CLIENT), "h": lambda: os.fdopen(memory_file({}), "rb"), "t": lambda: 1}[kind]()


def calls(interface):
    """All that can be called at an object: (interface, method, signature, arguments)."""
    for method in INTERFACES[interface].iter("method"):
        kinds = [one.get("type") for one in method.iter("arg") if one.get("direction") == "in"]
        yield interface, method.get("name"), "".join(kinds), [default(kind) for kind in kinds]
    for one in INTERFACES[interface].iter("property"):
        yield PROPERTIES, "Get", "ss", [interface, one.get("name")]
    yield PROPERTIES, "GetAll", "s", [interface]
    yield INTROSPECTABLE, "Introspect", "", []


def outcome(caller, path, call):
    """The body of the answer, or the error's name and text; and after how many seconds."""
    interface, member, kinds, arguments = call
    begun = time.monotonic()
    try:
        result = caller.call(path, interface, member, kinds, arguments)
    except BusError as error:
        result = error.name, error.message
    return result, time.monotonic() - begun


def is_prompt(seconds):
    """Whether answers came within 100 ms, but for what the machine itself held up."""
    return statistics.median(seconds) < 0.1 and max(seconds) < 5


def another(path):
    """The path of a tunnel that does not exist."""
    return path[:-4] + ("0000" if path[-4:] != "0000" else "1111")


def state(host, bus):
    """All that a call could have made or changed."""
    tunnels = Helper(bus.root).all_properties()
    assert tunnels
    return (sorted(host.links()), sorted(host.farlan_processes()),
            sorted((path, one["State"], one["Reconnects"], one["Since"]) for path, one in tunnels.items()))


def test_stranger_gets_own_things_of_the_manager(host, bus, tunnel, ben):
    before = state(host, bus)
    seconds = []
    for call in calls(MANAGER):
        result, needed = outcome(ben, MANAGER_PATH, call)
        seconds.append(needed)
        if call[0] == MANAGER:
            expected = OWN_THINGS[call[1]]
            assert result == expected or result[0] == expected, (call, result)
    assert is_prompt(seconds), seconds
    assert state(host, bus) == before
    assert tunnel["State"] == "up"


def test_stranger_is_asked_for_a_password_where_the_administrator_says_so(host, bus, tunnel, ben):
    bus.rules(ada={"open": "yes", "serve": "yes"})  # the rest is as the policy file has it
    before = state(host, bus)
    agent = bus.agent(ben)
    for call in calls(MANAGER):
        result, _ = outcome(ben, MANAGER_PATH, call)
        if call[0] == MANAGER and OWN_THINGS[call[1]] == DENIED:
            assert result[0] == ERROR + "AuthenticationRequired", (call, result)
    assert agent.questions == []
    assert state(host, bus) == before


# What nobody may know is whether there is such a tunnel: what is wrong otherwise is said to nobody.
WRONG = [
    (TUNNEL, "Nonsense", "", []),
    (TUNNEL, "Close", "s", ["x"]),
    (TUNNEL, "DisconnectClient", "", []),
    (MANAGER, "ListTunnels", "", []),
    (PROPERTIES, "Get", "ss", [TUNNEL, "Nonsense"]),
    (PROPERTIES, "Get", "s", [TUNNEL]),
    (PROPERTIES, "GetAll", "s", ["org.example.Nonsense"]),
    (INTROSPECTABLE, "Nonsense", "", []),
]


@pytest.mark.parametrize("rule", ["no", "ask"])
def test_somebody_elses_tunnel_does_not_exist(host, bus, tunnel, ben, rule):
    bus.rules(manage_others=rule)
    before = state(host, bus)
    missing = another(tunnel.path)
    seconds = []
    for call in itertools.chain(calls(TUNNEL), WRONG):
        (there, needed), (nowhere, _) = (outcome(ben, path, call) for path in (tunnel.path, missing))
        seconds.append(needed)
        assert there[0] == FREEDESKTOP_ERROR + "UnknownObject", (call, there)
        assert nowhere == (there[0], there[1].replace(tunnel.path, missing)), call
    assert is_prompt(seconds), seconds
    assert state(host, bus) == before
    assert tunnel["State"] == "up"


def test_every_method_has_a_rule(bus, tunnel):
    """As one who may: what has no rule would not be there."""
    closing = {"CloseAll", "Close"}  # last
    missing = {FREEDESKTOP_ERROR + name for name in (
        "UnknownMethod", "UnknownObject", "UnknownInterface", "UnknownProperty", "InvalidArgs")}
    for path, interface in ((tunnel.path, TUNNEL), (MANAGER_PATH, MANAGER)):
        for call in sorted(calls(interface), key=lambda call: call[1] in closing):
            result, _ = outcome(tunnel.helper.caller, path, call)
            assert not result or str(result[0]) not in missing, (call, result)


@pytest.mark.parametrize("user", [ADA, BEN])
def test_nothing_can_be_set(bus, tunnel, ben, user):
    caller = tunnel.helper.caller if user is ADA else ben

    def refusals():
        for interface, path in ((MANAGER, MANAGER_PATH), (TUNNEL, tunnel.path)):
            for one in INTERFACES[interface].iter("property"):
                assert one.get("access") == "read"
                with pytest.raises(BusError) as refused:
                    caller.call(path, PROPERTIES, "Set", "ssv", (interface, one.get("name"), ("s", "x")))
                yield path, refused.value.name

    before = tunnel.properties()
    assert {name for _, name in refusals()} == {FREEDESKTOP_ERROR + "AccessDenied"}  # by the bus
    # And by the helper, on a bus that lets everything through.
    (bus.folder / "policies/loose.conf").write_text(
        '<busconfig><policy context="mandatory"><allow send_destination="*"/></policy></busconfig>')
    bus.root.call(BUS_PATH, BUS, "ReloadConfig", to=BUS)
    expected = {(MANAGER_PATH, FREEDESKTOP_ERROR + "PropertyReadOnly"),
                (tunnel.path, FREEDESKTOP_ERROR + ("PropertyReadOnly" if user is ADA else "UnknownObject"))}
    assert set(refusals()) == expected
    assert tunnel.properties() == before


def test_introspection_is_the_description_without_children(bus, tunnel, ben):
    [text] = ben.call(MANAGER_PATH, INTROSPECTABLE, "Introspect")
    shown = xml.fromstring(text)
    assert not list(shown.iter("node"))[1:]
    names = {interface.get("name"): sorted(one.get("name") for one in interface if one.tag != "annotation")
             for interface in shown.iter("interface")}
    described = sorted(one.get("name") for one in INTERFACES[MANAGER])
    assert names[MANAGER] == described
    assert set(names) == {MANAGER, PROPERTIES, INTROSPECTABLE}

    [text] = tunnel.helper.caller.call(tunnel.path, INTROSPECTABLE, "Introspect")
    assert not list(xml.fromstring(text).iter("node"))[1:]
    # Nor does what is above and between know of any.
    number = os.path.basename(tunnel.path)
    for caller in (ben, tunnel.helper.caller, bus.root):
        for path in ("/", "/org", "/org/farlan", f"{MANAGER_PATH}/tunnel"):
            result, _ = outcome(caller, path, (INTROSPECTABLE, "Introspect", "", []))
            assert number not in str(result), path
