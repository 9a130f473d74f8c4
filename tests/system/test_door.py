# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's door, and those who come, stay and say nothing."""

import contextlib
import socket
import struct
import time
from pathlib import Path

import pytest

from foreground import start_server
from hosts import wait_until
from rawpeer import Response, descriptors, dial, is_over, request, sign_in

VISITORS = 64  # that have not signed in, at the same time
VISITORS_PER_SOURCE = 8
DEADLINE = 4.5  # seconds, before which nobody has to leave: 5, by a timer that is not exact
LONGEST = 4  # seconds in which others get in, who do not have to wait for that
SOURCES = [f"10.9.0.{number}" for number in range(11, 21)]
# The first flight of a TLS client, up to the middle of its random number.
HALF_HELLO = bytes.fromhex("16030100f8010000f403035b90ff0000112233445566778899aabbcc")


@pytest.fixture
def crowd(lan):
    """The lan, whose client can also come from the SOURCES."""
    server, client = lan
    for source in SOURCES:
        client.set_address("eth0", f"{source}/24")
    return server, client


def staying(connections):
    return [connection for connection in connections if not is_over(connection)]


def seconds_to_connect(host, *arguments):
    begin = time.monotonic()
    host.farlanctl("client", *arguments)
    return time.monotonic() - begin


def test_one_source_has_eight_places_and_leaves_the_others_theirs(crowd, tmp_path):
    server, client = crowd
    start_server(server, tmp_path / "log")
    begin = time.monotonic()
    with contextlib.ExitStack() as stack:
        idle = [stack.enter_context(dial(client, 80, source=SOURCES[0])) for _ in range(100)]
        wait_until(lambda: len(staying(idle)) == VISITORS_PER_SOURCE, DEADLINE, "eight to stay")
        assert seconds_to_connect(client, "--uri", "ws://10.9.0.1/") < LONGEST
        assert len(staying(idle)) == VISITORS_PER_SOURCE or time.monotonic() - begin > DEADLINE
        # A place is free again when its visitor leaves.
        for connection in staying(idle)[:1]:
            connection.close()
        idle = [connection for connection in idle if connection.fileno() >= 0]

        def admitted():
            with dial(client, 80, source=SOURCES[0]) as late:
                try:
                    late.sendall(request())
                    return Response(late).status == 101
                except ConnectionError:
                    return False

        wait_until(admitted, LONGEST, "a place")


def test_all_sources_together_have_sixty_four_places(crowd, tmp_path):
    server, client = crowd
    start_server(server, tmp_path / "log")
    for _ in range(3):
        begin = time.monotonic()
        with contextlib.ExitStack() as stack:
            idle = [stack.enter_context(dial(client, 80, source=source))
                    for source in SOURCES for _ in range(VISITORS_PER_SOURCE)]
            wait_until(lambda: len(staying(idle)) <= VISITORS, what="the rest to be turned away")
            stayed = len(staying(idle))
            with dial(client, 80) as one_more:
                wait_until(lambda: is_over(one_more), what="one more to be turned away")
            seconds = time.monotonic() - begin
            wait_until(lambda: not staying(idle), what="all places to be free again")
        if seconds < DEADLINE:
            break
    assert seconds < DEADLINE, "too slow to tell the cap from the deadline"
    assert stayed == VISITORS
    assert seconds_to_connect(client, "--uri", "ws://10.9.0.1/") < LONGEST


def drip(connection):
    """Sends a byte, if it still can; gives whether it could."""
    try:
        connection.send(b"G")
        return True
    except OSError:
        return False


def test_who_does_not_sign_in_is_out_after_five_seconds(crowd, tmp_path, authority, certificate):
    server, client = crowd
    certfile, keyfile = certificate
    start_server(server, tmp_path / "ws")
    start_server(server, tmp_path / "wss", "--certfile", certfile, "--keyfile", keyfile)
    with contextlib.ExitStack() as stack:
        def open_pair(port, source, first=b"", tls=False):
            pair = [stack.enter_context(dial(client, port, source=source, tls=tls)) for _ in "ab"]
            for connection in pair:
                connection.sendall(first)
            return pair

        begin = time.monotonic()
        slow = {
            "idle": open_pair(80, SOURCES[0]),
            "half a header": open_pair(80, SOURCES[1], request()[:60]),
            "no blank line": open_pair(80, SOURCES[2], request()[:-2]),
            "idle before TLS": open_pair(443, SOURCES[3]),
            "half a TLS hello": open_pair(443, SOURCES[4], HALF_HELLO),
            "idle after TLS": open_pair(443, SOURCES[5], tls=True),
            "half a header in TLS": open_pair(443, SOURCES[6], request()[:60], tls=True),
        }
        dripping = open_pair(80, SOURCES[7])
        assert seconds_to_connect(client, "--uri", "ws://10.9.0.1/") < LONGEST
        assert seconds_to_connect(client, "--uri", "wss://10.9.0.1/", "--cacerts",
                                  authority.certificate) < LONGEST

        ended = {}
        while len(ended) < len(slow) + 1 and time.monotonic() - begin < 12:
            time.sleep(0.1)  # between the bytes of those who drip
            for what, pair in [*slow.items(), ("dripping", dripping)]:
                if what not in ended and not staying(pair):
                    ended[what] = time.monotonic() - begin
            for connection in dripping:
                drip(connection)
    assert set(ended) == {*slow, "dripping"}
    assert all(4 < seconds < 9 for seconds in ended.values()), ended


def test_no_room_for_another_client(lan, tmp_path):
    server, client = lan
    log = start_server(server, tmp_path / "log", "--max-clients", "2")
    first, second = sign_in(client), sign_in(client)
    with dial(client, 80) as third:
        third.sendall(request())
        response = Response(third)
        assert response.status == 503
        assert int(response.headers["retry-after"]) > 0
        assert response.headers["connection"] == "close"
        wait_until(lambda: is_over(third), what="the end of the connection")
    refused = client.farlanctl("client", "--uri", "ws://10.9.0.1/", check=False)
    assert refused.returncode == 5
    assert "try again later (503)" in refused.stderr
    assert "with 503: no room for another client" in log.log()
    first.close()

    def admitted():
        with dial(client, 80) as late:
            late.sendall(request())
            return Response(late).status == 101

    wait_until(admitted, what="the place of who left")
    second.close()


def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def test_without_descriptors_the_server_waits_and_goes_on(crowd, tmp_path):
    server, client = crowd
    few = ["setpriv", "--bounding-set", "-sys_resource", "prlimit", "--nofile=50:50"]
    log = start_server(server, tmp_path / "log", under=few)
    client.farlanctl("client", "--uri", "ws://10.9.0.1/")
    server.set_address("ethws0", "192.168.7.1/24")
    client.set_address("ethws0", "192.168.7.2/24")
    [pump] = server.farlan_processes("farlan-pump")
    with contextlib.ExitStack() as stack:
        for source in SOURCES:
            for _ in range(VISITORS_PER_SOURCE):
                stack.enter_context(dial(client, 80, source=source))
        log.wait_for("No connection can be accepted: Too many open files")
        before, begin = cpu_seconds(pump), time.monotonic()
        assert client.ping("192.168.7.1", count=30)
        assert cpu_seconds(pump) - before < 0.3 * (time.monotonic() - begin)
        assert descriptors(pump) == 50
    wait_until(lambda: descriptors(pump) < 40, 15, "the visitors to be gone")
    assert seconds_to_connect(client, "--uri", "ws://10.9.0.1/") < LONGEST
    assert client.ping("192.168.7.1")


def test_reset_at_any_point_leaves_nothing(crowd, tmp_path, certificate):
    server, client = crowd
    certfile, keyfile = certificate
    log = start_server(server, tmp_path / "log", "--certfile", certfile, "--keyfile", keyfile)
    with dial(client, 443, tls=True) as warm_up:
        warm_up.sendall(request())
        assert Response(warm_up).status == 101
    wait_until(lambda: "disconnected" in log.log(), what="the end of the first")
    pump = log.pump()
    before = descriptors(pump)
    at_once = struct.pack("ii", 1, 0)
    whole = request()
    for number in range(10 * len(SOURCES)):  # more than there are places
        source = SOURCES[number % len(SOURCES)]
        with (contextlib.suppress(ConnectionError),
              dial(client, 443, source=source, tls=number % 4 != 0) as visitor):
            visitor.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
            visitor.sendall(whole[: len(whole) * (number % 5 + 1) // 5])
    wait_until(lambda: descriptors(pump) == before, what="all descriptors to be closed")
    wait_until(lambda: not [link for link in server.links() if link.startswith("flp")],
               what="all ports to be gone")
    for source in SOURCES:
        sign_in(client, 443, tls=True, source=source).close()
