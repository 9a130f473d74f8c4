# SPDX-License-Identifier: GPL-3.0-or-later
"""farlanctl against the real thing: exit codes, foreground and background, list and disconnect."""

import json
import os
import re
import signal
import subprocess

import pytest

from hosts import BIN, instances, wait_until
from terminal import Terminal

SERVER = "10.9.0.1"
URI = f"ws://{SERVER}/"
CLIENT = ("client", "--uri", URI)


def gone(host, *kept):
    """Nothing of Farlan is on the host, and the links are those."""
    wait_until(lambda: not host.farlan_processes(), what="the end of all helpers")
    return set(host.links()) == {"eth0", *kept}


# Exit codes. hosts.refused() checks the single line and that nothing is left behind.


@pytest.mark.parametrize("arguments, message", [
    ([], "No command was given."),
    (["conect"], "There is no command “conect”."),
    (["client"], "The server's address is missing."),
    (["client", "--uri"], "--uri needs a value."),
    (["client", "--uri", URI, "--frob"], "There is no option --frob."),
    (["client", "--uri", URI, "--port", "80"], "--port belongs to farlanctl server."),
    (["client", "--uri", URI, "--uri", URI], "--uri was given twice."),
    (["client", "--uri", URI, "more"], "“more” is one argument too many."),
    (["client", "--uri", URI, "--user", "me"], "No password was given."),
    (["client", "--uri", URI, "--passwd", "x"], "--passwd needs --user."),
    (["client", "--uri", URI, "--user", "me", "--passwd", "x", "--passwd-file", "y"],
     "--passwd and --passwd-file exclude each other."),
    (["server", "--certfile", "x"], "--certfile needs --keyfile."),
    (["server", "--keyfile", "x"], "--keyfile needs --certfile."),
    (["disconnect"], "Which tunnel? Its name is missing."),
])
def test_usage_is_2(lan, arguments, message):
    assert lan[1].refused(2, *arguments) == f"error: {message}"


def test_authentication_is_3(lan, tmp_path):
    server, client = lan
    server.run("htpasswd", "-b", "-c", "-B", tmp_path / "users", "wendy", "secret")
    server.farlanctl("server", "--htpasswd", tmp_path / "users")
    client.refused(3, *CLIENT)
    client.refused(3, *CLIENT, "--user", "wendy", input="wrong\n")
    client.refused(3, *CLIENT, "--user", "wendy", "--foreground", input="wrong\n")


def test_certificate_is_4(lan, certificate):
    server, client = lan
    server.farlanctl("server", "--certfile", certificate[0], "--keyfile", certificate[1])
    client.refused(4, "client", "--uri", f"wss://{SERVER}/")
    # TLS towards a server that does not speak it
    server.farlanctl("server", "--port", 8080)
    error = client.refused(4, "client", "--uri", f"wss://{SERVER}:8080/")
    assert error.startswith(f"error: TLS with {SERVER}:8080 failed: ") or \
        error == f"error: {SERVER}:8080 closed the connection during the TLS handshake."


@pytest.mark.parametrize("uri, message", [
    (URI, f"{SERVER}:80 refused the connection."),
    ("ws://[fd09::1]:8080/", "[fd09::1]:8080 refused the connection."),
    ("ws://192.0.2.1/", "No connection to 192.0.2.1:80: Network unreachable."),
    ("ws://nowhere.invalid/", "The name nowhere.invalid was not found: "),
])
def test_network_is_5(lan, uri, message):
    assert lan[1].refused(5, "client", "--uri", uri).startswith(f"error: {message}")


def test_wrong_path_is_5(lan):
    server, client = lan
    server.farlanctl("server", "--path", "/lan")
    assert client.refused(5, *CLIENT) == "error: The server has no tunnel at this path (404)."
    client.farlanctl("client", "--uri", f"{URI}lan")


@pytest.mark.parametrize("command", [["server"], [*CLIENT], ["list"], ["disconnect", "ethws0"]])
def test_without_helper_is_9(lan, command):
    host = lan[1]
    done = host.run("setpriv", "--reuid", 65534, "--regid", 65534, "--clear-groups",
                    BIN / "farlanctl", *command, check=False)
    assert done.returncode == 9
    assert done.stderr == ("error: There is no system bus to reach the helper on.\n"
                           "hint: Install and start D-Bus, or run farlanctl as root: it needs no bus then.\n")
    assert gone(host) and not instances()


def test_interface_is_7(lan):
    assert "eth0" in lan[1].refused(7, *CLIENT, "--device", "eth0")


def test_not_found_is_8(lan):
    server, client = lan
    assert client.refused(8, "disconnect", "ethws0") == "error: There is no tunnel “ethws0”."
    server.farlanctl("server")  # in another network namespace, so not ours to disconnect
    client.refused(8, "disconnect", "ethws0")
    client.refused(8, "disconnect", "eth0")
    assert server.phase() == "listening"


def test_options_before_and_after_the_command(lan):
    server, client = lan
    server.farlanctl("--device", "hub", "--mtu", "9000", "server", "--port", "8080")
    assert server.links()["hub"]["mtu"] == 9000
    client.farlanctl("--uri", f"ws://{SERVER}:8080/", "--device=spoke", "client", "--mtu=9000")
    assert client.links()["spoke"]["mtu"] == 9000


# Foreground


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_foreground(lan, signal_number):
    server, client = lan
    listening = server.foreground("server")
    listening.wait_for("Listening on ws://[::]:80/, interface ethws0, clients: 0")
    connected = client.foreground(*CLIENT)
    connected.wait_for(f"Connected to {URI} on ethws0")
    assert connected.lines[0] == f"Connecting to {URI}"
    at = listening.wait_for("interface ethws0, clients: 1")

    assert connected.end(signal_number) == 0
    assert connected.lines[-1] == "Disconnected"
    assert gone(client)
    listening.wait_for("clients: 0", after=at)
    assert listening.end(signal_number) == 0
    assert listening.lines[-1] == "The server has ended"
    assert gone(server) and not instances()
    for command in (connected, listening):
        assert not [line for line in command.lines if re.match("error|hint|warning|Q[A-Z]", line)]


def test_foreground_reports_a_lost_connection(lan):
    server, client = lan
    server.farlanctl("server")
    connected = client.foreground(*CLIENT)
    at = connected.wait_for("Connected to")
    server.farlanctl("disconnect", "ethws0")
    connected.wait_for("Trying again in ", after=at)
    assert connected.end(signal.SIGINT) == 0
    assert gone(client)


@pytest.mark.parametrize("mode", ["client", "server"])
def test_foreground_tunnel_ends_with_its_command(lan, mode):
    server, client = lan
    host, other = (client, server) if mode == "client" else (server, client)
    commands = {server: ["server"], client: CLIENT}
    if mode == "client":
        other.farlanctl(*commands[other])
    command = host.foreground(*commands[host])
    command.wait_for("ethws0")
    if mode == "server":
        other.farlanctl(*commands[other])
    before = instances()

    command.end(signal.SIGKILL)
    assert gone(host)
    wait_until(lambda: len(instances()) == len(before) - 1)
    assert other.phase()  # the other end's tunnel lives on


def test_foreground_tunnel_ends_with_its_command_at_any_time(lan):
    """Also before the tunnel is up: here while nobody answers."""
    server, client = lan
    silent = server.start("/usr/bin/python3", "-c",
                          "import socket; s = socket.create_server(('10.9.0.1', 80));"
                          "print('ready', flush=True); c = s.accept(); input()", stdin=subprocess.PIPE)
    silent.stdout.readline()
    for arguments in (["--foreground"], []):
        command = client.start(BIN / "farlanctl", *CLIENT, *arguments)
        wait_until(lambda: client.farlan_processes("farlan-pump"))
        command.kill()
        assert gone(client)
    wait_until(lambda: not instances())


# Background


def test_background_command_lets_go_of_its_output(lan):
    """`farlanctl … | cat` ends when the tunnel is up, not when it ends."""
    server, client = lan
    for host, command in ((server, ("server",)), (client, CLIENT)):
        process = host.start(BIN / "farlanctl", *command)
        output, _ = process.communicate(timeout=10)
        assert process.returncode == 0
        assert "ethws0" in output and output.count("\n") == 1
        assert host.state() == "up"
    for host in lan:
        for pid in host.farlan_processes():
            # By what they are: in a chroot their names are others.
            targets = [os.stat(f"/proc/{pid}/fd/{number}") for number in (0, 1, 2)]
            assert [target.st_rdev for target in targets] == [os.stat("/dev/null").st_rdev] * 3
            assert os.path.samefile(f"/proc/{pid}/cwd", "/")


def test_background_tunnel_outlives_its_terminal(lan):
    server, client = lan
    server.farlanctl("server")
    client.run("setsid", "--wait", "script", "--quiet", "--return", "--command",
               f"{BIN / 'farlanctl'} client --uri {URI}", "/dev/null")  # its end hangs up
    assert client.state() == "up"
    [helper] = client.farlan_processes("farlan-helper")
    assert os.getsid(helper) == helper


# list and disconnect


def test_list(lan):
    server, client = lan
    assert server.farlanctl("list").stdout == "No tunnels.\n"
    assert json.loads(server.farlanctl("list", "--json").stdout) == {"schema": 1, "tunnels": []}

    server.farlanctl("server", "--path", "/lan")
    client.farlanctl("client", "--uri", f"{URI}lan")
    server.set_address("ethws0", "192.168.7.1/24")
    client.set_address("ethws0", "192.168.7.2/24")
    client.ping("192.168.7.1", size=1400)

    head, row = client.farlanctl("list").stdout.splitlines()
    assert head.split() == ["NAME", "DEVICE", "MODE", "STATE", "CLIENTS", "RECEIVED", "SENT", "ADDRESS"]
    assert row.split()[:5] == [SERVER, "ethws0", "client", "connected", "-"]
    assert row.endswith(f" {URI}lan")
    assert head.index("STATE") == row.index("connected") and head.index("ADDRESS") == row.index(URI)
    _, row = server.farlanctl("list").stdout.splitlines()
    assert row.split()[:6] == ["port", "80", "ethws0", "server", "listening", "1"]

    [tunnel] = json.loads(client.farlanctl("list", "--json").stdout)["tunnels"]
    assert (tunnel["device"], tunnel["mode"], tunnel["phase"]) == ("ethws0", "client", "connected")
    assert tunnel["location"] == f"{URI}lan"
    assert tunnel["peer"]["address"] == f"{SERVER}:80"
    assert [tunnel["process_id"]] == client.farlan_processes("farlan-helper")
    counted = tunnel["statistics"]
    kernel = json.loads(client.run("ip", "-s", "-j", "link", "show", "ethws0").stdout)[0]["stats64"]
    assert 3 * 1442 <= counted["received_bytes"] <= kernel["rx"]["bytes"]
    assert 3 <= counted["received_frames"] <= kernel["rx"]["packets"]


def test_two_tunnels(lan):
    server, client = lan
    server.farlanctl("server")
    server.farlanctl("server", "--port", 81)
    assert {"ethws0", "ethws1"} <= set(server.links())
    client.farlanctl(*CLIENT)
    client.farlanctl("client", "--uri", f"ws://{SERVER}:81/")
    for number in (0, 1):
        server.set_address(f"ethws{number}", f"192.168.{number}.1/24")
        client.set_address(f"ethws{number}", f"192.168.{number}.2/24")
        client.ping(f"192.168.{number}.1")
    assert list(client.tunnels()) == ["ethws0", "ethws1"]
    kept = client.links()["ethws1"]

    client.farlanctl("disconnect", "ethws0")
    assert client.links().keys() == {"eth0", "ethws1"}
    assert client.links()["ethws1"] == kept
    client.ping("192.168.1.1")
    server.farlanctl("disconnect", "ethws0")
    client.ping("192.168.1.1")
    assert client.tunnels()["ethws1"]["reconnects"] == 0

    client.farlanctl(*CLIENT[:2], f"ws://{SERVER}:81/")  # the first free name again
    assert list(client.tunnels()) == ["ethws0", "ethws1"]


def test_disconnect_while_waiting(lan):
    server, client = lan
    server.farlanctl("server")
    client.farlanctl(*CLIENT)
    server.farlanctl("disconnect", "ethws0")
    wait_until(lambda: client.phase() == "waiting", 30)
    client.farlanctl("disconnect", "ethws0")
    assert gone(client) and not instances()


# The prompt


def test_password_prompt(lan, tmp_path):
    server, client = lan
    server.run("htpasswd", "-b", "-c", "-B", tmp_path / "users", "wendy", "Käse: brot")
    server.farlanctl("server", "--htpasswd", tmp_path / "users")
    terminal = Terminal(client, *CLIENT, "--user", "wendy")
    terminal.read_until("Password:")
    assert not terminal.echoes()
    os.write(terminal.master, "Käse: brot\n".encode())
    assert terminal.read_to_end() == 0
    assert "Connected to" in terminal.shown and "brot" not in terminal.shown
    assert terminal.echoes()
    assert client.state() == "up"


def test_password_prompt_interrupted(lan):
    terminal = Terminal(lan[1], *CLIENT, "--user", "wendy")
    terminal.read_until("Password:")
    assert not terminal.echoes()
    os.write(terminal.master, b"sec\x03")  # Ctrl-C
    assert terminal.read_to_end() in (-signal.SIGINT, 128 + signal.SIGINT)
    assert "sec" not in terminal.shown
    assert terminal.echoes()
    assert gone(lan[1]) and not instances()
