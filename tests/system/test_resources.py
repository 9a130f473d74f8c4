# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing piles up: connections that come and go, and many at once."""

import contextlib
import os
import re
import signal
import socket
import struct
import time
from pathlib import Path

import pytest

from foreground import start_server
from hosts import wait_until
from rawpeer import (BINARY, ask, descriptors, dial, ethernet, frame, memory, read_frame, request,
                     sign_in, tolerated_growth, wire)


def ports(server):
    return [name for name in server.links() if name.startswith("flp")]


def footprint(server, pids):
    """What a server takes of the machine, but for memory."""
    return {
        "links": sorted(server.links()),
        "descriptors": [descriptors(pid) for pid in pids],
        "threads": [len(os.listdir(f"/proc/{pid}/task")) for pid in pids],
        "processes": sorted(server.farlan_processes()),
    }


def not_more(now, before):
    """Less is fine: when it was looked at before, the last client may just have been let go."""
    return (now["links"] == before["links"] and now["processes"] == before["processes"]
            and all(new <= old for what in ("descriptors", "threads")
                    for new, old in zip(now[what], before[what])))


@pytest.mark.parametrize("tls", [False, True], ids=["ws", "wss"])
def test_clients_that_come_and_go_leave_nothing(lan, tmp_path, certificate, tls):
    server, client = lan
    options = ["--certfile", certificate[0], "--keyfile", certificate[1]] if tls else []
    log = start_server(server, tmp_path / "log", *options)
    [helper] = server.farlan_processes("farlan-helper")
    pids = [helper, log.pump()]

    def come_and_go(times):
        for number in range(times):
            with sign_in(client, 443 if tls else 80, tls=tls) as peer:
                peer.sendall(frame(BINARY, ethernet()))
                if number % 3 == 0:  # without a goodbye
                    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                elif number % 3 == 1:
                    peer.sendall(frame(0x8, struct.pack("!H", 1000)))
        wait_until(lambda: not ports(server), what="all ports to be gone")

    come_and_go(30)  # until buffers and caches have the size that they will have
    before, size = footprint(server, pids), [memory(pid) for pid in pids]
    come_and_go(100)
    wait_until(lambda: not_more(footprint(server, pids), before), what=f"no more than {before}")
    for pid, old in zip(pids, size):
        # The buffers of a hundred clients would be 8 MiB, what the helper knows of them 1 MiB.
        assert memory(pid) - old <= tolerated_growth(pid, 2**20)
    client.farlanctl("client", "--uri", "wss://10.9.0.1/" if tls else "ws://10.9.0.1/",
                     *(["--insecure"] if tls else []))
    assert log.stop() == 0
    assert set(server.links()) == {"eth0"}


def test_tunnels_that_come_and_go_leave_nothing(lan, tmp_path):
    server, client = lan
    log = start_server(server, tmp_path / "log")
    before = None
    for _ in range(12):
        client.farlanctl("client", "--uri", "ws://10.9.0.1/")
        client.farlanctl("disconnect", "ethws0")
        assert set(client.links()) == {"eth0"}
        wait_until(lambda: not client.farlan_processes(), what="the end of the client's helper")
        wait_until(lambda: not ports(server), what="the port to be gone")
        before = before or footprint(server, [log.pump()])
        wait_until(lambda: not_more(footprint(server, [log.pump()]), before),
                   what=f"no more than {before}")


def test_fifty_clients_hear_each_other_and_leave_nothing(lan, tmp_path):
    server, client = lan
    log = start_server(server, tmp_path / "log")
    pump = log.pump()
    before = descriptors(pump)
    with contextlib.ExitStack() as stack:
        peers = [stack.enter_context(sign_in(client)) for _ in range(50)]
        wait_until(lambda: server.tunnels()["ethws0"]["clients"] == 50, what="fifty clients")
        assert len(ports(server)) == 50
        outside = stack.enter_context(wire(server, "ethws0"))

        broadcast = ethernet(source="02:00:00:00:00:07", size=100)
        peers[7].sendall(frame(BINARY, broadcast))
        for peer in [*peers[:7], *peers[8:]]:
            heard = read_frame(peer)
            while heard != (BINARY, broadcast):  # IPv6 neighbours come first
                heard = read_frame(peer)
        assert outside.recv(2000) == broadcast

        # What is for one is not for all.
        reply = ethernet("02:00:00:00:00:07", "02:00:00:00:00:08")
        peers[8].sendall(frame(BINARY, reply))
        while read_frame(peers[7]) != (BINARY, reply):
            pass
        last = ethernet(source="02:00:00:00:00:09", size=200)
        peers[9].sendall(frame(BINARY, last))
        while (heard := read_frame(peers[10])) != (BINARY, last):
            assert heard != (BINARY, reply)
    wait_until(lambda: not ports(server), what="all ports to be gone")
    assert server.tunnels()["ethws0"]["clients"] == 0
    wait_until(lambda: descriptors(pump) == before, what="all descriptors to be closed")
    assert set(server.links()) == {"eth0", "ethws0", *(
        name for name in server.links() if name.startswith(("flb", "flv")))}


def worker_threads(pump):
    return [thread for thread in Path(f"/proc/{pump}/task").iterdir()
            if (thread / "comm").read_text() == "worker\n"]


def wakeups(threads):
    return [int(re.search(r"\nvoluntary_ctxt_switches:\t(\d+)", (thread / "status").read_text())[1])
            for thread in threads]


def dial_at_once(host, pump, count):
    """So many connections, of which the pump hears all together."""
    os.kill(pump, signal.SIGSTOP)
    try:
        return [dial(host, 80) for _ in range(count)]
    finally:
        os.kill(pump, signal.SIGCONT)


def serving_thread(threads, peer):
    """The one that wakes up for a client; nothing, if another has woken up meanwhile."""
    time.sleep(0.05)  # until it is quiet
    before = wakeups(threads)
    peer.sendall(frame(BINARY, b"short"))  # for the pump alone, which drops it
    wait_until(lambda: wakeups(threads) != before, what="somebody to read it")
    woken = [number for number, now in enumerate(wakeups(threads)) if now > before[number]]
    return woken if len(woken) == 1 else []


def test_who_comes_at_once_is_shared_among_threads(lan, tmp_path):
    server, client = lan
    log = start_server(server, tmp_path / "log")
    pump = log.pump()
    # A thread names itself, once it runs.
    expected = min(4, len(os.sched_getaffinity(0)))
    workers = wait_until(lambda: len(found := worker_threads(pump)) == expected and found,
                         what="all workers")
    serving = set()
    with contextlib.ExitStack() as stack:
        for _ in range(6):
            peers = [stack.enter_context(peer) for peer in dial_at_once(client, pump, 8)]
            assert all(ask(peer, request()).status == 101 for peer in peers)
            serving |= {who for peer in peers for who in serving_thread(workers, peer)}
    assert serving == set(range(len(workers)))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP],
                         ids=lambda number: number.name)
def test_helper_cleans_up_when_told_to_end(lan, number):
    server, client = lan
    server.farlanctl("server")
    client.farlanctl("client", "--uri", "ws://10.9.0.1/")
    for host in (client, server):
        [helper] = host.farlan_processes("farlan-helper")
        os.kill(helper, number)
        wait_until(lambda: not host.farlan_processes(), what="the end of helper and pump")
        assert set(host.links()) == {"eth0"}
    assert not any(Path("/run/farlan").glob("*"))
