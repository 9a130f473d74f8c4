# SPDX-License-Identifier: GPL-3.0-or-later
"""What may come as the descriptor of secrets: nobody waits for it, and nothing of it is kept."""

import array
import contextlib
import os
import socket
import statistics
import threading
import time

import pytest

from busconnection import BusError
from helper import ERROR, MANAGER, MANAGER_PATH, Helper, memory_file, variants
from hosts import wait_until
from rawpeer import descriptors, memory, tolerated_growth
from users import BEN

CLIENT = {"mode": "client", "uri": "ws://10.9.0.1/"}
CANARY = "S3cr3t-c4n4ry"
GOOD = b'{"password":"S3cr3t-c4n4ry"}'
MEBIBYTE = 1 << 20


def pipe(content, leave=None):
    """A pipe with that in it. `leave` collects its other end, which would be closed otherwise."""
    read_end, write_end = os.pipe()
    if content:
        with contextlib.suppress(BlockingIOError):
            os.set_blocking(write_end, False)
            os.write(write_end, content)
    leave.append(write_end) if leave is not None else os.close(write_end)
    return read_end


def opened(path, flags):
    return os.open(path, flags | os.O_CLOEXEC)


def written(path, content):
    path.write_bytes(content)
    return path


def sparse():
    fd = os.open("/run/sparse", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    os.unlink("/run/sparse")
    os.truncate(fd, 10 << 30)
    return fd


def fifo(tmp_path, flags):
    os.mkfifo(tmp_path / "fifo")
    return opened(tmp_path / "fifo", flags)


def read_only(fd):
    """Another description of the same memory file."""
    return opened(f"/proc/self/fd/{fd}", os.O_RDONLY)


def write_only(fd):
    return opened(f"/proc/self/fd/{fd}", os.O_WRONLY)


def socket_with(content, kind=socket.SOCK_STREAM):
    ours, theirs = socket.socketpair(socket.AF_UNIX, kind)
    ours.send(content)
    ours.close()
    return theirs.detach()


def listening():
    one = socket.socket()
    one.bind(("127.0.0.1", 0))
    one.listen()
    return one.detach()


# What makes it, of a folder and a list of descriptors that stay open; and what the error says.
REFUSED = {
    "O_PATH": (lambda path, _: opened(written(path / "x", GOOD), os.O_PATH), "not open for reading"),
    "O_PATH of a memory file": (lambda _, left: opened(f"/proc/self/fd/{left.append(memory_file(GOOD)) or left[0]}", os.O_PATH), "not open for reading"),
    "a directory": (lambda path, _: opened(path, os.O_RDONLY), "neither a file in memory nor a pipe"),
    "a FIFO without a writer, never written": (lambda path, _: fifo(path, os.O_RDONLY | os.O_NONBLOCK), "not a JSON object"),
    "a FIFO with itself as the writer": (lambda path, _: fifo(path, os.O_RDWR), "took too long"),
    "an open pipe": (lambda _, left: pipe(b"", left), "took too long"),
    "an open pipe with all that is wanted": (lambda _, left: pipe(GOOD, left), "took too long"),
    "the writing end of a pipe": (lambda _, left: left.append(pipe(b"", left)) or left[0], "not open for reading"),
    "an empty pipe": (lambda *_: pipe(b""), "not a JSON object"),
    "a full pipe of garbage": (lambda *_: pipe(b"x" * 65536), "not a JSON object"),
    "a stream socket": (lambda *_: socket_with(GOOD), "neither a file in memory nor a pipe"),
    "a datagram socket": (lambda *_: socket_with(GOOD, socket.SOCK_DGRAM), "neither a file in memory nor a pipe"),
    "a listening socket": (lambda *_: listening(), "neither a file in memory nor a pipe"),
    "/dev/zero": (lambda *_: opened("/dev/zero", os.O_RDONLY), "neither a file in memory nor a pipe"),
    "/dev/null": (lambda *_: opened("/dev/null", os.O_RDONLY), "neither a file in memory nor a pipe"),
    "/dev/tty": (lambda *_: os.openpty()[1], "neither a file in memory nor a pipe"),
    "/proc/kmsg": (lambda *_: opened("/proc/kmsg", os.O_RDONLY), "neither a file in memory nor a pipe"),
    "an event counter": (lambda *_: os.eventfd(1), "neither a file in memory nor a pipe"),
    "a regular file": (lambda path, _: opened(written(path / "x", GOOD), os.O_RDONLY), "neither a file in memory nor a pipe"),
    "a sparse file of 10 GiB in memory": (lambda *_: sparse(), "larger than"),
    "a memory file that cannot be read": (lambda _, left: write_only(left.append(memory_file(GOOD)) or left[0]), "not open for reading"),
    "an empty memory file": (lambda *_: memory_file(b""), "not a JSON object"),
    "garbage": (lambda *_: memory_file(b"\xff\x00S3cr3t-c4n4ry{"), "not a JSON object"),
    "half an object": (lambda *_: memory_file(GOOD[:-1]), "not a JSON object"),
    "an array": (lambda *_: memory_file(b'["S3cr3t-c4n4ry"]'), "not a JSON object"),
    "deep garbage": (lambda *_: memory_file(b'{"a":' * 100000), "not a JSON object"),
    "an unknown secret": (lambda *_: memory_file({"passwort": CANARY}), "passwort: "),
    "an unknown secret with a strange name": (lambda *_: memory_file({"\x1b[31m" + "x" * MEBIBYTE: CANARY}), "?[31mxxx"),
    "a password that is a number": (lambda *_: memory_file({"password": 1}), "password: "),
    "a password that is a list": (lambda *_: memory_file({"password": [CANARY]}), "password: "),
    "a long password": (lambda *_: memory_file({"password": CANARY * 100}), "password: "),
    "a password that ends the line": (lambda *_: memory_file({"proxy_password": CANARY + "\r\nX: y"}), "proxy_password: "),
    "a long key": (lambda *_: memory_file({"keyfile": CANARY * 100000}), "keyfile: "),
    "long users": (lambda *_: memory_file({"htpasswd": CANARY * 1000000}), "htpasswd: "),
    "more than all secrets": (lambda *_: memory_file(b"{}" + b" " * (24 * MEBIBYTE)), "larger than"),
}


@pytest.fixture
def bus(lan, make_system_bus):
    bus = make_system_bus(lan[1])
    bus.rules(open="yes")
    return bus


@pytest.fixture
def untouched(lan, bus, ada):
    ada.tunnels()
    pid = bus.wait_for_helper()
    ada.open({**CLIENT, "name": "first"}).close()  # whatever is opened once and stays
    before = descriptors(pid), memory(pid)
    yield pid
    assert ada.tunnels() == [] and bus.helper_pid() == pid
    wait_until(lambda: descriptors(pid) <= before[0], what="all descriptors to be closed")
    assert memory(pid) - before[1] <= tolerated_growth(pid)
    assert lan[1].links().keys() == {"eth0"}
    assert CANARY not in bus.log()


def open_with(helper, *fds, settings=CLIENT):
    """The error, and how long it took, of OpenTunnel with that descriptor, and others that nobody wants."""
    first, *more = fds
    began = time.monotonic()
    with pytest.raises(BusError) as refused:
        helper.call("OpenTunnel", "a{sv}h", variants(settings), first, fds=more)
    return refused.value, time.monotonic() - began


class Watch:
    """Another user's calls, one after the other, and how long they took: the usual one, and the one
    that took longest, which on a busy machine may be long. Waiting for a pipe would be longer."""

    def __init__(self, helper):
        self._seconds = [0.0]
        self._helper = helper
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._thread.join()

    def _watch(self):
        while not self._ended.wait(0.015):  # no more often than one may
            began = time.monotonic()
            self._helper.tunnels()
            self._seconds.append(time.monotonic() - began)

    def are_answered(self):
        usual = statistics.median(self._seconds)
        return max(self._seconds) < 3 and (usual < 0.1 or len(self._seconds) < 10)


@pytest.mark.parametrize("what", REFUSED)
def test_is_refused_at_once(bus, ada, untouched, tmp_path, what):
    make, why = REFUSED[what]
    left = []
    fd = make(tmp_path, left)
    ben = Helper(bus.caller(BEN))
    ben.tunnels()
    with Watch(ben) as others:
        error, seconds = open_with(ada, fd)
    for one in {fd, *left}:
        os.close(one)
    assert error.name == ERROR + "InvalidSettings" and why in error.message, error
    assert len(error.message) < 300 and CANARY not in error.message
    assert error.message.replace("\n", "").isprintable()
    assert seconds < 3 and others.are_answered()


ACCEPTED = {
    "nothing secret": lambda: memory_file(b"{}"),
    "a memory file": lambda: memory_file(GOOD),
    "a memory file, read to its end already": lambda: read_only(memory_file(GOOD)),
    "a pipe that is closed": lambda: pipe(GOOD),
}


@pytest.mark.parametrize("what", ACCEPTED)
def test_is_accepted(ada, untouched, what):
    fd = ACCEPTED[what]()
    [path] = ada.call("OpenTunnel", "a{sv}h", variants(CLIENT), fd)
    os.close(fd)
    [tunnel] = ada.tunnels()
    assert tunnel.path == path
    tunnel.close()


def test_others_are_answered_meanwhile(bus, ada, untouched):
    """Even by the largest that is read to its end."""
    ben = Helper(bus.caller(BEN))
    ben.tunnels()
    with Watch(ben) as others:
        for _ in range(5):
            fd = sparse()
            open_with(ada, fd)
            os.close(fd)
            left = []
            fd = pipe(b"x" * 65536, left)
            open_with(ada, fd)
            os.close(fd)
            os.close(left[0])
    assert others.are_answered()


def test_memory_file_that_changes_while_it_is_read(ada, untouched):
    fd = memory_file(b"")
    ended = threading.Event()

    def change():
        while not ended.is_set():
            os.truncate(fd, 0)
            os.truncate(fd, 20 * MEBIBYTE)

    changing = threading.Thread(target=change)
    changing.start()
    try:
        for _ in range(40):
            error, seconds = open_with(ada, fd)
            assert error.name == ERROR + "InvalidSettings" and seconds < 3, error
    finally:
        ended.set()
        changing.join()
        os.close(fd)


def test_descriptor_that_nobody_wants_is_closed(ada, untouched):
    fd = opened("/dev/zero", os.O_RDONLY)
    with pytest.raises(BusError):
        ada.call("ListTunnels", "s", "x", fds=[fd])
    for _ in range(20):
        ada.call("ListTunnels", fds=[fd])
    os.close(fd)


def test_second_descriptor_does_not_pass_the_bus(ada, untouched):
    fd = memory_file(GOOD)
    error, _ = open_with(ada, fd, fd)
    assert error.name == "org.freedesktop.DBus.Error.AccessDenied"
    error, _ = open_with(ada, fd, settings={**CLIENT, "name": ("h", fd)})
    assert error.name == "org.freedesktop.DBus.Error.AccessDenied"
    os.close(fd)


def test_descriptor_that_is_not_there(bus, ada, untouched):
    """The index of a descriptor that did not come with the message: the bus hangs up, or we refuse."""
    ben = bus.caller(BEN)
    fd = memory_file(GOOD)
    message = ben.message(MANAGER_PATH, MANAGER, "OpenTunnel", "a{sv}h", (variants(CLIENT), fd))
    data = bytearray(message.serialise(serial=1000, fds=array.array("i")))
    data[-4:] = (7).to_bytes(4, "little")
    ben.send_raw(bytes(data), [fd])
    os.close(fd)
    Helper(bus.caller(BEN)).tunnels()


def test_secrets_wait_for_permission(bus, ada, untouched):
    """What is passed is read only when it is allowed, and dropped when it is not."""
    bus.rules(open="no")
    fd = pipe(GOOD)
    error, _ = open_with(ada, fd)
    assert error.name == ERROR + "PermissionDenied"
    assert os.read(fd, 100) == GOOD
    os.close(fd)
    bus.rules(open="yes")
