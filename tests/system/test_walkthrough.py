# SPDX-License-Identifier: GPL-3.0-or-later
"""etherws's README, word for word with our names, and what else it promises."""

import os

import pytest

from hosts import BIN, connect, essence, wait_until
from pki import Authority

SERVER = "10.9.0.1"
LARGE_MTU = 16436
LARGE_PING = LARGE_MTU - 28  # less the headers of IPv4 and ICMP

BRIDGE = """
brctl addbr br0
brctl addif br0 vnet0
brctl addif br0 ethws0
ifconfig br0 up
"""
LARGE_FRAMES = f"""
ifconfig vnet0 mtu {LARGE_MTU}
ifconfig ethws0 mtu {LARGE_MTU}
"""


def type_in(host, commands):
    """Types the commands into a root shell, one after the other."""
    path = f"{BIN}:{os.environ['PATH']}:/usr/sbin:/sbin"
    return host.run("sh", "-eu", "-c", commands, env={"PATH": path})


@pytest.fixture
def vms(lan, make_host):
    """A virtual machine behind vnet0 of each host: 192.168.50.1 and .2, fd50::1 and ::2."""
    machines = []
    for number, host in enumerate(lan, 1):
        vm = make_host("vm")
        connect(vm, "eth0", host, "vnet0")
        vm.set_address("eth0", f"192.168.50.{number}/24")
        vm.set_address("eth0", f"fd50::{number}/64")
        machines.append(vm)
    return machines


def others(host):
    """The links that are not Farlan's, as far as somebody else could disturb them."""
    return {
        name: essence(link)
        for name, link in host.links().items()
        if not link.get("ifalias", "").startswith("farlan:") and name not in ("br0", "vnet0")
    }


def assert_vms_reach_each_other(vms):
    first, second = vms
    first.ping("192.168.50.2")
    second.ping("192.168.50.1")
    first.ping("fd50::2")


def test_readme(lan, vms):
    first, second = lan
    for host in lan:  # a bridge with a port that has nothing to do with it
        host.run("ip", "link", "add", "office", "type", "bridge")
        host.run("ip", "link", "add", "desk", "type", "veth", "peer", "name", "chair")
        host.run("ip", "link", "set", "desk", "master", "office", "up")
        host.run("ip", "link", "set", "office", "up")
    before = [others(host) for host in lan]

    type_in(first, "farlanctl server" + BRIDGE)
    type_in(second, f"farlanctl client --uri ws://{SERVER}/" + BRIDGE)
    assert_vms_reach_each_other(vms)
    assert [others(host) for host in lan] == before

    type_in(second, "farlanctl disconnect ethws0")
    type_in(first, "farlanctl disconnect ethws0")
    assert not vms[0].reaches("192.168.50.2")
    assert [others(host) for host in lan] == before
    for host in lan:
        assert host.links().keys() == {"eth0", "vnet0", "br0", "office", "desk", "chair"}


def test_large_frames(lan, vms):
    first, second = lan
    type_in(first, "farlanctl --device ethws0 server" + BRIDGE + LARGE_FRAMES)
    type_in(second, f"farlanctl --device ethws0 client --uri ws://{SERVER}/" + BRIDGE + LARGE_FRAMES)
    for vm in vms:
        type_in(vm, f"ifconfig eth0 mtu {LARGE_MTU}")
    # The MTU reaches the pumps a moment later.
    wait_until(lambda: vms[0].reaches("192.168.50.2", size=LARGE_PING))
    vms[0].ping("192.168.50.2", size=LARGE_PING)
    vms[1].ping("192.168.50.1", size=LARGE_PING)
    assert not vms[0].reaches("192.168.50.2", size=LARGE_PING + 1)


def test_mtu_option(lan, vms):
    first, second = lan
    type_in(first, f"ifconfig vnet0 mtu {LARGE_MTU}; farlanctl --mtu {LARGE_MTU} server" + BRIDGE)
    type_in(second, f"ifconfig vnet0 mtu {LARGE_MTU}; farlanctl client --mtu {LARGE_MTU} --uri ws://{SERVER}/" + BRIDGE)
    for vm in vms:
        type_in(vm, f"ifconfig eth0 mtu {LARGE_MTU}")
    assert [host.links()["br0"]["mtu"] for host in lan] == [LARGE_MTU, LARGE_MTU]
    vms[0].ping("192.168.50.2", size=LARGE_PING)
    vms[1].ping("192.168.50.1", size=LARGE_PING)


def test_tls(lan, vms, authority, certificate, tmp_path):
    first, second = lan
    certfile, keyfile = certificate
    type_in(first, f"farlanctl server --keyfile {keyfile} --certfile {certfile}" + BRIDGE)
    uri = f"wss://{SERVER}/"

    stranger = Authority(tmp_path, "Somebody Else")
    for options in (["--cacerts", stranger.certificate], []):
        error = second.refused(4, "client", "--uri", uri, *options)
        assert error == (f"error: The certificate of {SERVER} is refused: "
                         "it is not signed by an authority that is trusted here.")
    up = type_in(second, f"farlanctl client --uri {uri} --cacerts '{authority.certificate}'" + BRIDGE)
    assert f"Connected to {uri} on ethws0 (TLSv1.3, TLS_" in up.stdout
    assert up.stderr == ""
    assert_vms_reach_each_other(vms)


def test_insecure(lan, vms, certificate):
    first, second = lan
    certfile, keyfile = certificate
    type_in(first, f"farlanctl server --keyfile {keyfile} --certfile {certfile}" + BRIDGE)
    up = type_in(second, f"farlanctl client --uri wss://{SERVER}/ --insecure" + BRIDGE)
    warnings = up.stderr.splitlines()
    assert len(warnings) == 2 and all(line.startswith("warning: ") for line in warnings)
    assert "can read and change everything" in warnings[0]
    assert "not verified: it is not signed by an authority" in warnings[1]
    assert "the certificate is NOT verified" in up.stdout
    assert_vms_reach_each_other(vms)


def test_certificate_for_another_name(lan, authority):
    first, second = lan
    certfile, keyfile = authority.issue("other", "DNS:other.test")
    first.farlanctl("server", "--keyfile", keyfile, "--certfile", certfile)
    error = second.refused(4, "client", "--uri", f"wss://{SERVER}/", "--cacerts", authority.certificate)
    assert "it is for another name (other.test)" in error


# Users

USER = "wendy"
PASSWORDS = ["secret", "with: colons: and spaces ", "Käsebrot über 日本 €"]
HTPASSWD = {
    "-s": 'htpasswd -b -c -s "$FILE" "$NAME" "$PASS"',
    "-B": 'htpasswd -b -c -B "$FILE" "$NAME" "$PASS"',
    "-m": 'htpasswd -b -c -m "$FILE" "$NAME" "$PASS"',
    "etherws": 'echo "$NAME:{SHA}$(echo -n "$PASS" | openssl sha1 -binary | openssl base64)" > "$FILE"',
}


def serve_user(host, folder, password, command=HTPASSWD["-B"]):
    file = folder / "htpasswd"
    host.run("sh", "-eu", "-c", command, env={"FILE": str(file), "NAME": USER, "PASS": password})
    host.farlanctl("server", "--htpasswd", file)


@pytest.mark.parametrize("command", HTPASSWD.values(), ids=HTPASSWD.keys())
def test_htpasswd(lan, tmp_path, command):
    first, second = lan
    password = PASSWORDS[2]
    serve_user(first, tmp_path, password, command)
    client = ("client", "--uri", f"ws://{SERVER}/")

    error = second.refused(3, *client)
    assert error == "error: The server asks for a user name and a password (401)."
    for user, wrong in ((USER, "wrong"), (USER, password + "x"), ("nobody", password)):
        error = second.refused(3, *client, "--user", user, input=wrong + "\n")
        assert error == "error: The server did not accept the user name or the password (401)."
    second.farlanctl(*client, "--user", USER, input=password + "\n")
    assert second.state() == "up"


@pytest.mark.parametrize("password", PASSWORDS)
def test_ways_to_give_a_password(lan, tmp_path, password):
    first, second = lan
    serve_user(first, tmp_path, password)
    client = ("client", "--uri", f"ws://{SERVER}/", "--user", USER)

    second.farlanctl(*client, input=f"{password}\nanother line\n")
    second.farlanctl(*client, input=f"{password}")  # no line end

    argument = second.farlanctl(*client, "--passwd", password)
    assert "warning: Other users of this machine can see a password given with --passwd" in argument.stderr

    file = tmp_path / "password"
    file.touch(mode=0o600)
    file.write_text(f"{password}\nanother line\n")
    assert "Others can read" not in second.farlanctl(*client, "--passwd-file", file).stderr
    file.chmod(0o644)
    assert f"Others can read the password in {file}." in second.farlanctl(*client, "--passwd-file", file).stderr
    assert [tunnel["state"] for tunnel in second.tunnels().values()] == ["up"] * 5


def test_request_typed_by_hand(lan, tmp_path):
    first, second = lan
    serve_user(first, tmp_path, "secret")
    typing = ("import socket; s = socket.create_connection(('10.9.0.1', 80)); "
              "s.sendall(b'GET / HTTP/1.1\\r\\n\\r\\n'); print(b''.join(iter(lambda: s.recv(999), b'')).decode())")
    answer = second.run("/usr/bin/python3", "-c", typing).stdout
    assert answer.startswith("HTTP/1.1 401 Unauthorized\n")
    assert "WWW-Authenticate: Basic realm=" in answer


# The server's own options


def test_existing_bridge(lan, vms):
    first, second = lan
    type_in(first, "brctl addbr br0; brctl addif br0 vnet0; ifconfig vnet0 mtu 9000; ifconfig br0 mtu 9000 up")
    wait_until(lambda: first.has_carrier("br0"), what="a carrier on br0")
    before = {name: essence(link) for name, link in first.links().items()}

    type_in(first, "farlanctl server --bridge br0")
    assert first.links().keys() == before.keys()
    type_in(second, f"farlanctl client --mtu 9000 --uri ws://{SERVER}/; ifconfig vnet0 mtu 9000" + BRIDGE)
    for vm in vms:
        type_in(vm, "ifconfig eth0 mtu 9000")

    links = first.links()
    [port] = links.keys() - before.keys()
    assert port.startswith("flp")
    assert (links[port]["master"], links[port]["mtu"]) == ("br0", 9000)
    assert links[port]["address"].startswith("fe:")
    assert {name: essence(links[name]) for name in before} == before
    assert_vms_reach_each_other(vms)
    vms[0].ping("192.168.50.2", size=9000 - 28)

    first.farlanctl("disconnect", "br0")
    assert {name: essence(link) for name, link in first.links().items()} == before


@pytest.mark.parametrize("isolated", [False, True])
def test_clients_of_one_server(lan, make_host, isolated):
    first, second = lan
    third = make_host("client")
    connect(first, "eth1", third, "eth0")
    first.set_address("eth1", "10.9.1.1/24")
    third.set_address("eth0", "10.9.1.2/24")

    first.farlanctl("server", *(["--isolate"] if isolated else []))
    first.set_address("ethws0", "192.168.60.1/24")
    for number, host, server in ((2, second, SERVER), (3, third, "10.9.1.1")):
        host.farlanctl("client", "--uri", f"ws://{server}/")
        host.set_address("ethws0", f"192.168.60.{number}/24")
        host.ping("192.168.60.1")
    assert first.tunnels()["ethws0"]["clients"] == 2
    assert second.reaches("192.168.60.3") is not isolated
    assert third.reaches("192.168.60.2") is not isolated


def test_max_clients(lan):
    first, second = lan
    first.farlanctl("server", "--max-clients", 1)
    first.set_address("ethws0", "192.168.60.1/24")
    second.farlanctl("client", "--uri", f"ws://{SERVER}/")
    second.set_address("ethws0", "192.168.60.2/24")
    error = second.refused(5, "client", "--uri", f"ws://{SERVER}/")
    assert error == "error: The server asks to try again later (503)."
    second.ping("192.168.60.1")
    assert second.tunnels()["ethws0"]["reconnects"] == 0

    second.farlanctl("disconnect", "ethws0")  # makes room
    wait_until(lambda: first.tunnels()["ethws0"]["clients"] == 0)
    second.farlanctl("client", "--uri", f"ws://{SERVER}/")


def test_clients_meet_the_server_at_its_interface_only(lan):
    """Its private bridge is no second, unexpected way into the server."""
    first, second = lan
    first.farlanctl("server")
    second.farlanctl("client", "--uri", f"ws://{SERVER}/")
    for number, host in enumerate(lan, 1):
        host.set_address("ethws0", f"192.168.60.{number}/24")
        host.set_address("ethws0", f"fd60::{number}/64")
    second.ping("192.168.60.1")
    second.ping("fd60::1")
    neighbours = second.run("ip", "neighbour", "show", "dev", "ethws0").stdout
    links = first.links()
    for address in ("192.168.60.1", "fd60::1"):
        assert f"{address} lladdr {links['ethws0']['address']} " in neighbours

    # Who knows the bridge's own MAC gets no further.
    for address in ("192.168.60.1", "fd60::1"):
        second.run("ip", "neighbour", "replace", address, "lladdr", links["flb0"]["address"], "dev", "ethws0")
        assert not second.reaches(address)
