# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/bench/compare: that it still works. What it measures is not judged here."""

import json
import subprocess
from pathlib import Path

from hosts import BIN

COMPARE = Path(__file__).parents[1] / "bench/compare"
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


def test_gives_plausible_figures(tmp_path):
    done = subprocess.run(
        [COMPARE, "--quick", "--only", ",".join(ROWS), "--columns", LOOKS, "--binaries", BIN,
         "--out", tmp_path],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = json.loads((tmp_path / "results.json").read_text())["rows"]
    assert rows.keys() == ROWS
    for name, row in rows.items():
        wanted = KERNEL if name == "veth" else FARLAN
        assert row["figures"].keys() == wanted.keys(), name
        for key, (least, most) in wanted.items():
            [value] = row["figures"][key]
            assert least <= value <= most, (name, key, value)
    table = (tmp_path / "table.md").read_text()
    for row in rows.values():
        assert table.count(f"| {row['title']} | ") == 4, table
