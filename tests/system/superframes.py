# SPDX-License-Identifier: GPL-3.0-or-later
"""Records of superframe mode (PROTOCOL.md) and the frames in them, made by hand."""

import struct

ALL_OFFLOADS = struct.pack("<I", 0x1F)
OFFER = "Sec-WebSocket-Protocol: ethernet, farlan1"

NEEDS_CHECKSUM, DATA_VALID = 1, 2  # flags
TCP4, UFO, TCP6, UDP, ECN = 1, 3, 4, 5, 0x80  # segments
SYN, RST, ACK, URG = 0x02, 0x04, 0x10, 0x20


def header(flags=0, segments=0, header_bytes=0, segment_bytes=0, start=0, offset=0):
    return struct.pack("<BBHHHH", flags, segments, header_bytes, segment_bytes, start, offset)


NOTHING_TO_DO = header()


def record(data, head=NOTHING_TO_DO):
    return struct.pack("<I", len(head) + len(data)) + head + data


def packet(payload, ipv6=False, udp=False, tags=0, flags=ACK, destination="ff:ff:ff:ff:ff:ff"):
    """An Ethernet frame with one TCP segment or UDP datagram, however long; checksums of TCP and UDP
    are 0."""
    ethernet = bytes.fromhex(destination.replace(":", "") + "020000000001") + b"\x81\0\0\x07" * tags
    transport = (struct.pack("!HHHH", 4711, 4712, 8 + payload, 0) if udp else
                 struct.pack("!HHIIBBHHH", 4711, 4712, 1, 2, 0x50, flags, 0xFFFF, 0, 0))
    transport += bytes(number & 255 for number in range(payload))
    protocol = 17 if udp else 6
    if ipv6:
        addresses = b"\xfd" + bytes(14) + b"\1\xfd" + bytes(14) + b"\2"
        ip = struct.pack("!IHBB", 0x60000000, len(transport), protocol, 64) + addresses
    else:
        ip = bytearray(struct.pack("!BBHHHBBHII", 0x45, 0, 20 + len(transport), 1, 0x4000, 64,
                                   protocol, 0, 0x0A000001, 0x0A000002))
        total = sum(struct.unpack("!10H", ip))
        total = (total & 0xFFFF) + (total >> 16)
        ip[10:12] = struct.pack("!H", ~(total + (total >> 16)) & 0xFFFF)
    return ethernet + (b"\x86\xdd" if ipv6 else b"\x08\0") + bytes(ip) + transport


def offload(payload, size=0, ipv6=False, udp=False, tags=0, **changed):
    """The header that belongs to that packet: segments of `size`, or only the checksum."""
    start = 14 + 4 * tags + (40 if ipv6 else 20)
    fields = {"flags": NEEDS_CHECKSUM, "header_bytes": start + (8 if udp else 20), "start": start,
              "segments": (UDP if udp else TCP6 if ipv6 else TCP4) if size else 0,
              "segment_bytes": size, "offset": 6 if udp else 16}
    return header(**{**fields, **changed})
