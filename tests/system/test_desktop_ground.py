# SPDX-License-Identifier: GPL-3.0-or-later
"""The tray and the notifications on which other tests stand: whether they see what they are shown."""

import contextlib

import pytest

from busconnection import BusError, HeaderFields
from callers import Caller
from hosts import wait_until
from keyring import Session
from notificationpeer import NOTIFICATIONS, NotificationDaemon
from notificationpeer import PATH as NOTIFICATIONS_PATH
from traypeer import ITEM, WATCHER, WATCHER_PATH, Tray
from users import ADA

ICON = {"IconName": ("s", "farlan-on"), "Title": ("s", "Farlan"), "Menu": ("o", "/MenuBar"),
        "ToolTip": ("(sa(iiay)ss)", ("", [], "Farlan", "Lab is connected"))}
CONNECT = (1, {"label": ("s", "_Connect Snake__Case")}, [])
LINE = (2, {"type": ("s", "separator")}, [])
LAB = (4, {"label": ("s", "Lab"), "toggle-type": ("s", "checkmark"), "toggle-state": ("i", 1)}, [])
MORE = (3, {"label": ("s", "More"), "icon-name": ("s", "more")}, [("(ia{sv}av)", LAB)])
GONE = (5, {"label": ("s", "Gone"), "visible": ("b", False)}, [])
GREY = (6, {"label": ("s", "Grey"), "enabled": ("b", False)}, [])
MENU = (0, {}, [("(ia{sv}av)", entry) for entry in (CONNECT, LINE, MORE, GONE, GREY)])


class Program:
    """Has an icon with a menu."""

    def __init__(self, connection):
        self.events = []
        self.connection = connection
        connection.on_call = self._on_call

    def show_icon(self, name):
        self.connection.call(WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem", "s", (name,), to=WATCHER)

    def notify(self, title, replaces=0, **hints):
        return self.connection.call(
            NOTIFICATIONS_PATH, NOTIFICATIONS, "Notify", "susssasa{sv}i",
            ("farlan", replaces, "icon", title, "body", ["default", "Show"], hints, -1), to=NOTIFICATIONS)[0]

    def _on_call(self, call):
        member = call.header.fields[HeaderFields.member]
        if member == "Get" and call.body[0] == ITEM:
            return "v", (ICON[call.body[1]],)
        if member == "GetLayout":
            return "u(ia{sv}av)", (1, MENU)
        if member == "AboutToShow":
            return "b", (False,)
        self.events.append((member, *call.body[:2]))
        return "", ()


@pytest.fixture
def session(users):
    with contextlib.closing(Session(ADA, keyring=False)) as session:
        yield session


@pytest.fixture
def connect(session):
    """Makes processes of Ada's on her session's bus."""
    with contextlib.ExitStack() as stack:
        def make():
            caller = Caller(session, ADA)
            stack.callback(caller.kill)
            return caller

        yield make


@pytest.fixture
def tray(connect):
    tray = Tray(connect())
    tray.appear()
    return tray


@pytest.fixture
def daemon(connect):
    daemon = NotificationDaemon(connect())
    daemon.appear()
    return daemon


@pytest.fixture
def program(connect):
    return Program(connect())


@pytest.mark.parametrize("name", ["its own", "/StatusNotifierItem"])
def test_an_icon(tray, program, name):
    program.show_icon(program.connection.name if name == "its own" else name)
    item = tray.wait_for_item()
    assert (item.icon, item.title, item.tooltip) == ("farlan-on", "Farlan", ("Farlan", "Lab is connected"))
    item.activate()
    assert program.events == [("Activate", 0, 0)]
    program.connection.kill()
    wait_until(lambda: not tray.living(), what="the icon to go with its program")


def test_a_menu(tray, program):
    program.show_icon(program.connection.name)
    item = tray.wait_for_item()
    assert item.labels() == ["Connect Snake_Case", "-", "More", "Grey"]
    assert item.find("More").icon == "more" and item.find("More").checked is None
    assert item.find("More", "Lab").checked
    assert not item.find("Grey").enabled and not item.find("Less")
    item.click("More", "Lab")
    item.click("Connect Snake_Case")
    assert program.events == [("Event", 4, "clicked"), ("Event", 1, "clicked")]
    for unusable in "Gone", "Grey":
        with pytest.raises(AssertionError):
            item.click(unusable, timeout=0.2)


def test_a_tray_that_comes_late(connect, program):
    tray = Tray(connect(), has_host=False)
    with pytest.raises(BusError):
        program.show_icon("/StatusNotifierItem")
    program.connection.listen(f"type='signal',sender='{WATCHER}'")
    tray.appear()

    def has_host():
        [(_, value)] = program.connection.call(WATCHER_PATH, "org.freedesktop.DBus.Properties", "Get", "ss",
                                               (WATCHER, "IsStatusNotifierHostRegistered"), to=WATCHER)
        return value

    assert not has_host()
    tray.set_host(True)
    program.connection.wait_for_signal("StatusNotifierHostRegistered")
    assert has_host()
    program.show_icon("/StatusNotifierItem")
    tray.wait_for_item()
    tray.disappear()
    assert not tray.living()
    with pytest.raises(BusError):
        has_host()


def test_notifications(daemon, program):
    program.connection.listen(f"type='signal',sender='{NOTIFICATIONS}'")
    first = program.notify("Lab lost connection", urgency=("y", 2))
    lost = daemon.wait_for("Lab lost connection")
    assert (lost.id, lost.hints, lost.actions) == (first, {"urgency": 2}, {"default": "Show"})
    assert program.notify("Lab connected", first) == first
    connected = daemon.wait_for("Lab connected")
    assert list(daemon.shown.values()) == [connected] and daemon.history == [lost, connected]
    daemon.choose(connected, token="token-1")
    told = [program.connection.wait_for_signal(name).body
            for name in ("ActivationToken", "ActionInvoked", "NotificationClosed")]
    assert told == [(first, "token-1"), (first, "default"), (first, 2)]
    assert not daemon.shown
    daemon.disappear()
    with pytest.raises(BusError):
        program.notify("Nobody sees this")
