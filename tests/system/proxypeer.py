# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTP proxies, good ones and others."""

import contextlib
import re
import socket
import threading

from rawpeer import RawServer, inside


def forward(source, target):
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


class Proxy:
    """An HTTP proxy. Knows the name server.test. What a client says, `forward` passes on."""

    def __init__(self, password=None, forward=forward):
        self.password = password
        self.forward = forward
        self.heads = []

    def __call__(self, server, connection):
        while True:
            head = server.read(connection).decode()
            if not head:
                return
            self.heads.append(head)
            if not self.password or f"Proxy-Authorization: {self.password}\r\n" in head:
                break
            connection.sendall(b"HTTP/1.1 407 Password Required\r\nContent-Length: 0\r\n"
                               b'Proxy-Authenticate: Basic realm="proxy"\r\n\r\n')
        port = int(re.match(r"CONNECT (?:server\.test|10\.9\.0\.1):(\d+) HTTP/1\.1\r\n", head)[1])
        with server.dial(port) as onward:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=forward, args=[onward, connection])
            back.start()
            self.forward(connection, onward)
            back.join()


def proxy_server(host, behave):
    raw = RawServer(host, 3128, behave)

    def dial(port):
        with inside(host):
            onward = socket.socket()
        onward.connect(("10.9.0.1", port))
        return onward

    raw.dial = dial
    return raw


def say(data):
    def behave(server, connection):
        server.read(connection)
        connection.sendall(data)
        connection.recv(1)
    return behave


def silent(server, connection):
    while connection.recv(4096):
        pass
