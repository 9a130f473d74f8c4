# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands where the helper stands on the bus, for the tests of the ground itself."""

import os
import sys

from busconnection import (BUS, BUS_PATH, HELPER, MANAGER, PATH, BusError, Connection, HeaderFields,
                           MessageFlag, authenticated)
from callers import AUTHORITY, AUTHORITY_PATH, POLKIT


def in_capitals(file):
    """Another file, with what is in that one."""
    with open(file.to_raw_fd(), "rb") as given:
        text = given.read()
    descriptor = os.memfd_create("capitals")
    os.write(descriptor, text.upper())
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def later(call, future, signature, body):
    """Replies when the future is there, with what body() makes of it."""
    def reply(done):
        if error := done.exception():
            bus.refuse(call, "org.farlan.Helper1.Error.Dummy", str(error))
        else:
            bus.reply(call, signature, body(done.result()))

    future.add_done_callback(reply)


def on_call(call):
    fields = call.header.fields
    member, sender = fields[HeaderFields.member], fields[HeaderFields.sender]
    if member == "Echo":
        return fields.get(HeaderFields.signature, ""), call.body
    if member == "GetAll" and "API_VERSION" in os.environ:
        return "a{sv}", ({"ApiVersion": ("u", int(os.environ["API_VERSION"])), "Version": ("s", "0.0.1"),
                          "Capabilities": ("as", []),
                          "NetworkNamespace": ("t", os.stat("/proc/self/ns/net").st_ino)},)
    if member == "Who":
        later(call, bus.start(BUS_PATH, BUS, "GetConnectionUnixUser", "s", (sender,), to=BUS), "u",
              lambda body: body)
    elif member == "Capitals":
        descriptor = in_capitals(call.body[0])
        bus.reply(call, "h", (descriptor,))
        os.close(descriptor)
    elif member == "Tell":
        bus.signal(PATH, MANAGER, "Told", "s", call.body, to=sender)
        bus.signal(PATH, MANAGER, "Cried", "s", call.body)
        return "", ()
    elif member == "Ask":
        interactive = MessageFlag.allow_interactive_authorization in call.header.flags
        subject = ("system-bus-name", {"name": ("s", sender)})
        asked = bus.start(AUTHORITY_PATH, AUTHORITY, "CheckAuthorization", "(sa{sv})sa{ss}us",
                          (subject, call.body[0], {"tunnel": "office"}, int(interactive),
                           f"{sender} {call.header.serial}"), to=POLKIT)
        later(call, asked, "b", lambda body: (body[0][0],))
    elif member == "Exit":
        print("The dummy ends.", file=sys.stderr, flush=True)
        os._exit(0)
    elif member != "Sleep":
        raise BusError("org.farlan.Helper1.Error.Dummy", f"There is no {member}.")
    return None


print("The dummy starts.", file=sys.stderr, flush=True)
address = os.environ["DBUS_SYSTEM_BUS_ADDRESS"]  # unix:path=/run/…,guid=…
bus = Connection(authenticated(address.split("=")[1].split(",")[0], os.geteuid()))
bus.on_call = on_call
assert bus.ask_bus("RequestName", "su", HELPER, 4) == (1,)
bus.closed.wait()
