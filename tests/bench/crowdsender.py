# SPDX-License-Identifier: GPL-3.0-or-later
"""crowdsender.py down CLIENTS SECONDS: UDP to one client after the other, 3957 Mbit/s of
payload at most.
crowdsender.py broadcast RATE SECONDS SIZE: that many broadcasts a second. Prints how many."""

import socket
import sys
import time

UDP_SEGMENT = 103  # the kernel makes packets of this size of what is sent at once
PAYLOAD, PACKETS = 1472, 42
DISCARD = 9
SENDINGS = 8000  # a second: more would take the processors from the tunnel only to be dropped
wire = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
what, number, seconds, *size = sys.argv[1:]
begun = time.monotonic()
end = begun + float(seconds)
sent = 0
if what == "down":
    wire.setsockopt(socket.IPPROTO_UDP, UDP_SEGMENT, PAYLOAD)
    data = bytes(PAYLOAD * PACKETS)
    while time.monotonic() < end:
        high, low = divmod(sent % int(number) + 512, 256)
        wire.sendto(data, (f"10.1.{high}.{low}", DISCARD))
        sent += 1
        if sent > (time.monotonic() - begun) * SENDINGS:
            time.sleep(0.001)
else:
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    while time.monotonic() < end:
        wire.sendto(bytes(int(size[0])), ("10.1.255.255", DISCARD))
        sent += 1
        time.sleep(1 / int(number))
print(sent)
