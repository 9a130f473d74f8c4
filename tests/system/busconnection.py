# SPDX-License-Identifier: GPL-3.0-or-later
"""A connection to a message bus, which a thread reads."""

import array
import itertools
import socket
import threading
from concurrent.futures import Future
from dataclasses import dataclass

from jeepney import (DBusAddress, HeaderFields, MessageFlag, MessageType, Parser, new_error,
                     new_method_call, new_method_return, new_signal)
from jeepney.fds import FileDescriptor, fds_buf_size

from hosts import wait_until

HELPER = "org.farlan.Helper1"
PATH = "/org/farlan/Helper1"
MANAGER = "org.farlan.Helper1.Manager"
TUNNEL = "org.farlan.Helper1.Tunnel"
PROPERTIES = "org.freedesktop.DBus.Properties"
BUS = "org.freedesktop.DBus"
BUS_PATH = "/org/freedesktop/DBus"


class BusError(Exception):
    """An error that was the reply to a call."""

    def __init__(self, name, message=""):
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message


@dataclass
class Signal:
    sender: str
    path: str
    interface: str
    member: str
    body: tuple
    destination: str  # None: everybody


def authenticated(path, uid):
    """A socket on the bus at that path, when our uid is this one."""
    bus = socket.socket(socket.AF_UNIX)
    bus.connect(str(path))
    bus.sendall(b"\0AUTH EXTERNAL %s\r\nNEGOTIATE_UNIX_FD\r\nBEGIN\r\n" % str(uid).encode().hex().encode())
    answer = b""
    while answer.count(b"\n") < 2:
        answer += bus.recv(1) or b"the bus has hung up\n\n"
    assert b"AGREE_UNIX_FD" in answer, answer
    return bus


class Connection:
    """What is on the other side of an authenticated socket, and asks and answers on a bus.

    `on_call` is told each call to us, in the thread that reads: what it returns, a signature and a
    body, is the reply, a BusError that it raises the error, and None leaves the caller waiting."""

    def __init__(self, bus):
        self.signals = []
        self.raw = []  # every message as bytes, once `keep_raw`
        self.keep_raw = False
        self.closed = threading.Event()
        self.on_call = None
        self._socket = bus
        self._pending = {}
        self._serials = itertools.count(1)
        self._sending = threading.Lock()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        [self.name] = self.ask_bus("Hello")

    # what we send

    def message(self, path, interface, member, signature="", args=(), *, to=HELPER,
                interactive=False):
        """A call that is not sent yet: a test may spoil it."""
        message = new_method_call(DBusAddress(path, to, interface), member, signature or None,
                                  tuple(args))
        if interactive:
            message.header.flags |= MessageFlag.allow_interactive_authorization
        return message

    def start(self, *what, fds=(), **how):
        """Sends a call, as call() does; the reply is a future."""
        return self.send(self.message(*what, **how), fds)

    def call(self, *what, timeout=30, **how):
        """The body of the reply to call(path, interface, member, signature="", args=(), to=HELPER,
        interactive=False, fds=()), or a BusError.

        An argument of type h is a file or a descriptor; `fds` go along without being an argument."""
        return self.start(*what, **how).result(timeout)

    def ask_bus(self, member, signature="", *args):
        return self.call(BUS_PATH, BUS, member, signature, args, to=BUS)

    def listen(self, rule):
        """Asks for signals that are sent to everybody; ours arrive anyway."""
        self.ask_bus("AddMatch", "s", rule)

    def send(self, message, fds=()):
        """Sends a message; the future is of its reply, if one comes."""
        reply = Future()
        with self._sending:
            serial = next(self._serials)
            descriptors = array.array("i", [fd if isinstance(fd, int) else fd.fileno() for fd in fds])
            data = message.serialise(serial=serial, fds=descriptors)  # adds those of the arguments
            self._pending[serial] = reply
            if self.closed.is_set():
                self._lose_pending()
            else:
                self._write(data, descriptors)
        return reply

    def send_raw(self, data, fds=()):
        """Sends bytes that may be no message at all."""
        with self._sending:
            self._write(data, array.array("i", fds))

    def signal(self, path, interface, member, signature="", args=(), to=None):
        message = new_signal(DBusAddress(path, interface=interface), member, signature or None,
                             tuple(args))
        if to:
            message.header.fields[HeaderFields.destination] = to
        self.send(message)

    def reply(self, call, signature="", body=()):
        self.send(new_method_return(call, signature or None, tuple(body)))

    def refuse(self, call, name, message=""):
        self.send(new_error(call, name, "s", (message,)))

    def _write(self, data, descriptors):
        ancillary = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, descriptors)] if descriptors else []
        sent = self._socket.sendmsg([data], ancillary)
        if sent < len(data):
            self._socket.sendall(data[sent:])

    # what we get

    def wait_for_signal(self, member, timeout=10):
        """The first signal of that name, which is taken out of `signals`."""
        found = wait_until(lambda: [signal for signal in self.signals if signal.member == member],
                           timeout, f"the signal {member}")[0]
        self.signals.remove(found)
        return found

    def disconnect(self):
        if not self.closed.is_set():
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:  # the bus was faster
                pass
        self._reader.join(10)
        assert not self._reader.is_alive()
        self._socket.close()

    def _read(self):
        parser = Parser()
        try:
            while True:
                data, ancillary, _, _ = self._socket.recvmsg(parser.bytes_desired(), fds_buf_size())
                if not data:
                    break
                if self.keep_raw:
                    self.raw.append(data)
                parser.add_data(data, FileDescriptor.from_ancdata(ancillary))
                if message := parser.get_next_message():
                    self._dispatch(message)
        except OSError:
            pass  # reset
        finally:
            self.closed.set()
            with self._sending:
                self._lose_pending()

    def _lose_pending(self):
        while self._pending:
            _, reply = self._pending.popitem()
            reply.set_exception(ConnectionResetError("The connection to the bus has ended."))

    def _dispatch(self, message):
        fields = message.header.fields
        kind = message.header.message_type
        if kind == MessageType.method_call:
            self._answer(message)
        elif kind == MessageType.signal:
            self.signals.append(Signal(fields.get(HeaderFields.sender), fields[HeaderFields.path],
                                       fields[HeaderFields.interface], fields[HeaderFields.member],
                                       message.body, fields.get(HeaderFields.destination)))
        elif reply := self._pending.pop(fields[HeaderFields.reply_serial], None):
            if kind == MessageType.error:
                text = message.body[0] if message.body and isinstance(message.body[0], str) else ""
                reply.set_exception(BusError(fields[HeaderFields.error_name], text))
            else:
                reply.set_result(message.body)

    def _answer(self, call):
        if not self.on_call:
            self.refuse(call, "org.freedesktop.DBus.Error.UnknownMethod", "Nobody serves here.")
            return
        try:
            answer = self.on_call(call)
            if answer is not None:
                self.reply(call, *answer)
        except BusError as error:
            self.refuse(call, error.name, error.message)
