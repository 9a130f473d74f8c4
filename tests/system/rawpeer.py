# SPDX-License-Identifier: GPL-3.0-or-later
"""Peers that say exactly what a test wants, right or wrong: sockets, HTTP and WebSocket by hand."""

import base64
import contextlib
import ctypes
import hashlib
import os
import re
import socket
import ssl
import struct
import threading

KEY = "dGhlIHNhbXBsZSBub25jZQ=="  # of RFC 6455
CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA

_libc = ctypes.CDLL(None, use_errno=True)
_CLONE_NEWNET = 0x40000000


@contextlib.contextmanager
def inside(host):
    """What this thread opens in here belongs to that host."""
    with open("/proc/thread-self/ns/net") as own, open(f"/run/netns/{host.name}") as other:
        if _libc.setns(other.fileno(), _CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")
        try:
            yield
        finally:
            _libc.setns(own.fileno(), _CLONE_NEWNET)


def unverified_tls():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def dial(host, port, address="10.9.0.1", source=None, tls=False, timeout=10):
    """A connection from that host; with TLS when asked to, whatever the certificate."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with inside(host):
        connection = socket.socket(family)
    connection.settimeout(timeout)
    if source:
        connection.bind((source, 0))
    connection.connect((address, port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return unverified_tls().wrap_socket(connection) if tls else connection


def basic(user, password):
    """The value of an Authorization header."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def request(path="/", authorization=None, method="GET", version="HTTP/1.1", extra=(), without=(),
            **changed):
    """An upgrade request, as bytes. `changed` replaces header values, with _ for -."""
    headers = {
        "Host": "10.9.0.1",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": KEY,
        "Sec-WebSocket-Version": "13",
    }
    if authorization is not None:
        headers["Authorization"] = authorization
    headers.update({name.replace("_", "-"): value for name, value in changed.items()})
    lines = [f"{method} {path} {version}"]
    lines += [f"{name}: {value}" for name, value in headers.items() if name not in without]
    return "\r\n".join([*lines, *extra, "", ""]).encode("latin-1")


def read_head(connection):
    """All up to the blank line, and not a byte more."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        byte = connection.recv(1)
        if not byte:
            return head
        head += byte
    return head


class Response:
    """What a server answered: status (0: nothing), headers by lower-case name."""

    def __init__(self, connection):
        head = read_head(connection).decode("latin-1")
        status = re.match(r"HTTP/1\.1 (\d{3}) ", head)
        self.status = int(status.group(1)) if status else 0
        self.headers = dict(
            (name.lower(), value) for name, value in re.findall(r"^([\w-]+): (.*)\r$", head, re.M))


def ask(connection, data):
    """Sends a request and gives the response."""
    connection.sendall(data)
    return Response(connection)


def is_over(connection):
    """Whether the other side has ended the connection, without waiting. Reads what has come."""
    connection.setblocking(False)
    try:
        while connection.recv(65536):
            pass
        return True
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    except (ConnectionError, ssl.SSLError):
        return True
    finally:
        connection.settimeout(10)


def frame(opcode, payload=b"", final=True, masked=True, length=None):
    """A WebSocket frame. `length`: the one to declare instead of the true one."""
    size = len(payload) if length is None else length
    header = bytes([(0x80 if final else 0) | opcode])
    mask = 0x80 if masked else 0
    if size < 126:
        header += bytes([mask | size])
    elif size < 65536:
        header += struct.pack("!BH", mask | 126, size)
    else:
        header += struct.pack("!BQ", mask | 127, size)
    return header + (bytes(4) if masked else b"") + payload  # key 0 changes nothing


def read_exactly(connection, count):
    data = b""
    while len(data) < count:
        part = connection.recv(count - len(data))
        if not part:
            raise ConnectionError("closed")
        data += part
    return data


def read_frame(connection):
    """(opcode, payload) of the next frame."""
    first, second = read_exactly(connection, 2)
    size = second & 0x7F
    if size == 126:
        [size] = struct.unpack("!H", read_exactly(connection, 2))
    elif size == 127:
        [size] = struct.unpack("!Q", read_exactly(connection, 8))
    key = read_exactly(connection, 4) if second & 0x80 else bytes(4)
    payload = read_exactly(connection, size)
    return first & 0x0F, bytes(byte ^ key[i % 4] for i, byte in enumerate(payload))


def close_code(connection):
    """The code with which the other side said goodbye, which must come within the timeout."""
    while True:
        opcode, payload = read_frame(connection)
        if opcode == CLOSE:
            return struct.unpack("!H", payload[:2])[0]


def sign_in(host, port=80, tls=False, source=None, authorization=None, path="/"):
    """A client, as a socket on which frames may flow."""
    connection = dial(host, port, source=source, tls=tls)
    response = ask(connection, request(path, authorization))
    assert response.status == 101, response.status
    return connection


def ethernet(destination="ff:ff:ff:ff:ff:ff", source="02:00:00:00:00:01", size=60, kind=0x88B5):
    """A frame of the type that is set aside for local experiments, with zeros in it."""
    addresses = bytes.fromhex((destination + source).replace(":", ""))
    return (addresses + struct.pack("!H", kind)).ljust(size, b"\0")


def wire(host, device, kind=0x88B5, timeout=10):
    """A socket for the raw frames of that type on an interface."""
    with inside(host):
        tap = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(kind))
        tap.bind((device, kind))
    tap.settimeout(timeout)
    return tap


def accepted(head, protocol=None):
    """The response that upgrades the connection of that request, and selects a subprotocol."""
    key = re.search(rb"Sec-WebSocket-Key: *(\S+)", head, re.I).group(1)
    digest = hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
    return (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + (b"Sec-WebSocket-Protocol: " + protocol.encode() + b"\r\n" if protocol else b"") +
            b"Sec-WebSocket-Accept: " + base64.b64encode(digest) + b"\r\n\r\n")


class RawServer:
    """Listens on a host and treats each connection in a thread of its own with behave(server,
    connection), after which it is closed.

    With `certificate` (path, path) behave() gets a connection on which TLS is up. `seen` collects
    what behave() was given by read(); `connections` and `closed` count."""

    def __init__(self, host, port, behave, certificate=None):
        self.behave = behave
        self.seen = b""
        self.connections = 0
        self.closed = 0
        self._open = []
        self._tls = None
        if certificate:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(*map(str, certificate))
        with inside(host):
            self._listener = socket.create_server(("::", port), family=socket.AF_INET6,
                                                  dualstack_ipv6=True)
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for one in [self._listener, *self._open]:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self._open.append(connection)
                self.connections += 1
                threading.Thread(target=self._treat, args=[connection], daemon=True).start()

    def _treat(self, connection):
        with contextlib.suppress(OSError):
            with connection:
                if self._tls:
                    connection = self._tls.wrap_socket(connection, server_side=True)
                    self._open.append(connection)
                with connection:
                    self.behave(self, connection)
        self.closed += 1

    def read(self, connection):
        """The head of a request, or what came before the end."""
        head = read_head(connection)
        self.seen += head
        return head


def memory(pid, what="VmRSS"):
    """Bytes of memory of a process: VmRSS, or VmHWM for the most it ever had."""
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(rf"{what}:\s+(\d+) kB", status.read()).group(1)) * 1024


def is_sanitized(pid):
    """Whether AddressSanitizer watches a process: it maps terabytes."""
    return memory(pid, "VmSize") > 2**40


def tolerated_growth(pid, usual=16 * 2**20):
    """How much more memory a process may use after an attack, in bytes."""
    # AddressSanitizer keeps 256 MiB of what is freed to find late uses of it.
    return usual + (320 * 2**20 if is_sanitized(pid) else 0)


def descriptors(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))
