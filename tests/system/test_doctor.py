# SPDX-License-Identifier: GPL-3.0-or-later
"""farlanctl doctor: what it finds, what it says to do about it, and that it changes nothing."""

import contextlib
import json

import pytest

from keyring import Session
from systembus import DUMMY
from users import ADA

NO_BUS = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent"}


@pytest.fixture
def patient(make_host, make_system_bus):
    host = make_host("host")
    bus = make_system_bus(host)
    bus.rules(open="yes")
    return host, bus


def examine(host, bus, *arguments, user=ADA, code=None, **options):
    """(result, fix) by check."""
    done = host.farlanctl("doctor", "--json", *arguments, user=user, bus=bus, check=False, **options)
    document = json.loads(done.stdout)
    assert document["schema"] == 1 and not done.stderr
    found = {check["check"]: (check["result"], check.get("fix", "")) for check in document["checks"]}
    assert all(fix for result, fix in found.values() if result == "problem"), found
    problems = [name for name, (result, _) in found.items() if result == "problem"]
    assert done.returncode == (1 if problems else 0)
    return found, problems


def test_healthy(patient):
    host, bus = patient
    before = host.links().keys()
    found, problems = examine(host, bus)
    assert not problems, found
    for check in ("system-bus", "helper", "helper-version", "network-namespace", "polkit",
                  "permission", "tun-device", "tls-library", "certificate-store"):
        assert found[check][0] == "ok", found
    assert found["polkit-agent"][0] == "unknown"  # there is no session here
    assert found["keyring"][0] == "unknown"
    assert host.links().keys() == before
    lines = host.farlanctl("doctor", user=ADA, bus=bus).stdout.splitlines()
    assert "ok       You may open tunnels." in lines


def test_keyring(patient):
    host, bus = patient
    with contextlib.closing(Session(ADA)) as session:
        assert examine(host, bus, env=session.environment)[0]["keyring"] == ("ok", "")
        session.freeze_keyring()
        result, fix = examine(host, bus, env=session.environment)[0]["keyring"]
        assert result == "unknown" and "Unlock" in fix


def test_permission(patient):
    host, bus = patient
    bus.rules(open="no")
    found, problems = examine(host, bus)
    assert problems == ["permission"] and "polkit rule" in found["permission"][1]
    bus.rules(open="ask")
    text = host.farlanctl("doctor", user=ADA, bus=bus).stdout
    assert "You may open tunnels once you have authenticated." in text


def test_no_polkit(patient):
    host, bus = patient
    bus.kill_polkit()
    _, problems = examine(host, bus)
    assert problems == ["polkit"]


def test_no_bus(patient):
    host, _ = patient
    found, problems = examine(host, None, env=NO_BUS)
    assert problems == ["system-bus"] and "tun-device" in found


@pytest.mark.parametrize("service, check", [(("/bin/false",), "helper")])
def test_helper_that_does_not_start(make_host, make_system_bus, service, check):
    host = make_host("host")
    bus = make_system_bus(host, service=service)
    found, problems = examine(host, bus)
    assert problems == [check] and "systemctl status farlan-helper" in found[check][1]


def test_helper_is_not_installed(patient):
    host, bus = patient
    (bus.folder / "services/org.farlan.Helper1.service").unlink()
    bus.root.ask_bus("ReloadConfig")
    found, problems = examine(host, bus)
    assert problems == ["helper"] and "Install Farlan" in found["helper"][1]
    assert "helper-version" not in found and bus.helper_starts() == 0


@pytest.mark.parametrize("api, check", [(1, "helper-version"), (2, "helper")])
def test_helper_of_another_version(make_host, make_system_bus, api, check):
    host = make_host("host")
    bus = make_system_bus(host, service=("env", f"API_VERSION={api}", *DUMMY))
    bus.rules(open="yes")
    found, problems = examine(host, bus)
    assert problems == [check] and "restart farlan-helper" in found[check][1]
    said = host.farlanctl("doctor", user=ADA, bus=bus, check=False).stdout
    assert "version" in said and "0.0.1" in said, said


def test_helper_elsewhere(patient, make_host):
    _, bus = patient
    _, problems = examine(make_host("other"), bus)
    assert problems == ["network-namespace"]


def test_no_tun_device(patient):
    host, bus = patient
    script = 'mount -t tmpfs none /dev/net && exec "$@"'
    done = host.run("unshare", "--mount", "sh", "-c", script, "sh", *ADA.prefix, ADA.bin / "farlanctl",
                    "doctor", bus=bus, check=False)
    assert done.returncode == 1
    assert "problem  This machine has no TAP devices: /dev/net/tun is missing." in done.stdout


def test_looks_up_the_host(patient):
    host, bus = patient
    found, _ = examine(host, bus, "--uri", "wss://localhost/")
    assert found["dns"][0] == "ok"
    found, problems = examine(host, bus, "--uri", "wss://nobody.invalid/")
    assert problems == ["dns"] and found["dns"][1]
    done = host.farlanctl("doctor", "--uri", "http://localhost/", user=ADA, bus=bus, check=False)
    assert done.returncode == 2 and done.stderr.startswith("error: ")
