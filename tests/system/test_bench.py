# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/bench/compare: that it still works. What it measures is not judged here."""

import json
import subprocess
from pathlib import Path

from hosts import BIN

COMPARE = Path(__file__).parents[1] / "bench/compare"
SECONDS = 200  # which is long
ROWS = {"veth", "farlan-plain-ws", "farlan-wss"}
# What each row has, and the least and the most that anybody could believe.
KERNEL = {
    "tcp_up": (1, 1e6), "tcp_down": (1, 1e6), "four_up": (1, 1e6), "four_down": (1, 1e6),
    "udp_64": (10, 1e8), "udp_1400": (10, 1e8), "rtt": (0.001, 1000), "rtt_p99": (0.001, 5000),
    "cpu": (0.001, 1e4), "cpu_machine": (0.001, 1e4),
}
FARLAN = KERNEL | {
    "connect": (1, 30000), "memory": (1, 4000), "memory_all": (1, 16000), "idle_cpu": (0, 1000),
    "wakeups": (0, 1e5),
}
LOOKS = "connect,idle,rtt,tcp,streams,udp"
LOADED = {
    "loaded_up": (0.001, 5000), "loaded_up_p99": (0.001, 5000), "limited_up": (1, 101),
    "loaded_down": (0.001, 5000), "loaded_down_p99": (0.001, 5000), "limited_down": (1, 101),
}
CROWD = {"up": (1, 1e6), "down": (0.1, 1e6), "broadcast": (0, 1e5), "delivered": (1, 101),
         "accepted": (0.1, 1e5)}


def compare(out, *options):
    """results.json"""
    done = subprocess.run(
        [COMPARE, "--quick", "--binaries", BIN, "--out", out, *options],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads((out / "results.json").read_text())


def assert_plausible(figures, wanted, who):
    assert figures.keys() == wanted.keys(), who
    for key, (least, most) in wanted.items():
        [value] = figures[key]
        assert least <= value <= most, (who, key, value)


def test_gives_plausible_figures(tmp_path):
    rows = compare(tmp_path, "--only", ",".join(ROWS), "--columns", LOOKS)["rows"]
    assert rows.keys() == ROWS
    for name, row in rows.items():
        assert_plausible(row["figures"], KERNEL if name == "veth" else FARLAN, name)
    table = (tmp_path / "table.md").read_text()
    for row in rows.values():
        assert table.count(f"| {row['title']} | ") == 4, table


def test_measures_beside_a_transfer_and_in_a_crowd(tmp_path):
    results = compare(tmp_path, "--only", "farlan-wss", "--columns", "loaded,crowd",
                      "--clients", "2")
    assert_plausible(results["rows"]["farlan-wss"]["figures"], LOADED, "farlan-wss")
    assert results["crowd"].keys() == {"2, ws", "2, wss"}
    for who, figures in results["crowd"].items():
        assert_plausible(figures, CROWD, who)
