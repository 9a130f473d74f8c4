# SPDX-License-Identifier: GPL-3.0-or-later
"""What a table needs to be believed: the machine, and the versions of all who took part."""

import os
import platform
import re
from pathlib import Path

from ground import output_of
from hosts import farlanctl


def describe():
    cpu = re.search(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    memory = re.search(r"^MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(), re.MULTILINE)
    system = re.search(r'^PRETTY_NAME="(.*)"', Path("/etc/os-release").read_text(), re.MULTILINE)
    return {
        "Machine": f"{os.cpu_count()} × {cpu[1] if cpu else platform.machine()}, "
                   f"{int(memory[1]) / 1024 / 1024:.0f} GiB",
        "System": f"{system[1] if system else 'Linux'}, Linux {platform.release()}",
        "Farlan": output_of(farlanctl(), "--version"),
        "iperf3": output_of("iperf3", "--version").split(" (")[0],
        "HAProxy": " ".join(output_of("haproxy", "-v").split()[2:3]),
        "OpenVPN": " ".join(output_of("openvpn", "--version").split()[1:2]),
        "SoftEther": output_of("dpkg-query", "-W", "-f", "${Version}", "softether-vpnserver")
        if Path("/usr/bin/vpnserver").exists() else "",
    }
