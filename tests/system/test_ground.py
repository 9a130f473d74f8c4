# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground for tests with a bus: other users, a system bus with a real polkitd, agents. A dummy
stands where the helper stands."""

import os
import signal
from pathlib import Path

import pytest

from busconnection import HELPER, MANAGER, PATH, BusError
from hosts import wait_until
from systembus import DUMMY, SystemBus
from users import ADA, BEN, CLEO

OPEN, SERVE, ATTACH = (f"org.farlan.{name}" for name in ("open", "serve", "attach"))


@pytest.fixture
def bus(make_system_bus):
    return make_system_bus(service=DUMMY)


def ask(caller, action, interactive=True, **options):
    """What polkit says to the dummy about the caller."""
    [allowed] = caller.call(PATH, MANAGER, "Ask", "s", (action,), interactive=interactive, **options)
    return allowed


def start_asking(caller, action):
    return caller.start(PATH, MANAGER, "Ask", "s", (action,), interactive=True)


def test_callers_are_whom_they_say(bus):
    for user in (ADA, BEN):
        caller = bus.caller(user)
        assert caller.call(PATH, MANAGER, "Who") == (user.uid,)
        assert bus.root.ask_bus("GetConnectionUnixProcessID", "s", caller.name) == (caller.pid,)
        assert os.stat(f"/proc/{caller.pid}").st_uid == user.uid
    assert bus.root.call(PATH, MANAGER, "Who") == (0,)


def test_nobody_but_root_may_have_the_name(bus):
    with pytest.raises(BusError) as caught:
        bus.caller(ADA).ask_bus("RequestName", "su", HELPER, 4)
    assert caught.value.name == "org.freedesktop.DBus.Error.AccessDenied"
    with pytest.raises(BusError) as caught:  # as on Debian's bus, what is not allowed is denied
        ada, ben = bus.caller(ADA), bus.caller(BEN)
        ada.call("/", "org.example.Anything", "Do", to=ben.name)
    assert caught.value.name == "org.freedesktop.DBus.Error.AccessDenied"


def test_rules_say_yes_and_no_and_ask(bus):
    ada, ben = bus.caller(ADA), bus.caller(BEN)
    bus.rules(open="yes", serve="no", attach="ask", ben={"open": "no", "serve": "yes"})
    assert [bus.check(ada.name, action) for action in (OPEN, SERVE, ATTACH)] == [
        (True, False), (False, False), (False, True)]
    assert [bus.check(ben.name, action) for action in (OPEN, SERVE, ATTACH)] == [
        (False, False), (True, False), (False, True)]
    assert ask(ada, OPEN) and not ask(ada, SERVE)
    for answer in ("no", "yes") * 5:
        bus.rules(open=answer)
        assert ask(ada, OPEN) == (answer == "yes")
    bus.rules(manage_others="no")
    assert bus.check(ada.name, "org.farlan.manage-others") == (False, False)
    assert bus.check(ada.name, "org.farlan.insecure") == (False, True)


@pytest.mark.parametrize("answer", ["yes", "no", "dismiss"])
def test_agent_answers(bus, answer):
    ada = bus.caller(ADA)
    agent = bus.agent(ada, answer)
    action = "org.farlan.question"  # of which the policy file says that the administrator is asked
    assert not ask(ada, action, interactive=False)
    assert not agent.questions
    assert ask(ada, action) == (answer == "yes")
    [question] = agent.questions
    assert question.action == action
    assert question.message == "The message of question, office"
    assert question.details == {"polkit.subject-pid": str(ada.pid),
                                "polkit.caller-pid": str(bus.helper_pid())}
    assert question.identities == [("unix-user", {"uid": ("u", 0)})]


def test_agent_that_never_answers(bus):
    ada, ben = bus.caller(ADA), bus.caller(BEN)
    agents = [bus.agent(caller, "never") for caller in (ada, ben)]
    bus.rules(open="ask")
    asked = [start_asking(caller, OPEN) for caller in (ada, ben)]
    questions = [agent.wait_for_question() for agent in agents]
    assert ask(ada, SERVE, interactive=False) is False  # others are answered
    assert not any(future.done() for future in asked)
    agents[1].answer_now(questions[1], "yes")
    assert asked[1].result(30) == (True,)
    assert not asked[0].done()
    agents[0].answer_now(questions[0], "no")
    assert asked[0].result(30) == (False,)


def test_without_an_agent_for_the_caller_nobody_is_asked(bus):
    bus.rules(open="ask")
    ada, other = bus.caller(ADA), bus.caller(ADA)
    agent = bus.agent(other)
    assert not ask(ada, OPEN)
    assert not agent.questions
    assert ask(other, OPEN)
    agent.kill()
    assert not ask(other, OPEN)


def test_caller_killed_in_mid_question(bus):
    ada, ben = bus.caller(ADA), bus.caller(BEN)
    agent = bus.agent(ada, "never")
    bus.rules(open="ask", ben={"open": "yes"})
    asked = start_asking(ada, OPEN)
    agent.wait_for_question()
    ada.kill()
    assert not Path(f"/proc/{ada.pid}").exists()
    with pytest.raises(ConnectionResetError):
        asked.result(30)
    with pytest.raises(ConnectionResetError):
        ada.call(PATH, MANAGER, "Echo")
    wait_until(lambda: ada.name not in bus.root.ask_bus("ListNames")[0], what="the bus to know")
    assert ask(ben, OPEN)


def test_caller_becomes_another_program(bus):
    ada = bus.caller(ADA)
    ada.execute("sleep", "1000")
    assert ada.call(PATH, MANAGER, "Who") == (ADA.uid,)
    assert bus.root.ask_bus("GetConnectionUnixProcessID", "s", ada.name) == (ada.pid,)
    ada.kill()


def test_polkit_frozen_killed_and_back(bus):
    ada = bus.caller(ADA)
    bus.rules(open="yes")
    assert ask(ada, OPEN)

    bus.freeze_polkit()
    asked = start_asking(ada, OPEN)
    assert ada.call(PATH, MANAGER, "Echo", "s", ("still here",)) == ("still here",)
    with pytest.raises(TimeoutError):
        asked.result(0.5)
    bus.thaw_polkit()
    assert asked.result(30) == (True,)

    bus.kill_polkit()
    with pytest.raises(BusError) as caught:
        ask(ada, OPEN)
    assert "ServiceUnknown" in caught.value.message
    bus.start_polkit()
    assert ask(ada, OPEN)


def test_descriptors_both_ways(bus, tmp_path):
    ada = bus.caller(ADA)
    (tmp_path / "file").write_text("what ada says")
    with open(tmp_path / "file", "rb") as file:
        [answer] = ada.call(PATH, MANAGER, "Capitals", "h", (file,))
        with answer.to_file("r") as capitals:
            assert capitals.read() == "WHAT ADA SAYS"
        # A descriptor that no argument names.
        assert ada.call(PATH, MANAGER, "Echo", "s", ("x",), fds=[file]) == ("x",)


def test_signals_for_one_and_for_all(bus):
    ada, ben, cleo = (bus.caller(user) for user in (ADA, BEN, CLEO))
    for caller in (ada, ben):
        caller.listen(f"type='signal',interface='{MANAGER}'")
    ada.call(PATH, MANAGER, "Tell", "s", ("news",))
    told = ada.wait_for_signal("Told")
    assert (told.path, told.interface, told.body) == (PATH, MANAGER, ("news",))
    assert ben.wait_for_signal("Cried").body == ("news",)
    for caller in (ben, cleo):  # what was for them would have come before the answer
        caller.call(PATH, MANAGER, "Echo")
        assert not [signal for signal in caller.signals if signal.interface == MANAGER]


def test_errors_have_their_name(bus):
    with pytest.raises(BusError) as caught:
        bus.caller(ADA).call(PATH, MANAGER, "Nonsense")
    assert caught.value.name == "org.farlan.Helper1.Error.Dummy"
    assert caught.value.message == "There is no Nonsense."


def test_messages_as_bad_as_they_come(bus):
    ada, ben = bus.caller(ADA), bus.caller(BEN)
    large = "x" * 2**24
    assert ada.call(PATH, MANAGER, "Echo", "s", (large,)) == (large,)
    deep = ("s", "bottom")
    for _ in range(60):
        deep = ("v", deep)
    assert ada.call(PATH, MANAGER, "Echo", "v", (deep,)) == (deep,)
    with pytest.raises(TimeoutError):
        ada.call(PATH, MANAGER, "Sleep", timeout=0.2)

    message = ada.message(PATH, MANAGER, "Echo", "s", ("abc",))
    data = bytearray(message.serialise(serial=1000))
    data[-1] = ord("d")  # no zero at the end of the string
    ada.send_raw(bytes(data))
    assert ada.closed.wait(10)  # the bus hangs up
    assert ben.call(PATH, MANAGER, "Echo") == ()


def test_many_calls_at_once(bus):
    ada = bus.caller(ADA)
    for _ in range(10):  # the bus has a limit of 128 open calls
        calls = [ada.start(PATH, MANAGER, "Echo", "u", (n,)) for n in range(100)]
        assert [call.result(30) for call in calls] == [(n,) for n in range(100)]


def test_monitor_sees_all(bus):
    monitor = bus.monitor()
    bus.caller(ADA).call(PATH, MANAGER, "Echo", "s", ("a secret, and more",))
    wait_until(lambda: b"".join(monitor.raw).count(b"a secret, and more") == 2, what="call and reply")


def test_bus_starts_the_helper_when_it_is_called(bus):
    ada = bus.caller(ADA)
    assert bus.helper_pid() is None and bus.helper_starts() == 0 and bus.log() == ""
    ada.call(PATH, MANAGER, "Echo")
    pid = bus.wait_for_helper()
    assert b"dummyservice.py" in Path(f"/proc/{pid}/cmdline").read_bytes()
    assert os.stat(f"/proc/{pid}").st_uid == 0
    wait_until(lambda: bus.log() == "The dummy starts.\n", what="the log")

    with pytest.raises(BusError) as caught:
        ada.call(PATH, MANAGER, "Exit")
    assert caught.value.name == "org.freedesktop.DBus.Error.NoReply"
    bus.wait_for_helper_end()
    assert bus.helper_starts() == 1
    ada.call(PATH, MANAGER, "Echo")
    assert bus.helper_starts() == 2
    os.kill(bus.helper_pid(), signal.SIGKILL)
    bus.wait_for_helper_end()


def test_bus_killed_and_back(bus):
    ada = bus.caller(ADA)
    ada.call(PATH, MANAGER, "Echo")
    bus.kill_daemon()
    assert ada.closed.wait(10)
    bus.wait_for_polkit_end()
    bus.start_daemon()
    bus.start_polkit()
    assert bus.caller(ADA).call(PATH, MANAGER, "Who") == (ADA.uid,)


def test_bus_leaves_nothing_behind(users):
    def world():
        commands = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline")]
        programs = sorted(command for command in commands if command)  # others have ended
        return programs, sorted(os.listdir("/run")), Path("/proc/mounts").read_text()

    before = world()
    bus = SystemBus(service=DUMMY)
    ada = bus.caller(ADA)
    bus.agent(ada)
    ada.call(PATH, MANAGER, "Echo")
    os.kill(bus.helper_pid(), signal.SIGSTOP)  # one that does not end by itself
    assert world() != before
    bus.close()
    assert world() == before


def test_bus_and_user_on_a_host(make_host, make_system_bus):
    host = make_host("client")
    bus = make_system_bus(host, service=DUMMY)
    bus.caller(ADA).call(PATH, MANAGER, "Echo")
    assert os.stat(f"/proc/{bus.helper_pid()}/ns/net").st_ino == os.stat(f"/run/netns/{host.name}").st_ino

    said = host.run("dbus-send", "--system", "--print-reply", f"--dest={HELPER}", PATH,
                    f"{MANAGER}.Who", user=BEN, bus=bus)
    assert f"uint32 {BEN.uid}" in said.stdout
    said = host.run("sh", "-c", "id -un; echo $HOME; touch ~/file && ls ~", user=BEN)
    assert said.stdout.split() == ["ben", str(BEN.home), "file"]
    assert "farlanctl" in host.farlanctl("--version", user=ADA, bus=bus).stdout


def test_command_that_has_an_agent(make_host, make_system_bus):
    host = make_host("client")
    bus = make_system_bus(host, service=DUMMY)
    # Flags are not for dbus-send to set, but busctl asks for interaction when it is told to.
    command = ["busctl", "--system", "--allow-interactive-authorization=yes", "call", HELPER, PATH,
               MANAGER, "Ask", "s", "org.farlan.question"]
    for answer, said in (("yes", "b true\n"), ("no", "b false\n")):
        held = host.hold(*command, user=ADA, bus=bus)
        agent = bus.agent(held, answer)
        done = held.run()
        assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
        assert agent.questions[0].details["polkit.subject-pid"] == str(held.pid)

    held = host.hold(*command, user=ADA, bus=bus)
    agent = bus.agent(held, "never")
    running = held.let_go()
    agent.answer_now(agent.wait_for_question(), "yes")
    assert running.wait() == 0 and running.lines == ["b true"]


def test_each_host_may_have_a_bus(make_host, make_system_bus):
    buses = [make_system_bus(make_host(name), service=DUMMY) for name in ("left", "right")]
    buses[0].rules(open="yes")
    buses[1].rules(open="no")
    callers = [bus.caller(ADA) for bus in buses]
    assert [ask(caller, OPEN) for caller in callers] == [True, False]
    assert buses[0].helper_pid() != buses[1].helper_pid()
