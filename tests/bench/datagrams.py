# SPDX-License-Identifier: GPL-3.0-or-later
"""datagrams.py send ADDRESS PORT SIZE RATE SECONDS: sends that many UDP packets a second (0: as
many as it can), and prints how many that were, and in how long.
datagrams.py receive PORT: for each line that it reads, prints how many have arrived since the last.

Many go with one system call, so that on few cores it is the tunnel that is measured; iperf3 needs
more for a packet than a good tunnel does."""

import ctypes
import os
import select
import socket
import sys
import time

BATCH = 64
TICK = 0.0005  # seconds between two bursts
SO_RCVBUFFORCE, BUFFER = 33, 64 << 20  # the receiver need not keep up at every moment
LATE = 0.05  # seconds in which a full buffer can be read
libc = ctypes.CDLL(None, use_errno=True)


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


class Header(ctypes.Structure):
    _fields_ = [("name", ctypes.c_void_p), ("name_length", ctypes.c_uint32),
                ("vector", ctypes.POINTER(Vector)), ("vectors", ctypes.c_size_t),
                ("control", ctypes.c_void_p),
                ("control_length", ctypes.c_size_t),
                ("flags", ctypes.c_int)]


class Message(ctypes.Structure):
    _fields_ = [("header", Header), ("length", ctypes.c_uint)]


def messages(size):
    """A batch of packets that all share their memory; nobody looks at what is in it."""
    memory = ctypes.create_string_buffer(size)
    vector = Vector(ctypes.cast(memory, ctypes.c_void_p), size)
    batch = (Message * BATCH)()
    for message in batch:
        message.header.vector = ctypes.pointer(vector)
        message.header.vectors = 1
    batch.memory = memory
    return batch


def send(address, port, size, rate, seconds):
    wire = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    wire.connect((address, port))
    batch, sent = messages(size), 0
    begun = time.monotonic()
    while (passed := time.monotonic() - begun) < seconds:
        due = BATCH if not rate else min(int(rate * passed) - sent, BATCH)
        if due <= 0:
            time.sleep(TICK)
            continue
        count = libc.sendmmsg(wire.fileno(), batch, due, 0)
        # A queue that is full counts: what was due is lost.
        sent += count if count > 0 else due
    print(sent, passed)


def receive(port):
    wire = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    wire.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, BUFFER)
    wire.bind(("0.0.0.0", port))
    wire.setblocking(False)
    batch, arrived = messages(2048), 0
    while True:
        ready, _, _ = select.select([wire, sys.stdin], [], [])
        end = time.monotonic() + LATE
        while (count := libc.recvmmsg(wire.fileno(), batch, BATCH, 0, None)) > 0:
            arrived += count
            if sys.stdin in ready and time.monotonic() > end:
                break
        if sys.stdin in ready:
            os.read(0, 100)
            print(arrived, flush=True)
            arrived = 0


if sys.argv[1] == "send":
    send(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]), float(sys.argv[6]))
else:
    receive(int(sys.argv[2]))
