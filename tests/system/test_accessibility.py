# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds in the windows of the tray app: every control has a role and a name."""

import json
import sys
from pathlib import Path

import pytest

from desktop import PATIENCE
from hosts import wait_until

WALK = Path(__file__).parent / "peers/accessible_controls.py"
NO_ROLES = {"", "unknown", "invalid", "redundant object"}
NEEDLESS = {"frame", "dialog", "window", "alert"}  # their title is their name


@pytest.fixture
def desktop(make_desktop):
    desktop = make_desktop()
    desktop.environment.update(QT_ACCESSIBILITY="1", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
    desktop.tray.appear()
    return desktop


def controls(desktop, title, fewest):
    """Those of the window, once there are some."""
    def found():
        done = desktop.client.run(sys.executable, "-", title, user=desktop.session.user, env=desktop.environment,
                                  input=WALK.read_text())
        controls = json.loads(done.stdout)
        return controls if len(controls) >= fewest else None

    return wait_until(found, PATIENCE, f"controls in “{title}”")


def is_named(control):
    if control["role"] in NEEDLESS:
        return True
    if control["role"] == "combo box":  # its name is what is chosen
        return any(control["labels"]) or control["description"].strip()
    return control["name"].strip()


def test_every_control_has_a_role_and_a_name(desktop):
    desktop.add_profile("user=wendy")
    _, icon = desktop.start_hidden()
    seen = []

    def look(title, fewest):
        window = desktop.window(title)
        seen.extend(controls(desktop, title, fewest))
        return window

    icon.item.activate()
    look("Tunnels", 5)
    icon.item.click("Settings…")
    look("Settings", 3).press("Escape")
    icon.item.click("New Tunnel…")
    look("New Tunnel: Connect to a Server", 10).press("Escape")
    icon.click("Connect")
    look("Password for lab", 5)

    nameless = [control for control in seen if control["role"] in NO_ROLES or not is_named(control)]
    assert not nameless, json.dumps(nameless, indent=1, ensure_ascii=False)
