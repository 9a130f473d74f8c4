# SPDX-License-Identifier: GPL-3.0-or-later
"""The tray app from the first click on: what a person sees and types, and what comes of it."""

import re

import pytest

from desktop import PASSWORD, PATIENCE, Gate
from hosts import wait_until
from keyring import LOGIN

FIXED = ["Show Status", "-", "New Tunnel…", "Import Tunnel…", "Settings…", "-", "Quit (Tunnels Stay Connected)"]
DISCONNECT_ALL = "Disconnect All and Quit"


@pytest.fixture
def gate(lan, certificate, tmp_path):
    return Gate(lan[0], certificate, tmp_path / "users")


@pytest.fixture
def desktop(make_desktop):
    desktop = make_desktop()
    desktop.tray.appear()
    return desktop


@pytest.fixture
def connected(gate, desktop):
    """A desktop with a tunnel that is up, and whose password is in the keyring."""
    desktop.add_profile("user=wendy", f"pin={gate.pin}")
    desktop.farlanctl("connect", "lab", "--wait", input=f"{PASSWORD}\n")
    desktop.client.set_address("ethws0", "192.168.7.2/24")
    return desktop


def test_from_the_first_click_to_a_working_tunnel(gate, desktop):
    desktop.add_profile()
    program, icon = desktop.start_hidden()
    icon.wait_for("off", "lab – Disconnected (Connect)")
    assert icon.item.labels() == ["lab – Disconnected (Connect)", "-", *FIXED]
    assert not icon.line().checked and desktop.titles() == []

    icon.click("Connect")
    certificate = desktop.window("Certificate of lab")
    icon.wait_for("attention", "Certificate must be checked")
    certificate.press_until_gone("alt+t")
    assert f'pin = "{gate.pin}"' in desktop.profile()

    question = desktop.window("Password for lab")
    icon.wait_for("attention", "Password needed")
    question.enter("wendy", "wrong")
    question = desktop.window("Password for lab", after=question)
    icon.wait_for("attention", "Password needed")
    assert desktop.session.kept() is None
    question.enter(PASSWORD)
    icon.wait_for("on", "lab – Connected")
    assert icon.line("(Disconnect)").checked and desktop.titles() == []
    wait_until(lambda: desktop.session.kept() == (LOGIN, PASSWORD), PATIENCE, "the password to be kept")
    assert 'user = "wendy"' in desktop.profile()

    desktop.client.set_address("ethws0", "192.168.7.2/24")
    desktop.client.ping(gate.ADDRESS)
    icon.wait_for("on", "lab – Connected (Disconnect)")
    [tunnel] = desktop.tunnels()
    assert min(tunnel["statistics"][f"{way}_frames"] for way in ("received", "sent")) >= 3
    assert PASSWORD not in desktop.bus.log() + "\n".join(program.lines)

    icon.click("Disconnect")
    icon.wait_for("off", "lab – Disconnected (Connect)")
    icon.click("Connect")  # and nobody is asked
    icon.wait_for("on", "lab – Connected")
    assert desktop.titles() == []
    assert program.process.poll() is None and program.lines == []


def test_server_that_goes_and_comes_back(gate, connected):
    desktop = connected
    _, icon = desktop.start_hidden()
    icon.wait_for("on", "lab – Connected")
    gate.kill()
    icon.wait_for("busy", "Trying again in")
    lost = desktop.notifications.wait_for("lab lost connection", PATIENCE)
    assert list(lost.actions.values()) == ["Show Status", "Disconnect"]
    wait_until(lambda: icon.item.find("Disconnect lab"), what="the menu")

    def is_far_away():
        seconds = re.search(r"Trying again in (\d+) s", icon.item.labels()[0])
        return seconds and int(seconds[1]) >= 10

    wait_until(is_far_away, PATIENCE, "a long pause")
    gate.start()
    icon.click("Try Now")
    icon.wait_for("on", "lab – Connected", 9)
    back = desktop.notifications.wait_for("lab connected")
    assert back.replaces == lost.id and back.body.startswith("Connected again after ")
    desktop.client.ping(gate.ADDRESS)

    icon.click("Disconnect")
    icon.wait_for("off", "lab – Disconnected (Connect)")
    wait_until(lambda: "ethws0" not in desktop.client.links(), what="the interface to go")
    assert desktop.tunnels() == []


def test_quit_with_and_without_the_tunnels(gate, connected):
    desktop = connected
    program, icon = desktop.start_hidden()
    icon.wait_for("on", "lab – Connected")
    icon.item.click("Quit (Tunnels Stay Connected)")
    assert program.process.wait(PATIENCE) == 0
    desktop.client.ping(gate.ADDRESS)
    assert [tunnel["name"] for tunnel in desktop.tunnels()] == ["lab"]

    program, icon = desktop.start_hidden()
    icon.wait_for("on", "lab – Connected")
    assert not desktop.notifications.history and desktop.titles() == []
    icon.item.click(DISCONNECT_ALL)
    assert program.process.wait(PATIENCE) == 0
    assert desktop.tunnels() == [] and "ethws0" not in desktop.client.links()
    assert desktop.session.kept() == (LOGIN, PASSWORD)
