# SPDX-License-Identifier: GPL-3.0-or-later
"""Records that are wrong, at both ends and with a real kernel behind: what the kernel would take and
must not get, what it would refuse, and what is put right."""

import contextlib
import socket
import time

import pytest

from foreground import Foreground, start_server
from hosts import wait_until
from rawpeer import (BINARY, PING, PONG, accepted, close_code, dial, ethernet, frame, inside,
                     read_frame, read_head, request, wire)
from superframes import (ACK, ALL_OFFLOADS, DATA_VALID, ECN, NEEDS_CHECKSUM, OFFER, RST, SYN, TCP4,
                         TCP6, UDP, UFO, URG, header, offload, packet, record)

ALL_TYPES = 3  # ETH_P_ALL
SOURCE = bytes.fromhex("020000000001")  # of the frames of these tests
LARGEST_MESSAGE = 131072
NOT_AS_AGREED = "The peer sends frames that are not as agreed."


class Meeting:
    """A socket that has agreed on superframes with an end of ours, and what that end's interface
    delivers."""

    def __init__(self, peer, host, device, log, masked):
        self._peer = peer
        self._wire = wire(host, device, ALL_TYPES)
        self._masked = masked
        self.log = log

    def send(self, message):
        self._peer.sendall(frame(BINARY, message, masked=self._masked))

    def delivered(self):
        while (data := self._wire.recv(70000))[6:12] != SOURCE:
            pass
        return data

    def answers(self):
        self._peer.sendall(frame(PING, b"there?", masked=self._masked))
        while read_frame(self._peer) != (PONG, b"there?"):
            pass
        return True

    def close_code(self):
        return close_code(self._peer)

    def wait_for_the_end(self):
        with contextlib.suppress(ConnectionResetError):
            while self._peer.recv(70000):
                pass

    def hang_up(self):
        self._peer.close()


@pytest.fixture
def with_server(lan, tmp_path):
    server, client = lan
    server.run("ip", "link", "add", "br0", "type", "bridge")
    server.run("ip", "link", "set", "br0", "up")
    log = start_server(server, tmp_path / "log", "--bridge", "br0")
    with dial(client, 80) as peer:
        peer.sendall(request(extra=[OFFER]))
        assert b"Sec-WebSocket-Protocol: farlan1" in read_head(peer)
        assert read_frame(peer) == (BINARY, ALL_OFFLOADS)
        meeting = Meeting(peer, server, "br0", log, masked=True)
        meeting.send(ALL_OFFLOADS)
        yield meeting


@pytest.fixture
def with_client(lan, tmp_path):
    server, client = lan
    with inside(server):
        listening = socket.create_server(("10.9.0.1", 80))
    listening.settimeout(30)
    with listening:
        log = Foreground(client, tmp_path / "log", "client", "--uri", "ws://10.9.0.1/")
        peer, _ = listening.accept()
        with peer:
            peer.settimeout(10)
            peer.sendall(accepted(read_head(peer), "farlan1"))
            assert read_frame(peer) == (BINARY, ALL_OFFLOADS)
            wait_until(lambda: "ethws0" in client.links(), what="the interface")
            meeting = Meeting(peer, client, "ethws0", log, masked=False)
            meeting.send(ALL_OFFLOADS)
            yield meeting


@pytest.fixture(params=["server", "client"])
def meeting(request):
    return request.getfixturevalue(f"with_{request.param}")


TCP, LONG = packet(3000), offload(3000, 1000)


def tcp(**changed):
    return record(TCP, offload(3000, 1000, **changed))


def tcp6(**changed):
    return record(packet(3000, ipv6=True), offload(3000, 1000, ipv6=True, **changed))


def udp(**changed):
    return record(packet(3000, udp=True), offload(3000, 1000, udp=True, **changed))


WRONG = {
    # What kernels accept.
    "TSO4 without NEEDS_CSUM": tcp(flags=0),
    "TSO4 with DATA_VALID only": tcp(flags=DATA_VALID),
    "both flags": tcp(flags=NEEDS_CHECKSUM | DATA_VALID),
    "all flags": tcp(flags=0xFF),
    "flags, and nothing to do": record(ethernet(), header(flags=0xFF)),
    "TSO6 on IPv4 without NEEDS_CSUM": tcp(flags=0, segments=TCP6),
    "TSO4 on IPv6": tcp6(segments=TCP4),
    "TSO4 on ARP": record(TCP[:12] + b"\x08\x06" + TCP[14:], LONG),
    "segments of 1": tcp(segment_bytes=1),
    "segments of 511": tcp(segment_bytes=511),
    "UFO": udp(segments=UFO),
    "checksum off by one": tcp(start=33),
    "in three VLANs": record(packet(3000, tags=3), offload(3000, 1000, tags=3)),
    "SYN": record(packet(3000, flags=SYN), LONG),
    "RST": record(packet(3000, flags=RST | ACK), LONG),
    "URG": record(packet(3000, flags=URG | ACK), LONG),
    "a fragment": record(TCP[:20] + b"\x20\0" + TCP[22:], LONG),
    "IP length": record(TCP + b"x", LONG),
    "UDP length": record((data := packet(3000, udp=True))[:38] + b"\0\x08" + data[40:],
                         offload(3000, 1000, udp=True)),
    "without segments, but a size": tcp(segments=0),
    # What they refuse.
    "TSO6 on IPv4": tcp(segments=TCP6),
    "TSO4 on UDP": udp(segments=TCP4),
    "segments of 0": tcp(segment_bytes=0),
    "type 2": tcp(segments=2),
    "type 0x7f": tcp(segments=0x7F),
    **{f"checksum at {start}": tcp(start=start) for start in (0, 13, 14, len(TCP) - 1, 60000)},
    "USO without NEEDS_CSUM": udp(flags=0),
    "USO with ECN": udp(segments=UDP | ECN),
    "USO with TCP's offset": udp(offset=16),
    "TCP with UDP's offset": tcp(offset=6),
    # What is no record.
    "nothing": b"",
    "a byte": b"x",
    "three bytes": bytes(3),
    "no header": record(b"", b""),
    "a header that is too short": record(ethernet(size=14), bytes(9)),
    "no frame": record(b""),
    "13 bytes": record(bytes(13)),
    "cut off": record(ethernet())[:-1],
    "length 2^32 - 1": b"\xff" * 4 + bytes(100),
    "larger than any frame": record(bytes(65598)),
    "70 000 bytes": record(ethernet(size=70000)),
    "rest of a message": record(b"y" * 13) + record(ethernet()),
}
TOO_LONG = {  # which is nobody's fault
    "over the MTU": record(ethernet(size=1515)),
    "over the MTU in a VLAN": record(ethernet(kind=0x8100, size=1519)),
    "9000 bytes": record(ethernet(size=9014)),
    "65 535 bytes": record(ethernet(size=65535)),
    "the checksum of a long one": record(packet(1461), offload(1461)),
    "UDP in long segments": record(packet(3000, udp=True), offload(3000, 1473, udp=True)),
}


def test_what_is_wrong_is_dropped_and_counted(meeting):
    rows = {**WRONG, **TOO_LONG}
    assert len(WRONG) < 90  # or the connection would be ended
    for number, (name, message) in enumerate(rows.items()):
        meeting.send(message)
        mark = ethernet()[:-1] + bytes([number])
        meeting.send(record(mark))
        assert meeting.delivered() == mark, name
    assert meeting.answers()
    meeting.hang_up()
    log = meeting.log.wait_for(f"dropped {len(rows)} received frames that were malformed or too long")
    assert "the kernel found" not in log


def test_what_is_odd_is_put_right(meeting):
    for name, data, message in [
        ("no length of headers", TCP, tcp(header_bytes=0)),
        ("all is headers", TCP, tcp(header_bytes=65535)),
        ("GSO_BY_FRAGS", TCP, tcp(segment_bytes=0xFFFF)),
        ("larger than the MTU", TCP, tcp(segment_bytes=8948)),
        ("ECN", TCP, tcp(segments=TCP4 | ECN)),
        ("one segment", data := packet(1000), record(data, offload(1000, 1448))),
        ("IPv6", data := packet(3000, ipv6=True), tcp6()),
        ("UDP", data := packet(3000, udp=True), udp()),
        ("in a VLAN", data := packet(3000, tags=1), record(data, offload(3000, 1000, tags=1))),
    ]:
        meeting.send(message)
        delivered = meeting.delivered()
        # Tags are beside the frame there, and its checksum is not what it was.
        assert delivered[-1000:] == data[-1000:], name
    meeting.send(b"rubbish")
    assert meeting.answers()
    meeting.hang_up()
    assert "the kernel found" not in meeting.log.wait_for("dropped 1 received frames")


def test_a_hundred_wrong_records_end_the_connection(meeting):
    for _ in range(99):
        meeting.send(b"rubbish")
    for message in 100 * [*TOO_LONG.values()]:
        meeting.send(message)
    assert meeting.answers()
    assert NOT_AS_AGREED not in meeting.log.log()
    meeting.send(tcp(flags=0xFF))
    meeting.log.wait_for(NOT_AS_AGREED)
    meeting.wait_for_the_end()
    meeting.log.wait_for("malformed or too long")
    time.sleep(0.2)  # until the pump has forgotten it
    assert "QIODevice" not in meeting.log.log()


def test_a_message_that_is_too_large_ends_the_connection(meeting):
    mark = ethernet()[:-1] + b"x"
    largest = record(mark).ljust(LARGEST_MESSAGE, b"\0")  # and a rest that is none
    meeting.send(largest)
    assert meeting.delivered() == mark
    assert meeting.answers()
    with contextlib.suppress(OSError):  # it is refused before it is whole
        meeting.send(largest + b"\0")
    assert meeting.close_code() == 1009
