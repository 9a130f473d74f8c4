# SPDX-License-Identifier: GPL-3.0-or-later
"""What tells systemd, the bus and polkit about the service."""

import os
import re
import shutil
import signal
import subprocess
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest

from foreground import Foreground
from helper import Helper
from hosts import BIN, wait_until
from users import ADA

SOURCE = Path(__file__).parents[2]
DIST = SOURCE / "dist"
NAME = "org.farlan.Helper1"
POLICY = DIST / f"{NAME}.policy"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

# What may be sent to the service: interface, and method if not all.
REACHABLE = {
    (f"{NAME}.Manager", None),
    (f"{NAME}.Tunnel", None),
    ("org.freedesktop.DBus.Introspectable", None),
    ("org.freedesktop.DBus.Peer", None),
    ("org.freedesktop.DBus.Properties", "Get"),
    ("org.freedesktop.DBus.Properties", "GetAll"),
}
KEPT = ("auth_admin", "auth_admin", "auth_admin_keep")
ASKED = ("auth_admin", "auth_admin", "auth_admin")
BCRYPT = "$2y$05$c4WoMPo3SXsafkva.HHa6uXQZWr7oboPiC2bT/r7q1BB8I2s0BRqC"
# For any user, in an inactive session, in an active one; and what a question tells.
ACTIONS = {
    "org.farlan.open": (KEPT, {"tunnel", "host"}),
    "org.farlan.attach": (KEPT, {"tunnel", "target"}),
    "org.farlan.serve": (KEPT, {"tunnel", "endpoint"}),
    "org.farlan.insecure": (ASKED, {"tunnel", "host"}),
    "org.farlan.manage-others": (ASKED, {"tunnel", "owner"}),
}


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60,
                          **options)


# systemd

@pytest.fixture
def unit(tmp_path):
    path = tmp_path / "farlan-helper.service"
    path.write_text((DIST / "farlan-helper.service.in").read_text()
                    .replace("@FARLAN_HELPER@", str(BIN / "farlan-helper")))
    return path


def settings(unit, key):
    return re.findall(rf"^{key}=(.*)$", unit.read_text(), re.MULTILINE)


def test_systemd_understands_the_unit(unit):
    done = run("systemd-analyze", "verify", "--man=no", unit)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_exposure_is_at_most_2_3(unit):
    done = run("systemd-analyze", "security", "--offline=true", "--threshold=23", "--no-pager", unit)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Overall exposure level" in done.stdout


def test_capabilities_are_those_that_are_used(unit):
    assert settings(unit, "CapabilityBoundingSet") == [
        "CAP_NET_ADMIN CAP_SETUID CAP_SETGID CAP_SETPCAP CAP_NET_BIND_SERVICE CAP_KILL"]
    assert not settings(unit, "AmbientCapabilities")


def calls_of(sets):
    """The system calls of a SystemCallFilter= line."""
    calls = set()
    for name in sets.split():
        if not name.startswith("@"):
            calls.add(name)
            continue
        done = run("systemd-analyze", "syscall-filter", name)
        lines = [line.strip() for line in done.stdout.splitlines()[1:]]
        assert done.returncode == 0 and lines, done.stderr
        calls |= calls_of(" ".join(line for line in lines if not line.startswith("#")))
    return calls


@pytest.fixture
def allowed(unit):
    """The system calls that the unit lets through."""
    calls = calls_of("@default")  # always; see systemd.exec(5)
    for line in settings(unit, "SystemCallFilter"):
        if line.startswith("~"):
            calls -= calls_of(line[1:])
        else:
            calls |= calls_of(line)
    return calls


def test_pumps_own_filter_is_the_narrower_one(allowed):
    source = (SOURCE / "helper/pump/sandbox.cpp").read_text()
    source = re.sub(r"#ifdef FARLAN_SANITIZE\n.*?#endif", "", source, flags=re.DOTALL)
    wanted = set(re.findall(r"SCMP_SYS\((\w+)\)", source))
    assert len(wanted) > 80
    assert wanted - allowed == set()


def called(trace):
    """The system calls in an output of strace."""
    return set(re.findall(r"^\d+ +(\w+)\(", trace.read_text(errors="replace"), re.MULTILINE))


def test_system_calls_of_tunnels_are_allowed(allowed, lan, tmp_path, certificate):
    server, client = lan
    traces = tmp_path / "server", tmp_path / "client"
    at_server, at_client = (("strace", "-f", "-qq", "-o", trace) for trace in traces)
    cert, key = certificate
    tunnel = Foreground(server, tmp_path / "server.log", "server", "--certfile", cert, "--keyfile", key,
                        under=at_server)
    tunnel.wait_for("Listening on", timeout=30)
    other = Foreground(client, tmp_path / "client.log", "client", "--uri", "wss://10.9.0.1/",
                       "--insecure", "--mtu", "1400", under=at_client)
    wait_until(lambda: client.state() == "up", 30, "the tunnel")
    server.set_address("ethws0", "192.168.7.1/24")
    client.set_address("ethws0", "192.168.7.2/24")
    client.ping("192.168.7.1", seconds=30)
    # strace passes on what it gets to nobody, so the tunnels are ended as others would.
    for host, process in ((client, other.process), (server, tunnel.process)):
        host.farlanctl("disconnect", "ethws0")
        process.wait(30)
    for trace in traces:
        assert {"setresuid", "capset", "seccomp", "execve", "setgroups"} <= called(trace)
        assert called(trace) - allowed == set()


def test_system_calls_of_the_service_are_allowed(allowed, lan, make_system_bus, tmp_path):
    """From the bus's first question until the helper has nothing left to do."""
    server, client = lan
    trace = tmp_path / "trace"
    bus = make_system_bus(client, service=(shutil.which("strace"), "-f", "-qq", "-o", trace,
                                           BIN / "farlan-helper", "--service"))
    bus.rules(open="ask", serve="yes", attach="yes")
    server.farlanctl("server")
    client.run("ip", "link", "add", "office", "type", "bridge")
    ada = Helper(bus.caller(ADA))
    agent = bus.agent(ada.caller)
    for more in ({"ip": ["192.168.7.2/24", "fd07::2/64"]}, {"bridge": "office"}):
        ada.open({"mode": "client", "uri": "ws://10.9.0.1/", **more}, interactive=True).wait_for("up", 60)
    assert len(agent.questions) == 2
    ada.open({"mode": "server", "port": 8080}, {"htpasswd": f"wendy:{BCRYPT}\n"}).wait_for("up", 60)
    ada.call("Subscribe")
    for tunnel in ada.tunnels():
        tunnel.call("GetStatistics")
        tunnel.call("ListClients")
    pumps = client.farlan_processes("farlan-pump")
    os.kill(pumps[0], signal.SIGKILL)
    wait_until(lambda: set(client.farlan_processes("farlan-pump")) - set(pumps), 30, "another pump")
    ada.call("CloseAll")
    bus.wait_for_helper_end(60)  # by itself
    assert {"recvmsg", "setresuid", "seccomp", "execve", "memfd_create"} <= called(trace)
    assert called(trace) - allowed == set()


# polkit

def test_polkits_rules_for_its_files_are_kept():
    done = run("xmllint", "--nonet", "--noout", "--dtdvalid", "/usr/share/polkit-1/policyconfig-1.dtd",
               POLICY)
    assert done.returncode == 0, done.stderr


def test_actions_ask_the_administrator():
    actions = {action.get("id"): action for action in xml.parse(POLICY).getroot().iter("action")}
    assert actions.keys() == ACTIONS.keys()
    for name, (answers, _) in ACTIONS.items():
        defaults = actions[name].find("defaults")
        assert tuple(defaults.findtext(key) for key in ("allow_any", "allow_inactive", "allow_active")
                     ) == answers, name


def test_questions_tell_what_is_asked_in_every_language():
    for action in xml.parse(POLICY).getroot().iter("action"):
        _, details = ACTIONS[action.get("id")]
        for kind, wanted in (("description", set()), ("message", details)):
            texts = {text.get(LANGUAGE): text.text for text in action.iter(kind)}
            assert texts.keys() == {None, "de", "ja"}, action.get("id")
            assert len(set(texts.values())) == 3, action.get("id")
            for language, text in texts.items():
                assert set(re.findall(r"\$\((.*?)\)", text)) == wanted, (action.get("id"), language)
                assert text == text.strip() and not text.endswith((".", "。")), text


# The bus

BUS_POLICY = DIST / f"{NAME}.conf"


def rules(policy):
    return [(rule.tag, dict(rule.attrib)) for rule in policy]


def test_bus_lets_root_own_the_name_and_everybody_call_what_is_listed():
    assert run("xmllint", "--nonet", "--noout", BUS_POLICY).returncode == 0
    root = xml.parse(BUS_POLICY).getroot()
    for element in root.iter():
        assert "*" not in element.attrib.values(), element.attrib
    by_owner, by_all = root
    assert (by_owner.attrib, rules(by_owner)) == ({"user": "root"}, [("allow", {"own": NAME})])
    assert by_all.attrib == {"context": "default"}
    reachable = set()
    for tag, rule in rules(by_all):
        assert tag == "allow" and rule.pop("send_destination") == NAME, rule
        interface = rule.pop("send_interface")
        reachable.add((interface, rule.pop("send_member", None)))
        assert rule.pop("max_fds") == ("1" if interface == f"{NAME}.Manager" else "0")
        assert not rule
    assert reachable == REACHABLE


def test_bus_lets_everybody_reach_all_that_the_service_offers():
    offered = xml.parse(SOURCE / f"helper/contract/{NAME}.xml").getroot()
    methods = {(interface.get("name"), method.get("name"))
               for interface in offered.iter("interface") for method in interface.iter("method")}
    assert {interface for interface, _ in methods} == {f"{NAME}.Manager", f"{NAME}.Tunnel"}
    assert {method for method in methods
            if not {method, (method[0], None)} & REACHABLE} == set()
    # Set is not reachable.
    assert {name.get("name") for name in offered.iter("property") if name.get("access") != "read"} == set()


@pytest.fixture
def bus():
    """The address of a bus with our policy and those that every system bus has."""
    folder = Path("/run/bus")
    folder.mkdir(mode=0o755)
    config = xml.Element("busconfig")
    xml.SubElement(config, "listen").text = f"unix:path={folder}/socket"
    xml.SubElement(config, "auth").text = "EXTERNAL"
    config.extend(xml.parse("/usr/share/dbus-1/system.conf").getroot().iter("policy"))
    xml.SubElement(config, "include").text = str(BUS_POLICY)
    xml.ElementTree(config).write(folder / "config")
    with subprocess.Popen(["dbus-daemon", f"--config-file={folder}/config", "--nofork", "--nopidfile",
                           "--print-address=1"], stdout=subprocess.PIPE, text=True) as daemon:
        address = daemon.stdout.readline().strip()
        assert address
        yield address
        daemon.kill()
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def test_nobody_else_can_own_the_name(bus):
    request = ("dbus-send", f"--bus={bus}", "--dest=org.freedesktop.DBus", "--print-reply", "/",
               "org.freedesktop.DBus.RequestName", f"string:{NAME}", "uint32:4")
    refused = run("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", *request)
    assert "Error org.freedesktop.DBus.Error.AccessDenied" in refused.stderr, refused
    granted = run(*request)
    assert "uint32 1" in granted.stdout, granted


def test_bus_starts_the_unit_or_the_program():
    lines = (DIST / f"{NAME}.service.in").read_text().splitlines()
    entries = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    assert entries == {"Name": NAME, "SystemdService": "farlan-helper.service", "User": "root",
                       "Exec": "@FARLAN_HELPER@ --service"}


def test_run_folder_is_roots_alone(tmp_path):
    done = run("systemd-tmpfiles", "--create", DIST / "farlan.tmpfiles.conf", f"--root={tmp_path}")
    assert done.returncode == 0, done.stderr
    status = (tmp_path / "run/farlan").stat()
    assert (status.st_mode & 0o7777, status.st_uid, status.st_gid) == (0o700, 0, 0)
    assert os.listdir(tmp_path / "run/farlan") == []
