# SPDX-License-Identifier: GPL-3.0-or-later
"""farlanctl as an ordinary user, through the helper on the system bus."""

import json
import os
import pty
import re
import signal

import pytest

from conftest import SERVER
from hosts import Foreground, farlanctl, wait_until
from systembus import DUMMY
from users import ADA, BEN

URI = f"ws://{SERVER}/"
KEYS = {"schema", "tunnels"}


@pytest.fixture
def far(lan, make_system_bus):
    """The server's host, the client's, and the client's bus, on which everybody may open tunnels."""
    server, client = lan
    server.farlanctl("server")
    bus = make_system_bus(client)
    bus.rules(open="yes", serve="yes", manage_others="no")
    return server, client, bus


def connect(client, bus, *options, user=ADA):
    return client.farlanctl("client", "--uri", URI, *options, user=user, bus=bus)


def listed(client, bus, *options, user=ADA):
    document = json.loads(client.farlanctl("list", "--json", *options, user=user, bus=bus).stdout)
    assert document.keys() == KEYS and document["schema"] == 1
    return document["tunnels"]


def refused(client, code, *arguments, **options):
    """What farlanctl says that ends with this code: its error and its hint."""
    done = client.farlanctl(*arguments, check=False, **options)
    assert done.returncode == code, f"{done.returncode}: {done.stdout}{done.stderr}"
    assert not done.stdout or "--foreground" in arguments
    lines = dict(line.split(": ", 1) for line in done.stderr.splitlines())
    assert lines.keys() <= {"error", "hint", "warning"}, done.stderr
    return lines["error"], lines.get("hint", "")


def watching(client, bus, *arguments, user=ADA, **options):
    """A command that stays, and whose standard output can be waited for."""
    return Foreground(client.start(farlanctl(user), *arguments, user=user, bus=bus, **options))


def events(monitor):
    return [json.loads(line) for line in monitor.lines]


def wait_for_event(monitor, name, number=1):
    def find():
        found = [event for event in events(monitor) if event["event"] == name]
        return found[number - 1] if len(found) >= number else None

    return wait_until(find, what=f"{name} number {number} of {monitor.lines}")


def test_opens_shows_and_closes(far):
    _, client, bus = far
    assert client.farlanctl("list", user=ADA, bus=bus).stdout == "No tunnels.\n"
    assert not bus.helper_starts()
    done = connect(client, bus, "--name", "Lab")
    assert done.stdout.startswith(f"Connected to {URI} on ethws0"), done.stdout
    head, row = client.farlanctl("list", user=ADA, bus=bus).stdout.splitlines()
    assert head.split() == ["NAME", "DEVICE", "MODE", "STATE", "CLIENTS", "RECEIVED", "SENT", "ADDRESS"]
    assert row.split()[:3] == ["Lab", "ethws0", "client"] and row.endswith(URI)
    [tunnel] = listed(client, bus)
    assert {"name", "owner", "state", "mode", "phase", "device", "location", "since", "reconnects",
            "clients", "peer", "statistics", "id"} <= tunnel.keys()
    assert (tunnel["owner"], tunnel["state"], tunnel["location"]) == (ADA.uid, "up", URI)
    assert listed(client, bus, user=BEN) == []
    assert "process_id" not in tunnel

    client.farlanctl("disconnect", "lab", user=ADA, bus=bus)
    assert listed(client, bus) == []
    assert "ethws0" not in client.links()
    assert bus.helper_starts() == 1


def test_serves(far):
    _, client, bus = far
    done = client.farlanctl("server", "--name", "hub", user=ADA, bus=bus)
    assert done.stdout.startswith("Listening on ws://[::]:80/, interface ethws0"), done.stdout
    client.farlanctl("client", "--uri", "ws://127.0.0.1/", "--device", "near", user=None,
                     env={"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent"})
    wait_until(lambda: "  Clients: 1\n    (anybody)  127.0.0.1" in client.farlanctl(
        "status", "hub", user=ADA, bus=bus).stdout, what="the client to be shown")
    [tunnel] = json.loads(client.farlanctl("status", "hub", "--json", user=ADA, bus=bus).stdout)["tunnels"]
    assert tunnel["clients"] == 1 and tunnel["client_list"][0]["address"].startswith("127.0.0.1")
    client.farlanctl("disconnect", "--all", user=ADA, bus=bus)
    assert listed(client, bus) == []


def test_root_sees_everybodys(far):
    _, client, bus = far
    connect(client, bus)
    connect(client, bus, user=BEN)
    client.farlanctl("client", "--uri", URI, "--name", "own", bus=bus)
    client.farlanctl("client", "--uri", URI, "--name", "alone",
                     env={"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent"})
    owners = [(tunnel["owner"], "process_id" in tunnel) for tunnel in listed(client, bus, user=None)]
    assert sorted(owners) == [(0, False), (0, True), (ADA.uid, False), (BEN.uid, False)]
    assert len(listed(client, bus)) == 1

    error, _ = refused(client, 2, "disconnect", SERVER, bus=bus)
    assert error == f"“{SERVER}” could be any of these: {SERVER} on ethws0, {SERVER} on ethws1."
    client.farlanctl("disconnect", "ethws1", bus=bus)
    assert listed(client, bus, user=BEN) == []
    error, hint = refused(client, 1, "reconnect", "alone", bus=bus)
    assert "cannot be told to reconnect" in error and hint
    client.farlanctl("status", "alone", bus=bus)
    client.farlanctl("disconnect", "--all", bus=bus)  # root's own
    assert [tunnel["owner"] for tunnel in listed(client, bus, user=None)] == [ADA.uid]


def test_all_asks_polkit(far):
    _, client, bus = far
    connect(client, bus, user=BEN)
    error, _ = refused(client, 6, "list", "--all", user=ADA, bus=bus)
    assert error, error
    bus.rules(open="yes", manage_others="yes")
    assert [tunnel["owner"] for tunnel in listed(client, bus, "--all")] == [BEN.uid]


def test_all_of_others_for_one_yes(far):
    _, client, bus = far
    for user in (ADA, BEN):
        connect(client, bus, user=user)
    bus.rules(manage_others="ask")
    held = client.hold(farlanctl(ADA), "list", "--all", "--json", user=ADA, bus=bus)
    agent = bus.agent(held)
    tunnels = json.loads(held.run().stdout)["tunnels"]
    assert {tunnel["owner"]: tunnel["state"] for tunnel in tunnels} == {ADA.uid: "up", BEN.uid: "up"}
    assert len(agent.questions) == 1


@pytest.mark.parametrize("command", [("disconnect",), ("reconnect",), ("status",)])
def test_not_found_is_8(far, command):
    _, client, bus = far
    connect(client, bus)
    for name in ("nothing", "", SERVER + "0"):
        if name:
            error, hint = refused(client, 8, *command, name, user=ADA, bus=bus)
            assert error == f"There is no tunnel “{name}”." and "farlanctl list" in hint
    refused(client, 8, *command, "ethws0", user=BEN, bus=bus)  # another's does not exist
    assert len(listed(client, bus)) == 1


def test_not_allowed_is_6(far):
    _, client, bus = far
    bus.rules(open="no")
    error, _ = refused(client, 6, "client", "--uri", URI, user=ADA, bus=bus)
    assert error
    bus.rules(open="ask")  # and there is nobody to be asked
    error, hint = refused(client, 6, "client", "--uri", URI, user=ADA, bus=bus)
    assert error and hint
    assert listed(client, bus) == []


def test_first_failure_closes_it(far):
    _, client, bus = far
    error, _ = refused(client, 5, "client", "--uri", f"ws://{SERVER}:81/", user=ADA, bus=bus)
    assert error
    error, _ = refused(client, 5, "client", "--uri", f"{URI}nowhere", user=ADA, bus=bus)
    assert error == "The server has no tunnel at this path (404)."
    assert listed(client, bus) == []


def test_foreground_ends_by_interrupt(far):
    _, client, bus = far
    tunnel = client.foreground("client", "--uri", URI, user=ADA, bus=bus)
    tunnel.wait_for(f"Connected to {URI} on ethws0")
    assert tunnel.end(signal.SIGINT) == 0
    assert (tunnel.lines[0], tunnel.lines[-1]) == ("Asking for permission", "Disconnected")
    assert listed(client, bus) == [] and "ethws0" not in client.links()


def test_foreground_ends_when_it_is_disconnected(far):
    _, client, bus = far
    tunnel = client.foreground("client", "--uri", URI, user=ADA, bus=bus)
    tunnel.wait_for("Connected to")
    client.farlanctl("disconnect", "ethws0", user=ADA, bus=bus)
    assert tunnel.wait() == 0


def test_foreground_killed_takes_the_tunnel_along(far):
    _, client, bus = far
    tunnel = client.foreground("client", "--uri", URI, user=ADA, bus=bus)
    tunnel.wait_for("Connected to")
    tunnel.process.kill()
    wait_until(lambda: "ethws0" not in client.links(), what="the end of the tunnel")


def test_helper_killed_while_attached(far):
    _, client, bus = far
    tunnel = client.foreground("client", "--uri", URI, user=ADA, bus=bus)
    tunnel.wait_for("Connected to")
    os.kill(bus.helper_pid(), signal.SIGKILL)
    assert tunnel.wait() == 1
    assert tunnel.lines[-2] == "error: The Farlan helper stopped."
    assert tunnel.lines[-1].startswith("hint: Its tunnels have ended.")
    connect(client, bus)  # with the next helper


def test_reconnects(far):
    _, client, bus = far
    connect(client, bus)
    client.farlanctl("reconnect", "ethws0", user=ADA, bus=bus)
    wait_until(lambda: listed(client, bus)[0]["reconnects"] == 1, what="a new connection")
    client.farlanctl("server", "--name", "hub", user=ADA, bus=bus)
    error, _ = refused(client, 1, "reconnect", "hub", user=ADA, bus=bus)
    assert error


def test_status_in_words(far):
    server, client, bus = far
    connect(client, bus, "--name", "lab")
    text = client.farlanctl("status", user=ADA, bus=bus).stdout
    assert text.startswith(f"lab: Connected to {URI} on ethws0"), text
    for word in ("  Mode: client\n", f"  Address: {URI}\n", "  Interface: ethws0\n", "  Since: ",
                 "  Reconnects: 0\n", f"  Peer: {SERVER}:80\n", "  Received: ", "  Sent: "):
        assert word in text, text
    server.farlanctl("disconnect", "ethws0")
    text = wait_until(lambda: "Next try: " in (text := client.farlanctl(
        "status", "LAB", user=ADA, bus=bus).stdout) and text, what="waiting")
    assert "  Error: " in text and "lab: Trying again in " in text, text


def test_status_watch(far):
    server, client, bus = far
    connect(client, bus, "--name", "lab")
    watch = watching(client, bus, "status", "lab", "--watch")
    documents = watching(client, bus, "status", "--watch", "--json")
    watch.wait_for(f"lab: Connected to {URI}")
    documents.wait_for('"state":"up"')
    server.farlanctl("disconnect", "ethws0")
    watch.wait_for("lab: Trying again in ")
    documents.wait_for('"state":"waiting"')
    client.farlanctl("disconnect", "lab", user=ADA, bus=bus)
    assert watch.wait() == 0
    documents.wait_for('"tunnels":[]')
    assert documents.end(signal.SIGTERM) == 0
    assert all(json.loads(line).keys() == KEYS for line in documents.lines)


def test_status_watch_on_a_terminal(far):
    """The text stays in its place, and counters run without a change of state."""
    server, client, bus = far
    connect(client, bus, "--name", "lab")
    for host, number in ((server, 1), (client, 2)):
        host.set_address("ethws0", f"192.168.7.{number}/24")
    terminal, far_end = pty.openpty()
    with os.fdopen(terminal, "rb", buffering=0) as screen:
        watch = client.start(farlanctl(ADA), "status", "lab", "--watch", user=ADA, bus=bus, stdout=far_end)
        os.close(far_end)
        text = b""
        while text.count(b"  Received: ") < 3:
            client.ping("192.168.7.1", count=1)
            text += screen.read(4096)
        watch.send_signal(signal.SIGINT)
        assert watch.wait(10) == 0
    blocks = re.split(rb"\x1b\[\d+A\x1b\[J", text)
    assert all(block.startswith(b"lab: Connected to ") for block in blocks), blocks
    assert len({re.search(rb"  Received: [^\r]*", block)[0] for block in blocks[1:3]}) > 1, blocks


def test_monitor(far):
    _, client, bus = far
    monitor = watching(client, bus, "monitor", "--json")
    snapshot = wait_for_event(monitor, "snapshot")
    assert snapshot["tunnels"] == [] and snapshot["helper"] == {"running": False}
    assert not bus.helper_starts()

    connect(client, bus, "--name", "lab")
    assert wait_for_event(monitor, "helper-started")["helper"]["api_version"] == 1
    wait_until(lambda: any(event.get("tunnel", {}).get("state") == "up" for event in events(monitor)),
               what="the tunnel to be up")
    connect(client, bus, user=BEN)
    client.farlanctl("disconnect", "lab", user=ADA, bus=bus)
    assert wait_for_event(monitor, "removed")["tunnel"]["name"] == "lab"
    os.kill(bus.helper_pid(), signal.SIGKILL)
    assert wait_for_event(monitor, "helper-stopped")["helper"] == {"running": False}
    connect(client, bus, "--name", "lab")
    wait_for_event(monitor, "helper-started", 2)
    wait_until(lambda: events(monitor)[-1].get("tunnel", {}).get("state") == "up", what="up again")
    assert monitor.end(signal.SIGINT) == 0
    assert all(event["schema"] == 1 for event in events(monitor))
    assert all(event["tunnel"]["owner"] == ADA.uid for event in events(monitor) if "tunnel" in event)


def test_monitor_ends_with_the_bus(far):
    _, client, bus = far
    monitor = watching(client, bus, "monitor")
    connect(client, bus, "--name", "lab")
    monitor.wait_for(f"lab: Connected to {URI}")
    bus.kill_daemon()
    assert monitor.wait() == 9
    assert monitor.lines[-1] == "error: The connection to the system bus has ended."
    bus.start_daemon()


# where there is no helper to be had


def test_not_installed_is_9(far):
    _, client, bus = far
    for file in (bus.folder / "services").iterdir():
        file.unlink()
    bus.root.ask_bus("ReloadConfig")
    for command in (("client", "--uri", URI), ("server",), ("list",), ("status",), ("monitor",),
                    ("disconnect", "x"), ("disconnect", "--all"), ("reconnect", "x")):
        error, hint = refused(client, 9, *command, user=ADA, bus=bus)
        assert error.startswith("The Farlan helper is not installed") and hint, command
    connect(client, bus, user=None)  # root needs none
    assert "process_id" in client.tunnels(bus=bus)["ethws0"]


def test_root_goes_without_a_helper_of_no_use(lan, make_system_bus):
    server, client = lan
    server.farlanctl("server")
    bus = make_system_bus(client, service=DUMMY)
    error, _ = refused(client, 1, "client", "--uri", URI, user=ADA, bus=bus)
    opened = client.farlanctl("client", "--uri", URI, "--name", "lab", bus=bus)
    assert opened.stderr == f"warning: {error}\n"
    assert "process_id" in client.tunnels(bus=bus)["ethws0"]
    for command, done in (("status", "lab: Connected"), ("disconnect", "")):
        said = client.farlanctl(command, "lab", bus=bus)
        assert said.stdout.startswith(done) and said.stderr == f"warning: {error}\n"
    assert client.tunnels(bus=bus) == {} and "ethws0" not in client.links()


def test_not_started_is_9(lan, make_system_bus):
    client = lan[1]
    bus = make_system_bus(client, service=("/bin/false",))
    error, hint = refused(client, 9, "client", "--uri", URI, user=ADA, bus=bus)
    assert error.startswith("The Farlan helper could not start: ")
    assert hint.endswith("systemctl status farlan-helper")
    assert client.farlanctl("list", user=ADA, bus=bus).stdout == "No tunnels.\n"


def test_elsewhere_is_9(far):
    server, client, bus = far
    error, hint = refused(server, 9, "server", "--port", 81, user=ADA, bus=bus)
    assert "another network namespace" in error and hint
    server.farlanctl("server", "--port", 81, bus=bus)  # root's stays in its own
    assert set(server.links()) >= {"ethws0", "ethws1"} and "ethws0" not in client.links()


def test_signs_in(lan, make_system_bus, tmp_path):
    server, client = lan
    users = tmp_path / "users"
    users.write_text("anna:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n")  # secret
    server.farlanctl("server", "--htpasswd", users)
    bus = make_system_bus(client)
    bus.rules(open="yes")
    monitor = bus.monitor()
    done = client.farlanctl("client", "--uri", URI, "--user", "anna", user=ADA, bus=bus, input="secret\n")
    assert done.stdout.startswith("Connected to "), done.stderr
    client.farlanctl("disconnect", "--all", user=ADA, bus=bus)
    error, _ = refused(client, 3, "client", "--uri", URI, "--user", "anna", user=ADA, bus=bus,
                       input="another\n")
    assert error and listed(client, bus) == []
    seen = b"".join(monitor.raw)
    assert b"OpenTunnel" in seen and b"secret\0" not in seen and b"another\0" not in seen


def test_interrupted_while_asked(far):
    _, client, bus = far
    bus.rules(open="ask")
    command = client.hold(ADA.bin / "farlanctl", "client", "--uri", URI, "--foreground", user=ADA, bus=bus)
    agent = bus.agent(command, "never")
    tunnel = command.let_go()
    agent.wait_for_question()
    assert tunnel.lines == ["Asking for permission"]
    assert tunnel.end(signal.SIGINT) == 1
    assert listed(client, bus) == [] and "ethws0" not in client.links()


def test_granted_by_a_person(far):
    _, client, bus = far
    bus.rules(open="ask")
    command = client.hold(ADA.bin / "farlanctl", "client", "--uri", URI, user=ADA, bus=bus)
    agent = bus.agent(command, "yes")
    done = command.run()
    assert done.returncode == 0 and done.stdout.startswith("Connected to "), done.stderr
    assert len(agent.questions) == 1
    command = client.hold(ADA.bin / "farlanctl", "client", "--uri", URI, "--name", "b", user=ADA, bus=bus)
    bus.agent(command, "no")
    done = command.run()
    assert done.returncode == 6 and done.stderr.startswith("error: "), done.stderr
