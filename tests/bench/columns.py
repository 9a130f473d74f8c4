# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured: each figure's heading, unit and number of decimals, in tables of a few."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    key: str
    heading: str
    digits: int = 0


@dataclass(frozen=True)
class Table:
    title: str
    looks: tuple  # of measure.LOOKS, which fill it
    columns: tuple


TABLES = (
    Table("Throughput, Mbit/s over TCP", ("tcp", "streams"), (
        Column("tcp_up", "up"),
        Column("tcp_down", "down"),
        Column("four_up", "four streams up"),
        Column("four_down", "four streams down"),
    )),
    Table("Packets and round trips", ("udp", "rtt"), (
        Column("udp_64", "UDP packets/s, 64 bytes"),
        Column("udp_1400", "UDP packets/s, 1400 bytes"),
        Column("rtt", "idle rtt, median ms", 3),
        Column("rtt_p99", "idle rtt, p99 ms", 3),
    )),
    Table("What it costs", ("tcp", "streams"), (
        Column("cpu", "CPU s/GB, its processes", 2),
        Column("cpu_machine", "CPU s/GB, whole machine", 2),
        Column("memory", "largest process, MiB", 1),
        Column("memory_all", "all processes, MiB", 1),
    )),
    Table("Beside a bulk transfer over 100 Mbit/s", ("loaded",), (
        Column("loaded_up", "rtt, transfer up, median ms", 2),
        Column("loaded_up_p99", "p99 ms", 2),
        Column("loaded_down", "rtt, transfer down, median ms", 2),
        Column("loaded_down_p99", "p99 ms", 2),
        Column("limited_up", "transfer up, Mbit/s", 1),
        Column("limited_down", "transfer down, Mbit/s", 1),
    )),
    Table("Idle, and coming up", ("idle", "connect"), (
        Column("connect", "connect to first ping, ms"),
        Column("idle_cpu", "idle CPU, ms/s", 3),
        Column("wakeups", "idle wake-ups/s", 2),
    )),
)

# Many clients on one server of ours: (key, heading, digits).
CROWD = (
    Column("up", "total up, Mbit/s"),
    Column("down", "total down, Mbit/s"),
    Column("process", "its processes, KiB/client", 1),
    Column("kernel", "kernel, KiB/client", 1),
    Column("broadcast", "CPU of a broadcast, µs/client", 2),
    Column("delivered", "broadcasts that arrived, %", 1),
    Column("accepted", "clients accepted/s", 0),
)

LOOKS = ("connect", "idle", "rtt", "tcp", "streams", "udp", "loaded", "crowd")
