# SPDX-License-Identifier: GPL-3.0-or-later
"""What processes have used, as the kernel tells in /proc."""

import contextlib
import os
import re
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pids):
    """User and system time of these processes, with that of their children that have ended."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            total += sum(map(int, fields[11:15]))
    return total / TICK


def machine_cpu_seconds():
    """What all processors have done since the machine started, interrupts included."""
    user, nice, system, _, _, irq, softirq = map(int, Path("/proc/stat").read_text().split()[1:8])
    return (user + nice + system + irq + softirq) / TICK


def _threads(pids):
    for pid in pids:
        with contextlib.suppress(OSError):
            yield from Path(f"/proc/{pid}/task").iterdir()


def exact_cpu_seconds(pids):
    """The time that threads which still run were on a processor, to the nanosecond."""
    total = 0
    for thread in _threads(pids):
        with contextlib.suppress(OSError):
            total += int((thread / "schedstat").read_text().split()[0])
    return total / 1e9


def context_switches(pids):
    """How often their threads gave a processor up, or lost it: once for each time they woke up."""
    total = 0
    for thread in _threads(pids):
        with contextlib.suppress(OSError):
            total += sum(map(int, re.findall(r"ctxt_switches:\s+(\d+)",
                                             (thread / "status").read_text())))
    return total


def _kilobytes(path, key):
    with contextlib.suppress(OSError):
        found = re.search(rf"^{key}:\s+(\d+) kB", Path(path).read_text(), re.MULTILINE)
        return int(found[1]) if found else 0
    return 0


def resident_mib(pid):
    return _kilobytes(f"/proc/{pid}/status", "VmRSS") / 1024


def shared_out_mib(pids):
    """Resident memory of them all, in which a page that several use counts once (PSS)."""
    return sum(_kilobytes(f"/proc/{pid}/smaps_rollup", "Pss") for pid in pids) / 1024


def kernel_mib():
    """What the kernel has for itself: objects, stacks, page tables, sockets."""
    return sum(_kilobytes("/proc/meminfo", key)
               for key in ("Slab", "KernelStack", "PageTables", "Percpu", "VmallocUsed")) / 1024


def name_of(pid):
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/comm").read_text().strip()
    return "?"
