# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens when processes, peers, links and interfaces go while a tunnel is up."""

import datetime
import os
import signal

import pytest

from hosts import essence, instances, wait_until
from pki import Authority

SERVER = "10.9.0.1"
CLIENT = ("client", "--uri", f"ws://{SERVER}/")
INSIDE = {"server": "192.168.7.1", "client": "192.168.7.2"}


class Tunnel:
    """A server and a client that is connected to it, both in the background."""

    def __init__(self, lan, server=("server",), client=CLIENT):
        self.server, self.client = lan
        self.server.farlanctl(*server)
        self.client.farlanctl(*client)
        self.set_address(self.server, "server")
        self.set_address(self.client, "client")
        self.works()

    def set_address(self, host, role):
        host.set_address("ethws0", f"{INSIDE[role]}/24")

    def works(self):
        self.client.ping(INSIDE["server"])
        self.server.ping(INSIDE["client"])

    def of_client(self):
        return self.client.tunnels().get("ethws0", {})

    def is_reconnected(self, times):
        """Waits until the client is connected again and its carrier follows."""
        wait_until(lambda: self.of_client().get("reconnects") == times and self.client.state() == "up",
                   what="a reconnected client")
        assert self.client.has_carrier("ethws0")


@pytest.fixture
def tunnel(lan):
    return Tunnel(lan)


def kill(host, program, signal_number=signal.SIGKILL):
    [pid] = host.farlan_processes(program)
    os.kill(pid, signal_number)


def identity(host, device="ethws0"):
    link = host.links()[device]
    return link["ifindex"], link["address"], link["ifalias"]


# The processes of one tunnel


def test_client_pump_killed(tunnel):
    before, carrier = identity(tunnel.client), tunnel.client.carriers_lost()
    kill(tunnel.client, "farlan-pump")
    # The wait may be shorter than three looks.
    waiting = wait_until(lambda: (now := tunnel.of_client())["phase"] == "waiting" and now, what="the end of the pump")
    assert waiting["error"]["message"] == "farlan-pump was ended by signal 9."
    tunnel.is_reconnected(1)
    assert tunnel.client.carriers_lost() == carrier + 1
    assert identity(tunnel.client) == before
    tunnel.works()  # with its old address
    wait_until(lambda: tunnel.server.tunnels()["ethws0"]["clients"] == 1)


def test_server_pump_killed(tunnel):
    before = identity(tunnel.server), identity(tunnel.client)
    kill(tunnel.server, "farlan-pump")
    wait_until(lambda: not [name for name in tunnel.server.links() if name.startswith("flp")])
    wait_until(lambda: tunnel.server.phase() == "listening")
    tunnel.is_reconnected(1)
    assert (identity(tunnel.server), identity(tunnel.client)) == before
    tunnel.works()


def test_client_helper_killed(tunnel):
    kill(tunnel.client, "farlan-helper")
    wait_until(lambda: not tunnel.client.farlan_processes(), what="the end of the pump")
    wait_until(lambda: tunnel.client.links().keys() == {"eth0"})
    assert tunnel.client.tunnels() == {}
    wait_until(lambda: tunnel.server.tunnels()["ethws0"]["clients"] == 0)
    tunnel.client.farlanctl(*CLIENT)
    tunnel.set_address(tunnel.client, "client")
    tunnel.works()


def test_server_helper_killed(lan):
    """What it leaves is removed by the next start, and what belongs to others stays."""
    server, client = lan
    server.farlanctl("server")
    server.farlanctl("server", "--port", 81)
    client.farlanctl(*CLIENT[:2], f"ws://{SERVER}:81/")
    server.set_address("ethws1", "192.168.7.1/24")
    client.set_address("ethws0", "192.168.7.2/24")
    kept = {name: essence(link) for name, link in server.links().items() if name not in ("flb0", "flv0", "ethws0")}
    assert "ethws1" in kept and any(name.startswith("flp") for name in kept)
    runs = instances()

    os.kill(server.tunnels()["ethws0"]["process_id"], signal.SIGKILL)
    wait_until(lambda: len(server.farlan_processes()) == 2, what="the end of the killed helper's pump")
    assert {"flb0", "flv0", "ethws0"} <= server.links().keys()
    assert list(server.tunnels()) == ["ethws1"]
    assert instances() == runs

    server.farlanctl("server", "--port", 82, "--device", "new")
    links = server.links()
    assert "ethws0" not in links and essence(links["new"])
    assert {name: essence(links.get(name, {})) for name in kept} == kept
    client.ping("192.168.7.1")
    assert client.tunnels()["ethws0"]["reconnects"] == 0
    assert len(instances()) == len(runs)  # one is gone, one is new


@pytest.mark.parametrize("signal_number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_helper_ended_politely(tunnel, signal_number):
    for host in (tunnel.client, tunnel.server):
        kill(host, "farlan-helper", signal_number)
        wait_until(lambda: not host.farlan_processes())
        assert host.links().keys() == {"eth0"}
    assert not instances()


# Under load


@pytest.mark.parametrize("side", ["client", "server"])
@pytest.mark.parametrize("victim", ["farlan-pump", "farlan-helper", "farlanctl"])
def test_killed_under_load(lan, side, victim):
    hosts = dict(zip(("server", "client"), lan))
    commands = {"server": ("server",), "client": CLIENT}
    running = {}

    def start(role):
        host = hosts[role]
        running[role] = host.foreground(*commands[role])
        running[role].wait_for("Listening" if role == "server" else "Connected")
        host.set_address("ethws0", f"{INSIDE[role]}/24")

    start("server")
    start("client")
    listening = hosts["server"].start("iperf3", "--server", "--forceflush")
    wait_until(lambda: listening.stdout.readline().startswith("Server listening"))
    hosts["client"].ping(INSIDE["server"])
    for role, other in (("server", "client"), ("client", "server")):
        hosts[role].start("ping", "-n", "-f", "-q", "-s", "1400", INSIDE[other])
    hosts["client"].start("iperf3", "--client", INSIDE["server"], "--bidir", "--time", "60")
    for role in hosts:
        wait_until(lambda: hosts[role].tunnels()["ethws0"]["statistics"]["received_bytes"] > 10_000_000,
                   timeout=30, what="the load")

    if victim == "farlanctl":
        running[side].end(signal.SIGKILL)
    else:
        kill(hosts[side], victim)
    if victim == "farlan-helper":
        assert running[side].wait() == 1
    if victim != "farlan-pump":  # which is replaced
        wait_until(lambda: not hosts[side].farlan_processes(), what="the end of the victim's tunnel")
        assert running["server" if side == "client" else "client"].process.poll() is None
        start(side)
    wait_until(lambda: hosts["client"].state() == "up", timeout=20)
    for role, other in (("server", "client"), ("client", "server")):  # pings may be lost under load
        wait_until(lambda: hosts[role].reaches(INSIDE[other]), timeout=20, what="a tunnel that works again")
    for role in ("client", "server"):
        assert running[role].end() == 0
        assert hosts[role].links().keys() == {"eth0"}


# Interfaces


@pytest.mark.parametrize("side, deleted, named", [
    ("client", "ethws0", "ethws0"),
    ("server", "ethws0", "ethws0"),
    ("server", "flv0", "ethws0"),
    ("server", "flb0", "ethws0"),
])
def test_interface_deleted(lan, side, deleted, named):
    server, client = lan
    host = server if side == "server" else client
    commands = {server: ("server",), client: CLIENT}
    other = client if host is server else server
    if host is client:
        server.farlanctl(*commands[server])
    command = host.foreground(*commands[host])
    command.wait_for(deleted if side == "client" else "Listening")
    if other is client:
        client.farlanctl(*commands[client])

    host.run("ip", "link", "del", deleted)
    assert command.wait() == 7
    assert command.lines[-1] == f"error: The interface {named} was deleted by somebody else."
    wait_until(lambda: not host.farlan_processes())
    assert host.links().keys() == {"eth0"}
    assert len(instances()) == 1 and other.phase()  # the other end lives on


def test_bridge_deleted(lan):
    server, client = lan
    server.run("brctl", "addbr", "br0")
    command = server.foreground("server", "--bridge", "br0")
    command.wait_for("Listening")
    client.farlanctl(*CLIENT)
    server.run("ip", "link", "del", "br0")
    assert command.wait() == 7
    assert command.lines[-1] == "error: The bridge br0 was deleted by somebody else."
    wait_until(lambda: not server.farlan_processes())
    assert server.links().keys() == {"eth0"}


def test_port_of_a_client_deleted(tunnel):
    """Costs one client its connection, for a moment."""
    [port] = [name for name in tunnel.server.links() if name.startswith("flp")]
    tunnel.server.run("ip", "link", "del", port)
    tunnel.is_reconnected(1)
    assert tunnel.server.phase() == "listening"
    tunnel.works()


def test_renamed(tunnel):
    for host, name in ((tunnel.client, "far"), (tunnel.server, "hub")):
        host.run("ip", "link", "set", "ethws0", "down")
        host.run("ip", "link", "set", "ethws0", "name", name)
        host.run("ip", "link", "set", name, "up")
        assert list(host.tunnels()) == [name]
    tunnel.works()
    for host, name in ((tunnel.client, "far"), (tunnel.server, "hub")):
        host.farlanctl("disconnect", name)
        assert host.links().keys() == {"eth0"}


def test_mtu_changed(tunnel):
    def is_received():
        return tunnel.server.reaches(INSIDE["client"], size=9000 - 28)

    tunnel.server.run("ip", "link", "set", "ethws0", "mtu", 9000)
    assert not is_received()
    tunnel.client.run("ip", "link", "set", "ethws0", "mtu", 9000)
    wait_until(is_received)
    tunnel.client.run("ip", "link", "set", "ethws0", "mtu", 1400)
    wait_until(lambda: not is_received())
    tunnel.client.run("ip", "link", "set", "ethws0", "mtu", 65521)
    tunnel.server.run("ip", "link", "set", "ethws0", "mtu", 65521)
    wait_until(lambda: tunnel.client.reaches(INSIDE["server"], size=65521 - 28))
    assert tunnel.server.reaches(INSIDE["client"], size=65521 - 28)
    assert tunnel.of_client()["reconnects"] == 0


# The way between them


def test_server_restarted(tunnel):
    before = identity(tunnel.client)
    for times in (1, 2):
        tunnel.server.farlanctl("disconnect", "ethws0")
        wait_until(lambda: tunnel.client.phase() == "waiting")
        assert not tunnel.client.has_carrier("ethws0")
        tunnel.server.farlanctl("server")
        tunnel.set_address(tunnel.server, "server")
        tunnel.is_reconnected(times)
        tunnel.works()
    assert identity(tunnel.client) == before


def next_try_in(host):
    """Seconds until the client's next try, if it waits for one."""
    told = host.tunnels()["ethws0"].get("next_try")
    if not told:
        return None
    at = datetime.datetime.strptime(told, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=datetime.timezone.utc)
    return (at - datetime.datetime.now(datetime.timezone.utc)).total_seconds()


def test_tries_at_once_when_a_link_comes_up(tunnel):
    client = tunnel.client
    tunnel.server.farlanctl("disconnect", "ethws0")
    wait_until(lambda: client.phase() == "waiting", 30)
    while (next_try_in(client) or 0) < 20:  # each try in vain makes the wait longer
        last = client.tunnels()["ethws0"]["since"]
        client.run("ip", "link", "set", "eth0", "down")
        client.run("ip", "link", "set", "eth0", "up")
        wait_until(lambda: client.phase() == "waiting" and client.tunnels()["ethws0"]["since"] != last)

    client.run("ip", "link", "set", "eth0", "down")
    tunnel.server.farlanctl("server")
    # A route that came late with the last "up" may have caused one more try.
    wait_until(lambda: client.phase() == "waiting" and (next_try_in(client) or 0) > 10, 40, "a long wait")
    client.run("ip", "link", "set", "eth0", "up")
    wait_until(lambda: client.state() == "up", timeout=8, what="a connection at once")
    assert client.has_carrier("ethws0")


@pytest.mark.parametrize("changed, code, words", [
    ("users", 3, "The server asks for a user name and a password (401)."),
    ("password", 3, "The server did not accept the user name or the password (401)."),
    ("certificate", 4, f"The certificate of {SERVER} is refused: "),
])
def test_welcome_no_more(lan, authority, certificate, tmp_path, changed, code, words):
    """What trying again cannot mend ends the tunnel, and its interface goes."""
    server, client = lan
    stranger = Authority(tmp_path, "stranger").issue("server", f"IP:{SERVER}")

    def serve(password=None, files=certificate):
        command = ["server", "--certfile", files[0], "--keyfile", files[1]]
        if password:
            server.run("htpasswd", "-b", "-c", "-B", tmp_path / "users", "wendy", password)
            command += ["--htpasswd", tmp_path / "users"]
        server.farlanctl(*command)

    serve("secret" if changed == "password" else None)
    (tmp_path / "password").write_text("secret\n")
    signing_in = ["--user", "wendy", "--passwd-file", tmp_path / "password"] if changed == "password" else []
    command = client.foreground("client", "--uri", f"wss://{SERVER}/", "--cacerts", authority.certificate,
                                *signing_in)
    command.wait_for("Connected to")
    server.farlanctl("disconnect", "ethws0")
    serve(None if changed == "certificate" else "another", stranger if changed == "certificate" else certificate)
    assert command.wait() == code
    assert [line for line in command.lines if line.startswith(f"error: {words}")]
    assert client.links().keys() == {"eth0"}
    wait_until(lambda: not client.farlan_processes())
