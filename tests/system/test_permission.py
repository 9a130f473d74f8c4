# SPDX-License-Identifier: GPL-3.0-or-later
"""What the administrator's rules and a person's answer let a caller do."""

import itertools
import statistics
import time

import pytest

from busconnection import BusError
from helper import ERROR, MANAGER, MANAGER_PATH, Helper
from hosts import wait_until
from users import ADA, BEN

DENIED = ERROR + "PermissionDenied"
NEEDED = ERROR + "AuthenticationRequired"
CLIENT = {"mode": "client", "uri": "ws://127.0.0.1:9/", "name": "Lab"}
SERVER = {"mode": "server", "address": "127.0.0.1", "port": 8080, "name": "Lab"}
SECURE = {**CLIENT, "uri": "wss://127.0.0.1:9/"}
EVERYTHING = {**SECURE, "insecure": True, "device": "lab0"}

# Settings, and the actions that they need in the order in which a person is asked.
TUNNELS = {
    "open": (CLIENT, ["open"]),
    "open wss": (SECURE, ["open"]),
    "address": ({**CLIENT, "ip": ["10.1.1.2/24"]}, ["open", "attach"]),
    "IPv6 address": ({**CLIENT, "ip": ["fd00::2/64"]}, ["open", "attach"]),
    "device": ({**CLIENT, "device": "lab0"}, ["open", "attach"]),
    "bridge": ({**CLIENT, "bridge": "br0"}, ["open", "attach"]),
    "insecure": ({**SECURE, "insecure": True}, ["open", "insecure"]),
    "serve": (SERVER, ["serve"]),
    "serve at a bridge": ({**SERVER, "bridge": "br0"}, ["serve", "attach"]),
    "serve with a device": ({**SERVER, "device": "lab0"}, ["serve", "attach"]),
    "everything": (EVERYTHING, ["open", "insecure", "attach"]),
}
ACTIONS = ("open", "attach", "serve", "insecure", "manage-others")


@pytest.fixture
def bus(host, make_system_bus):
    return make_system_bus(host)


@pytest.fixture
def nothing_is_made(host, bus):
    """Nothing is there afterwards that was not before, in nobody's list either."""
    before = sorted(host.links())
    yield
    assert Helper(bus.root).all_properties() == {}
    assert sorted(host.links()) == before
    assert host.farlan_processes("farlan-pump") == []


def allow(bus, all_of="no", **rules):
    bus.rules(**{**{action.replace("-", "_"): all_of for action in ACTIONS}, **rules})


def refusal(future):
    """The error of a call, as (name, message)."""
    error = future.exception(30)
    assert isinstance(error, BusError), error or future.result()
    return error.name, error.message


def asked(agent):
    return [question.action.removeprefix("org.farlan.") for question in agent.questions]


def is_answered(*callers):
    """Whether callers get answers within 100 ms, but for what the machine itself holds up."""
    seconds = []
    for caller in callers * 5:
        begun = time.monotonic()
        assert caller.tunnels() is not None and caller.property("ApiVersion") == 1
        seconds.append((time.monotonic() - begun) / 2)
    return statistics.median(seconds) < 0.1


@pytest.mark.parametrize("what", TUNNELS)
def test_rules_decide(bus, ada, what):
    settings, needed = TUNNELS[what]
    agent = bus.agent(ada.caller)
    allow(bus, **dict.fromkeys(needed, "yes"))  # and nothing else
    ada.open(settings, interactive=True).close()
    for action in needed:
        for rule, error in (("no", DENIED), ("ask", NEEDED)):
            allow(bus, **{**dict.fromkeys(needed, "yes"), action: rule})
            name, message = refusal(ada.start_opening(settings, interactive=rule == "no"))
            assert name == error and f"org.farlan.{action})" in message
            assert ada.tunnels() == []
    assert agent.questions == []

    allow(bus, **dict.fromkeys(needed, "ask"))
    ada.open(settings, interactive=True).close()
    assert asked(agent) == needed


@pytest.mark.parametrize("rules", set(itertools.permutations(["no", "yes", "ask"])) | {("ask", "ask", "no")})
def test_one_refusal_denies_before_anybody_is_asked(bus, ada, nothing_is_made, rules):
    agent = bus.agent(ada.caller)
    allow(bus, **dict(zip(("open", "insecure", "attach"), rules)))
    name, message = refusal(ada.start_opening(EVERYTHING, interactive=True))
    refused = ("open", "insecure", "attach")[rules.index("no")]
    assert name == DENIED and f"org.farlan.{refused})" in message
    assert agent.questions == []


def test_a_person_is_asked_only_what_is_missing(bus, ada):
    agent = bus.agent(ada.caller)
    allow(bus, "ask", insecure="yes")
    tunnel = ada.open(EVERYTHING, interactive=True)
    assert asked(agent) == ["open", "attach"]
    assert ada.tunnels()[0].path == tunnel.path
    # Each tunnel anew.
    refusal(ada.start_opening({**EVERYTHING, "name": "Other"}))
    assert len(agent.questions) == 2


@pytest.mark.parametrize("answer", ["no", "dismiss"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_persons_refusal_denies(bus, ada, nothing_is_made, answer, number):
    """The first or the second question's."""
    agent = bus.agent(ada.caller, "never")
    allow(bus, "ask", insecure="yes")
    opening = ada.start_opening(EVERYTHING, interactive=True)
    if number == 2:
        agent.answer_now(agent.wait_for_question(), "yes")
    question = agent.wait_for_question(number)
    agent.answer = answer  # a wrong password is asked for again
    if answer == "dismiss":
        agent.caller.refuse(question.call, "org.freedesktop.PolicyKit1.Error.Cancelled")
    else:
        agent.answer_now(question, "no")
    name, message = refusal(opening)
    assert name == ERROR + "NotAuthenticated" and "cancelled or has failed" in message
    assert ["open", "attach"][:number] == asked(agent)


def test_nobody_to_ask(bus, ada, nothing_is_made):
    allow(bus, "ask")
    name, message = refusal(ada.start_opening(CLIENT, interactive=True))
    assert name == NEEDED and "nobody to ask" in message


def test_managing_others_by_rule_and_by_person(bus, ada):
    ben = Helper(bus.caller(BEN))
    allow(bus, ada={"open": "yes"})
    tunnel = ada.open(CLIENT).seen_by(ben)
    agent = bus.agent(ben.caller)
    for rule, flag, error in (("no", True, DENIED), ("ask", False, NEEDED)):
        allow(bus, manage_others=rule)
        with pytest.raises(BusError) as refused:
            ben.call("ListAllTunnels", interactive=flag)
        assert refused.value.name == error
        with pytest.raises(BusError) as refused:
            tunnel.properties(interactive=flag)
        assert refused.value.name == "org.freedesktop.DBus.Error.UnknownObject"
    assert agent.questions == []
    listed = ben.all_properties(interactive=True)
    assert asked(agent) == ["manage-others"]
    now = tunnel.properties(interactive=True)  # its phase may be another one already
    assert listed.keys() == {tunnel.path}
    for key in ("Name", "Owner", "Uri"):
        assert listed[tunnel.path][key] == now[key]
    assert asked(agent) == ["manage-others"] * 2
    agent.answer = "dismiss"
    with pytest.raises(BusError):
        tunnel.call("Close", interactive=True)
    assert len(ada.tunnels()) == 1
    allow(bus, manage_others="yes")
    tunnel.close()
    assert ada.tunnels() == []


def test_caller_killed_in_mid_question(host, bus, ada, nothing_is_made):
    ben = Helper(bus.caller(BEN))
    asking = Helper(bus.caller(ADA))
    ada.call("Subscribe")
    agent = bus.agent(asking.caller, "never")
    allow(bus, "ask")
    links = sorted(host.links())
    asking.start_opening({**SERVER, "device": "lab0"}, interactive=True)
    question = agent.wait_for_question()
    assert is_answered(ben, ada)
    assert sorted(host.links()) == links
    assert [one["Phase"] for one in ada.tunnels()] == ["authorizing"]

    asking.caller.kill()
    begun = time.monotonic()
    wait_until(lambda: question.cookie in agent.cancelled, what="the question to be cancelled")
    assert time.monotonic() - begun < 5
    assert ada.caller.wait_for_signal("TunnelRemoved").body == ada.caller.wait_for_signal("TunnelAdded").body
    assert ada.tunnels() == []
    assert agent.caller.call("/", "org.freedesktop.DBus.Peer", "Ping") == ()
    assert is_answered(ben, ada)
    assert "lab0" not in host.links()


def test_closing_what_is_not_allowed_yet_takes_the_question_back(bus, ada, nothing_is_made):
    agent = bus.agent(ada.caller, "never")
    allow(bus, "ask")
    opening = ada.start_opening(CLIENT, interactive=True)
    question = agent.wait_for_question()
    [tunnel] = ada.tunnels()
    for method in ("GetStatistics", "ListClients", "Reconnect"):  # of what is not there yet
        tunnel.call(method)
    assert tunnel["Phase"] == "authorizing"
    tunnel.close()
    assert refusal(opening)[0] == ERROR + "InvalidState"
    wait_until(lambda: question.cookie in agent.cancelled, what="the question to be cancelled")


@pytest.mark.parametrize("caller_stays", [True, False])
def test_helper_ends_after_a_question_that_took_long(bus, caller_stays):
    """Longer than the helper waits when it has nothing to do."""
    ben = Helper(bus.caller(BEN))
    agent = bus.agent(ben.caller, "never")
    listing = ben.caller.start(MANAGER_PATH, MANAGER, "ListAllTunnels", interactive=True)
    with pytest.raises(TimeoutError):
        listing.result(12)
    if caller_stays:
        agent.caller.refuse(agent.questions[0].call, "org.freedesktop.PolicyKit1.Error.Cancelled")
        assert refusal(listing)[0] == ERROR + "NotAuthenticated"
    else:
        ben.caller.kill()
    bus.wait_for_helper_end(timeout=20)


def test_four_open_questions_of_a_user_are_enough(bus, ada, nothing_is_made):
    agent = bus.agent(ada.caller, "never")
    ben = Helper(bus.caller(BEN))
    allow(bus, "ask", ben={"open": "yes"})
    begun = [ada.start_opening({**CLIENT, "name": f"{n}"}, interactive=True) for n in range(4)]
    agent.wait_for_question(4)
    other = Helper(bus.caller(ADA))  # another program of hers
    for one in (ada, other):
        started = time.monotonic()
        assert refusal(one.start_opening(CLIENT, interactive=True))[0] == ERROR + "LimitReached"
        assert time.monotonic() - started < 5
    assert len(ada.tunnels()) == 4
    ben.open(CLIENT).close()
    assert not any(future.done() for future in begun)

    agent.answer_now(agent.questions[2], "yes")
    begun[2].result(10)
    begun[2] = other.start_opening(CLIENT, interactive=True)  # who has no agent, but room again
    assert refusal(begun[2])[0] == NEEDED
    ada.caller.kill()
    wait_until(lambda: len(set(agent.cancelled)) == 3, what="the questions to be cancelled")
    wait_until(lambda: len(other.tunnels()) == 1, what="the tunnels of the asking to be gone")
    [left] = other.tunnels()
    assert left["Name"] == "2"
    left.close()
    again = Helper(bus.caller(ADA))
    agent = bus.agent(again.caller, "never")
    for n in range(4):
        again.start_opening({**CLIENT, "name": f"{n}"}, interactive=True)
    agent.wait_for_question(4)
    again.caller.kill()
    wait_until(lambda: other.tunnels() == [], what="the tunnels to be gone")


def test_many_requests_that_ask_nobody(bus, ada):
    """What no person has to answer does not count as an open question."""
    ben = Helper(bus.caller(BEN))
    allow(bus, open="yes", ben={"manage-others": "yes"})
    opening = [ada.start_opening({**CLIENT, "name": f"{n}"}) for n in range(16)]
    paths = [future.result(30)[0] for future in opening]
    seen = [ben.caller.start(path, "org.freedesktop.DBus.Properties", "GetAll", "s",
                             ("org.farlan.Helper1.Tunnel",)) for path in paths]
    assert [future.result(30)[0]["Name"][1] for future in seen] == [f"{n}" for n in range(16)]
