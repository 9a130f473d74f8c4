# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person reads before typing a password, and what happens when there is no polkit to ask."""

import time

import pytest

from busconnection import BusError
from helper import ERROR, Helper
from users import ADA, BEN

DENIED = ERROR + "PermissionDenied"
NOT_CONFIRMED = ERROR + "NotAuthenticated"
NO_POLKIT = ERROR + "PolkitUnavailable"
CLIENT = {"mode": "client", "uri": "ws://lab.example:81/", "name": "Lab"}
SERVER = {"mode": "server", "address": "127.0.0.1", "port": 8080, "name": "Lab"}
OPEN = "Authentication is required to open the tunnel “{}” to {}"
ATTACH = "Authentication is required for the tunnel “{}” to use {} on this computer"
SERVE = "Authentication is required to let other computers connect to the tunnel “{}” at {}"
INSECURE = "Authentication is required to open the tunnel “{}” without checking that the server really is {}"
OTHERS = "Authentication is required to see or end the tunnel “{}” of the user {}"


@pytest.fixture
def bus(make_host, make_system_bus):
    bus = make_system_bus(make_host("client"))
    bus.rules(**dict.fromkeys(("open", "serve", "attach", "insecure", "manage_others"), "ask"))
    return bus


def read(bus, helper, settings):
    """What the person reads, one message after the other, before the tunnel opens."""
    agent = bus.agent(helper.caller)
    tunnel = helper.open(settings, interactive=True)
    name = tunnel["Name"]
    tunnel.close()
    agent.kill()
    return name, [question.message for question in agent.questions]


@pytest.mark.parametrize("settings, messages", [
    (CLIENT, [OPEN.format("Lab", "lab.example")]),
    ({**CLIENT, "name": ""}, [OPEN.format("lab.example", "lab.example")]),
    ({**CLIENT, "uri": "wss://[2001:db8::1]/", "insecure": True},
     [OPEN.format("Lab", "2001:db8::1"), INSECURE.format("Lab", "2001:db8::1")]),
    ({**CLIENT, "bridge": "br0"}, [OPEN.format("Lab", "lab.example"), ATTACH.format("Lab", "br0")]),
    ({**CLIENT, "device": "lab0", "ip": ["10.0.0.2/8", "8.8.8.8/24", "2001:4860::1/32"]},
     [OPEN.format("Lab", "lab.example"), ATTACH.format("Lab", "lab0, 10.0.0.2/8, 8.8.8.8/24, 2001:4860::1/32")]),
    (SERVER, [SERVE.format("Lab", "127.0.0.1:8080")]),
    ({"mode": "server", "port": 443}, [SERVE.format("port 443", "*:443")]),
    ({**SERVER, "address": "::1", "device": "lab0"},
     [SERVE.format("Lab", "[::1]:8080"), ATTACH.format("Lab", "lab0")]),
])
def test_messages_name_tunnel_and_place(bus, ada, settings, messages):
    settings = {key: value for key, value in settings.items() if value != ""}
    assert read(bus, ada, settings)[1] == messages


def test_message_names_the_other_user(bus, ada):
    bus.rules(ada={"open": "yes"})
    tunnel = ada.open(CLIENT)
    ben = Helper(bus.caller(BEN))
    agent = bus.agent(ben.caller)
    tunnel.seen_by(ben).properties(interactive=True)
    ben.call("ListAllTunnels", interactive=True)
    assert [question.message for question in agent.questions] == [
        OTHERS.format("Lab", ADA.uid), OTHERS.format("*", "*")]


# A name that would end the quotation or be markup, and what is read instead.
HOSTILE = {
    "<b>x</b>": "?b?x?/b?",
    "a&amp;b": "a?amp;b",
    'x" to a.example': "x? to a.example",
    "x” to good.example, as always. “": "x? to good.example, as always. ?",
    "x“ zu „y": "x? zu ?y",
    "x」to「y": "x?to?y",
    "»x« ‹y› ＂z＂ 〞": "?x? ?y? ?z? ?",
    "$(host) $(tunnel) %s %n": "$(host) $(tunnel) %s %n",
    "Ada’s Büro, 東京 (2)": "Ada’s Büro, 東京 (2)",
    "x" * 64: "x" * 64,
    "🦊" * 64: "🦊" * 64,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_name_cannot_change_what_is_read(bus, ada, name):
    kept, messages = read(bus, ada, {**CLIENT, "name": name})
    assert kept == name  # only the question has to be careful
    assert messages == [OPEN.format(HOSTILE[name], "lab.example")]


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[2Jb", "a\u202eb", "a\u2066b", "a\u200bb", "a\u2028b",
                                  "a\u0085b", "x" * 65, " x", "x\ufeffy", "a\tb"])
def test_name_that_cannot_be_read_is_refused(bus, ada, name):
    agent = bus.agent(ada.caller)
    with pytest.raises(BusError) as refused:
        ada.open({**CLIENT, "name": name}, interactive=True)
    assert refused.value.name == ERROR + "InvalidSettings"
    assert agent.questions == []


def test_long_host_shows_whose_it_is(bus, ada):
    """Its end says that, not its beginning."""
    host = "trusted.example." + "a" * 60 + ".evil.example"
    _, [message] = read(bus, ada, {**CLIENT, "uri": f"ws://{host}/"})
    assert message == OPEN.format("Lab", "…" + host[-63:])


def test_host_of_foreign_letters_is_not_taken_for_another(bus, ada):
    """Cyrillic letters that look like Latin ones."""
    _, [message] = read(bus, ada, {**CLIENT, "uri": "ws://xn--80ak6aa92e.com/"})
    assert message == OPEN.format("Lab", "xn--80ak6aa92e.com")


# polkit is not there

def denied(opening, within):
    begun = time.monotonic()
    error = opening.exception(30)
    assert isinstance(error, BusError) and error.name == NO_POLKIT and "polkit" in error.message, error
    assert time.monotonic() - begun < within
    return error.message


def test_polkit_frozen(bus, ada):
    ben = Helper(bus.caller(BEN))
    bus.rules(open="yes", manage_others="yes")
    ada.open(CLIENT).close()
    bus.freeze_polkit()
    begun = time.monotonic()
    opening = [ada.start_opening({**CLIENT, "name": f"{n}"}, interactive=True) for n in range(3)]
    for _ in range(20):
        asked = time.monotonic()
        assert ben.tunnels() == [] and len(ada.tunnels()) == 3
        assert time.monotonic() - asked < 5
    assert "does not answer" in denied(opening[0], within=40)
    assert time.monotonic() - begun > 19
    for one in opening[1:]:
        denied(one, within=5)
    assert ada.tunnels() == []
    bus.thaw_polkit()
    ada.open(CLIENT).close()


def test_polkit_killed_and_back(bus, ada):
    bus.rules(open="yes")
    ada.open(CLIENT).close()
    bus.kill_polkit()
    assert "polkit is not running" in denied(ada.start_opening(CLIENT, interactive=True), within=5)
    with pytest.raises(BusError) as refused:
        ada.call("ListAllTunnels")
    assert refused.value.name == NO_POLKIT and "polkit" in refused.value.message
    assert ada.tunnels() == []
    bus.start_polkit()
    ada.open(CLIENT).close()
    assert bus.helper_starts() == 1


def test_polkit_killed_in_mid_question(bus, ada):
    agent = bus.agent(ada.caller, "never")
    opening = ada.start_opening(CLIENT, interactive=True)
    agent.wait_for_question()
    bus.kill_polkit()
    denied(opening, within=5)
    assert ada.tunnels() == []


def test_polkit_was_never_there(bus, ada):
    bus.kill_polkit()  # before the helper starts
    denied(ada.start_opening(CLIENT, interactive=True), within=10)
    bus.start_polkit()
    agent = bus.agent(ada.caller)
    ada.open(CLIENT, interactive=True).close()
    assert len(agent.questions) == 1


# two users at once

def test_two_users_get_each_their_own_answer(bus, ada):
    ben = Helper(bus.caller(BEN))
    agents = [bus.agent(one.caller, "never") for one in (ada, ben)]
    for number in range(1, 21):
        opening = [one.start_opening({**CLIENT, "name": one.caller.user.name}, interactive=True)
                   for one in (ada, ben)]
        questions = [agent.wait_for_question(number) for agent in agents]
        assert [question.message for question in questions] == [
            OPEN.format(name, "lab.example") for name in ("ada", "ben")]
        yes, no = (0, 1) if number % 2 else (1, 0)
        for which in ((yes, no) if number % 4 < 2 else (no, yes)):
            if which == yes:
                agents[yes].answer_now(questions[yes], "yes")
            else:
                agents[no].caller.refuse(questions[no].call, "org.freedesktop.PolicyKit1.Error.Cancelled")
        [path] = opening[yes].result(30)
        assert opening[no].exception(10).name == NOT_CONFIRMED
        [tunnel] = (ada, ben)[yes].tunnels()
        assert tunnel.path == path and (ada, ben)[no].tunnels() == []
        tunnel.close()


def test_two_users_rules_asked_at_once(bus, ada):
    ben = Helper(bus.caller(BEN))
    for number in range(20):
        allowed, refused = (ada, ben) if number % 2 else (ben, ada)
        bus.rules(open="no", **{allowed.caller.user.name: {"open": "yes"}})
        for _ in range(5):
            both = [one.start_opening(CLIENT) for one in ((allowed, refused), (refused, allowed))[number % 3 % 2]]
            good, bad = both if number % 3 % 2 == 0 else reversed(both)
            assert bad.exception(10).name == DENIED
            assert allowed.tunnels()[0].path == good.result(30)[0] and refused.tunnels() == []
            allowed.call("CloseAll")
