# SPDX-License-Identifier: GPL-3.0-or-later
"""echo.py server PORT | echo.py client ADDRESS PORT COUNT INTERVAL: round trips over TCP, for what
carries no Ethernet and so no ping. The client prints each as ping(8) does."""

import socket
import sys
import time

SIZE = 64
FIRST = 3  # wait for the connection behind, and are not counted


def serve(port):
    with socket.create_server(("127.0.0.1", port)) as door:
        while True:
            peer, _ = door.accept()
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with peer:
                while data := peer.recv(SIZE):
                    peer.sendall(data)


def ask(address, port, count, interval):
    with socket.create_connection((address, port), 10) as peer:
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for number in range(-FIRST, count):
            begun = time.perf_counter()
            peer.sendall(bytes(SIZE))
            left = SIZE
            while left:
                left -= len(data := peer.recv(left))
                if not data:
                    sys.exit("the other end has gone")
            if number >= 0:
                print(f"time={(time.perf_counter() - begun) * 1000:.3f} ms", flush=True)
            time.sleep(interval)


if sys.argv[1] == "server":
    serve(int(sys.argv[2]))
else:
    ask(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5]))
