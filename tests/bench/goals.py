# SPDX-License-Identifier: GPL-3.0-or-later
"""Where Farlan wants to stand, in one run on one machine: beside the others, not in Mbit/s."""

import statistics
from dataclasses import dataclass

PLAIN, SUPER = ("farlan-plain-ws", "farlan-plain-wss"), "farlan-wss"
WAYS = ("up", "down")


@dataclass(frozen=True)
class Goal:
    text: str
    value: float
    bound: float  # that must be reached
    aim: float
    more: bool = True  # whether more is better

    def row(self):
        def reached(limit):
            return self.value >= limit if self.more else self.value <= limit

        verdict = "reached" if reached(self.aim) else "enough" if reached(self.bound) else "missed"
        limits = (f"{'≥' if self.more else '≤'} {limit:g}" for limit in (self.bound, self.aim))
        return [self.text, f"{self.value:.3g}", *limits, verdict]


class _Absent(Exception):
    """Somebody was not measured, so there is nothing to compare."""


def goals(results):
    """Those that can be told from what was measured."""
    def of(name, key):
        values = results["rows"].get(name, {}).get("figures", {}).get(key)
        if not values:
            raise _Absent
        return statistics.median(values)

    def times(name, key, other):
        return of(name, key) / of(other, key)

    def crowd(key):
        values = results["crowd"].get("500, wss", {}).get(key)
        if not values:
            raise _Absent
        return statistics.median(values)

    def add(*arguments, value, **options):
        try:
            found.append(Goal(arguments[0], value(), *arguments[1:], **options))
        except _Absent:
            pass

    found = []
    for other, bound, aim in (("haproxy", 1, 1.2), ("openvpn", 9, 11), ("softether", 3, 4)):
        for way in WAYS:
            add(f"superframes, wss, TCP {way}: times {other}", bound, aim,
                value=lambda: times(SUPER, f"tcp_{way}", other))
    add("superframes, wss, CPU seconds per GB: times haproxy", 1, 0.8, more=False,
        value=lambda: times(SUPER, "cpu", "haproxy"))
    for name in PLAIN:
        for other, bound, aim in (("openvpn", 3.5, 3.5), ("softether", 1, 2)):
            for way in WAYS:
                add(f"{name}, TCP {way}: times {other}", bound, aim,
                    value=lambda: times(name, f"tcp_{way}", other))
    add("idle rtt, median: times openvpn", 1, 1, more=False,
        value=lambda: times(SUPER, "rtt", "openvpn"))
    add("idle rtt, median, ms", 0.1, 0.1, more=False, value=lambda: of(SUPER, "rtt"))
    for way in WAYS:
        add(f"rtt beside a transfer {way}: times openvpn", 0.5, 0.5, more=False,
            value=lambda: times(SUPER, f"loaded_{way}", "openvpn"))
        add(f"rtt beside a transfer {way}: ms more than veth", 10, 10, more=False,
            value=lambda: of(SUPER, f"loaded_{way}") - of("veth", f"loaded_{way}"))
        add(f"four streams {way}: times one", 1, 1,
            value=lambda: of(SUPER, f"four_{way}") / of(SUPER, f"tcp_{way}"))
    add("UDP packets of 64 bytes: times openvpn-udp", 1.5, 3,
        value=lambda: times(SUPER, "udp_64", "openvpn-udp"))
    add("resident memory of a pump at full load, MiB", 40, 25, more=False,
        value=lambda: of(SUPER, "memory"))
    # 78 KiB of Qt's and OpenSSL's for each are in it, which the goal of 64 leaves out.
    add("500 clients, wss, KiB each, the 78 of a QSslSocket included", 142, 142, more=False,
        value=lambda: crowd("process") + crowd("kernel"))
    add("connect to first ping, ms", 300, 100, more=False, value=lambda: of(SUPER, "connect"))
    return [goal.row() for goal in found]
