# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes from one host to another, by their kernels: they must arrive as they were."""

import hashlib
import socket
import threading

from rawpeer import inside

UDP_SEGMENT = 103  # linux/udp.h


def family(address):
    return socket.AF_INET6 if ":" in address else socket.AF_INET


def listen(host, address, port):
    """A socket that accepts, or fails after a while."""
    with inside(host):
        listening = socket.create_server((address, port), family=family(address))
    listening.settimeout(30)
    return listening


def transfer(source, target, address, size=20_000_000):
    """Sends bytes over TCP from one host to another; they must arrive as they were."""
    data = hashlib.sha256(b"seed").digest() * (size // 32)
    listening = listen(target, address, 5001)
    received = hashlib.sha256()

    def receive():
        connection, _ = listening.accept()
        with connection:
            connection.settimeout(60)
            while block := connection.recv(1 << 20):
                received.update(block)

    receiver = threading.Thread(target=receive)
    receiver.start()
    with inside(source):
        sending = socket.create_connection((address, 5001), timeout=60)
    with sending:
        sending.sendall(data)
    receiver.join(60)
    listening.close()
    assert received.digest() == hashlib.sha256(data).digest()


def send_datagrams(source, target, address, size, count, rounds=20):
    """UDP that the kernel may leave uncut: `count` datagrams with each call."""
    with inside(target):
        receiving = socket.socket(family(address), socket.SOCK_DGRAM)
    with inside(source):
        sending = socket.socket(family(address), socket.SOCK_DGRAM)
    with receiving, sending:
        receiving.settimeout(10)
        receiving.bind((address, 5002))
        sending.connect((address, 5002))
        sending.setsockopt(socket.IPPROTO_UDP, UDP_SEGMENT, size)
        for number in range(rounds):
            sent = [bytes([number, part]) * (size // 2) for part in range(count)]
            sending.send(b"".join(sent))
            assert [receiving.recv(70000) for _ in sent] == sent
