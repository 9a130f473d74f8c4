# SPDX-License-Identifier: GPL-3.0-or-later
"""What signals do to a helper and to who waits for its tunnel."""

import os
import signal

from hosts import BIN, wait_until


def test_helper_says_goodbye_when_terminated(lan):
    server, client = lan
    server.farlanctl("server")
    client.farlanctl("client", "--uri", "ws://10.9.0.1/")
    for host in (client, server):
        [helper] = host.farlan_processes("farlan-helper")
        os.kill(helper, signal.SIGTERM)
        wait_until(lambda: not host.farlan_processes(), what="the helper's end")
        assert set(host.links()) == {"eth0"}


SILENT_SERVER = """
import socket
listener = socket.create_server(("10.9.0.1", 80))
print("listening", flush=True)
while True:
    connection, _ = listener.accept()
    if connection.recv(1000):
        print("asked", flush=True)
        connection.recv(1000)
"""


def test_interrupted_before_the_tunnel_is_up(lan):
    server, client = lan
    silent = server.start("/usr/bin/python3", "-c", SILENT_SERVER)
    assert silent.stdout.readline() == "listening\n"
    command = client.start(BIN / "farlanctl", "client", "--uri", "ws://10.9.0.1/")
    assert silent.stdout.readline() == "asked\n"
    command.send_signal(signal.SIGINT)
    output, _ = command.communicate(timeout=10)
    assert command.returncode == 1
    assert output == "error: The tunnel was ended before it was up.\n"
    assert set(client.links()) == {"eth0"}
