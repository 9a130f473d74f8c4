# SPDX-License-Identifier: GPL-3.0-or-later
"""What farlan-helper offers on the system bus, as a program of some user calls it."""

import json
import os

from hosts import wait_until

MANAGER_PATH = "/org/farlan/Helper1"
MANAGER = "org.farlan.Helper1.Manager"
TUNNEL = "org.farlan.Helper1.Tunnel"
PROPERTIES = "org.freedesktop.DBus.Properties"
ERROR = "org.farlan.Helper1.Error."


def memory_file(content):
    """The descriptor of a memory file."""
    fd = os.memfd_create("secrets", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.write(fd, content if isinstance(content, bytes) else json.dumps(content).encode())
    return fd


def variants(settings):
    """A Python dictionary as a{sv}."""
    def variant(value):
        match value:
            case tuple():
                return value  # (signature, value)
            case bool():
                return "b", value
            case int():
                return "i", value
            case bytes():
                return "ay", value
            case list():
                return "as", value
        return "s", value

    return {key: variant(value) for key, value in settings.items()}


def plain(values):
    """a{sv} as a Python dictionary without the types."""
    return {name: value for name, (_, value) in values.items()}


class Helper:
    """The helper, for one caller."""

    def __init__(self, caller):
        self.caller = caller

    def call(self, member, signature="", *args, path=MANAGER_PATH, interface=MANAGER, **how):
        return self.caller.call(path, interface, member, signature, args, **how)

    def start_opening(self, settings, secrets=None, **how):
        """OpenTunnel, without waiting for the answer."""
        fd = memory_file(secrets or {})
        try:
            return self.caller.start(MANAGER_PATH, MANAGER, "OpenTunnel", "a{sv}h",
                                     (variants(settings), fd), **how)
        finally:
            os.close(fd)

    def open(self, settings, secrets=None, **how):
        [path] = self.start_opening(settings, secrets, **how).result(30)
        return Tunnel(self, path)

    def tunnels(self):
        [paths] = self.call("ListTunnels")
        return [Tunnel(self, path) for path in paths]

    def all_properties(self, **how):
        """Those of everybody's tunnels, by path."""
        [listed] = self.call("ListAllTunnels", **how)
        return {path: plain(values) for path, values in listed.items()}

    def property(self, name):
        return self.call("Get", "ss", MANAGER, name, interface=PROPERTIES)[0][1]


class Tunnel:
    def __init__(self, helper, path):
        self.helper = helper
        self.path = path

    def seen_by(self, helper):
        return Tunnel(helper, self.path)

    def call(self, member, signature="", *args, **how):
        return self.helper.call(member, signature, *args, path=self.path, interface=TUNNEL, **how)

    def properties(self, **how):
        [values] = self.helper.call("GetAll", "s", TUNNEL, path=self.path, interface=PROPERTIES, **how)
        return plain(values)

    def __getitem__(self, name):
        return self.properties()[name]

    def wait_for(self, state, timeout=15):
        try:
            return wait_until(lambda: (now := self.properties())["State"] == state and now, timeout)
        except AssertionError:
            raise AssertionError(f"not {state}: {self.properties()}") from None

    def close(self):
        self.call("Close")
