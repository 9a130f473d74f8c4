# SPDX-License-Identifier: GPL-3.0-or-later
"""What shows notifications on a desktop, over D-Bus."""

from dataclasses import dataclass

from busconnection import BusError, HeaderFields
from hosts import wait_until

NOTIFICATIONS = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"


@dataclass
class Notification:
    id: int
    replaces: int
    icon: str
    title: str
    body: str
    actions: dict  # label by name
    hints: dict


class NotificationDaemon:
    """On a connection of its own. It is there after appear()."""

    def __init__(self, connection, capabilities=("actions", "body", "body-markup")):
        self.capabilities = list(capabilities)
        self.history = []  # all that was ever shown
        self.shown = {}  # what is to be seen, by number
        self._last = 0
        self._connection = connection
        connection.on_call = self._on_call

    def appear(self):
        assert self._connection.ask_bus("RequestName", "su", NOTIFICATIONS, 4) == (1,)

    def disappear(self):
        self._connection.ask_bus("ReleaseName", "s", NOTIFICATIONS)
        self.shown.clear()

    def wait_for(self, title, timeout=20):
        """What is to be seen with that title."""
        def found():
            return next((each for each in list(self.shown.values()) if each.title == title), None)

        return wait_until(found, timeout, f"the notification “{title}”")

    def choose(self, notification, action="default", token=None):
        """Clicks on a button of it, or on the notification itself, which then goes."""
        assert action in notification.actions, notification
        if token:
            self._signal("ActivationToken", "us", notification.id, token)
        self._signal("ActionInvoked", "us", notification.id, action)
        self.dismiss(notification)

    def dismiss(self, notification):
        self._close(notification.id, 2)

    def _close(self, number, reason):
        if self.shown.pop(number, None):
            self._signal("NotificationClosed", "uu", number, reason)

    def _signal(self, member, signature, *arguments):
        self._connection.signal(PATH, NOTIFICATIONS, member, signature, arguments)

    def _on_call(self, call):
        member = call.header.fields[HeaderFields.member]
        if member == "GetCapabilities":
            return "as", (self.capabilities,)
        if member == "GetServerInformation":
            return "ssss", ("test", "Farlan", "1", "1.2")
        if member == "Notify":
            return "u", (self._show(*call.body),)
        if member == "CloseNotification":
            self._close(call.body[0], 3)
            return "", ()
        raise BusError("org.freedesktop.DBus.Error.UnknownMethod", f"There is no {member}.")

    def _show(self, _program, replaces, icon, title, body, actions, hints, _timeout):
        if not replaces:
            self._last += 1
        number = replaces or self._last
        notification = Notification(number, replaces, icon, title, body, dict(zip(actions[::2], actions[1::2])),
                                    {name: value for name, (_, value) in hints.items()})
        self.history.append(notification)
        self.shown[number] = notification
        return number
