# SPDX-License-Identifier: GPL-3.0-or-later
"""The tray app when something is missing or ends, and when a person is quick or gives up."""

import os
import signal

import pytest

from busconnection import HELPER
from desktop import PASSWORD, PATIENCE, Gate
from hosts import wait_until

NO_HELPER = "The Farlan helper is not installed – Details…"
HELPER_IS_GONE = "The Farlan helper stopped – Details…"
MAIN = "Tunnels"  # how the title of the status window begins
QUESTION = "Password for lab"


@pytest.fixture
def desktop(make_desktop):
    desktop = make_desktop()
    desktop.tray.appear()
    return desktop


@pytest.fixture
def gate(lan, certificate, tmp_path):
    return Gate(lan[0], certificate, tmp_path / "users")


@pytest.fixture
def kept(gate, desktop):
    """A desktop on which nobody has to be asked for anything."""
    desktop.add_profile("user=wendy", f"pin={gate.pin}")
    desktop.farlanctl("password", "set", "lab", "--untested", input=f"{PASSWORD}\n")
    return desktop


def test_second_start(desktop):
    program, icon = desktop.start_hidden()
    assert desktop.titles() == []
    assert desktop.start("--hidden").process.wait(PATIENCE) == 0  # which wants nothing
    assert desktop.titles() == []
    assert desktop.start().process.wait(PATIENCE) == 0
    window = desktop.window(MAIN)
    wait_until(lambda: window.is_active, PATIENCE, "the window to be in front")
    window.press("alt+F4")
    wait_until(lambda: not window.is_shown, PATIENCE, "the window to be closed")
    assert desktop.notifications.wait_for("Farlan is still running in the tray")
    assert icon.item.find("No Tunnels Yet") and program.process.poll() is None

    icon.item.activate()
    window = desktop.window(MAIN)
    other = desktop.start(desktop.uri)
    assert other.process.wait(PATIENCE) == 0
    desktop.window("New Tunnel")
    assert program.process.poll() is None and desktop.tray.living() == [icon.item]


def test_tray_that_comes_late(make_desktop):
    desktop = make_desktop()
    program = desktop.start("--hidden")
    window = desktop.window(MAIN)
    desktop.tray.appear()
    icon = desktop.icon()
    wait_until(lambda: icon.item.find("No Tunnels Yet"), PATIENCE, "a menu")
    window.press("alt+F4")
    wait_until(lambda: not window.is_shown, PATIENCE, "the window to be closed")
    assert program.process.poll() is None

    desktop.tray.disappear()
    window = desktop.window(MAIN)  # never without anything to be seen
    window.press("alt+F4")
    assert program.process.wait(PATIENCE) == 0


def test_helper_that_is_not_installed(desktop):
    (desktop.bus.folder / f"services/{HELPER}.service").unlink()
    desktop.bus.root.ask_bus("ReloadConfig")
    desktop.add_profile()
    _, icon = desktop.start_hidden()
    icon.wait_for("error", "lab – Disconnected (Connect)")
    icon.item.click(NO_HELPER)
    desktop.window(MAIN)
    icon.click("Connect")
    icon.wait_for("error", "lab – Could not connect (Connect)")
    assert icon.item.find(NO_HELPER)


def test_without_a_keyring_it_asks(gate, make_desktop):
    desktop = make_desktop(keyring=False)
    desktop.tray.appear()
    desktop.add_profile("user=wendy", f"pin={gate.pin}")
    profile = desktop.profile()
    _, icon = desktop.start_hidden()
    for _ in range(2):
        icon.click("Connect")
        desktop.window(QUESTION).enter(PASSWORD)
        icon.wait_for("on", "lab – Connected")
        icon.click("Disconnect")
        icon.wait_for("off", "lab – Disconnected (Connect)")
    assert desktop.profile() == profile and desktop.session.kept() is None


def test_double_click(kept):
    desktop = kept
    _, icon = desktop.start_hidden()
    line = icon.wait_for("off", "lab – Disconnected (Connect)")
    icon.item.choose(line)
    icon.item.choose(line)
    icon.wait_for("on", "lab – Connected")
    assert [tunnel["name"] for tunnel in desktop.tunnels()] == ["lab"]


def test_helper_that_is_killed(gate, kept):
    desktop = kept
    _, icon = desktop.start_hidden()
    icon.click("Connect")
    icon.wait_for("on", "lab – Connected")
    os.kill(desktop.bus.helper_pid(), signal.SIGKILL)
    icon.wait_for("error", "lab – Disconnected (Connect)")
    assert icon.item.find(HELPER_IS_GONE)
    icon.click("Connect")
    icon.wait_for("on", "lab – Connected")
    assert not icon.item.find(HELPER_IS_GONE)
    desktop.client.set_address("ethws0", "192.168.7.2/24")
    desktop.client.ping(gate.ADDRESS)


def test_question_that_is_not_answered(gate, desktop):
    desktop.add_profile("user=wendy", f"pin={gate.pin}")
    _, icon = desktop.start_hidden()
    icon.click("Connect")
    question = desktop.window(QUESTION)
    icon.wait_for("attention", "Password needed")
    question.press("Escape")
    icon.wait_for("off", "lab – Disconnected (Connect)")
    assert not question.is_shown and desktop.tunnels() == []

    icon.click("Connect")
    question = desktop.window(QUESTION, after=question)
    icon.click("Cancel")
    icon.wait_for("off", "lab – Disconnected (Connect)")
    wait_until(lambda: not question.is_shown, PATIENCE, "the question to go")
    assert desktop.session.kept() is None and desktop.tunnels() == []
