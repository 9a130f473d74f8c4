# SPDX-License-Identifier: GPL-3.0-or-later
"""crowdclient.py ADDRESS PORT SERVER_MAC [CACERTS]: many clients of a server in one process,
without interfaces: they send frames that were made before, and count what they get.

Reads commands, and answers each with a line: connect COUNT (until there are so many); up SECONDS;
count (bytes that have come since the last time); drain (sends a little, and waits until nothing
comes any more); quit."""

import json
import select
import socket
import ssl
import sys
import time

address, port, server_mac, *cacerts = sys.argv[1:]
SERVER_IP = bytes((10, 1, 1, 1))
FRAMES = 40  # that one write has: 60 KB
PAYLOAD = 1472
ROOM = 1 << 17  # in a socket: five hundred with the kernel's megabytes use up all that TCP may have
QUIET, PATIENCE = 2, 60  # seconds
DISCARD = 9
REQUEST = (f"GET / HTTP/1.1\r\nHost: {address}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\n"
           "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n").encode()
BUFFER = memoryview(bytearray(1 << 18))
AGAIN = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)
context = ssl.create_default_context(cafile=cacerts[0]) if cacerts else None


def mac(number):
    return bytes((2, 0, 0, 1)) + number.to_bytes(2, "big")


def ip(number):
    return bytes((10, 1)) + (number + 512).to_bytes(2, "big")


def message(frame):
    """As a client sends it; the key is 0, which costs nobody anything here."""
    size = len(frame)
    length = bytes((0x80 | size,)) if size < 126 else bytes((0xfe,)) + size.to_bytes(2, "big")
    return b"\x82" + length + bytes(4) + frame


def announcement(number):
    """Tells the bridge where this client is: an ARP request for its own address."""
    body = bytes.fromhex("0001080006040001") + mac(number) + ip(number) + bytes(6) + ip(number)
    return message((b"\xff" * 6 + mac(number) + b"\x08\x06" + body).ljust(60, b"\0"))


def datagram(number):
    """To the server's discard port."""
    header = bytearray(bytes((0x45, 0)) + (PAYLOAD + 28).to_bytes(2, "big") + bytes(4)
                       + bytes((64, 17, 0, 0))
                       + ip(number) + SERVER_IP)
    total = sum(int.from_bytes(header[n:n + 2], "big") for n in range(0, 20, 2))
    total = (total & 0xffff) + (total >> 16)
    header[10:12] = (~(total + (total >> 16)) & 0xffff).to_bytes(2, "big")
    udp = b"".join(field.to_bytes(2, "big") for field in (4000, DISCARD, PAYLOAD + 8, 0))
    return message(bytes.fromhex(server_mac.replace(":", "")) + mac(number) + b"\x08\x00" + header
                   + udp
                   + bytes(PAYLOAD))


class Client:
    def __init__(self, number):
        plain = socket.create_connection((address, int(port)), 20)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for buffer in (socket.SO_SNDBUF, socket.SO_RCVBUF):
            plain.setsockopt(socket.SOL_SOCKET, buffer, ROOM)
        self.wire = context.wrap_socket(plain, server_hostname=address) if context else plain
        self.wire.sendall(REQUEST)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += (more := self.wire.recv(1))
            if not more or len(answer) > 4000:
                sys.exit(f"client {number}: {answer!r}")
        if b" 101 " not in answer.split(b"\r\n")[0]:
            sys.exit(f"client {number}: {answer!r}")
        self.wire.sendall(announcement(number))
        self.wire.setblocking(False)
        self.blob = memoryview(datagram(number) * FRAMES)
        self.sent = self.received = 0

    def write(self):
        try:
            self.sent += self.wire.send(self.blob[self.sent % len(self.blob):])
        except AGAIN:
            pass

    def read(self):
        try:
            while got := self.wire.recv_into(BUFFER):
                self.received += got
                if not cacerts and got < len(BUFFER):
                    return
        except AGAIN:
            return
        sys.exit("the server has closed a connection")


def turn(poll, clients, seconds):
    """Reads and writes for that long."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        for descriptor, events in poll.poll(left):
            if events & ~select.EPOLLOUT:
                clients[descriptor].read()
            if events & select.EPOLLOUT:
                clients[descriptor].write()


def drain(poll, clients):
    for client in clients.values():
        client.write()  # who does not answer pings must be heard of in another way
    end = time.monotonic() + PATIENCE
    while (ready := poll.poll(QUIET)) and time.monotonic() < end:
        for descriptor, _ in ready:
            clients[descriptor].read()


def wait_for_command(poll, clients):
    """Reads meanwhile, so that nobody is a client who does not."""
    own = sys.stdin.fileno()
    poll.register(own, select.EPOLLIN)
    while own not in (ready := [descriptor for descriptor, _ in poll.poll()]):
        for descriptor in ready:
            clients[descriptor].read()
    poll.unregister(own)


def main():
    clients, poll = {}, select.epoll()

    def watch(events):
        for descriptor in clients:
            poll.modify(descriptor, events)

    while True:
        wait_for_command(poll, clients)
        command, *values = sys.stdin.readline().split() or ["quit"]
        if command == "connect":
            begun = time.monotonic()
            for number in range(len(clients), int(values[0])):
                client = Client(number)
                clients[client.wire.fileno()] = client
                poll.register(client.wire.fileno(), select.EPOLLIN)
            answer = {"seconds": time.monotonic() - begun}
        elif command == "up":
            watch(select.EPOLLIN | select.EPOLLOUT)
            turn(poll, clients, float(values[0]))
            watch(select.EPOLLIN)
            answer = {"bytes": sum(client.sent for client in clients.values())}
        elif command == "drain":
            drain(poll, clients)
            answer = {}
        elif command == "count":
            turn(poll, clients, 0.02)
            answer = {"bytes": sum(client.received for client in clients.values())}
            for client in clients.values():
                client.received = 0
        else:
            return
        print(json.dumps(answer), flush=True)


main()
